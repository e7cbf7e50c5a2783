"""Shares of results: they grow and shrink by one rule and never add up to more than 1."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsandbox.commands.destinations import ReplaceDestination, SetTaskShare, SetUnitShare
from orgsandbox.domain.destinations import (
    CUSTOMER,
    Output,
    known_shares,
    task_output,
    unit_output,
)
from orgsandbox.domain.model import Unit
from orgsandbox.domain.problem import Refused
from orgsandbox.domain.project import Project
from tests.plans import plan, support_team


def serving(**serves: dict[str, float]):
    org = support_team()
    org = org.with_units(Unit("it", "情報システム部", "board"), Unit("legal", "法務部", "board"))
    return org.with_tasks(*(replace(org.tasks[key], serves=held) for key, held in serves.items()))


def test_a_share_that_grows_takes_from_what_is_not_set_first():
    org = serving(closing={"sales": 0.3, "it": 0.2})
    output = task_output(org, org.tasks["closing"])
    assert output.changed("sales", 0.7) == {"closing": {"it": 0.2, "sales": 0.7}}


def test_a_share_that_grows_further_takes_from_the_others_in_proportion():
    org = serving(closing={"sales": 0.3, "it": 0.2, "legal": 0.4})
    output = task_output(org, org.tasks["closing"])
    assert output.changed("sales", 0.7) == {"closing": {"it": 0.1, "legal": 0.2, "sales": 0.7}}


def test_what_a_share_loses_is_not_set_any_more():
    org = serving(closing={"sales": 0.6, "it": 0.4})
    output = task_output(org, org.tasks["closing"])
    assert output.changed("sales", 0.1) == {"closing": {"it": 0.4, "sales": 0.1}}
    assert output.changed("sales", 0.0) == {"closing": {"it": 0.4}}


def test_a_new_destination_is_offered_what_is_not_set_else_an_equal_part():
    org = serving(closing={"sales": 0.6}, payroll={"sales": 0.5, "it": 0.5})
    assert task_output(org, org.tasks["closing"]).offered("it") == pytest.approx(0.4)
    assert task_output(org, org.tasks["payroll"]).offered("legal") == pytest.approx(1 / 3)
    assert task_output(org, org.tasks["hiring"]).offered("sales") == 1.0
    assert task_output(org, org.tasks["payroll"]).offered("sales") == pytest.approx(0.5)


def test_a_destination_that_is_gone_counts_as_not_set():
    org = serving(closing={"nowhere": 0.7, "sales": 0.3})
    assert known_shares(org, org.tasks["closing"]) == {"sales": 0.3}


def test_a_departments_share_is_that_of_all_its_work_and_others_tasks_stay():
    org = serving(closing={"sales": 0.5}, pitch={"sales": 1.0})
    output = unit_output(org, "team")
    assert output.given == pytest.approx({"sales": 0.2 / 4})
    assert output.share("sales") == pytest.approx(0.2 / 4 + 1.3 / 4 * 0.5)
    low, high = output.limits("sales")
    assert (low, high) == pytest.approx((0.05, 1.0))
    after = Output(output.weights, output.changed("sales", 0.6), output.given)
    assert after.share("sales") == pytest.approx(0.6)
    assert set(after.shares) == {"closing", "payroll", "hiring"}


@st.composite
def outputs(draw):
    keys = ["a", "b", "c"][: draw(st.integers(1, 3))]
    weights = {key: draw(st.integers(0, 5)) / 20 for key in keys}
    shares = {}
    for key in keys:
        parts = draw(st.lists(st.integers(0, 5), min_size=4, max_size=4))
        whole = max(1, sum(parts))
        shares[key] = {to: part / whole for to, part in zip("xyz", parts, strict=False) if part}
    return Output(weights, shares, {"x": 0.1})


@given(outputs(), st.sampled_from("xyzw"), st.floats(0, 1))
def test_whatever_is_typed_shares_stay_within_the_whole_and_the_share_is_met(output, to, share):
    changed = output.changed(to, share)
    for held in changed.values():
        assert all(part > 0 for part in held.values())
        assert sum(held.values()) <= 1 + 1e-9
    low, high = output.limits(to)
    met = Output(output.weights, changed, output.given).share(to)
    assert met == pytest.approx(min(max(share, low), high), abs=1e-5)


def test_one_edit_of_a_department_is_one_step_on_all_its_tasks():
    project = plan(serving(closing={"sales": 0.5}))
    org = done(project, SetUnitShare("now", "team", CUSTOMER, None))
    assert org.tasks["closing"].serves == {"sales": 0.5, CUSTOMER: 0.5}
    assert org.tasks["hiring"].serves == {CUSTOMER: 1.0}
    assert org.tasks["pitch"] is project.scenario("now").org.tasks["pitch"]


def test_a_tasks_destination_gives_way_to_another_with_its_share():
    project = plan(serving(closing={"sales": 0.5, "it": 0.2, "nowhere": 0.3}))
    org = done(project, ReplaceDestination("now", "closing", "it", "legal"))
    assert org.tasks["closing"].serves == {"sales": 0.5, "legal": 0.2}
    org = done(project, ReplaceDestination("now", "closing", "it", "sales"))
    assert org.tasks["closing"].serves == {"sales": 0.7}


def test_impossible_destinations_are_refused():
    project = plan(serving())
    for command in (
        SetUnitShare("now", "team", "team", None),
        SetUnitShare("now", "it", "sales", None),
        SetUnitShare("now", "team", "nowhere", None),
        SetTaskShare("now", "closing", "sales", 1.2),
    ):
        with pytest.raises(Refused):
            command.apply(project)


def done(project: Project, command):
    return command.apply(project).scenario("now").org
