"""Earlier states come back as one step, and what is frozen stays as it is."""

from __future__ import annotations

from datetime import date

import pytest

from orgsandbox.commands.restore import RestorePlan, RestoreScenario
from orgsandbox.commands.scenarios import DeleteScenarios, DuplicateScenario, FreezeScenario
from orgsandbox.domain.problem import Refused
from tests.plans import move_one, plan


def two():
    return DuplicateScenario("now", "案A", new="a").apply(plan())


def test_a_scenario_comes_back_and_the_others_stay_as_they_are_now():
    earlier = two()
    now = move_one("a", "sato", "clerk").apply(move_one("now", "ito", "clerk").apply(earlier))
    back = RestoreScenario(earlier.scenario("a")).apply(now)
    assert back.scenario("a") == earlier.scenario("a")
    assert back.scenario("now") is now.scenario("now")


def test_a_scenario_that_is_gone_comes_back_without_a_base_that_is_gone():
    earlier = two()
    now = DeleteScenarios(("now",)).apply(earlier)
    back = RestoreScenario(earlier.scenario("now")).apply(now)
    assert [scenario.id for scenario in back.scenarios] == ["a", "now"]
    only = DeleteScenarios(("a",)).apply(earlier)
    lost = DuplicateScenario("now", "案B", new="b").apply(only)
    lost = DeleteScenarios(("now",)).apply(lost)
    assert RestoreScenario(earlier.scenario("a")).apply(lost).scenario("a").based_on is None


def test_the_whole_plan_comes_back_as_the_same_value():
    earlier = two()
    assert RestorePlan(earlier).apply(move_one("a", "sato", "clerk").apply(earlier)) is earlier


def test_a_frozen_scenario_that_would_change_refuses():
    earlier = two()
    frozen = FreezeScenario("a", date(2027, 1, 1)).apply(
        move_one("a", "sato", "clerk").apply(earlier)
    )
    with pytest.raises(Refused, match="frozen"):
        RestoreScenario(earlier.scenario("a")).apply(frozen)
    with pytest.raises(Refused, match="案A is frozen"):
        RestorePlan(earlier).apply(frozen)
    same = FreezeScenario("a", date(2027, 1, 1)).apply(earlier)
    assert RestorePlan(earlier).apply(same).scenario("a").frozen == date(2027, 1, 1)
