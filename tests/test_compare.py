"""What changes between two scenarios: moves, units, chains; proposals from the terminal."""

from __future__ import annotations

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from orgsandbox.__main__ import main
from orgsandbox.commands.merge import MergeUnits
from orgsandbox.commands.people import EditPeople, RemovePeople
from orgsandbox.commands.scenarios import DuplicateScenario
from orgsandbox.commands.seats import MoveToUnit, SetShare, Vacate
from orgsandbox.commands.split import Group, SplitUnit, Style
from orgsandbox.commands.units import AddUnit, MoveUnit, RenameUnit
from orgsandbox.domain.compare import compare, posts
from orgsandbox.domain.model import Unit
from orgsandbox.domain.problem import Refused
from orgsandbox.files import project as plan_file
from orgsandbox.files.moves import move_rows, summary
from orgsandbox.files.safe_cells import as_text
from tests.plans import move_one, plan, second_post, support_team

GROUPS = (
    Group("経理部", ("sato", "ito"), ("closing",), "acc"),
    Group("人事部", ("suzuki", "tanaka"), ("payroll", "hiring"), "hr"),
)

COMMANDS = (
    move_one("now", "sato", "clerk"),
    move_one("now", "ito", "seller"),
    second_post("now", "kato", "clerk"),
    SetShare("now", "kato", "seller", 80),
    Vacate("now", "tanaka"),
    RemovePeople("now", ("suzuki",)),
    RenameUnit("now", "team", "管理部"),
    AddUnit("now", Unit("legal", "法務部", "team")),
    MoveUnit("now", "sales", "team"),
    SplitUnit("now", "team", GROUPS, Style.SIBLINGS),
    SplitUnit("now", "team", GROUPS),
)
changes = st.lists(st.sampled_from(COMMANDS), max_size=5)


def changed(commands):
    org = support_team()
    for command in commands:
        try:
            org = command.apply_org(org)
        except Refused:
            continue
    return org


def kinds(a, b):
    return {move.person: (move.kind, move.reorganised) for move in compare(a, b).moves}


def as_listed(org, person, name_of):
    """What a list of moves is about, by names alone: main post and second posts of 10 % or more,
    each with its department and title; `name_of` a department tells it from the others."""
    seats = [
        (name_of(unit.id), role.name, role.is_head, seat.main)
        for unit in org.units.values()
        for role in unit.roles
        for seat in role.seats
        if seat.person == person and (seat.main or seat.share >= 10)
    ]
    return sorted(seats), org.people[person].title, org.people[person].location


def test_a_move_a_second_post_and_a_share_are_told_apart():
    a = support_team()
    b = move_one("now", "sato", "clerk").apply_org(a)
    b = second_post("now", "ito", "seller").apply_org(b)
    b = SetShare("now", "kato", "seller", 80).apply_org(b)
    assert kinds(a, b) == {
        "sato": ("moved", False),
        "ito": ("moved", False),
        "kato": ("share", False),
    }
    words = {(row[0], row[2]) for row in move_rows(a, b, compare(a, b))}
    assert ("Second post", "伊藤 大輔") in words
    assert ("Transfer", "佐藤 恵") in words


def test_a_split_is_told_apart_from_moves():
    a = support_team()
    b = SplitUnit("now", "team", GROUPS, Style.SIBLINGS).apply_org(a)
    found = compare(a, b)
    assert found.units.split == {"team": ("acc", "hr")}
    assert all(move.reorganised for move in found.moves)


def test_the_comparison_is_the_mirror_of_the_other_way_round():
    a = support_team()
    b = Vacate("now", "kato").apply_org(move_one("now", "sato", "clerk").apply_org(a))
    there, back = compare(a, b), compare(b, a)
    assert {m.person: (m.before, m.after) for m in there.moves} == {
        m.person: (m.after, m.before) for m in back.moves
    }
    assert (there.units.new, there.units.gone) == (back.units.gone, back.units.new)


def test_a_chain_shows_who_follows_whom():
    a = move_one("now", "sato", "clerk").apply_org(support_team())
    b = move_one("now", "sato", "seller").apply_org(a)
    b = move_one("now", "ito", "clerk").apply_org(b)
    assert compare(a, b).chains == (("ito", "sato"),)


def test_cells_that_look_like_formulas_are_text():
    assert as_text("=1+1") == "'=1+1"
    assert as_text("0001") == "0001"


def test_the_terminal_proposes_applies_and_compares(tmp_path, capsys):
    file, out = tmp_path / "a.orgplan", tmp_path / "b.orgplan"
    plan_file.save(plan(), file)
    assert (
        main(
            [
                "split",
                str(file),
                "--unit",
                "team",
                "--into",
                "2",
                "--style",
                "siblings",
                "--json",
                "-o",
                str(out),
            ]
        )
        == 0
    )
    found = json.loads(capsys.readouterr().out)
    assert set(found) == {"unit", "proposals", "without_data"}
    assert set(found["proposals"][0]) == {"groups", "cowork_q", "cross_share", "kappa", "between"}
    names = [scenario.id for scenario in plan_file.load(out).scenarios]
    moves = tmp_path / "moves.csv"
    assert main(["diff", str(out), *names, "--json", "-o", str(moves)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"moves", "units", "chains", "metrics"}
    assert len(told["units"]["split"]["team"]) == 2
    assert moves.read_bytes().startswith(b"\xef\xbb\xbf")


def test_duplicating_changes_nothing():
    project = DuplicateScenario("now", "案A", new="a").apply(plan())
    found = compare(project.scenario("now").org, project.scenario("a").org)
    assert found.moves == ()


def test_the_taste_switch_keeps_people_and_work(tmp_path):
    from orgsandbox.commands.taste import GatherIntoOne, SpreadIntoDepartments
    from orgsandbox.domain import work

    a = SplitUnit("now", "team", GROUPS).apply_org(support_team())
    one = GatherIntoOne("now", "team", "総務部").apply_org(a)
    assert set(one.units) == {"board", "sales", "team"}
    many = SpreadIntoDepartments("now", "team", "管理本部", "部", "seed").apply_org(one)
    for org in (one, many):
        assert work.supply(org) == work.supply(a)
        for person in a.people:
            assert work.person_work(org, person) == work.person_work(a, person)


def test_the_list_of_moves_opens_in_a_spreadsheet(tmp_path):
    import python_calamine

    from orgsandbox.files.moves_table import save_moves

    a = support_team()
    b = move_one("now", "sato", "clerk").apply_org(a)
    file = tmp_path / "moves.xlsx"
    save_moves(file, a, b, compare(a, b))
    rows = python_calamine.load_workbook(str(file)).get_sheet_by_index(0).to_python()
    assert rows[1][2] == "佐藤 恵"
    assert rows[0][0] == "Kind of order"
    first = file.read_bytes()
    save_moves(file, a, b, compare(a, b))
    assert file.read_bytes() == first


def test_whom_to_ask_is_listed_by_task():
    from orgsandbox.files.contacts import contact_rows

    listed = contact_rows(support_team())
    assert [row[:2] for row in listed] == [
        ("経理", "月次決算"),
        ("人事", "給与計算"),
        ("人事", "採用"),
        ("", "商談"),
    ]
    rows = {row[1]: row for row in listed}
    assert rows["月次決算"][2] == "なんでもサポート部隊"
    assert rows["月次決算"][3].startswith("伊藤 大輔")


def test_old_and_new_departments_and_their_tasks_are_set_side_by_side():
    from orgsandbox.files.reorganisation import task_rows, unit_rows

    a = support_team()
    b = SplitUnit("now", "team", GROUPS, Style.SIBLINGS).apply_org(a)
    rows = unit_rows(a, b, compare(a, b).units)
    assert ("なんでもサポート部隊", "経理部, 人事部", "Split") in rows
    owners = {row[1]: row[2:] for row in task_rows(a, b)}
    assert owners["月次決算"] == ("なんでもサポート部隊", "経理部")


def test_a_vacancy_gives_a_draft_of_an_advertisement():
    from orgsandbox.domain import tree
    from orgsandbox.files.job_ad import job_ad

    org = support_team()
    text = job_ad(org, *tree.find_role(org, "clerk"))
    assert "・月次決算　100%" in text
    assert "社長 ＞ なんでもサポート部隊" in text


def test_smaller_pools_wait_longer():
    from orgsandbox.metrics.split_price import pooled_wait, shared_tasks

    a = support_team()
    b = SplitUnit("now", "team", GROUPS).apply_org(a)
    assert pooled_wait(b, ("acc", "hr")) > pooled_wait(a, ("team",))
    assert shared_tasks(b, ("acc", "hr")) == [("acc", "hr", 0)]


@given(changes, changes)
def test_the_moves_and_units_applied_to_a_give_b(first, second):
    a, b = changed(first), changed(second)
    found = compare(a, b)
    held = {person: posts(a, person) for person in a.people}
    for move in found.moves:
        assert held.get(move.person, ()) == move.before
        held[move.person] = move.after
        if move.kind == "left":
            del held[move.person]
    assert held == {person: posts(b, person) for person in b.people}
    units = {key: unit for key, unit in a.units.items() if key not in found.units.gone}
    units |= {key: b.units[key] for key in found.units.new}
    names = {
        key: b.units[key].name if key in found.units.renamed else unit.name
        for key, unit in units.items()
    }
    parents = {
        key: b.units[key].parent if key in found.units.moved else unit.parent
        for key, unit in units.items()
    }
    assert names == {key: unit.name for key, unit in b.units.items()}
    assert parents == {key: unit.parent for key, unit in b.units.items()}


@given(changes, changes)
def test_whatever_changed_the_other_way_round_is_the_mirror(first, second):
    a, b = changed(first), changed(second)
    there, back = compare(a, b), compare(b, a)
    mirror = {"joined": "left", "left": "joined"}
    assert {(m.person, mirror.get(m.kind, m.kind), m.after, m.before) for m in there.moves} == {
        (m.person, m.kind, m.before, m.after) for m in back.moves
    }
    assert set(there.units.new) == set(back.units.gone)
    assert set(there.units.gone) == set(back.units.new)
    assert set(there.units.renamed) == set(back.units.renamed)
    assert set(there.units.moved) == set(back.units.moved)


PARTS = (
    Group("なんでもサポート部隊", ("sato", "ito"), ("closing",), "rest"),
    Group("人事部", ("suzuki", "tanaka"), ("payroll", "hiring"), "hr"),
)
TITLED = EditPeople("now", ("ito", "kato"), {"title": "部長"})
more_changes = st.lists(
    st.sampled_from(
        (
            *COMMANDS,
            SplitUnit("now", "team", PARTS, Style.SIBLINGS),
            TITLED,
            SetShare("now", "kato", "clerk", 5),
        )
    ),
    max_size=6,
)


@given(more_changes)
def test_the_list_has_whose_post_department_title_or_second_post_changes_and_nobody_else(commands):
    a = support_team()
    b = changed(commands)
    comparison = compare(a, b, ("部長", "課長"))
    continued = {new: old for old, new in comparison.units.continues.items()}
    rows = move_rows(a, b, comparison)
    listed = {row[2] for row in rows}
    renamed = {
        key for key, unit in a.units.items() if key in b.units and b.units[key].name != unit.name
    }
    for key, person in a.people.items():
        if key not in b.people:
            assert person.name in listed
            continue
        before = as_listed(a, key, lambda unit: unit)
        after = as_listed(b, key, lambda unit: continued.get(unit, unit))
        heads = any(unit in renamed and head and main for unit, _role, head, main in before[0])
        assert (person.name in listed) == (before != after or heads), person.name
    told = summary(rows, 0)
    assert sum(int(count) for count in re.findall(r": (\d+)", told)) == len(rows)
    for row in rows:
        assert row[3:5] != row[5:7], row


def test_a_department_split_side_by_side_with_a_part_of_its_name_goes_on():
    a = support_team()
    b = SplitUnit("now", "team", PARTS, Style.SIBLINGS).apply_org(a)
    comparison = compare(a, b)
    assert comparison.units.continues == {"team": "rest"}
    assert {row[2] for row in move_rows(a, b, comparison)} == {"鈴木 一真", "田中 陽子"}
    assert (comparison.units.new, comparison.units.gone) == (("hr",), ())


def test_departments_are_new_gone_split_merged_or_go_on():
    from orgsandbox.files.reorganisation import unit_rows

    a = SplitUnit("now", "team", GROUPS, Style.SIBLINGS).apply_org(support_team())
    b = MergeUnits("now", ("acc", "hr"), "acc").apply_org(a)
    b = RenameUnit("now", "sales", "営業本部").apply_org(b)
    b = AddUnit("now", Unit("legal", "法務部", "sales")).apply_org(b)
    rows = {row[0] or row[1]: row[2] for row in unit_rows(a, b, compare(a, b).units)}
    assert rows == {
        "社長": "Goes on",
        "営業部": "Goes on (Renamed)",
        "経理部": "Goes on",
        "人事部": "Gone (merged into 経理部)",
        "法務部": "New",
    }


def test_who_is_read_anew_is_listed_only_where_asked():
    a = support_team()
    b = RenameUnit("now", "team", "管理部").apply_org(a)
    comparison = compare(a, b)
    assert {row[0] for row in move_rows(a, b, comparison)} <= {"Transfer"}
    anew = [row for row in move_rows(a, b, comparison, renamed=True) if row[0] == "Read as"]
    assert {(row[3], row[5]) for row in anew} == {("管理部", "なんでもサポート部隊")}


def test_departments_of_one_name_are_told_apart_by_what_they_stand_below():
    a = AddUnit("now", Unit("one", "一課", "sales")).apply_org(support_team())
    a = AddUnit("now", Unit("other", "一課", "team")).apply_org(a)
    b = MoveToUnit("now", (("sato", None),), "one", "担当", new_role="r").apply_org(a)
    assert {(row[3], row[5]) for row in move_rows(a, b, compare(a, b))} == {
        ("営業部 一課", "なんでもサポート部隊")
    }


def test_a_role_stands_beside_the_title_only_where_it_tells_old_and_new_apart():
    a = EditPeople("now", ("ito", "sato"), {"title": "主任"}).apply_org(support_team())
    b = move_one("now", "sato", "clerk").apply_org(a)
    b = SplitUnit("now", "team", (Group("人事部", ("ito",), (), "hr"),)).apply_org(b)
    posts_of = {row[2]: (row[4], row[6]) for row in move_rows(a, b, compare(a, b))}
    assert posts_of["佐藤 恵"] == ("主任 (経理担当)", "主任 (なんでも担当)")
    assert posts_of["伊藤 大輔"] == ("主任", "主任")


def test_a_department_that_goes_on_under_its_name_wears_no_badge_of_a_new_one():
    from orgsandbox.drawing.chart import unit_badges

    a = support_team()
    b = SplitUnit("now", "team", PARTS, Style.SIBLINGS).apply_org(a)
    assert unit_badges(a, b) == {"rest": "split", "hr": "split off"}
