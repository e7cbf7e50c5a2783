"""Work that loses its department stays in sight on its side, and says who did it last."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsandbox.commands.merge import MergeUnits
from orgsandbox.commands.units import MoveUnit, RemoveUnit
from orgsandbox.domain import tree, work
from orgsandbox.domain.model import Side
from orgsandbox.domain.problem import Refused
from orgsandbox.domain.project import Assumptions, Project, Scenario
from orgsandbox.files import project as plan_file
from orgsandbox.metrics import balance, panel
from orgsandbox.metrics.base import Scope
from orgsandbox.resources import path
from tests.benchmarks.organisations import make_organisation


def nobody(org, units):
    reading = balance.compute(Scope(org, units, Assumptions()))
    return set(reading.behind("nobody_tasks"))


@pytest.fixture
def story() -> Project:
    return plan_file.load(path("samples") / "growth.ja.orgplan")


def test_removing_a_department_leaves_its_work_on_the_support_side_with_who_did_it(story, tmp_path):
    scenario = next(
        one for one in story.scenarios if any(u.name == "人事部" for u in one.org.units.values())
    )
    org = scenario.org
    unit = next(key for key, held in org.units.items() if held.name == "人事部")
    only_here = {
        key
        for key, owner in work.owners(org).items()
        if owner == unit
        and {place.unit for who in work.doers(org, key) for place in tree.places(org, who)}
        == {unit}
    }
    assert only_here
    doers = {key: tuple(work.doers(org, key)) for key in only_here}
    after = RemoveUnit(scenario.id, unit).apply(story).scenario(scenario.id).org
    support = panel.default_scope(after)
    assert support is not None
    assert only_here <= nobody(after, support)
    assert {key: after.tasks[key].last_by for key in only_here} == doers
    assert all(after.tasks[key].last_side is Side.SUPPORT for key in only_here)
    file = tmp_path / "plan.orgplan"
    plan_file.save(Project((Scenario("s", "x", after),)), file)
    assert dict(plan_file.load(file).scenarios[-1].org.tasks) == dict(after.tasks)


@given(st.integers(0, 5_000))
def test_whatever_is_removed_merged_or_moved_no_work_leaves_all_sides(seed):
    random = Random(seed)
    org = make_organisation(60, seed % 7).scenarios[-1].org
    begun = set(work.owners(org))
    for _step in range(4):
        units = list(org.units)
        unit, other = random.choice(units), random.choice(units)
        command = random.choice(
            (
                RemoveUnit("s", unit),
                MoveUnit("s", unit, other),
                MergeUnits("s", (unit,), other),
            )
        )
        try:
            org = command.apply(Project((Scenario("s", "x", org),))).scenarios[0].org
        except Refused:
            continue
    sides = tree.sides(org)
    seen = set()
    for side in Side:
        units = frozenset(key for key, held in sides.items() if held is side)
        if units:
            seen |= nobody(org, units)
    gone = {side for side in Side if side not in set(sides.values())}
    lost = {key for key in begun & set(org.tasks) if key in nobody(org, None)}
    assert {key for key in lost if org.tasks[key].last_side not in gone} <= seen
