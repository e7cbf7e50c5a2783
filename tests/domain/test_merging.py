"""Three-way merge: taken, kept, in conflict; never silently, never unsound."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from orgsandbox.commands.merge_plan import MergePlan
from orgsandbox.commands.people import EditPeople
from orgsandbox.commands.scenarios import DuplicateScenario
from orgsandbox.commands.seats import Vacate
from orgsandbox.commands.tasks import AddTask, RemoveTask
from orgsandbox.commands.units import AddUnit, MoveUnit, RemoveUnit, RenameUnit
from orgsandbox.domain import rules
from orgsandbox.domain.merging import common_base, merge, records
from orgsandbox.domain.model import Org, Task, Unit
from orgsandbox.domain.problem import Refused
from orgsandbox.files.cut_out import cut_out
from tests.plans import move_one, plan, second_post, support_team

COMMANDS = (
    move_one("now", "sato", "clerk"),
    move_one("now", "sato", "seller"),
    move_one("now", "ito", "clerk"),
    Vacate("now", "tanaka", None),
    second_post("now", "kato", "clerk"),
    RenameUnit("now", "team", "管理部"),
    RenameUnit("now", "sales", "営業本部"),
    AddUnit("now", Unit("legal", "法務部", "team")),
    MoveUnit("now", "team", "sales"),
    MoveUnit("now", "sales", "team"),
    RemoveUnit("now", "sales"),
    EditPeople("now", ("sato",), {"title": "課長"}),
    EditPeople("now", ("sato",), {"title": "部長"}),
    EditPeople("now", ("sato", "kato"), {"can_do": ("hiring", "pitch")}),
    EditPeople("now", ("sato", "kato"), {"can_do": ("closing",)}),
    RemoveTask("now", "hiring"),
)

steps = st.lists(st.sampled_from(COMMANDS), max_size=5)


def after(commands, start: Org | None = None) -> Org:
    project = plan(start)
    for command in commands:
        try:
            project = command.apply(project)
        except Refused:
            continue
    return project.scenario("now").org


def test_what_only_they_changed_is_offered_and_what_both_changed_is_a_conflict():
    base = support_team()
    ours = after([move_one("now", "sato", "seller"), RenameUnit("now", "team", "管理部")], base)
    theirs = after([move_one("now", "sato", "clerk"), move_one("now", "ito", "seller")], base)
    found = merge(base, ours, theirs)
    posts = {entry.id: entry.conflict for entry in found.differences if entry.kind == "posts"}
    assert posts == {"sato": True, "ito": False}
    free = [n for n in range(len(found.differences)) if n not in found.conflicts]
    merged = found.with_taken(free)
    assert merged.units["team"].name == "管理部"
    assert {seat.person for seat in merged.units["sales"].roles[0].seats} == {"kato", "sato", "ito"}
    everything = found.with_taken(range(len(found.differences)))
    assert {seat.person for seat in everything.units["team"].roles[1].seats} == {"sato"}


def test_a_department_they_removed_stays_while_one_of_ours_moved_into_it():
    base = support_team()
    ours = after([move_one("now", "sato", "seller")], base)
    theirs = after([move_one("now", "kato", "anything"), RemoveUnit("now", "sales")], base)
    found = merge(base, ours, theirs)
    numbers = range(len(found.differences))
    sound = found.sound(numbers)
    assert len(sound) < len(numbers)
    merged = found.with_taken(sound)
    assert rules.faults(merged) == ()
    assert "sales" in merged.units


def test_a_department_cut_out_and_changed_elsewhere_comes_back():
    whole = second_post("now", "kato", "clerk").apply(plan())
    scenario = whole.scenario("now")
    seen = cut_out(whole, scenario, "team")
    changed = move_one("now", "sato", "clerk").apply(seen)
    changed = RenameUnit("now", "team", "経理・人事部").apply(changed)
    found = merge(scenario.org, scenario.org, changed.scenario("now").org, seen.scenario("now").org)
    assert found.conflicts == ()
    merged = found.with_taken(range(len(found.differences)))
    assert rules.faults(merged) == ()
    assert merged.units["team"].name == "経理・人事部"
    assert merged.units["team"].parent == "board"
    assert {"sales", "board"} <= set(merged.units)
    held = records(merged)
    assert held["posts", "kato"] == records(scenario.org)["posts", "kato"]
    assert [role for role, _seat in held["posts", "sato"]["posts"]] == ["clerk"]


def test_what_people_can_do_outside_a_department_cut_out_survives_the_merge():
    whole = AddTask("now", Task("law", "契約審査", owner="sales")).apply(plan())
    whole = EditPeople("now", ("sato",), {"can_do": ("law", "payroll")}).apply(whole)
    base = whole.scenario("now")
    seen = cut_out(whole, base, "team")
    theirs = EditPeople("now", ("sato",), {"can_do": ("hiring",)}).apply(seen)
    found = merge(base.org, base.org, theirs.scenario("now").org, seen.scenario("now").org)
    merged = found.with_taken(range(len(found.differences)))
    assert merged.people["sato"].can_do == ("hiring", "law")


def test_the_common_base_is_found_by_id():
    project = DuplicateScenario("now", "案A", new="a").apply(plan())
    ours = project.scenario("a")
    theirs = replace(ours, id="b", based_on="now")
    assert common_base(project, ours, theirs) is project.scenario("now")
    stranger = replace(ours, id="x", based_on="y")
    assert common_base(project, ours, stranger) is None


@given(steps)
def test_nothing_of_theirs_nothing_to_take_and_the_same_twice_is_no_conflict(commands):
    base = support_team()
    ours = after(commands, base)
    assert merge(base, ours, base).differences == ()
    assert merge(base, ours, ours).differences == ()
    theirs = merge(base, base, ours)
    assert theirs.conflicts == ()
    assert records(theirs.with_taken(range(len(theirs.differences)))) == records(ours)


@given(steps, steps)
def test_whatever_both_did_what_can_be_taken_is_sound_and_one_step(mine, yours):
    base = support_team()
    ours, theirs = after(mine, base), after(yours, base)
    found = merge(base, ours, theirs)
    numbers = range(len(found.differences))
    kept = found.sound([n for n in numbers if n not in found.conflicts])
    merged = MergePlan("now", found, kept).apply(plan(ours)).scenario("now").org
    assert rules.faults(merged) == ()
    assert records(found.with_taken(())) == records(ours)
    everything = found.sound(numbers)
    assert rules.faults(found.with_taken(everything)) == ()
