"""A short run of the attack on commands, and what it begins with."""

from __future__ import annotations

import pytest

from tests.attacks.commands import attack, main, promises_broken
from tests.attacks.odd import odd_plans

PLANS = odd_plans()


@pytest.mark.parametrize("name", PLANS)
def test_every_odd_plan_is_one_that_a_file_holds(name):
    assert promises_broken(PLANS[name]) == []


@pytest.mark.parametrize("name", PLANS)
def test_random_commands_leave_every_odd_plan_sound_and_saved_as_it_is(name):
    tally = attack(name, PLANS[name], count=120, seed=7)
    assert tally.broken == []
    assert sum(tally.done.values()) > 20
    assert sum(tally.refused.values()) > 10


def test_the_same_seed_attacks_in_the_same_way():
    runs = [attack("one person", PLANS["one person"], count=60, seed=3) for _ in range(2)]
    assert runs[0].done == runs[1].done


def test_the_command_prints_figures_for_each_plan_and_ends_well(capsys):
    assert main(["--count", "20", "--plan", "one person"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("one person")
    assert "0 broken" in told
