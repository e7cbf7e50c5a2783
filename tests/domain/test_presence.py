"""Who is there: 在籍, 現員（うち休業）, 稼働, 出向中, 社外, by the day of the organisation."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date, timedelta

import pytest

from orgsandbox.commands.scenarios import DuplicateScenario, SetDate
from orgsandbox.domain.change import between
from orgsandbox.domain.model import Absence, Person
from orgsandbox.domain.presence import Presence, presence
from orgsandbox.domain.project import Assumptions
from orgsandbox.drawing.card_data import CardOptions, build_card, unit_count
from orgsandbox.files import project as plan_file
from orgsandbox.files.dates import read_day
from orgsandbox.files.people import import_people
from orgsandbox.metrics import headcount
from orgsandbox.metrics.base import Scope
from orgsandbox.paper.chart import PaperChart
from orgsandbox.paper.order import Order
from orgsandbox.paper.papers import paper_named
from orgsandbox.paper.sheets import compose
from tests.data import COMPANY
from tests.plans import plan

DAY = date(2026, 10, 1)
LEAVE = (Absence(DAY, DAY + timedelta(days=30)),)


@pytest.mark.parametrize(
    "facts, expected",
    [
        ({}, Presence.HERE),
        ({"leaving": DAY}, Presence.HERE),
        ({"leaving": DAY - timedelta(days=1)}, Presence.GONE),
        ({"joined": DAY}, Presence.HERE),
        ({"joined": DAY + timedelta(days=1)}, Presence.GONE),
        ({"absences": LEAVE}, Presence.AWAY),
        ({"absences": (Absence(DAY - timedelta(days=9), DAY),)}, Presence.AWAY),
        ({"absences": (Absence(DAY + timedelta(days=1)),)}, Presence.HERE),
        ({"seconded": "みなと物流"}, Presence.SECONDED),
        ({"employment": "出向"}, Presence.SECONDED),
        ({"employment": "出向受入"}, Presence.HERE),
        ({"employment": "派遣", "absences": LEAVE}, Presence.EXTERNAL),
        ({"seconded": "みなと物流", "absences": LEAVE}, Presence.SECONDED),
    ],
)
def test_somebody_is_one_thing_on_a_day(facts, expected):
    assert presence(Person("p", "佐藤", **facts), DAY) is expected


def test_the_company_is_counted_as_its_file_says_by_another_computation():
    text = (COMPANY / "people.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    leaving = [read_day(row["退職日"]) for row in rows]
    for day in (date(2026, 9, 30), DAY):
        here = [
            row
            for row, left in zip(rows, leaving, strict=True)
            if row["雇用形態"] != "派遣" and (left is None or left >= day)
        ]
        seconded = sum(row["備考"].startswith("出向") for row in here)
        away = sum("休業" in row["備考"] for row in here)
        org = import_people(COMPANY / "people.csv", day=day).org
        counted = headcount.compute(Scope(org, None, Assumptions()))
        read = {key: counted.number(key) for key in ("enrolled", "present", "on_leave", "working")}
        assert read == {
            "enrolled": len(here),
            "present": len(here) - seconded,
            "on_leave": away,
            "working": len(here) - seconded - away,
        }
        assert counted.number("seconded") == seconded == 1
        assert counted.number("external") == sum(row["雇用形態"] == "派遣" for row in rows)


def test_departments_and_the_whole_are_counted_alike():
    org = import_people(COMPANY / "people.csv", day=DAY).org
    whole = headcount.compute(Scope(org, None, Assumptions()))
    parts = [headcount.compute(Scope(org, frozenset({key}), Assumptions())) for key in org.units]
    for key in ("enrolled", "present", "on_leave", "working", "seconded", "external"):
        assert whole.number(key) == sum(part.number(key) or 0 for part in parts)


def test_an_organisation_is_always_of_its_scenario_s_day(tmp_path):
    project = DuplicateScenario("now", "案A", DAY, "a").apply(plan())
    project = SetDate("a", DAY + timedelta(days=9)).apply(project)
    plan_file.save(project, tmp_path / "a.orgplan")
    for held in (project, plan_file.load(tmp_path / "a.orgplan")):
        assert [s.org.day for s in held.scenarios] == [s.date for s in held.scenarios]


def test_another_day_touches_whoever_is_something_else_on_it_and_the_card_says_so():
    project = plan()
    org = project.scenario("now").org
    person = replace(org.people["sato"], absences=(Absence(DAY, None),))
    project = project.with_org("now", org.with_people(person))
    before = SetDate("now", DAY - timedelta(days=1)).apply(project)
    after = SetDate("now", DAY).apply(before)
    change = between(before, after, "now", "now")
    assert (change.shown.people, change.shown.units) == ({"sato"}, {"team"})
    told = [unit_count(held.scenario("now").org, ("team",)) for held in (before, after)]
    assert "on leave" not in told[0]
    assert "1 on leave" in told[1]


def test_the_seat_of_whoever_is_gone_is_vacant_in_the_panel_on_the_card_and_on_paper():
    project = plan()
    org = project.scenario("now").org
    gone = replace(org.people["sato"], leaving=DAY - timedelta(days=1))
    org = org.with_people(gone)
    org = org.with_units(
        org.units["team"].with_role(replace(org.units["team"].roles[0], planned=4))
    )
    told = {}
    for day in (DAY - timedelta(days=1), DAY):
        held = SetDate("now", day).apply(project.with_org("now", org))
        now = held.scenario("now").org
        read = headcount.compute(Scope(now, frozenset({"team"}), Assumptions()))
        card = build_card(now, "team", CardOptions(day))
        notes = {tile.person: tile.note for block in card.blocks for tile in block.tiles}
        page = compose(PaperChart(held, held.scenarios[0], Order(paper_named("A4"))))
        said = "".join(run.text for run in page.pages.pages[0].drawing.runs).replace(" ", "")
        told[day] = (
            read.number("vacant"),
            unit_count(now, ("team",)),
            [block.vacancies for block in card.blocks],
            notes["sato"],
            "has left" in said or "hasleft" in said,
        )
    assert list(told.values()) == [
        (1, "4 of 5 seats, 1 vacant", [0, 1], "", False),
        (2, "3 of 5 seats, 2 vacant", [1, 1], "has left", True),
    ]
