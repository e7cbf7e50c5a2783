"""A random wish of every kind there is: for each command class, how to make one.

Most are possible, some ask for what is not there, and numbers and texts are the ones that break
things: bounds and what lies beyond them, NaN, half characters, nothing at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from random import Random

from orgsandbox.grouping.apply import as_split

from orgsandbox.commands import (
    agreement,
    base,
    destinations,
    merge,
    merge_plan,
    people,
    relocate,
    roles,
    scenarios,
    seats,
    split,
    tasks,
    taste,
    units,
)
from orgsandbox.domain import tree, work
from orgsandbox.domain.destinations import CUSTOMER
from orgsandbox.domain.merging import merge as merged
from orgsandbox.domain.model import (
    Absence,
    Agreement,
    Answer,
    Family,
    Org,
    Person,
    Role,
    Seat,
    Side,
    Sourcing,
    Task,
    Unit,
)
from orgsandbox.domain.problem import Refused
from orgsandbox.domain.project import Assumptions, Project, Scenario
from orgsandbox.grouping.propose import Wishes, propose
from orgsandbox.i18n import Message
from orgsandbox.session.split_draft import SplitDraft

NUMBERS = (0.0, 0.2, 0.5, 1.0, 1.0, 2.0, 1e9, 1e13, 1e14, -1.0, 5e-324, float("inf"), float("nan"))
WHOLES = (0, 1, 1, 2, 3, 20, 50, 99, 100, 101, -1, 10**7, 10**10)
TEXTS = (
    "部",
    "佐藤 恵",
    "担当",
    "なんでも担当",
    "R&D <b>",
    "",
    " ",
    "\u3000",
    "\ud800",
    "a\x00\n\u202e",
    "長" * 300,
)
DAYS = (None, date(2027, 4, 1), date(2026, 4, 1), date.min, date.max)
SIDES = (None, *Side)


class Maker:
    """Makes random commands for one scenario of a plan, ids of its own numbered on."""

    def __init__(self, random: Random, project: Project, scenario: str, made: int = 0) -> None:
        self.random = random
        self.project = project
        self.scenario = scenario
        self.org: Org = project.scenario(scenario).org
        self.made = made

    def one(self, keys: Iterable[str]) -> str:
        """Return one of the ids, rarely one that is not there."""
        held = list(keys)
        if not held or self.random.random() < 0.03:
            return "nobody"
        return self.random.choice(held)

    def some(self, keys: Iterable[str], most: int = 4) -> tuple[str, ...]:
        held = list(keys)
        return tuple(self.random.sample(held, min(len(held), self.random.randint(0, most))))

    def key(self) -> str:
        """Return a new id, rarely one that is taken or none."""
        self.made += 1
        if self.random.random() < 0.04:
            return self.random.choice(("", "x" * 201, *self.org.units, *self.org.people))
        return f"made{self.made}"

    def person(self) -> str:
        return self.one(self.org.people)

    def unit(self) -> str:
        return self.one(self.org.units)

    def role(self) -> str:
        return self.one(role.id for unit in self.org.units.values() for role in unit.roles)

    def task(self) -> str:
        return self.one(self.org.tasks)

    def family(self) -> str:
        return self.one(self.org.families)

    def seat(self) -> tuple[str, str]:
        """Return a person and a role in which that person sits, mostly."""
        held = [(seat.person, role.id) for unit in self.org.units.values()
                for role in unit.roles for seat in role.seats]  # fmt: skip
        if not held or self.random.random() < 0.05:
            return self.person(), self.role()
        return self.random.choice(held)

    def number(self) -> float:
        return self.random.choice(NUMBERS)

    def whole(self) -> int:
        return self.random.choice(WHOLES)

    def text(self) -> str:
        return self.random.choice(TEXTS)

    def day(self) -> date | None:
        return self.random.choice(DAYS)

    def maybe(self) -> bool:
        return self.random.random() < 0.5

    def work(self) -> dict[str, float]:
        return {self.task(): self.number() for _ in range(self.random.randint(0, 3))}

    def possible(self) -> dict[str, float]:
        """Return work that a seat can hold."""
        return {key: abs(self.random.gauss(0, 1)) for key in self.some(self.org.tasks)}

    def any_scenario(self) -> str:
        return self.one(held.id for held in self.project.scenarios)

    def from_places(self) -> tuple[tuple[str, str | None], ...]:
        placed = [self.seat() for _ in range(self.random.randint(1, 3))]
        return tuple((person, role if self.maybe() else None) for person, role in placed)

    def fields_of_person(self) -> dict[str, object]:
        return dict(self.random.sample([
            ("name", self.text()), ("fte", self.number()), ("leaving", self.day()),
            ("joined", self.day()), ("note", self.text()), ("can_do", self.some(self.org.tasks)),
            ("absences", (Absence(self.day() or date.min, self.day()),)), ("own_work", self.work()),
        ], 2))  # fmt: skip

    def split(self) -> split.SplitUnit:
        """Return a split by hand, by a draft, or of a proposal with wishes and locks."""
        way = self.random.random()
        if way < 0.6 or not self.org.units:
            return self._split_by_hand()
        return self._split_of_draft() if way < 0.85 else self._split_of_proposal()

    def _parts(self, unit: str) -> tuple[list[str], list[str]]:
        held = self.org.units.get(unit)
        seats = (seat.person for role in held.roles for seat in role.seats) if held else ()
        owners = work.owners(self.org)
        return list(dict.fromkeys(seats)), [k for k in self.org.tasks if owners.get(k) == unit]

    def _split_by_hand(self) -> split.SplitUnit:
        unit = self.unit()
        here, owned = self._parts(unit)
        self.random.shuffle(here)
        self.random.shuffle(owned)
        at, cut = self.random.randint(0, len(here)), self.random.randint(0, len(owned))
        groups = (split.Group("甲", tuple(here[:at]), tuple(owned[:cut]), self.key()),
                  split.Group("乙", tuple(here[at:]), tuple(owned[cut:]), self.key()))  # fmt: skip
        return split.SplitUnit(self.scenario, unit, groups[: self.random.choice((1, 2, 2))],
                               self.random.choice(list(split.Style)),
                               self.random.choice(list(split.Crossing)), self.day(),
                               self.text())  # fmt: skip

    def _split_of_draft(self) -> split.SplitUnit:
        unit = self.random.choice(list(self.org.units))
        here, owned = self._parts(unit)
        draft = SplitDraft(unit, style=self.random.choice(list(split.Style)),
                           crossing=self.random.choice(list(split.Crossing)))  # fmt: skip
        for _ in range(self.random.randint(1, 3)):
            draft = draft.with_group(self.text())
            group = draft.groups[-1].id
            draft = draft.with_people(self.some(here), group).with_tasks(self.some(owned), group)
        if self.maybe():
            draft = draft.without_group(draft.groups[0].id)
        return draft.shown().command(self.org, self.scenario, self.day())

    def _split_of_proposal(self) -> split.SplitUnit:
        unit = self.random.choice(list(self.org.units))
        here, _owned = self._parts(unit)
        pair = tuple(here[:2])
        locked = ((pair[0], pair[1]),) if len(pair) == 2 else ()
        wishes = Wishes(into=2, stay=frozenset(self.some(here, 1)),
                        together=locked if self.maybe() else (), apart=())  # fmt: skip
        try:
            found = propose(self.org, unit, wishes)
        except Refused:
            return self._split_by_hand()
        if not found.proposals:
            return self._split_by_hand()
        return as_split(self.org, self.scenario, unit, found.proposals[0],
                        style=self.random.choice(list(split.Style)),
                        crossing=self.random.choice(list(split.Crossing)))  # fmt: skip

    def merge_plan(self) -> merge_plan.MergePlan:
        """Return what somebody changed in a copy of some scenario, taken over in part."""
        begun = self.random.choice(self.project.scenarios).org
        theirs = Maker(self.random, Project((Scenario(self.scenario, "x", begun),)), self.scenario)
        theirs.made = self.made + 10_000
        for _ in range(self.random.randint(1, 4)):
            kind = self.random.choice([k for k in WISHES if k is not merge_plan.MergePlan])
            try:
                after = base.carried_out(WISHES[kind](theirs), theirs.project)
            except Refused:
                continue
            if after.has(self.scenario):
                theirs.project, theirs.org = after, after.scenario(self.scenario).org
        found = merged(begun, self.org, theirs.org)
        taken = [n for n in range(len(found.differences)) if self.random.random() < 0.8]
        if self.maybe():
            taken = list(found.sound(taken))
        return merge_plan.MergePlan(self.scenario, found, tuple(taken))


def _task(make: Maker, held: Task) -> Task:
    sourcing = Sourcing(make.maybe(), {make.unit(): Answer(make.text(), "", (make.text(),))},
                        make.number(), make.number(), None, make.whole())  # fmt: skip
    changes = [("name", make.text()), ("family", make.family()), ("owner", make.unit()),
               ("demand", make.number()), ("expected", make.number()), ("sourcing", sourcing),
               ("serves", {make.unit(): make.number()}), ("note", make.text()),
               ("depends_on", make.some((*make.org.tasks, "gone")))]  # fmt: skip
    return replace(held, **dict(make.random.sample(changes, make.random.randint(0, 3))))


def _role(make: Maker, held: Role) -> Role:
    changes = [("name", make.text()), ("planned", make.whole()), ("is_head", make.maybe()),
               ("duties", make.work())]  # fmt: skip
    return replace(held, **dict(make.random.sample(changes, make.random.randint(0, 2))))


def _unit(make: Maker, held: Unit) -> Unit:
    changes = [("name", make.text()), ("level", make.text()), ("survey", make.number()),
               ("note", make.text()), ("side", make.random.choice(SIDES)), ("order", make.whole()),
               ("divided_on", make.day())]  # fmt: skip
    return replace(held, **dict(make.random.sample(changes, make.random.randint(0, 3))))


def _known(make: Maker, kind: str, key: str, fresh: object) -> object:
    return getattr(make.org, kind).get(key, fresh)


def _assumptions(make: Maker) -> Assumptions:
    changes = [("theta", make.number()), ("full_time_hours", make.number()),
               ("rates", {make.text(): make.number()}), ("turnover", make.number()),
               ("currency", make.text()), ("titles", (make.text(),))]  # fmt: skip
    return replace(make.project.assumptions, **dict(make.random.sample(changes, 1)))


def _somebody(make: Maker) -> Person:
    person = make.org.people.get(make.person(), Person("nobody", "誰"))
    return replace(person, **make.fields_of_person())


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
        m.scenario, (m.seat(), m.seat()), m.random.choice(list(Agreement)),
        m.text() if m.maybe() else None),
    base.Together: _together,
    destinations.SetUnitShare: lambda m: destinations.SetUnitShare(
        m.scenario, m.unit(), m.random.choice((m.unit(), CUSTOMER)), m.number()),
    destinations.SetTaskShare: lambda m: destinations.SetTaskShare(
        m.scenario, m.task(), m.random.choice((m.unit(), CUSTOMER)),
        m.number() if m.maybe() else None),
    destinations.ReplaceDestination: lambda m: destinations.ReplaceDestination(
        m.scenario, m.task(), m.unit(), m.random.choice((m.unit(), CUSTOMER))),
    merge.MergeUnits: lambda m: merge.MergeUnits(
        m.scenario, (*m.some(m.org.units, 3), m.unit()), m.unit()),
    merge_plan.MergePlan: Maker.merge_plan,
    people.AddPerson: lambda m: people.AddPerson(
        m.scenario, replace(Person(m.key(), "新人"), **m.fields_of_person())),
    people.EditPerson: lambda m: people.EditPerson(m.scenario, _somebody(m)),
    people.EditPeople: lambda m: people.EditPeople(
        m.scenario, m.some(m.org.people), m.fields_of_person()),
    people.EditPeopleEverywhere: lambda m: people.EditPeopleEverywhere(
        m.some(m.org.people), m.fields_of_person()),
    people.SetOwnWork: lambda m: people.SetOwnWork(m.scenario, m.person(), m.work()),
    people.RemovePeople: lambda m: people.RemovePeople(m.scenario, m.some(m.org.people, 2)),
    relocate.RelocateTask: lambda m: relocate.RelocateTask(
        m.scenario, m.task(), m.unit() if m.random.random() < 0.8 else None),
    roles.AddRole: lambda m: roles.AddRole(m.scenario, m.unit(), _role_with_seats(m)),
    roles.EditRole: lambda m: roles.EditRole(m.scenario, _role(m, next(
        (role for unit in m.org.units.values() for role in unit.roles if role.id == m.role()),
        Role(m.role(), "担当")))),
    roles.RenameRole: lambda m: roles.RenameRole(m.scenario, m.role(), m.text()),
    roles.SetPlanned: lambda m: roles.SetPlanned(m.scenario, m.role(), m.whole()),
    roles.SetDuties: lambda m: roles.SetDuties(m.scenario, m.role(), m.work()),
    roles.SetHead: lambda m: roles.SetHead(
        m.scenario, m.unit(), m.role() if m.random.random() < 0.8 else None),
    roles.MoveRole: lambda m: roles.MoveRole(
        m.scenario, m.role(), m.unit(), m.whole() if m.maybe() else None),
    roles.RemoveRole: lambda m: roles.RemoveRole(m.scenario, m.role()),
    roles.MakeRoleFromFamily: lambda m: roles.MakeRoleFromFamily(
        m.scenario, m.unit(), m.family(), m.text(), m.key()),
    scenarios.AddScenario: lambda m: scenarios.AddScenario(
        Scenario(m.key(), m.text(), m.org, m.day(), m.any_scenario())),
    scenarios.DuplicateScenario: lambda m: scenarios.DuplicateScenario(
        m.any_scenario(), m.text(), m.day(), m.key()),
    scenarios.RenameScenario: lambda m: scenarios.RenameScenario(m.any_scenario(), m.text()),
    scenarios.SetDate: lambda m: scenarios.SetDate(m.any_scenario(), m.day()),
    scenarios.FreezeScenario: lambda m: scenarios.FreezeScenario(
        m.any_scenario(), m.day() if m.random.random() < 0.3 else None),
    scenarios.SetNote: lambda m: scenarios.SetNote(m.any_scenario(), m.text()),
    scenarios.SetPin: lambda m: scenarios.SetPin(
        m.any_scenario(), m.unit(), (m.number(), m.number())),
    scenarios.ClearPins: lambda m: scenarios.ClearPins(m.any_scenario()),
    scenarios.ReorderScenario: lambda m: scenarios.ReorderScenario(m.any_scenario(), m.whole()),
    scenarios.DeleteScenarios: lambda m: scenarios.DeleteScenarios(
        tuple({m.any_scenario() for _ in range(m.random.randint(1, 3))})),
    scenarios.PinBaseline: lambda m: scenarios.PinBaseline(
        m.any_scenario() if m.maybe() else None),
    scenarios.SetAssumptions: lambda m: scenarios.SetAssumptions(_assumptions(m)),
    scenarios.SetCompany: lambda m: scenarios.SetCompany(m.text()),
    seats.MoveSeat: lambda m: seats.MoveSeat(
        m.scenario, *_swapped(m.seat(), m.role(), m.maybe()), m.maybe()),
    seats.AddSeat: lambda m: seats.AddSeat(m.scenario, m.person(), m.role(), m.whole()),
    seats.MovePeople: lambda m: seats.MovePeople(
        m.scenario, m.from_places(), m.role(), m.maybe(), m.maybe()),
    seats.MoveToUnit: lambda m: seats.MoveToUnit(
        m.scenario, m.from_places(), m.unit(), m.text(), m.maybe(), m.maybe(), m.key()),
    seats.SetShare: lambda m: seats.SetShare(m.scenario, *m.seat(), m.whole()),
    seats.MakeMain: lambda m: seats.MakeMain(m.scenario, *m.seat()),
    seats.Vacate: lambda m: seats.Vacate(
        m.scenario, *(m.seat() if m.maybe() else (m.person(), None))),
    seats.SetSeatWork: lambda m: seats.SetSeatWork(
        m.scenario, *m.seat(), m.random.choice((None, m.work(), m.possible()))),
    split.SplitUnit: Maker.split,
    tasks.AddTask: lambda m: tasks.AddTask(m.scenario, _task(m, Task(m.key(), "新しい業務"))),
    tasks.EditTask: lambda m: tasks.EditTask(m.scenario, _task(
        m, m.org.tasks.get(m.task(), Task("nobody", "業務")))),
    tasks.SetOwner: lambda m: tasks.SetOwner(
        m.scenario, m.task(), m.unit() if m.maybe() else None),
    tasks.SetDemand: lambda m: tasks.SetDemand(
        m.scenario, m.task(), m.number() if m.maybe() else None),
    tasks.SetFamily: lambda m: tasks.SetFamily(
        m.scenario, m.task(), m.family() if m.maybe() else None),
    tasks.RemoveTask: lambda m: tasks.RemoveTask(m.scenario, m.task()),
    tasks.AddFamily: lambda m: tasks.AddFamily(
        m.scenario, Family(m.key(), m.text(), m.whole(), m.maybe())),
    tasks.EditFamily: lambda m: tasks.EditFamily(
        m.scenario, Family(m.family(), m.text(), m.whole(), m.maybe())),
    tasks.RemoveFamily: lambda m: tasks.RemoveFamily(m.scenario, m.family()),
    taste.GatherIntoOne: lambda m: taste.GatherIntoOne(m.scenario, m.unit(), m.text()),
    taste.SpreadIntoDepartments: lambda m: taste.SpreadIntoDepartments(
        m.scenario, m.unit(), m.text(), m.random.choice(("", "部")), m.key()),
    units.AddUnit: lambda m: units.AddUnit(m.scenario, _unit(m, Unit(
        m.key(), "新しい部", m.unit() if m.maybe() else None,
        roles=(_role_with_seats(m),) if m.random.random() < 0.2 else ()))),
    units.RenameUnit: lambda m: units.RenameUnit(m.scenario, m.unit(), m.text()),
    units.EditUnit: lambda m: units.EditUnit(m.scenario, _unit(
        m, m.org.units.get(m.unit(), Unit("nobody", "部")))),
    units.SetSide: lambda m: units.SetSide(m.scenario, m.unit(), m.random.choice(SIDES)),
    units.MoveUnit: lambda m: units.MoveUnit(
        m.scenario, m.unit(), m.unit() if m.random.random() < 0.8 else None,
        m.whole() if m.maybe() else None),
    units.ReorderUnit: lambda m: units.ReorderUnit(m.scenario, m.unit(), m.whole()),
    units.RemoveUnit: lambda m: units.RemoveUnit(m.scenario, m.unit()),
}  # fmt: skip
"""How a random command of each class is made. A test fails where a class is missing."""


def _swapped(seat: tuple[str, str], role: str, known: bool) -> tuple[str, str, str | None]:
    return seat[0], role, seat[1] if known else None


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
