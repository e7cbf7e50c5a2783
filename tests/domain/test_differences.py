"""What differs between two states of a plan, told in a line for each scenario."""

from __future__ import annotations

from dataclasses import replace

from orgsandbox.commands.people import EditPeople
from orgsandbox.commands.scenarios import (
    DeleteScenarios,
    DuplicateScenario,
    SetNote,
)
from orgsandbox.commands.units import RenameUnit
from orgsandbox.domain.differences import differences
from tests.plans import move_one, plan


def told(before, after):
    return [str(message) for message in differences(before, after)]


def after(*commands):
    project = plan()
    for command in commands:
        project = command.apply(project)
    return project


def test_equal_plans_differ_in_nothing():
    assert told(plan(), plan()) == []


def test_a_move_is_one_person_and_not_the_demand_it_writes_down():
    assert told(plan(), after(move_one("now", "sato", "clerk"))) == ["people moved: 1"]


def test_scenarios_are_named_where_there_are_several():
    before = after(DuplicateScenario("now", "案A", new="a"))
    moved = move_one("a", "sato", "clerk").apply(before)
    renamed = RenameUnit("a", "team", "管理部").apply(moved)
    assert told(before, renamed) == ["案A: people moved: 1, departments renamed: 管理部"]


def test_scenarios_that_came_and_went_and_their_order():
    two = after(DuplicateScenario("now", "案A", new="a"))
    assert told(plan(), two) == ["new scenarios: 案A"]
    assert told(two, DeleteScenarios(("a",)).apply(two)) == ["scenarios gone: 案A"]
    turned = replace(two, scenarios=two.scenarios[::-1])
    assert told(two, turned) == ["the order of the scenarios"]


def test_smaller_changes_are_told_too():
    assert told(plan(), after(SetNote("now", "x"))) == ["name, date, note or places of boxes"]
    assert told(plan(), after(EditPeople("now", ("sato",), {"note": "x"}))) == [
        "other particulars changed: 1"
    ]
    assert told(plan(), replace(plan(), company="x")) == ["assumptions or particulars of the plan"]
