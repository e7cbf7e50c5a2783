"""Which department stands for each at the level that measures look at (集計する階層)."""

from __future__ import annotations

import pytest

from orgsandbox.domain import level_parts
from orgsandbox.domain.level_parts import Level
from orgsandbox.domain.model import Org, Unit


def company(*rows: tuple[str, str | None] | tuple[str, str | None, str]) -> Org:
    """Departments by name, with the name of the one above; the id is the path."""
    units: dict[str, Unit] = {}
    for name, above, *level in rows:
        units[name] = Unit(name, name, above, *level)
    return Org(units=units)


REAL = company(
    ("全社", None),
    ("社長室", "全社"),
    ("秘書班", "社長室"),
    ("営業本部", "全社"),
    ("第一営業部", "営業本部"),
    ("一課", "第一営業部"),
    ("一係", "一課"),
    ("海外営業課", "営業本部"),
    ("海外係", "海外営業課"),
    ("企画室", "営業本部"),
    ("企画班", "企画室"),
    ("総務部", "全社"),
    ("保全グループ", "総務部"),
)
AT = {
    Level.DIVISION: {
        "一係": "営業本部",
        "海外係": "営業本部",
        "企画班": "営業本部",
        "総務部": "総務部",
        "保全グループ": "総務部",
        "社長室": "社長室",
        "秘書班": "社長室",
        "全社": "全社",
    },
    Level.DEPARTMENT: {
        "一係": "第一営業部",
        "一課": "第一営業部",
        "海外係": "海外営業課",
        "海外営業課": "海外営業課",
        "企画班": "企画室",
        "営業本部": "営業本部",
        "保全グループ": "総務部",
        "秘書班": "社長室",
        "全社": "全社",
    },
    Level.SECTION: {
        "一係": "一課",
        "第一営業部": "第一営業部",
        "海外係": "海外営業課",
        "総務部": "総務部",
        "保全グループ": "保全グループ",
        "企画班": "企画班",
        "秘書班": "秘書班",
        "社長室": "社長室",
    },
}


@pytest.mark.parametrize("level", Level)
def test_uneven_branches_have_one_department_for_each_at_every_level(level):
    of = level_parts.parts(REAL, level).of
    assert {key: of[key] for key in AT[level]} == AT[level]


def test_without_any_level_depth_tells():
    org = company(("会社", None), ("A", "会社"), ("B", "会社"), ("A1", "A"), ("A11", "A1"))
    assert level_parts.parts(org, Level.DIVISION).of["A11"] == "会社"
    assert level_parts.parts(org, Level.DEPARTMENT).of == {
        "会社": "会社",
        "A": "A",
        "B": "B",
        "A1": "A",
        "A11": "A",
    }
    assert level_parts.parts(org, Level.SECTION).of["A11"] == "A1"


def test_several_departments_without_one_above_them_are_departments_of_their_own():
    org = company(("営業", None), ("開発", None), ("国内", "営業"))
    of = level_parts.parts(org, Level.DEPARTMENT).of
    assert of == {"営業": "営業", "開発": "開発", "国内": "営業"}


def test_a_team_divided_in_departments_stands_above_them():
    org = company(("会社", None), ("サポート部隊", "会社", "チーム"), ("経理部", "サポート部隊"))
    of = level_parts.parts(org, Level.DEPARTMENT).of
    assert of["経理部"] == "経理部"
    assert of["サポート部隊"] == "サポート部隊"


def test_what_ranks_as_a_department_is_one():
    assert level_parts.own_rank(Unit("u", "物流センター", level="部相当")) == 1
    assert level_parts.own_rank(Unit("u", "Payroll", level="Section")) == 2
    assert level_parts.own_rank(Unit("u", "経理部", level="チーム")) is None
    assert level_parts.own_rank(Unit("u", "社長室")) is None


def test_departments_in_a_circle_stand_for_themselves():
    org = company(("一", "二"), ("二", "一"), ("三", None))
    known = level_parts.parts(org, Level.DEPARTMENT)
    assert known.of == {"一": "一", "二": "二", "三": "三"}
    assert len(set(known.spans.values())) == 3


def test_a_span_encloses_all_that_is_below_and_nothing_else():
    spans = level_parts.parts(REAL, Level.DEPARTMENT).spans
    first, end = spans["営業本部"]
    inside = {key for key, (place, _end) in spans.items() if first <= place < end}
    below = {"第一営業部", "一課", "一係", "海外営業課", "海外係", "企画室", "企画班"}
    assert inside == {"営業本部", *below}


def test_a_new_name_parent_or_level_is_read_again():
    org = company(("会社", None), ("A", "会社"), ("B", "会社"))
    assert level_parts.parts(org, Level.DEPARTMENT).of["B"] == "B"
    below = org.with_units(Unit("B", "B", "A"))
    assert level_parts.parts(below, Level.DEPARTMENT).of["B"] == "A"
    ranked = below.with_units(Unit("B", "B", "A", "部"))
    assert level_parts.parts(ranked, Level.DEPARTMENT).of["B"] == "B"
    named = below.with_units(Unit("B", "経理部", "A"))
    assert level_parts.parts(named, Level.DEPARTMENT).of["B"] == "B"
