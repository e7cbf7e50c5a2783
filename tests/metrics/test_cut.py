"""Measures about lines look at one level: what is nested below changes nothing, lines above are no
lines across."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from orgsandbox.domain import level_parts, tree
from orgsandbox.domain.level_parts import Level
from orgsandbox.domain.model import Org, Person, Role, Seat, Task, Unit
from orgsandbox.domain.project import Assumptions
from orgsandbox.metrics import coordination, cowork, cut, decomposition, separability
from orgsandbox.metrics.base import Scope
from orgsandbox.metrics.registry import all_metrics
from tests.benchmarks.organisations import make_organisation

ASSUMED = Assumptions()
NAMED = (
    {"本部": "本部", "部": "部", "課": "課", "係": "係"},
    {"本部": "部", "部": "課", "課": "係"},
    {"部": "課"},
    {},
)
"""Companies with all levels, without 本部, with 課 only, without any level."""
ABOUT_LINES = (separability, decomposition, cowork, coordination)
OF_THE_LINE_OF_COMMAND = {"spans_layers", "headcount"}
"""Metrics that count departments or heads themselves."""


def scope(org: Org, level: Level = Level.DEPARTMENT, units: frozenset[str] | None = None) -> Scope:
    return Scope(org, units, ASSUMED, level=level)


@dataclass(frozen=True)
class Nesting:
    """How an organisation is drawn, and how departments are put below some at a level."""

    people: int
    seed: int
    named: int
    given_owners: bool
    level: Level

    def organisations(self) -> tuple[Org, Org]:
        """Return the organisation, and the same with departments below some at the level."""
        random = Random(self.seed)
        before = make_organisation(self.people, self.seed).scenarios[0].org
        before = before.with_units(
            *(
                replace(unit, level=NAMED[self.named].get(unit.level, "-"))
                for unit in before.units.values()
            )
        )
        if not self.given_owners:  # found by who does most, as an import has them
            before = before.with_tasks(*(replace(one, owner=None) for one in before.tasks.values()))
        of, rank = level_parts.parts(before, self.level).of, level_parts.ranks(before)
        whole = [key for key in before.units if of[key] == key and rank[key] >= self.level.rank]
        after = before
        for key in random.sample(whole, min(len(whole), random.randint(1, 4))):
            after = nested(random, after, key)
        return before, after


nestings = st.builds(
    Nesting,
    st.integers(30, 180),
    st.integers(0, 50),
    st.integers(0, 3),
    st.booleans(),
    st.sampled_from([Level.DEPARTMENT, Level.SECTION]),
)


def nested(random: Random, org: Org, above: str) -> Org:
    """Put two new departments below one, and some of its roles and tasks into them."""
    low = random.choice(["", "係", "チーム"])
    new = [Unit(f"{above}-{n}", f"{above}-{n}", above, low) for n in range(2)]
    roles = [
        (random.randint(-1, 1) if not role.is_head else -1, role) for role in org.units[above].roles
    ]
    parts = [
        replace(unit, roles=tuple(role for place, role in roles if place == n))
        for n, unit in enumerate(new)
    ]
    stay = replace(org.units[above], roles=tuple(role for place, role in roles if place < 0))
    owned = [task for task in org.tasks.values() if task.owner == above]
    moved = [replace(task, owner=random.choice([above, new[0].id, new[1].id])) for task in owned]
    return org.with_units(stay, *parts).with_tasks(*moved)


@given(nestings)
@settings(max_examples=60, deadline=None)
def test_nesting_departments_below_one_changes_no_measure_at_its_level(nesting):
    before, after = nesting.organisations()
    level = nesting.level
    assume(before.units.keys() < after.units.keys())
    for metric in all_metrics():
        if metric.id in OF_THE_LINE_OF_COMMAND:
            continue
        was, now = (metric.compute(scope(org, level)) for org in (before, after))
        assert now.numbers == pytest.approx(was.numbers, abs=1e-9, nan_ok=True), metric.id
        assert {key: set(ids) for key, ids in now.ids.items()} == {
            key: set(ids) for key, ids in was.ids.items()
        }, metric.id


@given(nestings)
@settings(max_examples=25, deadline=None)
def test_a_recent_organisation_s_parts_are_those_read_from_nothing(nesting):
    before, after = nesting.organisations()
    level = nesting.level
    level_parts.parts(before, level)
    derived = level_parts.parts(after, level)
    level_parts._known.clear()
    assert derived == level_parts.parts(after, level)


def test_half_the_work_is_not_across_because_a_department_has_sections():
    """Issue 13: two 部 of three 課 whose people help one another inside their 部 only."""
    org = helping()
    assert across(org, Level.DEPARTMENT) == 0.0
    assert across(org, Level.SECTION) == pytest.approx(0.5)


def helping() -> Org:
    people, units, tasks = {}, {}, {}
    for part in "AB":
        units[part] = Unit(part, part, level="部")
        for number in range(3):
            key, other = f"{part}{number}", f"{part}{(number + 1) % 3}"
            people[key] = Person(key, key)
            tasks[f"t{key}"] = Task(f"t{key}", f"t{key}", owner=key)
            seat = Seat(key, work={f"t{key}": 0.5, f"t{other}": 0.5})
            units[key] = Unit(key, key, part, "課", roles=(Role(f"r{key}", "係員", (seat,)),))
    return Org(people, units, tasks)


def across(org: Org, level: Level) -> float | None:
    return separability.compute(scope(org, level)).number("cross_share")


def heads() -> Org:
    """部長 of A does a 課's task, a 課 member does one the 部 owns, one does another 部's."""
    org = helping()
    chief = Role("chief", "部長", (Seat("boss", work={"tA0": 1.0}),), is_head=True)
    worker = Role("rA1", "係員", (Seat("A1", work={"whole": 1.0}),))
    return replace(
        org,
        people={**org.people, "boss": Person("boss", "部長")},
        tasks={**org.tasks, "whole": Task("whole", "部の業務", owner="A")},
        units={
            **org.units,
            "A": replace(org.units["A"], roles=(chief,)),
            "A1": replace(org.units["A1"], roles=(worker,)),
        },
    )


def test_what_stands_above_the_level_is_on_one_line_with_what_is_below():
    org, only = heads(), {"boss", "A1"}
    table = scope(org, Level.SECTION)
    person, task = table.cut.sides(table.tasks)
    rows = [table.tasks.people[row] in only for row in table.tasks.rows]
    assert (person == task)[rows].all()
    parts = table.cut.parts
    at = {table.tasks.people[row]: parts[part] for row, part in enumerate(table.cut.person)}
    assert at["boss"] == "A"  # a part of one's own, not of the 課
    assert at["A1"] == "A1"
    assert across(org, Level.SECTION) == pytest.approx(2.5 / 7)


def test_pairs_on_one_line_need_no_meeting_across():
    table = scope(heads(), Level.SECTION)
    number = {key: row for row, key in enumerate(table.tasks.people)}
    pairs = table.cut.pairs
    assert pairs[number["boss"], number["A2"]]
    assert not pairs[number["A1"], number["A2"]]
    assert not pairs[number["boss"], number["B0"]]
    assert (pairs == pairs.T).all()


def test_work_on_nobody_s_task_crosses_a_line():
    org = helping()
    lost = org.with_units(replace(org.units["A0"], roles=()))
    alone = Org(lost.people, lost.units, {})  # tasks that are done but not known
    assert (scope(alone).cut.task == -1).all()
    assert across(alone, Level.DIVISION) == 1.0
    table = scope(org)
    nobody = np.array([-1, 0])
    assert table.cut.on_line(nobody, np.array([0, 0])).tolist() == [False, True]
    assert table.cut.on_line(np.array([-1]), np.array([-1])).tolist() == [False]


def test_the_owner_is_the_department_whose_people_do_most_together():
    org = helping()
    shared = {"x": 0.3}
    units = [
        replace(org.units[key], roles=(Role(f"r{key}", "", (Seat(key, work=work),)),))
        for key, work in (("A0", shared), ("A1", shared), ("B0", {"x": 0.5}))
    ]
    org = replace(org.with_units(*units), tasks={"x": Task("x", "x")})
    for level, owner in ((Level.DEPARTMENT, "A"), (Level.SECTION, "B0")):
        table = scope(org, level)
        assert table.cut.parts[table.cut.task[table.tasks.tasks.index("x")]] == owner
    tied = replace(units[2], roles=(Role("rB0", "", (Seat("B0", work={"x": 0.6}),)),))
    table = scope(org.with_units(tied), Level.DEPARTMENT)
    assert table.cut.parts[table.cut.task[table.tasks.tasks.index("x")]] == "A"


def test_a_change_that_the_level_hides_is_named_with_the_level_that_shows_it():
    org = helping()
    seat = org.units["A0"].roles[0].seats[0]
    to = org.units["A1"].roles[0]
    moved = org.with_units(
        replace(org.units["A0"], roles=()),
        replace(org.units["A1"], roles=(replace(to, seats=(*to.seats, seat)),)),
    )
    assert cut.shows(org, moved, Level.DIVISION) is Level.SECTION
    assert cut.shows(org, moved, Level.DEPARTMENT) is Level.SECTION
    assert cut.shows(org, moved, Level.SECTION) is None
    assert cut.shows(org, org, Level.DEPARTMENT) is None
    given = org.with_tasks(replace(org.tasks["tA0"], owner="A2"))
    assert cut.shows(org, given, Level.DEPARTMENT) is Level.SECTION
    elsewhere = org.with_tasks(replace(org.tasks["tA0"], owner="B2"))
    assert cut.shows(org, elsewhere, Level.DEPARTMENT) is None
    assert cut.shows(org, elsewhere, Level.DIVISION) is None


def test_organisations_of_different_depth_are_known():
    org = helping()
    flat = {key: replace(unit, parent=None, level="部") for key, unit in org.units.items()}
    assert cut.deeper(org, replace(org, units=flat))
    assert not cut.deeper(org, org.with_units(replace(org.units["A"], name="C")))
    empty = org.with_units(Unit("deep", "deep", "A0", "係"))
    assert not cut.deeper(org, empty)


@pytest.mark.parametrize("metric", ABOUT_LINES, ids=lambda one: one.METRIC.id)
def test_every_measure_about_lines_follows_the_level(metric):
    org = make_organisation(900, 3).scenarios[0].org
    numbers = [metric.compute(scope(org, level)).numbers for level in Level]
    assert numbers[0] != numbers[1] != numbers[2]
    assert tree.levels(org) > 2
