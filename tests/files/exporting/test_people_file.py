"""People go out as they came in: columns, order and spelling kept, the new placements in them."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from orgsandbox import cli
from orgsandbox.commands.seats import MovePeople
from orgsandbox.commands.units import MoveUnit
from orgsandbox.domain import tree
from orgsandbox.domain.model import Org
from orgsandbox.domain.project import Project
from orgsandbox.files import project as plan_file
from orgsandbox.files.cells import NotATable, cells_of
from orgsandbox.files.exporting.people_file import people_file, save_people
from orgsandbox.files.exporting.people_rows import people_rows
from orgsandbox.files.importing.options import Options
from orgsandbox.files.people import import_cells, import_people
from orgsandbox.i18n import speaking
from tests.data import CASES, COMPANY
from tests.files.importing.reading import DAY as TABLES_DAY
from tests.files.importing.reading import read
from tests.files.importing.test_company import EXPORTS
from tests.files.importing.test_gate import tables
from tests.files.importing.test_small_tables import TABLES
from tests.files.importing.test_small_tables import read as read_table

DAY = date(2027, 4, 1)


def rows(project: Project) -> list[dict[str, str]]:
    made = people_rows(project, project.scenarios[0])
    return [dict(zip(made.headers, row, strict=True)) for row in made.rows]


def by_name(project: Project) -> dict[str, dict[str, str]]:
    return {row["氏名"]: row for row in rows(project)}


def named(org: Org, name: str) -> str:
    return next(key for key, person in org.people.items() if person.name == name)


def unit(org: Org, name: str) -> str:
    return next(key for key, held in org.units.items() if held.name == name)


def seated(project: Project, name: str, into: str) -> Project:
    """Return the plan with somebody moved into the last role of a department."""
    org = project.scenarios[0].org
    place = tree.main_place(org, named(org, name))
    role = org.units[unit(org, into)].roles[-1].id
    assert place is not None
    people = ((named(org, name), place.role),)
    return MovePeople(project.scenarios[0].id, people, role).apply(project)


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@pytest.mark.parametrize("name", EXPORTS)
def test_every_export_of_the_company_comes_back_as_it_went_out(name, suffix, tmp_path):
    first = import_people(COMPANY / name, day=DAY)
    plan_file.save(first.project, tmp_path / "plan.orgplan")  # the file remembers the table too
    opened = plan_file.load(tmp_path / "plan.orgplan")
    save_people(opened, opened.scenarios[0], tmp_path / f"out{suffix}")
    again = import_people(tmp_path / f"out{suffix}", day=DAY)
    assert list(again.org.people.values()) == list(first.org.people.values())
    assert list(again.org.units.values()) == list(first.org.units.values())
    assert again.table.headers == first.table.headers
    cells = [row.cells for row in first.table.rows]
    differing = [n for n, row in enumerate(again.table.rows) if row.cells != cells[n]]
    # the president's department is the word 役員, which is none
    assert len(differing) == (1 if name == "people-one-department-column.csv" else 0)


@pytest.mark.parametrize(
    "name", [file.name for file in sorted(CASES.glob("*.csv")) if "work" not in file.name]
)
def test_every_small_table_comes_back_as_it_went_out(name, tmp_path):
    try:
        first = import_people(CASES / name, day=DAY)
    except NotATable:
        return  # a table of no people has nothing to give back
    save_people(first.project, first.project.scenarios[0], tmp_path / "out.csv")
    again = import_people(tmp_path / "out.csv", day=DAY)
    assert list(again.org.people.values()) == list(first.org.people.values())
    assert list(again.org.units.values()) == list(first.org.units.values())


@pytest.mark.parametrize("name", TABLES)
def test_every_table_of_people_comes_back_as_it_went_out(name):
    try:
        first = read_table(TABLES[name], frozenset())
    except NotATable:
        return
    if not first.org.people:
        return  # a table of departments has nobody to give back
    data, _written = people_file(first.project, first.project.scenarios[0], COMPANY / "o.csv")
    again = import_cells(cells_of("people.csv", data), Options(day=TABLES_DAY)).org
    assert list(again.people.values()) == list(first.org.people.values())
    assert list(again.units.values()) == list(first.org.units.values())


def test_whoever_moves_has_the_new_department_and_manager_and_nothing_else_changes():
    found = read(
        "社員番号,氏名,部署コード,部署,役職,上司社員番号,入社日,性格\n"
        "0001,社長 太郎,,,社長,,1990/4/1,\n"
        "0002,佐藤 恵,S1,総務部,部長,0001,1999/4/1,\n"
        "0003,鈴木 誠,S1,総務部,,0002,2010/4/1,明るい\n"
        "0004,高橋 健,J1,人事部,部長,0001,2001/4/1,\n"
        "0005,田中 学,J1,人事部,,0004,2012/4/1,\n"
    )
    before = by_name(found.project)
    after = by_name(seated(found.project, "鈴木 誠", "人事部"))
    changed = {"部署コード": "J1", "部署": "人事部", "上司社員番号": "0004"}
    assert after.pop("鈴木 誠") == {**before.pop("鈴木 誠"), **changed}
    assert after == before


def test_a_manager_that_departments_do_not_tell_stays_until_the_department_changes():
    found = read(
        "社員番号,氏名,部署,役職,上司社員番号\n"
        "1,佐藤 恵,総務部,部長,\n"
        "2,鈴木 誠,総務部,課長,1\n"
        "3,高橋 健,総務部,,2\n"
        "4,田中 学,人事部,部長,1\n"
        "5,伊藤 愛,人事部,,4\n"
    )
    assert by_name(found.project)["高橋 健"]["上司社員番号"] == "2"
    moved = seated(found.project, "高橋 健", "人事部")
    assert by_name(moved)["高橋 健"]["上司社員番号"] == "4"


def test_levels_follow_a_department_and_get_a_column_where_it_stands_deeper():
    found = read(
        "社員番号,氏名,所属名1,所属名2\n"
        "1,佐藤 恵,管理本部,総務部\n"
        "2,鈴木 誠,営業本部,営業部\n"
        "3,高橋 健,営業本部,\n"
    )
    org = found.org
    assert "所属名3" not in rows(found.project)[0]
    move = MoveUnit(found.project.scenarios[0].id, unit(org, "営業部"), unit(org, "総務部"))
    project = move.apply(found.project)
    assert by_name(project)["鈴木 誠"] == {
        "社員番号": "2",
        "氏名": "鈴木 誠",
        "所属名1": "管理本部",
        "所属名2": "総務部",
        "所属名3": "営業部",
    }


def test_a_department_without_one_above_stays_in_the_column_of_its_level():
    found = read("社員番号,氏名,本部,部,課\n1,佐藤 恵,,総務部,庶務課\n2,鈴木 誠,営業本部,営業部,\n")
    assert by_name(found.project)["佐藤 恵"] == {
        "社員番号": "1",
        "氏名": "佐藤 恵",
        "本部": "",
        "部": "総務部",
        "課": "庶務課",
    }


def test_a_second_post_gets_columns_where_the_table_has_none():
    found = read("社員番号,氏名,部署\n1,佐藤 恵,総務部\n2,鈴木 誠,人事部\n3,高橋 健,経理部\n")
    org = found.org
    project = found.project
    for name, share in (("人事部", 20), ("経理部", 0)):
        held = org.units[unit(org, name)]
        role = held.roles[-1]
        seat = replace(role.seats[0], person=named(org, "佐藤 恵"), share=share, main=False)
        org = org.with_units(held.with_role(role.with_seat(seat)))
    project = project.with_org(project.scenarios[0].id, org)
    with speaking("ja"):
        row = by_name(project)["佐藤 恵"]
        data, _written = people_file(project, project.scenarios[0], COMPANY / "out.csv")
    assert row["兼務所属"] == "人事部、経理部"
    assert row["兼務割合"] == "0.2、"
    again = import_cells(cells_of("out.csv", data), Options(day=DAY)).org
    assert {again.units[p.unit].name for p in tree.places(again, named(again, "佐藤 恵"))} == {
        "総務部",
        "人事部",
        "経理部",
    }


def test_a_vacant_post_comes_back_until_it_is_filled():
    found = read(
        "社員番号,氏名,部署,役職,メモ\n1,佐藤 恵,総務部,部長,\nP7,空席,総務部,担当,採用中\n2,鈴木 誠,総務部,担当,\n"
    )
    assert [(row["社員番号"], row["氏名"], row["メモ"]) for row in rows(found.project)] == [
        ("1", "佐藤 恵", ""),
        ("2", "鈴木 誠", ""),
        ("P7", "空席", "採用中"),
    ]
    filled = seated(found.project, "佐藤 恵", "総務部")
    assert [row["氏名"] for row in rows(filled)] == ["佐藤 恵", "鈴木 誠"]


@pytest.mark.parametrize(
    "header, cells",
    [
        ("入社日", ("1999/4/1", "2011/11/30")),
        ("入社日", ("1999/04/01", "2011/11/30")),
        ("入社日", ("1999-04-01", "2011-11-30")),
        ("入社日", ("19990401", "20111130")),
        ("入社日", ("1999年4月1日", "2011年11月30日")),
        ("入社日", ("平成11年4月1日", "令和元年5月1日")),
        ("入社日", ("H11.4.1", "R1.5.1")),
        ("入社日", ("1999年4月", "2011年11月")),
        ("入社日", ("13/04/1999", "30/11/2011")),
        ("勤務割合", ("80%", "100%")),
        ("勤務割合", ("0.8", "1.0")),
        ("勤務割合", ("80", "100")),
        ("勤務割合", ("8割", "10割")),
        ("週所定労働時間", ("32", "40")),
        ("勤務割合", ("60%", "")),
    ],
)
def test_days_and_working_times_are_written_as_their_column_writes_them(header, cells):
    found = read(
        f"社員番号,氏名,部署,{header}\n1,佐藤,総務部,{cells[0]}\n2,鈴木,総務部,{cells[1]}\n"
    )
    assert tuple(row[header] for row in rows(found.project)) == cells


def test_people_of_no_table_go_out_in_columns_that_an_import_knows(tmp_path):
    from orgsandbox import resources

    for language in ("ja", "en"):
        sample = plan_file.load(resources.path("samples") / f"growth.{language}.orgplan")
        scenario = sample.scenarios[-1]
        with speaking(language):
            save_people(sample, scenario, tmp_path / "out.csv")
        again = import_people(tmp_path / "out.csv", day=DAY, language=language).org
        assert [(p.name, p.joined, p.fte) for p in again.people.values()] == [
            (p.name, p.joined, p.fte) for p in scenario.org.people.values()
        ]
        assert {unit.name for unit in again.units.values()} >= {
            unit.name
            for unit in scenario.org.units.values()
            if any(seat.main for role in unit.roles for seat in role.seats)
        }
        for person, other in zip(scenario.org.people.values(), again.people.values(), strict=True):
            place, then = tree.main_place(scenario.org, person.id), tree.main_place(again, other.id)
            assert place is not None and then is not None
            assert scenario.org.units[place.unit].name == again.units[then.unit].name


def test_signs_that_an_encoding_lacks_are_told_and_shown_as_missing(tmp_path, capsys):
    found = read("社員番号,氏名,部署\n1,𠮷田 恵,総務部\n2,髙橋 誠,総務部\n")
    plan_file.save(found.project, tmp_path / "a.orgplan")
    out = tmp_path / "out.csv"
    words = ["export", str(tmp_path / "a.orgplan"), "-o", str(out), "--encoding", "cp932"]
    assert cli.main(words) == cli.PROBLEMS
    told = capsys.readouterr().out
    assert "Row 2" in told and "𠮷" in told and "Row 3" not in told
    assert out.read_bytes().decode("cp932").splitlines()[1:] == [
        "1,〓田 恵,総務部",
        "2,髙橋 誠,総務部",
    ]
    assert cli.main(words[:-2]) == cli.DONE
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_table_of_people_is_never_external(tmp_path, capsys):
    found = read("社員番号,氏名,部署\n1,佐藤 恵,総務部\n")
    plan_file.save(found.project, tmp_path / "a.orgplan")
    for suffix in ("csv", "xlsx"):
        out = tmp_path / f"out.{suffix}"
        words = ["export", str(tmp_path / "a.orgplan"), "-o", str(out), "--profile", "external"]
        assert cli.main(words) == cli.UNREADABLE
        assert len(capsys.readouterr().err.splitlines()) == 1
        assert not out.exists()


def test_nothing_in_a_csv_is_taken_for_a_formula_and_comes_back_without_the_mark():
    cells = ["=1+1", "+81-3-1234", "@SUM(A1)", "＝A1", "　=A1", "-", "-5", "−"]
    text = "社員番号,氏名,部署,メモ\n" + "".join(
        f'{n},佐藤 {n},総務部,"{cell}"\n' for n, cell in enumerate(cells, 1)
    )
    found = read(text)
    data, _written = people_file(found.project, found.project.scenarios[0], COMPANY / "o.csv")
    memos = [row[3] for row in csv.reader(io.StringIO(data.decode("utf-8-sig")))][1:]
    assert not any(memo.lstrip()[:1] in "=+@＝" for memo in memos if memo)
    again = import_cells(cells_of("o.csv", data), Options(day=DAY))
    assert [p.columns for p in again.org.people.values()] == [
        p.columns for p in found.org.people.values()
    ]


def test_sensitive_columns_do_not_come_back():
    found = read("社員番号,氏名,部署,生年月日,性別\n1,佐藤 恵,総務部,1990/1/1,女\n")
    assert rows(found.project) == [{"社員番号": "1", "氏名": "佐藤 恵", "部署": "総務部"}]


@settings(max_examples=60, deadline=None)
@given(tables())
def test_any_table_gives_back_every_person_under_the_headers_that_came_in(data):
    try:
        first = import_cells(cells_of("people.csv", data), Options(day=DAY))
    except NotATable:
        return
    data, written = people_file(first.project, first.project.scenarios[0], COMPANY / "o.csv")
    header, *lines = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    assert written.rows == len(lines) >= len(first.org.people)
    assert all(len(line) == len(header) for line in lines)
    came = [header for header in first.table.headers if header]
    assert [name for name in came if name in header] == [
        column.header for column in first.project.people_table.columns
    ]
