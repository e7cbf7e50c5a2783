"""People and work from tables: nothing dropped silently, the same input the same plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgsandbox.domain import tree, work
from orgsandbox.domain.problem import Severity
from orgsandbox.files import project as plan_file
from orgsandbox.files.dates import read_day
from orgsandbox.files.encoding import decode
from orgsandbox.files.people import NotATable, import_people
from tests.attacks.commands import promises_broken

HEAD = "id,name,title,department,manager_id,joined,fte\n"


@pytest.fixture
def table(tmp_path):
    def write(text: str, name: str = "people.csv", encoding: str = "utf-8") -> Path:
        file = tmp_path / name
        file.write_bytes(text.encode(encoding))
        return file

    return write


def kinds(found):
    return [problem.kind for problem in found.problems]


def test_departments_come_from_the_table_and_managers_head_and_nest_them(table):
    found = import_people(
        table(
            HEAD + "1,社長,,,,,\n2,佐藤,部長,営業部,1,,\n3,伊藤,,営業部,2,,\n4,鈴木,,経理部,1,,\n"
        )
    )
    org = found.org
    units = {unit.name: unit for unit in org.units.values()}
    assert set(units) == {"全社", "営業部", "経理部"}
    assert units["営業部"].parent == units["経理部"].parent == units["全社"].id
    assert org.people[tree.head(units["営業部"])].title == "部長"
    assert org.people[tree.head(units["全社"])].name == "社長"
    assert (found.roots, found.depth, found.widest_span) == (1, 3, 2)


def test_departments_without_managers_become_units(table):
    found = import_people(table("社員番号,氏名,部署\n0001,佐藤,総務部\n0002,伊藤,\n"))
    assert [unit.name for unit in found.org.units.values()] == ["総務部"]
    assert [person.code for person in found.org.people.values()] == ["0001", "0002"]
    assert found.unplaced == 1


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp932", "iso2022_jp", "euc_jp", "utf-16"]
)
def test_every_encoding_of_japanese_systems_is_read(table, encoding):
    found = import_people(
        table("社員番号,氏名,部署\n0001,高橋 さくら,情報システム部\n", encoding=encoding)
    )
    assert next(iter(found.org.people.values())).name == "高橋 さくら"
    assert not kinds(found)


def test_faults_are_named_by_row_and_column(table):
    found = import_people(
        table(
            HEAD
            + "1,佐藤,,総務部,,2020-04-01,1\n"
            + "1,別人,,総務部,,2020-04-01,1\n"
            + "2,伊藤,,総務部,9,20/20/20,abc\n"
            + "3,,,総務部,1,,\n"
            + "4,鈴木,,総務部,5,,\n"
            + "5,田中,,総務部,4,,\n"
        )
    )
    assert set(kinds(found)) >= {
        "duplicate_id",
        "unknown_manager",
        "bad_date",
        "bad_number",
        "missing_name",
        "cycle",
    }
    bad = next(problem for problem in found.problems if problem.kind == "bad_date")
    assert (bad.file, bad.row, bad.column, bad.value) == ("people.csv", 4, "joined", "20/20/20")
    assert len(found.org.people) == 4  # the second "1" and the one without a name are nobody
    assert {fate.value: count for fate, count in found.fates.items() if count} == {
        "person": 4,
        "problem": 2,
    }


def test_titles_above_the_header_are_skipped_and_said(table):
    found = import_people(table("社員一覧,,\n\n社員番号,氏名,部署\n1,佐藤,総務部\n"))
    assert kinds(found) == ["skipped_row"]
    assert found.problems[0].severity is Severity.NOTE


def test_work_goes_to_the_owner_s_seat_and_is_written_down_as_expected(table):
    people = table("id,name,department,fte\n1,佐藤,総務部,1\n2,伊藤,経理部,0.5\n")
    works = table(
        "社員番号,業務,時間,業務区分,担当部署\n1,採用,20,人事,総務部\n1,備品,10,総務,総務部\n2,決算,,経理,経理部\n9,謎,,,\n",
        "work.csv",
    )
    found = import_people(people, works)
    org = found.org
    names = {task.name: task for task in org.tasks.values()}
    assert work.supply(org)[names["採用"].id] == pytest.approx(0.5)
    assert work.supply(org)[names["決算"].id] == pytest.approx(0.5)
    assert names["採用"].expected == pytest.approx(0.5)
    assert [org.families[task.family].specialty for task in names.values()] == [True, False, True]
    assert "unknown_person" in kinds(found)


def test_the_same_input_gives_the_same_bytes(table):
    file = table(HEAD + "1,佐藤,,総務部,,,\n2,伊藤,,総務部,1,,\n")
    assert plan_file.dumps(import_people(file).project) == plan_file.dumps(
        import_people(file).project
    )


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02\x03" * 50, b"\n\n\n", b"a,b\n1,2\n"])
def test_what_is_no_table_gets_one_clear_sentence(tmp_path, data):
    file = tmp_path / "x.csv"
    file.write_bytes(data)
    with pytest.raises(NotATable) as refusal:
        import_people(file)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2027-04-01", "2027-04-01"),
        ("2027/4/1", "2027-04-01"),
        ("20270401", "2027-04-01"),
        ("2027年4月1日", "2027-04-01"),
        ("令和9年4月1日", "2027-04-01"),
        ("R9.4.1", "2027-04-01"),
        ("46113", "2026-04-01"),
        ("平成元年1月8日", "1989-01-08"),
    ],
)
def test_days_are_read_as_hr_systems_write_them(text, iso):
    assert read_day(text).isoformat() == iso


def test_what_no_encoding_reads_is_counted():
    assert decode(b"abc\x81").replaced == 1


def test_a_reporting_line_of_a_hundred_levels_is_a_plan_and_a_longer_one_is_told(table):
    def line(people: int) -> Path:
        rows = "".join(f"{n},人{n},{n - 1 if n else ''}\n" for n in range(people))
        return table("社員番号,氏名,上司\n" + rows)

    plan = import_people(line(101)).project
    assert plan_file.loads(plan_file.dumps(plan)).scenarios
    with pytest.raises(NotATable, match="more than 100 levels"):
        import_people(line(102))


def test_a_table_without_departments_makes_teams_of_managers(table):
    found = import_people(table("id,name,manager_id\n1,A,\n2,B,1\n3,C,2\n"))
    assert [unit.name for unit in found.org.units.values()] == ["Aのチーム", "Bのチーム"]
    assert not found.unplaced


def test_one_name_under_two_parents_is_two_departments_and_never_a_person_s(table):
    found = import_people(
        table(
            HEAD + "1,A,,支社一,,,\n2,B,,支社二,1,,\n3,C,課長,総務課,1,,\n4,D,,総務課,3,,\n"
            "5,E,課長,総務課,2,,\n6,F,,総務課,5,,\n"
        )
    )
    parents = sorted(
        found.org.units[unit.parent].name
        for unit in found.org.units.values()
        if unit.name == "総務課"
    )
    assert parents == ["支社一", "支社二"]


def test_who_reports_past_the_head_stays_in_the_department(table):
    found = import_people(
        table(HEAD + "1,A,,本部,,,\n2,B,課長,総務課,1,,\n3,C,,総務課,2,,\n4,D,,総務課,1,,\n")
    )
    assert [unit.name for unit in found.org.units.values()] == ["本部", "総務課"]


def test_parent_codes_nest_departments(table):
    found = import_people(
        table(
            "社員番号,氏名,部署コード,部署,親部署コード\n1,A,10,本部,\n2,B,11,総務部,10\n3,C,12,人事課,11\n"
        )
    )
    names = {
        unit.name: unit.parent and found.org.units[unit.parent].name
        for unit in found.org.units.values()
    }
    assert names == {"本部": None, "総務部": "本部", "人事課": "総務部"}


def test_a_work_matrix_has_a_column_for_each_task(table):
    people = table("社員番号,氏名,部署\n1,佐藤,総務部\n2,伊藤,総務部\n")
    works = table("社員番号,氏名,採用,給与\n1,佐藤,60%,40%\n2,伊藤,,100\n", "work.csv")
    found = import_people(people, works)
    names = {task.id: task.name for task in found.org.tasks.values()}
    supply = {names[task]: amount for task, amount in work.supply(found.org).items()}
    assert supply == pytest.approx({"採用": 0.6, "給与": 1.4})


def test_a_table_of_second_posts_is_joined_by_number(table):
    people = table("社員番号,氏名,部署\n0001,佐藤,総務部\n0002,伊藤,人事部\n")
    posts = table(
        "社員番号,兼務部署,兼務役職,兼務割合\n0001,人事部,課長,20%\n0009,人事部,,\n", "posts.csv"
    )
    found = import_people(people, posts=posts)
    sato = next(iter(found.org.people))
    assert [(place.seat.share, place.seat.main) for place in tree.places(found.org, sato)] == [
        (80, True),
        (20, False),
    ]
    assert kinds(found) == ["unknown_person"]


def test_titles_are_work_only_when_the_planner_says_so(table):
    file = table("id,name,title,department\n1,佐藤,経理担当,総務部\n")
    assert not import_people(file).org.tasks
    found = import_people(file, title_as_work=True)
    assert [task.name for task in found.org.tasks.values()] == ["経理担当"]
    assert sum(work.supply(found.org).values()) == 1.0


def test_merged_cells_are_filled_down_only_when_chosen(table):
    file = table("社員番号,氏名,部署\n1,A,総務部\n2,B,\n3,C,人事部\n4,D,\n")
    found = import_people(file)
    assert (found.unplaced, [(mend.kind, mend.rows) for mend in found.mends]) == (
        2,
        [("fill_down", (3, 5))],
    )
    assert import_people(file, mends=["fill_down"]).unplaced == 0


def test_columns_that_mean_nothing_are_kept_as_they_came_in(table):
    found = import_people(table("社員番号,氏名,部署,内線,給与\n1,A,総務部,0123,900\n"))
    assert next(iter(found.org.people.values())).columns == {"内線": "0123"}


def test_a_table_without_header_is_mapped_by_letters(table):
    found = import_people(
        table("0001,佐藤,総務部\n0002,伊藤,人事部\n"),
        mapping={"id": "A", "name": "B", "department": "C"},
    )
    assert [person.name for person in found.org.people.values()] == ["佐藤", "伊藤"]
    assert found.rows == 2


@pytest.mark.parametrize(
    ("head", "cell"),
    [("fte", "2e9"), ("fte", "1001"), ("hours", "1e12"), ("share", "1e12")],
)
def test_more_work_than_anybody_can_do_is_told_by_row_and_left_out(table, head, cell):
    work_table = table(f"person,task,{head}\n1,商談,{cell}\n", "work.csv")
    found = import_people(table(HEAD + "1,佐藤,,営業部,,,\n"), work_table)
    (problem,) = found.problems
    assert (problem.kind, problem.row, problem.column, problem.value) == (
        "bad_number",
        2,
        head,
        cell,
    )
    assert "is not an amount of work" in str(problem.message)
    assert promises_broken(found.project) == []
    (task,) = found.org.tasks
    assert work.supply(found.org) == {task: 1.0}  # as a row without an amount


def test_the_most_work_a_row_may_say_is_taken(table):
    work_table = table("person,task,fte\n1,商談,1000\n", "work.csv")
    found = import_people(table(HEAD + "1,佐藤,,営業部,,,\n"), work_table)
    assert found.problems == ()
    assert list(work.supply(found.org).values()) == [1000.0]


def test_more_task_families_than_colours_begin_again_with_the_first(table):
    rows = "".join(f"1,業務{n},区分{n}\n" for n in range(1003))
    work_table = table("person,task,family\n" + rows, "work.csv")
    found = import_people(table(HEAD + "1,佐藤,,営業部,,,\n"), work_table)
    assert [family.colour for family in found.org.families.values()][-3:] == [1000, 0, 1]
    assert promises_broken(found.project) == []


def test_half_a_character_from_an_encoding_is_shown_as_unreadable():
    decoded = decode(b"name\\ud800\n", "unicode_escape")
    assert decoded.text == "name�\n"
    assert decoded.replaced == 1


@pytest.mark.parametrize(
    "text", ["," * 20_000, "社員番号,氏名\n" + "\n" * 1_100_000 + "1,佐藤 恵\n"]
)
def test_a_table_no_spreadsheet_could_hold_is_told_before_it_takes_memory(table, text):
    with pytest.raises(NotATable, match="larger than any spreadsheet"):
        import_people(table(text))
