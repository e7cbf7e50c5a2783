"""What a sound plan is: each bound at its edge and beyond it, and the same answer by looking less."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import msgspec
import pytest

from orgsandbox.domain import bounds, rules
from orgsandbox.domain.model import (
    Absence,
    Agreement,
    Answer,
    Family,
    Org,
    Person,
    Role,
    Seat,
    Sourcing,
    Task,
    Unit,
)
from orgsandbox.domain.project import Assumptions, Project, Scenario
from orgsandbox.files import plan_schema
from orgsandbox.files import project as plan_file
from tests.attacks.commands import promises_broken
from tests.plans import plan, support_team

TEAM = support_team()
NAN, INFINITE = float("nan"), float("inf")


def seat(org: Org, **changes: object) -> Org:
    """The team with something else in the seat of 佐藤."""
    unit = org.units["team"]
    role = unit.roles[0]
    return org.with_units(unit.with_role(role.with_seat(replace(role.seats[0], **changes))))


def role(org: Org, **changes: object) -> Org:
    unit = org.units["team"]
    return org.with_units(unit.with_role(replace(unit.roles[0], **changes)))


def entity(kind: str, key: str, **changes: object) -> Org:
    held = getattr(TEAM, kind)[key]
    return replace(TEAM, **{kind: {**getattr(TEAM, kind), key: replace(held, **changes)}})


def numbers(work, money, mean, order, planned, share, colour, specificity) -> dict[str, Org]:
    """One organisation for each number there is."""
    return {
        "fte": entity("people", "sato", fte=work),
        "own work": entity("people", "sato", own_work={"pitch": work}),
        "seat work": seat(TEAM, work={"pitch": work}),
        "duties": role(TEAM, duties={"pitch": work}),
        "demand": entity("tasks", "pitch", demand=work),
        "expected": entity("tasks", "pitch", expected=work),
        "serves": entity("tasks", "pitch", serves={"team": work}),
        "own cost": entity("tasks", "pitch", sourcing=Sourcing(own_cost=money)),
        "price": entity("tasks", "pitch", sourcing=Sourcing(price=money)),
        "transaction": entity("tasks", "pitch", sourcing=Sourcing(transaction=money)),
        "specificity": entity("tasks", "pitch", sourcing=Sourcing(specificity=specificity)),
        "survey": entity("units", "team", survey=mean),
        "order": entity("units", "team", order=order),
        "planned": role(TEAM, planned=planned),
        "share": seat(TEAM, share=share),
        "colour": entity("families", "hr", colour=colour),
    }


HIGHEST = numbers(1e9, 1e13, 1e6, 10**9, 10**6, 100, 1000, 5)
LOWEST = numbers(0.0, 0.0, -1e6, -(10**9), 0, 0, 0, 1)
ABOVE = numbers(1.1e9, 1.1e13, 1.1e6, 10**9 + 1, 10**6 + 1, 101, 1001, 6)
BELOW = numbers(-0.1, -1.0, -1.1e6, -(10**9) - 1, -1, -1, -1, 0)
NONE = numbers(NAN, NAN, NAN, 0.5, 1.5, 33.5, 0.5, 2.5)
ENDLESS = numbers(INFINITE, INFINITE, INFINITE, INFINITE, INFINITE, INFINITE, INFINITE, INFINITE)

EDGES = {
    f"{name} {edge}": org
    for edge, orgs in (("highest", HIGHEST), ("lowest", LOWEST))
    for name, org in orgs.items()
}
BEYOND = {
    f"{name} {edge}": org
    for edge, orgs in (("above", ABOVE), ("below", BELOW), ("none", NONE), ("endless", ENDLESS))
    for name, org in orgs.items()
}


@pytest.mark.parametrize("org", EDGES.values(), ids=EDGES)
def test_a_number_at_its_bound_is_sound_and_a_file_holds_it(org):
    assert promises_broken(plan(org)) == []


@pytest.mark.parametrize("org", BEYOND.values(), ids=BEYOND)
def test_a_number_beyond_its_bound_is_one_fault_and_no_file_holds_it(org):
    project = plan(org)
    (fault,) = rules.project_faults(project)
    assert fault.kind == "bad_number"
    assert str(fault.message)
    assert rules.project_faults(project, plan(TEAM)) == (fault,)
    with pytest.raises((msgspec.ValidationError, msgspec.DecodeError)):
        plan_schema.read(msgspec.json.decode(plan_file.dumps(project)))


HALF = "a\ud800"
TEXTS = {
    "name": entity("people", "sato", name=HALF),
    "code": entity("people", "sato", code=HALF),
    "kana": entity("people", "sato", kana=HALF),
    "title": entity("people", "sato", title=HALF),
    "grade": entity("people", "sato", grade=HALF),
    "employment": entity("people", "sato", employment=HALF),
    "location": entity("people", "sato", location=HALF),
    "note of a person": entity("people", "sato", note=HALF),
    "name of a unit": entity("units", "team", name=HALF),
    "level": entity("units", "team", level=HALF),
    "note of a unit": entity("units", "team", note=HALF),
    "name of a role": role(TEAM, name=HALF),
    "memo": seat(TEAM, memo=HALF, agreement=Agreement.AGREED),
    "name of a task": entity("tasks", "pitch", name=HALF),
    "checked by": entity("tasks", "pitch", checked_by=HALF),
    "checked how": entity("tasks", "pitch", checked_how=HALF),
    "note of a task": entity("tasks", "pitch", note=HALF),
    "depends on": entity("tasks", "pitch", depends_on=(HALF,)),
    "serves": entity("tasks", "pitch", serves={HALF: 0.5}),
    "answer": entity("tasks", "pitch", sourcing=Sourcing(answers={"sales": Answer(HALF)})),
    "other answer": entity(
        "tasks", "pitch", sourcing=Sourcing(answers={"sales": Answer("", HALF)})
    ),
    "reason": entity(
        "tasks", "pitch", sourcing=Sourcing(answers={"sales": Answer("", "", (HALF,))})
    ),
    "department asked": entity("tasks", "pitch", sourcing=Sourcing(answers={HALF: Answer()})),
    "name of a family": entity("families", "hr", name=HALF),
}


@pytest.mark.parametrize("org", TEXTS.values(), ids=TEXTS)
def test_a_text_that_no_file_can_hold_is_one_fault(org):
    (fault,) = rules.faults(org)
    assert fault.kind == "bad_text"
    assert str(fault.message).encode()
    assert rules.faults(org, TEAM) == (fault,)
    with pytest.raises(UnicodeEncodeError):
        plan_file.dumps(plan(org))


@pytest.mark.parametrize("key", ["", "x" * 201], ids=["none", "too long"])
def test_ids_have_a_length(key):
    for org in (
        TEAM.with_people(Person(key, "人")),
        TEAM.with_units(Unit(key, "部")),
        TEAM.with_units(Unit("more", "部", roles=(Role(key, "担当"),))),
        TEAM.with_tasks(Task(key, "業務")),
        TEAM.with_families(Family(key, "区分")),
    ):
        (fault,) = rules.faults(org, TEAM)
        assert fault.kind == "bad_id"
    assert rules.faults(TEAM.with_people(Person("x" * 200, "人")), TEAM) == ()


UNSOUND = {
    "unknown_unit": entity("units", "team", parent="gone"),
    "cycle": entity("units", "board", parent="team"),
    "several_heads": role(TEAM, is_head=True),
    "duplicate_row": role(TEAM, seats=(Seat("sato"), Seat("sato", main=False))),
    "unknown_person": role(TEAM, seats=(Seat("nobody"),)),
    "main_seat": seat(TEAM, main=False),
    "unknown_family": entity("tasks", "pitch", family="gone"),
    "unknown_owner": entity("tasks", "pitch", owner="gone"),
    "unknown_task": entity("people", "sato", can_do=("gone",)),
    "duplicate_id": TEAM.with_units(Unit("more", "部", roles=(Role("seller", "営業"),))),
}


@pytest.mark.parametrize("kind", UNSOUND)
def test_what_does_not_fit_together_is_named_and_found_by_looking_at_what_differs(kind):
    faults = rules.faults(UNSOUND[kind])
    assert kind in {fault.kind for fault in faults}
    assert {fault.kind for fault in rules.faults(UNSOUND[kind], TEAM)} >= {kind}
    assert not rules.sound(plan(UNSOUND[kind]))


def without(kind: str, key: str) -> Org:
    return replace(TEAM, **{kind: {k: v for k, v in getattr(TEAM, kind).items() if k != key}})


@pytest.mark.parametrize(
    ("org", "kind"),
    [
        (without("people", "sato"), "unknown_person"),
        (without("units", "board"), "unknown_unit"),
        (without("units", "sales"), "unknown_owner"),
        (without("tasks", "hiring"), "unknown_task"),
        (without("families", "hr"), "unknown_family"),
    ],
)
def test_what_refers_to_something_gone_is_found_though_it_did_not_change(org, kind):
    assert {fault.kind for fault in rules.faults(org, TEAM)} == {kind}
    whole = {(fault.kind, fault.subject) for fault in rules.faults(org)}
    assert {(fault.kind, fault.subject) for fault in rules.faults(org, TEAM)} == whole


def test_only_what_differs_is_looked_at():
    unsound = UNSOUND["unknown_family"]
    assert rules.faults(unsound, unsound) == ()
    assert rules.faults(unsound.with_people(Person("more", "人")), unsound) == ()


def test_the_plan_itself_has_to_be_sound():
    project = plan()
    scenario = project.scenarios[0]
    cases = {
        "no_scenario": replace(project, scenarios=()),
        "duplicate_id": replace(project, scenarios=(scenario, scenario)),
        "unknown_scenario": replace(project, baseline="gone"),
        "bad_text": replace(project, company="\udfff"),
        "bad_id": replace(project, scenarios=(replace(scenario, id=""),)),
    }
    for kind, unsound in cases.items():
        assert [fault.kind for fault in rules.project_faults(unsound)] == [kind]
        assert [fault.kind for fault in rules.project_faults(unsound, project)] == [kind]
    many = tuple(replace(scenario, id=f"s{n}") for n in range(bounds.MOST_SCENARIOS + 1))
    assert [f.kind for f in rules.project_faults(replace(project, scenarios=many))] == ["too_many"]


@pytest.mark.parametrize("at", [(NAN, 0.0), (0.0, INFINITE)])
def test_a_box_is_pinned_somewhere(at):
    pinned = replace(plan().scenarios[0], pins={"team": at})
    (fault,) = rules.project_faults(Project((pinned,)))
    assert fault.kind == "bad_number"
    assert promises_broken(Project((replace(pinned, pins={"team": (-1e308, 0.0)}),))) == []


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ({"theta": 1.0}, {"theta": 1.1}),
        ({"theta": 0.01}, {"theta": 0.0}),
        ({"full_time_hours": 168.0}, {"full_time_hours": 169.0}),
        ({"full_time_hours": 0.1}, {"full_time_hours": 0.0}),
        ({"turnover": 1.0}, {"turnover": 1.01}),
        ({"turnover": 0.0}, {"turnover": -0.01}),
        ({"rates": {"": 1e13}}, {"rates": {"": 1.1e13}}),
        ({"rates": {"": 0.0}}, {"rates": {"": NAN}}),
        ({"currency": "円"}, {"currency": HALF}),
        ({"titles": ()}, {"titles": (HALF,)}),
    ],
)
def test_what_all_scenarios_take_as_given_has_bounds(good, bad):
    project = plan()
    held = replace(project, assumptions=Assumptions(**good))
    assert promises_broken(held) == []
    assert rules.project_faults(held, project) == ()
    (fault,) = rules.project_faults(replace(project, assumptions=Assumptions(**bad)), project)
    assert fault.kind in ("bad_number", "bad_text")


def test_a_new_scenario_is_looked_at_whole_unless_it_is_the_copy_of_one():
    project = plan()
    unsound = Scenario("new", "案", UNSOUND["unknown_owner"])
    added = replace(project, scenarios=(*project.scenarios, unsound))
    assert [f.kind for f in rules.project_faults(added, project)] == ["unknown_owner"]
    copied = replace(project, scenarios=(*project.scenarios, replace(unsound, based_on="now")))
    assert [f.kind for f in rules.project_faults(copied, project)] == ["unknown_owner"]


def test_dates_in_the_wrong_order_are_not_unsound():
    away = Absence(date(2027, 1, 2), date(2027, 1, 1))
    org = entity("people", "sato", joined=date.max, leaving=date.min, absences=(away,))
    assert promises_broken(plan(org)) == []
