"""What could be read in a wrong way is read right or told: never a person, a number or a gap in silence."""

from __future__ import annotations

from datetime import date

import pytest
import xlsxwriter

from orgsandbox.domain import tree
from orgsandbox.files.cells import cells_of
from orgsandbox.files.importing.fates import Fate
from orgsandbox.files.importing.options import Options
from orgsandbox.files.people import import_cells, import_people
from tests.files.importing.reading import read, shape, told

HEAD = "社員番号,氏名,部署\n"


def names(found):
    return [person.name for person in found.org.people.values()]


def work(matrix: str):
    """Return who does how much of what (FTE), and what was told, of a matrix for 1 and 2."""
    people = cells_of("people.csv", (HEAD + "1,佐藤,総務部\n2,伊藤,総務部\n").encode())
    found = import_cells(people, Options(), cells_of("work.csv", matrix.encode()))
    org = found.org
    amounts = {
        org.people[place.seat.person].name: {
            org.tasks[key].name: round(amount, 3) for key, amount in (place.seat.work or {}).items()
        }
        for person in org.people
        for place in tree.places(org, person)
    }
    return amounts, [problem.kind for problem in found.problems]


@pytest.mark.parametrize("swallowed", ["3,田中,営業部\n", "3,田中,営業部\n4,伊藤,総務部\n"])
def test_a_stray_quotation_mark_swallows_no_rows_in_silence(swallowed):
    found = read(f'{HEAD}1,佐藤,総務部\n2,"鈴木,営業部\n{swallowed}')
    assert names(found) == ["佐藤"]
    assert told(found) == [("long_row", 3)]
    assert found.fates[Fate.PROBLEM] == 1


def test_a_remark_on_two_lines_is_a_remark():
    text = '社員番号,氏名,部署,役職,備考\n1,佐藤,総務部,部長,"4月まで\n時短"\n2,伊藤,総務部,,\n'
    assert names(read(text)) == ["佐藤", "伊藤"]


@pytest.mark.parametrize("name", ["計 一郎", "橋本 計"])
def test_somebody_called_like_a_total_is_somebody(name):
    assert names(read(f"{HEAD}1,{name},総務部\n")) == [name]


@pytest.mark.parametrize(
    "row", ["合計,,300", "12,合計,300", "総務部 計,,3", "計 300,,", "小計：3名,,"]
)
def test_a_total_is_nobody(row):
    assert names(read(f"{HEAD}1,佐藤,総務部\n{row}\n")) == ["佐藤"]


@pytest.mark.parametrize(
    "name", ["空席（4月採用予定）", "採用予定者A", "空席1", "欠員①", "vacant B"]
)
def test_a_vacancy_with_a_mark_is_a_planned_seat(name):
    found = read(f"{HEAD}1,佐藤,総務部\n,{name},総務部\n")
    assert names(found) == ["佐藤"]
    assert found.fates[Fate.PLANNED_SEAT] == 1


def test_whoever_is_to_leave_is_here():
    found = read(
        "社員番号,氏名,部署,役職,在籍状況\n1,佐藤,総務部,部長,退職予定\n2,伊藤,総務部,,在籍\n"
    )
    assert told(found) == []
    assert next(iter(found.org.people.values())).leaving is None


def test_leaving_before_joining_is_told():
    found = read("社員番号,氏名,部署,入社日,退職日\n1,佐藤,総務部,2020/4/1,2019/3/31\n")
    assert ("dates_reversed", 2) in told(found)


def test_the_first_second_post_may_stand_before_the_main_one():
    found = read("社員番号,氏名,部署,区分\n1,佐藤,人事部,兼務１\n1,佐藤,総務部,主務\n")
    assert shape(found) == {"総務部": ["佐藤"], "人事部": ["佐藤 兼0"]}


def test_shares_beside_main_and_second_are_of_the_posts():
    text = "社員番号,氏名,部署,主務兼務区分,割合\n1,佐藤,総務部,主務,80%\n1,佐藤,人事部,兼務,20%\n"
    found = read(text)
    (person,) = found.org.people.values()
    assert person.fte == 1.0
    assert shape(found) == {"総務部": ["佐藤"], "人事部": ["佐藤 兼20"]}


def test_working_time_that_differs_from_post_to_post_is_told():
    found = read("社員番号,氏名,部署,FTE\n1,佐藤,総務部,0.6\n1,佐藤,人事部,0.4\n")
    assert ("bad_number", 3) in told(found)


def test_a_row_of_filters_is_no_header():
    found = read("所属：,全社,在籍区分：,在籍\n社員番号,氏名,部署,役職\n1,佐藤,総務部,部長\n")
    assert shape(found) == {"総務部": ["佐藤"]}


def test_an_era_that_nobody_lives_to_see_is_no_date():
    found = read("社員番号,氏名,部署,入社日\n1,佐藤,総務部,R99.4.1\n2,伊藤,総務部,R6.4.1\n")
    assert told(found) == [("bad_date", 2)]
    assert [p.joined for p in found.org.people.values()] == [None, date(2024, 4, 1)]


def test_hours_in_a_matrix_are_hours_of_a_week_and_a_dash_is_nothing():
    amounts, kinds = work("社員番号,経理,給与,庶務\n1,8,16,16\n2,40,-,\n")
    assert amounts == {"佐藤": {"経理": 0.2, "給与": 0.4, "庶務": 0.4}, "伊藤": {"経理": 1.0}}
    assert kinds == []


def test_per_cent_in_a_matrix_is_per_cent_also_where_it_is_one():
    amounts, _kinds = work("社員番号,経理,給与\n1,99,1\n2,70,30\n")
    assert amounts == {"佐藤": {"経理": 0.99, "給与": 0.01}, "伊藤": {"経理": 0.7, "給与": 0.3}}


def test_one_slip_in_a_matrix_is_told_and_the_task_stays():
    amounts, kinds = work("社員番号,経理,給与\n1,0.5,半分\n2,0.5,0.5\n")
    assert amounts == {"佐藤": {"経理": 0.5}, "伊藤": {"経理": 0.5, "給与": 0.5}}
    assert kinds == ["bad_number"]


def test_one_per_cent_beside_seventy_is_one_per_cent():
    amounts, _kinds = work("社員番号,業務,割合\n1,経理,70\n1,給与,29\n1,庶務,1\n")
    assert amounts["佐藤"] == {"経理": 0.7, "給与": 0.29, "庶務": 0.01}


def test_a_sheet_beside_the_people_that_is_no_table_is_told(tmp_path):
    file = tmp_path / "people.xlsx"
    book = xlsxwriter.Workbook(str(file))
    people, notes = book.add_worksheet("社員"), book.add_worksheet("兼務の注意")
    for at, row in enumerate((["社員番号", "氏名", "部署"], ["1", "佐藤", "総務部"])):
        people.write_row(at, 0, row)
    notes.write(0, 0, "兼務は毎月見直すこと")
    book.close()
    found = import_people(file)
    assert names(found) == ["佐藤"]
    assert [problem.kind for problem in found.problems] == ["unread_sheet"]


@pytest.mark.parametrize(
    "word",
    [
        "空席",
        "欠員２",
        "未定",
        "採用予定者A",
        "後任未定",
        "後任者未定",
        "調整中",
        "選考中",
        "人選中",
        "該当者なし",
        "空きポスト",
        "増員",
        "増員予定者",
        "新規採用",
        "要採用",
        "補充枠",
        "募集",
        "4月入社予定者",
        "着任予定者",
        "新入社員",
        "担当者不在",
        "Vacant",
        "open",
        "New hire",
        "TBD",
        "ＴＢＤ",
        "tbh",
        "To be decided",
        "Backfill",
        "unfilled",
        "hiring",
    ],
)
def test_however_a_vacancy_is_written_it_is_a_planned_seat(word):
    result = read(f"社員番号,氏名,部署,役職\n1,佐藤,総務部,部長\n,{word},総務部,課長\n")
    assert names(result) == ["佐藤"]
    assert result.fates[Fate.PLANNED_SEAT] == 1


def test_a_long_text_in_a_doubtful_encoding_is_looked_at_once():
    data = (
        b"ID,Name,Department\n1," + b"x" * 60_000 + "\n2,Łukasz Żak,Księgowość\n".encode("cp1250")
    )
    told_of = import_cells(cells_of("people.csv", data), Options()).problems
    assert [problem.kind for problem in told_of][:1] == ["encoding_doubtful"]


def test_a_title_that_only_says_second_post_is_a_title():
    assert shape(read("社員番号,氏名,部署,役職\n1,佐藤,総務部,兼務\n")) == {"総務部": ["佐藤"]}
