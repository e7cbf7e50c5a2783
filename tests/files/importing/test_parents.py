"""Departments that name their parents, and what is wrong with some of these."""

from __future__ import annotations

from orgsandbox.files.cells import cells_of
from orgsandbox.files.importing.options import Options
from orgsandbox.files.people import import_cells
from tests.files.importing.reading import read, shape, told

HEADERS = "社員番号,氏名,部署コード,部署,親部署コード\n"
LOST = HEADERS + "1,佐藤,0100,管理本部,\n2,伊藤,0110,総務部,100\n3,鈴木,0120,経理部,0100\n"


def test_a_parent_s_number_that_lost_its_zeros_is_told_and_mended_when_chosen():
    found = read(LOST)
    assert list(shape(found)) == ["管理本部", "総務部", "管理本部/経理部"]
    assert told(found) == [("unknown_unit", 3)]
    assert [(mend.kind, mend.rows) for mend in found.mends] == [("leading_zeros", (3,))]
    mended = read(LOST, mends=frozenset({"leading_zeros"}))
    assert list(shape(mended)) == ["管理本部", "管理本部/総務部", "管理本部/経理部"]
    assert told(mended) == []


def test_a_parent_s_number_that_nobody_has_is_no_department():
    found = read(HEADERS + "1,佐藤,100,管理本部,なし\n2,伊藤,110,総務部,999\n")
    assert list(shape(found)) == ["管理本部", "総務部"]
    assert told(found) == [("unknown_unit", 3)]


def test_a_parent_s_name_may_be_a_department_without_people():
    found = read("社員番号,氏名,部署,上位部署\n1,佐藤,総務部,管理本部\n2,伊藤,経理部,管理本部\n")
    assert list(shape(found)) == ["管理本部", "管理本部/総務部", "管理本部/経理部"]
    assert told(found) == []


def test_departments_below_each_other_are_cut_and_told():
    found = read(HEADERS + "1,佐藤,100,管理本部,110\n2,伊藤,110,総務部,100\n")
    assert list(shape(found)) == ["管理本部", "管理本部/総務部"]
    assert told(found) == [("cycle", 2)]


def test_whose_manager_is_not_known_makes_no_second_department():
    found = read(
        "社員番号,氏名,部署,上司社員番号\n1,佐藤,総務部,\n2,伊藤,経理部,1\n3,林,経理部,99\n4,森,経理部,98\n"
    )
    assert shape(found) == {"総務部": ["佐藤"], "総務部/経理部": ["伊藤", "林", "森"]}


def test_tables_of_work_and_of_posts_find_numbers_without_their_zeros_when_chosen():
    people = cells_of("p.csv", "社員番号,氏名,部署\n0001,佐藤,総務部\n0002,伊藤,人事部\n".encode())
    work = cells_of("w.csv", "社員番号,業務,割合\n1,採用,50%\n".encode())
    posts = cells_of("k.csv", "社員番号,兼務部署,兼務割合\n1,人事部,20%\n".encode())
    found = import_cells(people, Options(), work, posts)
    assert told(found) == [("unknown_person", 2), ("unknown_person", 2)]
    assert [(mend.kind, mend.count) for mend in found.mends] == [("leading_zeros", 1)]
    mended = import_cells(people, Options(mends=frozenset({"leading_zeros"})), work, posts)
    assert told(mended) == []
    assert shape(mended)["人事部"] == ["伊藤", "佐藤 兼20"]
    assert [task.name for task in mended.org.tasks.values()] == ["採用"]
