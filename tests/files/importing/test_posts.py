"""Second posts in every form in which companies write them."""

from __future__ import annotations

import pytest

from orgsandbox.files.importing.fates import Fate
from tests.files.importing.reading import heads, read, shape, told

OTHERS = "2,伊藤,人事部,\n3,原,経理部,\n"


@pytest.mark.parametrize(
    "rows",
    [
        "1,佐藤,総務部,部長\n1,佐藤,人事部,（兼）部長\n",
        "1,佐藤,総務部,部長\n1,佐藤（兼務）,人事部,部長\n",
        "1,佐藤,総務部,部長\n,（兼）佐藤,人事部,部長\n",
        ",兼）佐藤,人事部,部長\n1,佐藤,総務部,部長\n",
        "1,佐藤,総務部、人事部,部長、部長\n",
        "1,佐藤,総務部(兼)人事部,部長、部長\n",
        "1,佐藤,総務部,部長（兼）人事部長\n",
    ],
)
def test_a_mark_or_a_list_in_a_cell_is_a_second_post_and_no_second_person(rows):
    found = read("社員番号,氏名,部署,役職\n" + OTHERS + rows)
    assert shape(found) == {"総務部": ["佐藤"], "人事部": ["佐藤 兼0", "伊藤"], "経理部": ["原"]}
    assert heads(found) == {"総務部": "佐藤", "人事部": "佐藤"}
    assert found.org.people[next(iter(found.org.people))].name == "伊藤"
    assert {p.name: p.title for p in found.org.people.values()}["佐藤"] == "部長"
    assert {kind for kind, _row in told(found)} == {"share_not_set"}


@pytest.mark.parametrize(
    ("cell", "shares"),
    [
        ("人事部（20%）", {"人事部": "佐藤 兼20"}),
        ("人事部 20％、経理部 10％", {"人事部": "佐藤 兼20", "経理部": "佐藤 兼10"}),
        ("人事部 課長", {"人事部": "佐藤 兼0"}),
        ('"人事部,経理部"', {"人事部": "佐藤 兼0", "経理部": "佐藤 兼0"}),
    ],
)
def test_a_cell_of_second_departments_holds_shares_titles_and_lists(cell, shares):
    found = read(
        f"社員番号,氏名,部署,役職,兼務部署\n2,伊藤,人事部,,\n3,原,経理部,,\n1,佐藤,総務部,,{cell}\n"
    )
    assert {unit: [m for m in members if "兼" in m] for unit, members in shape(found).items()} == {
        "人事部": [],
        "経理部": [],
        "総務部": [],
        **{unit: [who] for unit, who in shares.items()},
    }


def test_a_department_in_a_path_may_be_listed_after_commas():
    found = read(
        "スタッフコード,姓,名,メイングループ,サブグループ\n"
        '1,佐藤,恵,本社->総務部,"本社->人事部,本社->経理部"\n2,伊藤,大,本社->人事部,\n3,原,三,本社->経理部,\n'
    )
    assert shape(found)["本社/人事部"] == ["伊藤 大", "佐藤 恵 兼0"]
    assert shape(found)["本社/経理部"] == ["原 三", "佐藤 恵 兼0"]


def test_the_share_of_the_second_post_is_not_the_main_ones():
    found = read("社員番号,氏名,部署,兼務部署,兼務割合\n1,佐藤,総務部,人事部,50\n2,伊藤,人事部,,\n")
    assert shape(found) == {"総務部": ["佐藤"], "人事部": ["伊藤", "佐藤 兼50"]}


def test_a_column_called_second_post_that_only_marks_rows_names_no_department():
    found = read(
        "社員番号,氏名,兼務,部署\n1,佐藤,主務,総務部\n1,佐藤,兼務,人事部\n2,伊藤,主務,人事部\n"
    )
    assert shape(found) == {"総務部": ["佐藤"], "人事部": ["伊藤", "佐藤 兼0"]}


def test_names_with_a_comma_or_a_point_between_are_one_department():
    found = read(
        '社員番号,氏名,部署\n1,佐藤,"Legal, Risk"\n2,伊藤,法務・広報部\n3,原,経理・財務部\n'
    )
    assert list(shape(found)) == ["Legal, Risk", "法務・広報部", "経理・財務部"]


def test_a_surname_with_the_sign_of_second_posts_is_a_surname():
    found = read("社員番号,氏名,部署\n1,兼子 誠,総務部\n2,兼松 一,総務部\n")
    assert shape(found) == {"総務部": ["兼子 誠", "兼松 一"]}


def test_a_second_post_of_nobody_or_of_one_of_two_is_a_problem():
    found = read(
        "社員番号,氏名,部署\n1,佐藤,総務部\n2,佐藤,経理部\n,（兼）佐藤,人事部\n,（兼）林,人事部\n"
    )
    assert told(found) == [("ambiguous_person", 4), ("unknown_person", 5)]
    assert found.fates[Fate.PROBLEM] == 2
    assert list(shape(found)) == ["総務部", "経理部"]


def test_without_a_line_the_post_that_fits_heads_also_where_it_is_a_second_one():
    found = read(
        "社員番号,氏名,部署,役職,兼務部署,兼務役職\n1,佐藤,総務部,部長,人事部,部長\n2,伊藤,人事部,課長,,\n"
    )
    assert heads(found) == {"総務部": "佐藤", "人事部": "佐藤"}
