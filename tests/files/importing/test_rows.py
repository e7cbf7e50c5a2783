"""Rows that are nobody, or somebody of whom a word in the table says when."""

from __future__ import annotations

from datetime import date

import pytest

from orgsandbox.files.importing.fates import Fate
from tests.files.importing.reading import read, shape, told


@pytest.mark.parametrize(
    "row",
    [
        "総務部計,,2名,",
        "小計,,2,",
        "Grand Total,,2,",
        "（注）出向者を除く,,,",
        "作成：人事部 2026/10/01,,,",
        "ページ 1/1,,,",
    ],
)
def test_totals_and_remarks_are_left_out(row):
    found = read(f"部署,社員番号,氏名,役職\n総務部,1,佐藤,部長\n{row}\n")
    assert shape(found) == {"総務部": ["佐藤"]}
    assert told(found) == [("skipped_row", 3)]


@pytest.mark.parametrize("name", ["3名", "12 people", "-", "――"])
def test_a_count_or_a_mark_is_nobody_s_name(name):
    found = read(f"部署,社員番号,氏名\n総務部,1,佐藤\n人事部,2,{name}\n")
    assert shape(found) == {"総務部": ["佐藤"]}
    assert (told(found), found.fates[Fate.PROBLEM]) == ([("missing_name", 3)], 1)


def test_departments_that_end_like_a_total_are_departments():
    found = read("社員番号,氏名,部署\n1,佐藤,設計\n2,伊藤,会計\n")
    assert shape(found) == {"設計": ["佐藤"], "会計": ["伊藤"]}


@pytest.mark.parametrize(
    ("name", "seats"),
    [("空席", 1), ("（空席）", 1), ("空席２名", 2), ("欠員(3)", 3), ("後任調整中", 1)],
)
def test_a_row_may_be_several_vacant_posts(name, seats):
    found = read(f"社員番号,氏名,部署,役職\n1,佐藤,総務部,部長\n,{name},総務部,主任\n")
    (unit,) = found.org.units.values()
    assert [role.vacancies for role in unit.roles] == [0, seats]
    assert found.fates[Fate.PLANNED_SEAT] == 1


@pytest.mark.parametrize(
    ("status", "kind", "joined", "leaving"),
    [
        ("退職", "left_company", None, date(2026, 9, 30)),
        ("入社予定", "not_joined", date(2026, 10, 2), None),
    ],
)
def test_a_word_without_a_day_counts_from_the_day_of_the_table(status, kind, joined, leaving):
    found = read(f"社員番号,氏名,部署,在籍区分\n1,佐藤,総務部,{status}\n")
    (person,) = found.org.people.values()
    assert (person.joined, person.leaving) == (joined, leaving)
    assert told(found) == [(kind, 2)]


def test_the_day_in_the_table_goes_before_the_word():
    found = read("社員番号,氏名,部署,在籍区分,入社日\n1,佐藤,総務部,入社予定,2027/4/1\n")
    assert [person.joined for person in found.org.people.values()] == [date(2027, 4, 1)]
    assert told(found) == []


def test_numbers_that_differ_by_zeros_alone_are_told():
    found = read("社員番号,氏名,部署\n001,佐藤,総務部\n1,伊藤,総務部\n")
    assert told(found) == [("alike_numbers", 3)]
    assert len(found.org.people) == 2


def test_latin_names_stand_as_they_are_called():
    found = read("Employee ID,First Name,Last Name,Department\n1,Ann,Lee,Ops\n2,恵,佐藤,Ops\n")
    assert shape(found) == {"Ops": ["Ann Lee", "佐藤 恵"]}


@pytest.mark.parametrize(
    "cell",
    ["R6.4.1", "令6.4.1", "令和６年４月", "R6.4", "2024/4/1(月)", "'2024/4/1", "1-Apr-24", "45383"],
)
def test_the_first_of_april_in_every_form(cell):
    found = read(f"社員番号,氏名,部署,入社日\n1,佐藤,総務部,{cell}\n")
    assert [person.joined for person in found.org.people.values()] == [date(2024, 4, 1)]
    assert told(found) == []


def test_a_date_that_may_be_two_days_is_told_and_turned_only_when_chosen():
    table = "社員番号,氏名,部署,入社日\n1,佐藤,総務部,01/04/2024\n2,伊藤,総務部,02/02/2024\n"
    found = read(table)
    assert (told(found), [(m.kind, m.rows) for m in found.mends]) == (
        [("date_order", 2)],
        [("day_first", (2,))],
    )
    assert next(iter(found.org.people.values())).joined == date(2024, 1, 4)
    turned = read(table, mends=frozenset({"day_first"}))
    assert next(iter(turned.org.people.values())).joined == date(2024, 4, 1)
    assert told(turned) == []


def test_an_error_of_a_spreadsheet_is_told_once():
    found = read("社員番号,氏名,部署\n#REF!,佐藤,総務部\n")
    assert told(found) == [("bad_cell", 2)]
