"""The task inventory: out as a sheet, filled in, and back, with problems by row."""

from __future__ import annotations

from dataclasses import replace

import pytest
import xlsxwriter

from orgsandbox.domain.model import Task
from orgsandbox.files.inventory import read_sheet, sheet_bytes
from orgsandbox.files.starter import additions, starter_tasks
from orgsandbox.files.table import NotATable
from orgsandbox.i18n import use_language
from tests.plans import support_team


def filled(path, rows):
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    for column in range(6):
        sheet.write(2, column, "x")
    for number, row in enumerate(rows, 3):
        for column, cell in enumerate(row):
            sheet.write(number, column, cell)
    book.close()


def test_a_sheet_written_and_read_back_says_the_same(tmp_path):
    org = support_team()
    file = tmp_path / "sheet.xlsx"
    file.write_bytes(sheet_bytes(org, "team"))
    answers = read_sheet(file, org, "team")
    assert answers.problems == ()
    assert answers.tasks == ()
    assert answers.work["sato"] == {"closing": 0.5, "payroll": 0.5}
    assert answers.work["tanaka"] == {"hiring": 1.0}


def test_new_tasks_and_families_come_in_and_bad_rows_are_named(tmp_path):
    file = tmp_path / "sheet.xlsx"
    filled(
        file,
        [
            ("備品", "総務", "佐藤 恵", 0.3, "伊藤大輔", 0.1),
            ("", "総務", "佐藤 恵", 0.3),
            ("採用", "人事", "知らない人", 0.3),
            ("採用", "人事", "鈴木 一真", "たくさん"),
            ("給与計算", "人事", "佐藤 恵", 0.9),
        ],
    )
    answers = read_sheet(file, support_team(), "team")
    assert [task.name for task in answers.tasks] == ["備品"]
    assert [family.name for family in answers.families] == ["総務"]
    assert answers.work["ito"] == {answers.tasks[0].id: 0.1}
    told = [(problem.kind, problem.row) for problem in answers.problems]
    assert told == [
        ("skipped_row", 5),
        ("unknown_person", 6),
        ("bad_number", 7),
        ("over_100_percent", None),
    ]


def test_another_file_is_refused(tmp_path):
    file = tmp_path / "x.xlsx"
    file.write_bytes(b"no workbook")
    with pytest.raises(NotATable):
        read_sheet(file, support_team(), "team")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_usual_tasks_are_offered_and_not_added_twice(language):
    use_language(language)
    usual = starter_tasks()
    assert 55 <= len(usual) <= 65
    org = support_team()
    families, tasks = additions(org, usual)
    names = [task.name for task in tasks]
    assert len(names) == len(set(names))
    org = org.with_families(*families).with_tasks(*tasks)
    assert additions(org, usual) == ([], [])


def doer(tmp_path, org, who):
    """Return who a sheet's name means, and what is told of it."""
    file = tmp_path / "sheet.xlsx"
    filled(file, [("採用", "人事", who, 0.3)])
    answers = read_sheet(file, org, "team")
    return list(answers.work), [str(problem.message) for problem in answers.problems]


@pytest.mark.parametrize(
    "who", ["佐藤 恵", "佐藤恵", "佐藤　恵", " 佐藤 恵 ", "00012", "０００１２"]
)
def test_people_are_named_in_a_sheet_by_any_spelling_of_name_or_number(tmp_path, who):
    org = support_team()
    org = org.with_people(replace(org.people["sato"], code="00012"))
    assert doer(tmp_path, org, who) == (["sato"], [])


def test_a_number_that_the_spreadsheet_holds_as_a_number_names_its_person(tmp_path):
    org = support_team()
    org = org.with_people(replace(org.people["sato"], code="12"))
    assert doer(tmp_path, org, 12) == (["sato"], [])


def test_of_two_people_of_one_name_neither_is_guessed(tmp_path):
    org = support_team()
    org = org.with_people(replace(org.people["ito"], name="佐藤恵"))
    assert doer(tmp_path, org, "佐藤　恵") == (
        [],
        ["Row 4: several people here are called 佐藤　恵."],
    )
    assert doer(tmp_path, org, "佐藤恵") == (["ito"], [])


def test_a_variant_character_is_asked_about(tmp_path):
    org = support_team()
    org = org.with_people(replace(org.people["sato"], name="髙橋 恵"))
    told = "Row 4: 高橋 恵 is not in this department. Is 髙橋 恵 meant?"
    assert doer(tmp_path, org, "高橋 恵") == ([], [told])


def test_of_several_tasks_of_one_name_the_department_s_own_is_meant(tmp_path):
    org = support_team()
    org = org.with_tasks(Task("theirs", "採用", owner="sales"), Task("ours", "選考", owner="team"))
    org = org.without_tasks(["hiring"]).with_tasks(Task("own", "採用", owner="team"))
    file = tmp_path / "sheet.xlsx"
    filled(file, [("採用 ", "人事", "佐藤 恵", 0.3), ("選 考", "", "佐藤 恵", 0.2)])
    answers = read_sheet(file, org, "team")
    assert answers.work == {"sato": {"own": 0.3, "ours": 0.2}}
    assert answers.tasks == ()
