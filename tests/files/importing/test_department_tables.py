"""A table of departments with nobody in it opens as an organisation of empty departments."""

from __future__ import annotations

import pytest

from orgsandbox.files.importing.fates import Fate
from orgsandbox.files.people import NotATable
from tests.files.importing.reading import read, shape, told

TREE = ["本社", "本社/管理本部", "本社/管理本部/総務部", "本社/営業部"]
MASTERS = {
    "codes": "部署コード,部署名,上位部署コード\n100,本社,\n110,管理本部,100\n111,総務部,110\n120,営業部,100\n",
    "child first": "部署コード,部署名,親部署コード\n111,総務部,110\n120,営業部,100\n110,管理本部,100\n100,本社,\n",
    "names": "部署名,上位部署\n本社,\n管理本部,本社\n総務部,管理本部\n営業部,本社\n",
    "plain headers": "コード,名称,親コード\n1,本社,\n2,管理本部,1\n3,総務部,2\n4,営業部,1\n",
    "levels": "level1,level2,level3,code\n本社,,,A\n本社,管理本部,,B\n本社,管理本部,総務部,C\n本社,営業部,,D\n",
    "paths": "部署パス,部署コード\n本社,1\n本社/管理本部,2\n本社/管理本部/総務部,3\n本社/営業部,4\n",
    "ids": "id,name,kind,parent_id,note\nU1,本社,unit,,\nU2,管理本部,unit,U1,\nU3,総務部,team,U2,\n"
    "U4,営業部,unit,U1,\n",
    "no kind": "id,name,parent_id\n1,本社,\n2,管理本部,1\n3,総務部,2\n4,営業部,1\n",
}


@pytest.mark.parametrize("table", MASTERS.values(), ids=MASTERS)
def test_every_form_of_a_master_is_the_same_tree(table):
    found = read(table)
    assert sorted(shape(found)) == sorted(TREE)
    assert not found.org.people
    assert found.fates[Fate.DEPARTMENT] == 4
    assert ("only_departments", None) in told(found)


def test_ranks_as_headers_are_levels():
    found = read("本部,部,課\n管理本部,,\n管理本部,総務部,\n管理本部,総務部,庶務課\n")
    assert list(shape(found)) == ["管理本部", "管理本部/総務部", "管理本部/総務部/庶務課"]


def test_two_departments_of_one_name_without_numbers_are_two():
    found = read(
        "組織名,親\n本社,\n東京支店,本社\n大阪支店,本社\n総務課,東京支店\n総務課,大阪支店\n"
    )
    assert {"本社/東京支店/総務課", "本社/大阪支店/総務課"} <= shape(found).keys()


def test_a_number_or_a_place_that_comes_twice_is_told_and_an_unknown_parent_too():
    found = read(
        "部署コード,部署名,親部署コード,責任者\n1,本社,,田中\n2,総務部,1,\n2,経理部,1,\n4,総務部,1,\n5,人事部,9,\n6,,1,\n"
    )
    assert set(told(found)) >= {
        ("duplicate_id", 4),
        ("duplicate_row", 5),
        ("unknown_unit", 6),
        ("missing_name", 7),
        ("dropped_column", None),
    }
    assert list(shape(found)) == ["本社", "本社/総務部", "人事部"]


def test_rows_that_name_few_departments_are_no_table_of_them():
    with pytest.raises(NotATable):
        read("Unit,Grade\n" + "Sales,HEO\nSales,EO\n" * 4)


def test_who_only_looks_like_a_department_is_somebody_when_the_planner_says_so():
    table = "id,name,parent_id\n1,本社,\n2,総務部,1\n"
    found = read(table, mapping={"name": "name", "manager_id": "parent_id"})
    assert [person.name for person in found.org.people.values()] == ["本社", "総務部"]


def test_people_with_an_id_and_a_parent_are_people():
    found = read("Id,Parent Id,Name,Title\n1,,Ann Lee,CEO\n2,1,Bob Ray,CFO\n")
    assert len(found.org.people) == 2


@pytest.mark.parametrize(
    "name", ["Eliminated", "'Eliminated'", "（廃止）", "Post eliminated", "欠番"]
)
def test_a_post_done_away_with_is_nobody_and_the_line_goes_on_past_it(name):
    found = read(
        f"id,name,title,department,manager_id\n1,Ann,Head,HQ,\n2,{name},Head,Games,1\n3,Bob,Clerk,Press,2\n"
    )
    assert shape(found) == {"HQ": ["Ann"], "HQ/Press": ["Bob"]}
    assert told(found) == [("closed_post", 3)]
    assert (found.roots, found.depth, found.widest_span) == (1, 2, 1)
    assert found.fates[Fate.PERSON] == 2
    assert found.fates[Fate.NOTE] == 1


def test_the_number_of_a_post_done_away_with_may_go_to_somebody():
    found = read("id,name,department,manager_id\n1,Eliminated,A,\n1,Ann,B,\n2,Bob,B,1\n")
    assert shape(found) == {"B": ["Ann", "Bob"]}
    assert told(found) == [("closed_post", 2)]
