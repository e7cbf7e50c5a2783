"""Scenarios as wholes: a frozen one is read only, one department leaves as a plan of its own."""

from __future__ import annotations

from datetime import date

import pytest

from orgsandbox.commands.people import EditPeople, EditPeopleEverywhere
from orgsandbox.commands.scenarios import DuplicateScenario, FreezeScenario, SetDate
from orgsandbox.commands.split import Group, SplitUnit, Style
from orgsandbox.commands.tasks import AddTask, RemoveTask
from orgsandbox.domain import rules, tree
from orgsandbox.domain.model import Task
from orgsandbox.domain.problem import Refused
from orgsandbox.files import project as plan_file
from orgsandbox.files.cut_out import cut_out
from tests.plans import move_one, plan, second_post

DAY = date(2027, 3, 1)


def test_a_frozen_scenario_refuses_every_change_and_says_so_in_the_file(tmp_path):
    frozen = FreezeScenario("now", DAY).apply(plan())
    with pytest.raises(Refused, match="frozen"):
        move_one("now", "sato", "clerk").apply(frozen)
    plan_file.save(frozen, tmp_path / "plan.orgplan")
    again = plan_file.load(tmp_path / "plan.orgplan")
    assert again.scenario("now").frozen == DAY


def test_a_copy_of_a_frozen_scenario_can_be_changed_and_the_frozen_one_stays():
    frozen = FreezeScenario("now", DAY).apply(plan())
    copied = DuplicateScenario("now", "案A", new="a").apply(frozen)
    moved = move_one("a", "sato", "clerk").apply(copied)
    assert moved.scenario("now").org is frozen.scenario("now").org
    renamed = EditPeopleEverywhere(("sato",), {"name": "佐藤 恵子"}).apply(moved)
    assert renamed.scenario("now").org.people["sato"].name == "佐藤 恵"
    assert renamed.scenario("a").org.people["sato"].name == "佐藤 恵子"


def test_a_department_cut_out_is_a_sound_plan_with_only_its_people_and_tasks():
    whole = AddTask("now", Task("law", "契約審査", owner="sales")).apply(plan())
    whole = EditPeople("now", ("sato",), {"can_do": ("law", "hiring")}).apply(whole)
    cut = cut_out(whole, whole.scenario("now"), "team")
    org = cut.scenario("now").org
    assert org.people["sato"].can_do == ("hiring",)
    assert rules.project_faults(cut) == ()
    assert set(org.units) == {"team"}
    assert org.units["team"].side is tree.side(whole.scenario("now").org, "team")
    assert set(org.people) == {"sato", "ito", "suzuki", "tanaka"}
    assert set(org.tasks) == {"closing", "payroll", "hiring", "pitch"}
    assert org.tasks["pitch"].owner is None


def test_who_is_only_second_posted_there_gets_a_main_seat_in_the_plan_cut_out():

    whole = second_post("now", "kato", "clerk").apply(plan())
    cut = cut_out(whole, whole.scenario("now"), "team")
    places = tree.places(cut.scenario("now").org, "kato")
    assert [place.seat.main for place in places] == [True]
    assert rules.project_faults(cut) == ()


def test_what_somebody_can_do_goes_with_the_task_and_is_never_of_an_unknown_one():
    able = EditPeople("now", ("sato",), {"can_do": ("pitch", "hiring", "pitch")}).apply(plan())
    assert able.scenario("now").org.people["sato"].can_do == ("hiring", "pitch")
    less = RemoveTask("now", "hiring").apply(able)
    assert less.scenario("now").org.people["sato"].can_do == ("pitch",)
    with pytest.raises(Refused, match="task"):
        EditPeople("now", ("sato",), {"can_do": ("juggling",)}).apply(able)


@pytest.mark.parametrize("style", Style)
def test_the_effective_date_typed_after_a_split_dates_the_split(style):
    everybody = style is Style.SIBLINGS
    groups = (
        Group(
            "経理部",
            ("sato", "ito") if everybody else ("sato",),
            ("closing",) if everybody else (),
            "acc",
        ),
        Group("人事部", ("suzuki", "tanaka"), ("payroll", "hiring") if everybody else (), "hr"),
    )
    project = SetDate("now", None).apply(plan())
    project = DuplicateScenario("now", "案A", new="a").apply(project)
    project = SplitUnit("a", "team", groups, style).apply(project)
    assert project.scenario("a").org.units["hr"].divided_on is None
    for day in (DAY, date(2027, 10, 1), None):
        project = SetDate("a", day).apply(project)
        units = project.scenario("a").org.units
        assert {units["acc"].divided_on, units["hr"].divided_on} == {day}
        assert units["sales"].divided_on is None


def test_a_split_in_a_scenario_without_a_base_is_dated_too():
    groups = (Group("経理部", ("sato",), (), "acc"),)
    project = SetDate("now", None).apply(plan())
    project = SplitUnit("now", "team", groups, Style.HEADQUARTERS).apply(project)
    for day in (DAY, date(2027, 10, 1), None):
        project = SetDate("now", day).apply(project)
        units = project.scenario("now").org.units
        assert units["acc"].divided_on == day
        assert units["team"].divided_on is None
