"""Small tables that people in this job really produce, each with its right reading."""

from __future__ import annotations

from datetime import date

import pytest

from orgsandbox.domain import tree, work
from orgsandbox.domain.problem import Severity
from orgsandbox.files.people import Imported, NotATable, import_people
from tests.data import CASES


def read(name: str, **choices: object) -> Imported:
    return import_people(CASES / name, **choices)  # type: ignore[arg-type]


def names(found: Imported) -> list[str]:
    return [person.name for person in found.org.people.values()]


def departments(found: Imported) -> dict[str, str | None]:
    """Return each department's path, and its parent's."""
    org = found.org
    paths = {key: "/".join(org.units[k].name for k in tree.upwards(org, key)) for key in org.units}
    return {
        paths[key]: unit.parent and org.units[unit.parent].name for key, unit in org.units.items()
    }


def told(found: Imported, kind: str) -> list[int | None]:
    return [problem.row for problem in found.problems if problem.kind == kind]


def problems(found: Imported) -> list[str]:
    return [p.kind for p in found.problems if p.severity is Severity.PROBLEM]


def head(found: Imported, unit: str) -> str | None:
    held = next(held for held in found.org.units.values() if held.name == unit)
    person = tree.head(held)
    return None if person is None else found.org.people[person].name


@pytest.mark.parametrize(
    ("name", "titles"), [("01-title-rows.csv", 3), ("01b-title-rows-10.csv", 8)]
)
def test_the_header_is_found_below_its_titles_and_each_title_is_noted(name, titles):
    found = read(name)
    assert len(found.org.people) == 4
    assert told(found, "skipped_row") == list(range(1, titles + 1))


def test_the_day_above_the_header_is_the_day_of_the_table():
    assert read("01-title-rows.csv").project.scenarios[0].date == date(2026, 11, 25)
    asked = read("01-title-rows.csv", day=date(2027, 4, 1))
    assert asked.project.scenarios[0].date == date(2027, 4, 1)


def test_a_total_is_nobody():
    found = read("02-trailing-total.csv")
    assert len(found.org.people) == 4
    assert sum(person.fte for person in found.org.people.values()) == 3.5
    assert told(found, "skipped_row") == [6]


def test_columns_without_a_header_mean_nothing():
    found = read("03-empty-columns.csv")
    person = next(iter(found.org.people.values()))
    assert (person.fte, person.grade, person.kana, person.location) == (1.0, "", "", "")
    assert not found.problems


@pytest.mark.parametrize(
    "name", ["04-duplicate-headers.csv", "11-kenmu-second-row.csv", "12-kenmu-columns.csv"]
)
def test_a_second_department_is_a_second_post(name):
    found = read(name)
    sato = next(p for p in found.org.people.values() if p.name == "佐藤 恵")
    places = tree.places(found.org, sato.id)
    posts = [(found.org.units[place.unit].name, place.seat.main) for place in places]
    assert sorted(posts) == [("人事部", False), ("総務部", True)]
    assert [place.seat.share for place in places if not place.seat.main] == [0]
    assert set(departments(found).values()) == {None}
    assert sato.title == "部長"


def test_full_width_numbers_are_the_same_numbers():
    assert departments(read("05-fullwidth-digits.csv")) == {
        "役員室": None,
        "総務部/役員室": "役員室",
    }


def test_japanese_years_are_read():
    joined = [p.joined for p in read("06-wareki-dates.csv").org.people.values()]
    assert [day.year for day in joined] == [1988, 1989, 2019, 2024, 2019, 1989, 2008, 2019]


def test_days_in_thirteen_forms():
    found = read("07-serial-and-dotted-dates.csv")
    joined = [p.joined for p in found.org.people.values()]
    april = date(2010, 4, 1)
    assert joined[:5] == [april] * 4 + [date(2010, 1, 4)]  # the column has 13/04: days come first
    assert joined[5:11] == [date(2010, 4, 13), april, april, april, april, april]
    assert told(found, "bad_date") == [13]


def test_days_with_slashes_are_month_first_where_nothing_says_otherwise():
    joined = [p.joined for p in read("c32.csv").org.people.values()]
    assert joined == [date(2024, 4, 1)] * 7


def test_kinds_of_kana_and_width_are_one_name():
    assert list(departments(read("08-kana-names.csv"))) == ["ｿｳﾑﾌﾞ"]
    assert not problems(read("08-kana-names.csv"))
    assert set(departments(read("38-spaces.csv"))) == {"総務部", "ＩＴ推進部/総務部"}


@pytest.mark.parametrize(
    ("name", "first"), [("09-utf8-itaiji.csv", "髙橋 一郎"), ("09b-cp932-itaiji.csv", "髙橋 一郎")]
)
def test_variant_characters_are_kept_as_given(name, first):
    assert names(read(name))[0] == first
    assert "葛\U000e0100城 誠" in names(read("09-utf8-itaiji.csv"))


@pytest.mark.parametrize("name", ["10-manager-by-name.csv", "10b-manager-by-email.csv"])
def test_a_manager_column_of_names_or_addresses_is_joined_as_such(name):
    found = read(name)
    assert (found.depth, found.roots) == (3, 1)
    assert not problems(found)


@pytest.mark.parametrize("name", ["14-path-cells.csv", "14b-path-column.csv"])
def test_paths_with_any_mark_are_one_tree(name):
    found = departments(read(name))
    assert {"本社", "管理本部/本社", "総務部/管理本部/本社", "人事部/管理本部/本社"} <= set(found)
    assert sum(key.startswith("総務部") for key in found) == 1


def test_fte_in_every_spelling_and_impossible_ones_told():
    found = read("15-fte-forms.csv")
    fte = [person.fte for person in found.org.people.values()]
    assert fte == pytest.approx([0.8] * 6 + [1.2, 0.8, 1.0, 1.0, 1.0, 1.0])
    assert told(found, "bad_number") == [10, 11, 13]


def test_who_has_left_is_told_and_heads_nothing():
    found = read("16-left-people.csv", day=date(2026, 11, 25))
    assert told(found, "left_company") == [3]
    assert head(found, "総務部") is None
    left = [person.leaving for person in found.org.people.values()]
    assert left == [None, date(2024, 3, 31), None, date(2099, 3, 31), None]


def test_vacant_posts_are_planned_seats_in_their_departments():
    found = read("17-vacant-posts.csv")
    assert names(found) == ["松尾 一郎"]
    planned = {
        unit.name: sum(role.vacancies for role in unit.roles) for unit in found.org.units.values()
    }
    assert planned == {"役員室": 0, "総務部": 2, "人事部": 2, "経理部": 1}
    assert {fate.value: count for fate, count in found.fates.items() if count} == {
        "person": 1,
        "planned_seat": 5,
    }
    assert names(read("c43-vacant.csv")) == ["土居 昴"]


def test_what_is_wrong_in_the_line_is_told_with_its_row():
    found = read("18-self-cycle-orphan.csv")
    assert told(found, "self_manager") == [2]
    assert told(found, "cycle") == [3]
    assert told(found, "unknown_manager") == [6]


def test_lost_zeros_are_mended_only_when_chosen():
    found = read("19-zeros-differ.csv")
    assert [(mend.kind, mend.rows) for mend in found.mends] == [("leading_zeros", (5,))]
    assert (found.depth, problems(found)) == (3, ["unknown_manager"])
    mended = read("19-zeros-differ.csv", mends=["leading_zeros"])
    assert (mended.depth, problems(mended)) == (4, [])
    assert [mend.count for mend in mended.mends] == [1]


def test_quoted_line_ends_are_joined():
    found = read("20-quoted-newlines.csv")
    assert names(found) == ["松尾一郎", '佐藤 "めぐ" 恵']
    assert next(iter(departments(found))) == "役員室(本社)"


@pytest.mark.parametrize(
    "name",
    [
        "21-semicolon.csv",
        "23-bom.csv",
        "23b-double-bom.csv",
        "24-cr.csv",
        "22-utf16-tsv.txt",
        "22b-utf16-nobom.txt",
    ],
)
def test_every_delimiter_line_end_and_unicode_is_read(name):
    found = read(name)
    assert names(found)[0] == "松尾 一郎"
    assert not problems(found)


@pytest.mark.parametrize("name", ["26-empty.csv", "41-html.xls.csv"])
def test_what_is_no_table_is_refused_in_one_sentence(name):
    with pytest.raises(NotATable) as refusal:
        read(name)
    assert "\n" not in str(refusal.value)


def test_secret_columns_stay_outside_even_when_mapped_by_hand():
    found = read("29-secret-columns.csv")
    dropped = [p.column for p in found.problems if p.kind == "dropped_column"]
    assert dropped == ["マイナンバー", "生年月日", "性別", "給与", "口座番号", "住所"]
    person = next(iter(read("46-secret-mapped.csv", mapping={"grade": "給与"}).org.people.values()))
    assert "9000000" not in repr(person)


def test_levels_with_gaps_and_one_name_under_two_parents():
    found = read("31-same-dept-names.csv")
    assert {
        "直轄課/東日本支社",
        "総務課/営業部/東日本支社",
        "総務課/営業部/西日本支社",
        "総務課/営業部",
    } <= set(departments(found))
    assert told(found, "missing_level") == [5]


def test_departments_of_members_stand_below_their_manager_s():
    assert departments(read("34-dept-of-manager-differs.csv")) == {
        "役員室": None,
        "管理本部/役員室": "役員室",
        "経理課/管理本部/役員室": "管理本部",
        "人事課/管理本部/役員室": "管理本部",
        "総務課/管理本部/役員室": "管理本部",
    }


def test_formulas_are_text_and_semicolons_within_cells_part_nothing():
    assert names(read("43-formula-injection.csv"))[0] == '=HYPERLINK("http://x","a")'
    assert names(read("44-semicolons-in-commas.csv")) == ["松尾", "佐藤"]


def test_marks_for_nobody_make_roots():
    found = read("45-two-roots-one-mark.csv")
    assert found.roots == 5
    assert not problems(found)


def test_signs_that_cannot_be_seen_are_cleaned():
    found = read("47-emoji-ctrl.csv")
    assert names(found) == ["松尾一郎", "佐藤"]
    assert list(departments(found)) == ["総務部", "総務部😀"]


def test_a_comma_is_a_decimal_mark_where_semicolons_part_cells():
    found = read("c01-people.csv", work=CASES / "c01-work.csv")
    assert [person.fte for person in found.org.people.values()] == [1.0, 0.5, 0.8]
    assert sorted(work.supply(found.org).values()) == pytest.approx([0.1875, 0.3125, 0.5])


def test_work_finds_its_people_by_any_spelling():
    found = read("c36-people.csv", work=CASES / "c36-work.csv")
    assert not problems(found)
    assert sum(work.supply(found.org).values()) == pytest.approx(3.0)


@pytest.mark.parametrize("name", ["c34.csv", "c34b.csv"])
def test_a_row_longer_than_the_header_is_a_problem_and_nobody(name):
    found = read(name)
    assert told(found, "long_row") == [2]
    assert list(departments(found)) == ["経理部"]
    assert found.rows == 2


def test_headers_with_line_ends_are_known():
    found = read("c08.csv")
    assert (len(found.org.people), len(found.org.units), found.unplaced) == (2, 1, 0)
    assert [person.code for person in found.org.people.values()] == ["001", "002"]


def test_who_is_on_leave_is_away_from_the_day_of_the_table():
    found = read("c04.csv", day=date(2027, 4, 1))
    away = {p.name: p.absences for p in found.org.people.values() if p.absences}
    assert [(name, absences[0].start) for name, absences in away.items()] == [
        ("桐山 奏", date(2027, 4, 1))
    ]


def test_one_person_in_two_rows_has_two_posts():
    found = read("c42-two-rows.csv")
    person = next(p for p in found.org.people.values() if p.code == "D1")
    assert [
        (found.org.units[place.unit].name, place.seat.main)
        for place in tree.places(found.org, person.id)
    ] == [("営業部", True), ("新規事業室", False)]
