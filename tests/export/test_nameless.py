"""Papers without names: the same bytes whoever the people are, whatever the planner wrote."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from orgsandbox.domain.model import Org
from orgsandbox.domain.nameless import Nameless
from orgsandbox.domain.project import Project
from orgsandbox.drawing.chart import ChartOptions, compose
from orgsandbox.drawing.theme import LIGHT
from orgsandbox.export.base import Wish, size_of
from orgsandbox.export.png import render
from orgsandbox.export.report import ReportOptions, make_report
from orgsandbox.export.report_html import html
from orgsandbox.export.report_pdf import pdf
from tests.plans import NAMES, plan, support_team

_OF_ITS_MAKING = re.compile(
    rb"D:\d{14}[^)]*|\d{4}-\d\d-\d\dT[^<]*|uuid:[^<\"]*|<[0-9a-f]{32}>|/ID \[[^\]]*\]"
)
"""What Qt writes into a PDF of the moment and the number of its making."""

ONE = ("林 恵", "はやし めぐみ", "000123")
OTHER = ("森 学", "もり まなぶ", "000456")


def of(person: tuple[str, str, str], part: str) -> Project:
    """A plan with everybody's names, and a planner's words that carry one `part` of a name."""
    name, kana, code = person
    org = support_team()
    people = [
        replace(
            org.people[key], name=f"{name}{number}", kana=f"{kana}{number}", code=f"{code}{number}"
        )
        for number, key in enumerate(NAMES)
    ]
    people[0] = replace(people[0], name=name, kana=kana, code=code)
    team = org.units["team"]
    roles = (replace(team.roles[0], name=f"{name}さん 補佐"), *team.roles[1:])
    org = org.with_people(*people).with_units(
        replace(team, name=f"{name}のチーム", roles=roles),
        replace(org.units["sales"], name=f"営業一課 ({name})"),
    )
    made = plan(org)
    now = replace(made.scenarios[0], name=f"{part}の案", note=f"{part}と話すこと")
    return replace(made, scenarios=(now, replace(now, id="a", name=f"{part}案A", based_on="now")))


def chart_bytes(project: Project, options: ChartOptions) -> bytes:
    chart = compose(project, project.scenarios[1], options)
    return render(chart, size_of(chart, Wish(dpi=96)), LIGHT)


def report_bytes(project: Project, options: ReportOptions) -> tuple[bytes, bytes]:
    report = make_report(project, project.scenarios[1], options)
    return html(report), _OF_ITS_MAKING.sub(b"", pdf(report))


PARTS = [(ONE[0], OTHER[0]), ("恵", "学"), ("林", "森"), ("めぐみ", "まなぶ"), (ONE[2], OTHER[2])]


@pytest.mark.parametrize(("part", "other"), PARTS)
def test_nobodys_name_changes_a_byte_of_a_paper_without_names(part, other, qapp):
    one, two = of(ONE, part), of(OTHER, other)
    outside = ChartOptions(profile="external")
    assert chart_bytes(one, outside) == chart_bytes(two, outside)
    unit = ChartOptions(profile="external", unit="team")
    assert chart_bytes(one, unit) == chart_bytes(two, unit)
    assert report_bytes(one, ReportOptions()) == report_bytes(two, ReportOptions())


def test_a_planner_can_choose_to_show_the_scenarios_words(qapp):
    one = of(ONE, "構造")
    other = of(ONE, "再編")
    chosen = ChartOptions(profile="external", scenario_name=True)
    assert chart_bytes(one, chosen) != chart_bytes(other, chosen)
    page = report_bytes(one, ReportOptions(scenario_words=True))[0].decode()
    assert "構造案A" in page
    assert "構造と話すこと" in page


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("営業一課 (阿部 真理子)", "営業一課"),
        ("阿部　真理子のチーム", "チーム"),
        ("阿部チーム", "チーム"),
        ("ｱﾍﾞ ﾏﾘｺ 班", "班"),
        ("阿部 真理子", "部署"),
        ("森林管理部", "森林管理部"),
        ("Jane Doe's team", "team"),
        ("Janesville office", "Janesville office"),
        ("000155 担当", "担当"),
        ("総務部", "総務部"),
    ],
)
def test_names_leave_and_words_of_the_language_stay(written, shown):
    org = support_team()
    people = zip(
        NAMES, (("阿部 真理子", "アベ マリコ"), ("森 林", ""), ("Jane Doe", "")), strict=False
    )
    org = org.with_people(
        *(
            replace(org.people[key], name=name, kana=kana, code="000155")
            for key, (name, kana) in people
        )
    )
    assert Nameless(org).text(written, "部署") == shown


def test_without_people_every_text_stays():
    assert Nameless(Org()).text("営業部") == "営業部"
