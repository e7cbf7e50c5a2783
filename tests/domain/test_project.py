"""What a plan is compared with: one rule for every scenario."""

from __future__ import annotations

from dataclasses import replace

import pytest

from orgsandbox.domain.model import Org
from orgsandbox.domain.project import Before, Project, Scenario
from tests.plans import support_team

ONE, OTHER, THIRD = (support_team() for _each in range(3))


def project(**changes: object) -> Project:
    scenarios = (
        Scenario("one", "現行", ONE),
        Scenario("other", "案A", OTHER, based_on="one"),
        Scenario("third", "案B", THIRD, based_on="gone"),
    )
    return replace(Project(scenarios), **changes)


@pytest.mark.parametrize(
    ("pinned", "scenario", "wanted"),
    [
        (None, "one", None),
        (None, "other", "one"),
        (None, "third", None),
        ("third", "one", "third"),
        ("third", "other", "third"),
        ("third", "third", None),
        ("other", "other", "one"),
        ("gone", "other", "one"),
    ],
)
def test_before_is_what_is_pinned_else_the_base_else_the_scenario_as_opened(
    pinned, scenario, wanted
):
    plan = project(baseline=pinned)
    opened = Org()
    before = plan.before_of(scenario, opened)
    assert before.scenario is (plan.scenario(wanted) if wanted is not None else None)
    assert before.org is (plan.scenario(wanted).org if wanted is not None else opened)
    if wanted is None:
        assert plan.before_of(scenario).org is plan.scenario(scenario).org


def test_nothing_is_told_against_the_same_or_against_nothing():
    assert Before(ONE).against(OTHER) is ONE
    assert Before(ONE).against(ONE) is None
    assert Before(Org()).against(ONE) is None
