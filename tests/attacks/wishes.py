"""A random wish of every kind there is: for each command class, how to make one.

Most are possible, some ask for what is not there, and numbers and texts are the ones that break
things: bounds and what lies beyond them, NaN, half characters, nothing at all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from orgsandbox.commands import (
    agreement,
    base,
    destinations,
    merge,
    merge_plan,
    people,
    relocate,
    restore,
    roles,
    scenarios,
    seats,
    split,
    tasks,
    taste,
    units,
    whole,
)
from orgsandbox.domain import tree
from orgsandbox.domain.destinations import CUSTOMER
from orgsandbox.domain.merging import merge as merged
from orgsandbox.domain.model import (
    Agreement,
    Answer,
    Family,
    Person,
    Role,
    Seat,
    Sourcing,
    Task,
    Unit,
)
from orgsandbox.domain.problem import Refused
from orgsandbox.domain.project import Assumptions, Project, Scenario
from orgsandbox.i18n import Message
from tests.attacks.maker import SIDES, Maker


def _merge_plan(make: Maker) -> merge_plan.MergePlan:
    """Return what somebody changed in a copy of some scenario, taken over in part."""
    begun = make.random.choice(make.project.scenarios).org
    theirs = Maker(make.random, Project((Scenario(make.scenario, "x", begun),)), make.scenario)
    theirs.made = make.made + 10_000
    for _ in range(make.random.randint(1, 4)):
        kind = make.random.choice([k for k in WISHES if k is not merge_plan.MergePlan])
        try:
            after = base.carried_out(WISHES[kind](theirs), theirs.project)
        except Refused:
            continue
        if after.has(make.scenario):
            theirs.project, theirs.org = after, after.scenario(make.scenario).org
    found = merged(begun, make.org, theirs.org)
    taken = [n for n in range(len(found.differences)) if make.random.random() < 0.8]
    if make.maybe():
        taken = list(found.sound(taken))
    return merge_plan.MergePlan(make.scenario, found, tuple(taken))


def _task(make: Maker, held: Task) -> Task:
    sourcing = Sourcing(
        make.maybe(),
        {make.unit(): Answer(make.text(), "", (make.text(),))},
        make.number(),
        make.number(),
        None,
        make.whole(),
    )
    changes = [
        ("name", make.text()),
        ("family", make.family()),
        ("owner", make.unit()),
        ("demand", make.number()),
        ("expected", make.number()),
        ("sourcing", sourcing),
        ("serves", {make.unit(): make.number()}),
        ("note", make.text()),
        ("depends_on", make.some((*make.org.tasks, "gone"))),
    ]
    return replace(held, **dict(make.random.sample(changes, make.random.randint(0, 3))))


def _role(make: Maker, held: Role) -> Role:
    changes = [
        ("name", make.text()),
        ("planned", make.whole()),
        ("is_head", make.maybe()),
        ("duties", make.work()),
    ]
    return replace(held, **dict(make.random.sample(changes, make.random.randint(0, 2))))


def _unit(make: Maker, held: Unit) -> Unit:
    changes = [
        ("name", make.text()),
        ("level", make.text()),
        ("survey", make.number()),
        ("note", make.text()),
        ("side", make.random.choice(SIDES)),
        ("order", make.whole()),
        ("divided_on", make.day()),
    ]
    return replace(held, **dict(make.random.sample(changes, make.random.randint(0, 3))))


def _known(make: Maker, kind: str, key: str, fresh: object) -> object:
    return getattr(make.org, kind).get(key, fresh)


def _assumptions(make: Maker) -> Assumptions:
    changes = [
        ("theta", make.number()),
        ("full_time_hours", make.number()),
        ("rates", {make.text(): make.number()}),
        ("turnover", make.number()),
        ("currency", make.text()),
        ("titles", (make.text(),)),
    ]
    return replace(make.project.assumptions, **dict(make.random.sample(changes, 1)))


def _role_with_seats(make: Maker) -> Role:
    seated = make.some(tree.unplaced(make.org), 1) if make.maybe() else ()
    seats = tuple(Seat(person, make.whole(), make.maybe()) for person in seated)
    return _role(make, Role(make.key(), "担当", seats))


def _together(make: Maker) -> base.Together:
    kinds = [kind for kind in WISHES if kind not in (base.Together, merge_plan.MergePlan)]
    commands = tuple(WISHES[make.random.choice(kinds)](make) for _ in range(3))
    return base.Together(commands, Message("x"))


WISHES: dict[type[base.Command], Callable[[Maker], base.Command]] = {
    agreement.SetAgreement: lambda m: agreement.SetAgreement(
        m.scenario,
        (m.seat(), m.seat()),
        m.random.choice(list(Agreement)),
        m.text() if m.maybe() else None,
    ),
    base.Together: _together,
    destinations.SetUnitShare: lambda m: destinations.SetUnitShare(
        m.scenario, m.unit(), m.random.choice((m.unit(), CUSTOMER)), m.number()
    ),
    destinations.SetTaskShare: lambda m: destinations.SetTaskShare(
        m.scenario,
        m.task(),
        m.random.choice((m.unit(), CUSTOMER)),
        m.number() if m.maybe() else None,
    ),
    destinations.ReplaceDestination: lambda m: destinations.ReplaceDestination(
        m.scenario, m.task(), m.unit(), m.random.choice((m.unit(), CUSTOMER))
    ),
    merge.MergeUnits: lambda m: merge.MergeUnits(
        m.scenario, (*m.some(m.org.units, 3), m.unit()), m.unit()
    ),
    merge_plan.MergePlan: _merge_plan,
    people.AddPerson: lambda m: people.AddPerson(
        m.scenario, replace(Person(m.key(), "新人"), **m.fields_of_person())
    ),
    people.EditPeople: lambda m: people.EditPeople(
        m.scenario, m.some(m.org.people), m.fields_of_person()
    ),
    people.EditPeopleEverywhere: lambda m: people.EditPeopleEverywhere(
        m.some(m.org.people), m.fields_of_person()
    ),
    people.SetOwnWork: lambda m: people.SetOwnWork(m.scenario, m.person(), m.work()),
    people.RemovePeople: lambda m: people.RemovePeople(m.scenario, m.some(m.org.people, 2)),
    relocate.RelocateTask: lambda m: relocate.RelocateTask(
        m.scenario, m.task(), m.unit() if m.random.random() < 0.8 else None
    ),
    restore.RestoreScenario: lambda m: restore.RestoreScenario(
        replace(m.project.scenario(m.earlier()), note=m.text(), based_on=m.any_scenario())
    ),
    restore.RestorePlan: lambda m: restore.RestorePlan(
        replace(m.project, scenarios=m.project.scenarios[m.random.randint(0, 1) :])
    ),
    roles.AddRole: lambda m: roles.AddRole(m.scenario, m.unit(), _role_with_seats(m)),
    roles.EditRole: lambda m: roles.EditRole(
        m.scenario,
        _role(
            m,
            next(
                (
                    role
                    for unit in m.org.units.values()
                    for role in unit.roles
                    if role.id == m.role()
                ),
                Role(m.role(), "担当"),
            ),
        ),
    ),
    roles.RenameRole: lambda m: roles.RenameRole(m.scenario, m.role(), m.text()),
    roles.SetPlanned: lambda m: roles.SetPlanned(m.scenario, m.role(), m.whole()),
    roles.SetDuties: lambda m: roles.SetDuties(m.scenario, m.role(), m.work()),
    roles.SetHead: lambda m: roles.SetHead(
        m.scenario, m.unit(), m.role() if m.random.random() < 0.8 else None
    ),
    roles.MoveRole: lambda m: roles.MoveRole(
        m.scenario, m.role(), m.unit(), m.whole() if m.maybe() else None
    ),
    roles.RemoveRole: lambda m: roles.RemoveRole(m.scenario, m.role()),
    roles.MakeRoleFromFamily: lambda m: roles.MakeRoleFromFamily(
        m.scenario, m.unit(), m.family(), m.text(), m.key()
    ),
    scenarios.DuplicateScenario: lambda m: scenarios.DuplicateScenario(
        m.any_scenario(), m.text(), m.day(), m.key()
    ),
    scenarios.RenameScenario: lambda m: scenarios.RenameScenario(m.any_scenario(), m.text()),
    scenarios.SetDate: lambda m: scenarios.SetDate(m.any_scenario(), m.day()),
    scenarios.FreezeScenario: lambda m: scenarios.FreezeScenario(
        m.any_scenario(), m.day() if m.random.random() < 0.3 else None
    ),
    scenarios.SetNote: lambda m: scenarios.SetNote(m.any_scenario(), m.text()),
    scenarios.SetPin: lambda m: scenarios.SetPin(
        m.any_scenario(), m.unit(), (m.number(), m.number())
    ),
    scenarios.ClearPins: lambda m: scenarios.ClearPins(m.any_scenario()),
    scenarios.ReorderScenario: lambda m: scenarios.ReorderScenario(m.any_scenario(), m.whole()),
    scenarios.DeleteScenarios: lambda m: scenarios.DeleteScenarios(
        tuple({m.any_scenario() for _ in range(m.random.randint(1, 3))})
    ),
    scenarios.PinBaseline: lambda m: scenarios.PinBaseline(m.any_scenario() if m.maybe() else None),
    scenarios.SetAssumptions: lambda m: scenarios.SetAssumptions(_assumptions(m)),
    scenarios.SetCompany: lambda m: scenarios.SetCompany(m.text()),
    seats.MovePeople: lambda m: seats.MovePeople(
        m.scenario, m.from_places(), m.role(), m.maybe(), m.maybe()
    ),
    seats.MoveToUnit: lambda m: seats.MoveToUnit(
        m.scenario, m.from_places(), m.unit(), m.text(), m.maybe(), m.maybe(), m.key()
    ),
    seats.SetShare: lambda m: seats.SetShare(m.scenario, *m.seat(), m.whole()),
    seats.MakeMain: lambda m: seats.MakeMain(m.scenario, *m.seat()),
    seats.Vacate: lambda m: seats.Vacate(
        m.scenario, *(m.seat() if m.maybe() else (m.person(), None))
    ),
    seats.SetSeatWork: lambda m: seats.SetSeatWork(
        m.scenario, *m.seat(), m.random.choice((None, m.work(), m.possible()))
    ),
    split.SplitUnit: Maker.split,
    tasks.AddTask: lambda m: tasks.AddTask(m.scenario, _task(m, Task(m.key(), "新しい業務"))),
    tasks.EditTask: lambda m: tasks.EditTask(
        m.scenario, _task(m, m.org.tasks.get(m.task(), Task("nobody", "業務")))
    ),
    tasks.RemoveTask: lambda m: tasks.RemoveTask(m.scenario, m.task()),
    tasks.AddFamily: lambda m: tasks.AddFamily(
        m.scenario, Family(m.key(), m.text(), m.whole(), m.maybe())
    ),
    tasks.EditFamily: lambda m: tasks.EditFamily(
        m.scenario, Family(m.family(), m.text(), m.whole(), m.maybe())
    ),
    tasks.RemoveFamily: lambda m: tasks.RemoveFamily(m.scenario, m.family()),
    taste.GatherIntoOne: lambda m: taste.GatherIntoOne(m.scenario, m.unit(), m.text()),
    taste.SpreadIntoDepartments: lambda m: taste.SpreadIntoDepartments(
        m.scenario, m.unit(), m.text(), m.random.choice(("", "部")), m.key()
    ),
    units.AddUnit: lambda m: units.AddUnit(
        m.scenario,
        _unit(
            m,
            Unit(
                m.key(),
                "新しい部",
                m.unit() if m.maybe() else None,
                roles=(_role_with_seats(m),) if m.random.random() < 0.2 else (),
            ),
        ),
    ),
    units.RenameUnit: lambda m: units.RenameUnit(m.scenario, m.unit(), m.text()),
    units.EditUnit: lambda m: units.EditUnit(
        m.scenario, _unit(m, m.org.units.get(m.unit(), Unit("nobody", "部")))
    ),
    units.SetSide: lambda m: units.SetSide(m.scenario, m.unit(), m.random.choice(SIDES)),
    units.MoveUnit: lambda m: units.MoveUnit(
        m.scenario,
        m.unit(),
        m.unit() if m.random.random() < 0.8 else None,
        m.whole() if m.maybe() else None,
    ),
    units.ReorderUnit: lambda m: units.ReorderUnit(m.scenario, m.unit(), m.whole()),
    units.RemoveUnit: lambda m: units.RemoveUnit(m.scenario, m.unit()),
    whole.ReadAgain: lambda m: whole.ReadAgain(
        replace(
            m.project, company=m.text(), scenarios=m.project.scenarios[m.random.randint(0, 1) :]
        )
    ),
}
"""How a random command of each class is made. A test fails where a class is missing."""


def every_command(of: type[base.Command] = base.Command) -> set[type[base.Command]]:
    """Return every class a planner's wish can be of, however it came to be."""
    found: set[type[base.Command]] = set()
    for held in of.__subclasses__():
        found |= every_command(held)
        if not getattr(held, "__abstractmethods__", None) and held.__module__.startswith(
            "orgsandbox."
        ):
            found.add(held)
    return found
