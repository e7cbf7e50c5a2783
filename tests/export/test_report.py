"""The one-page report: one page, sentences from the numbers, names only where chosen."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from html import escape

import pytest
from PySide6.QtGui import QTextLayout

from orgsandbox.domain.project import Before
from orgsandbox.drawing.fonts import font
from orgsandbox.drawing.lenses.base import CAPTION, TITLE
from orgsandbox.drawing.lenses.registry import lenses
from orgsandbox.export.report import Report, ReportOptions, make_report
from orgsandbox.export.report_html import html
from orgsandbox.export.report_pdf import letter_size, pdf
from orgsandbox.files import project as plan_file
from orgsandbox.i18n import _, current_language, speaking, use_language
from orgsandbox.metrics import panel, report_lines, sentences
from orgsandbox.metrics.base import Scope
from orgsandbox.metrics.reader import Reader
from orgsandbox.resources import path
from tests.benchmarks.organisations import make_organisation
from tests.plans import plan as small_plan

DIVIDED, TASTE, LATER = 5, 6, 7


@pytest.fixture(params=["ja", "en"])
def plan(request):
    use_language(request.param)
    return plan_file.load(path("samples", f"growth.{request.param}.orgplan"))


def words(report: Report) -> str:
    """Everything the HTML page says, without the picture."""
    return re.sub(r"base64,[^\"]*", "", html(report).decode())


def pages(data: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", data))


def told(report: Report) -> list[str]:
    return [text for section in report.sections for text in section.sentences]


def test_the_report_is_one_page_and_carries_the_chart(plan, qapp):
    report = make_report(plan, plan.scenarios[DIVIDED], ReportOptions())
    assert "data:image/png;base64," in html(report).decode()
    assert plan.company in words(report)
    data = pdf(report)
    assert data.startswith(b"%PDF")
    assert pages(data) == 1


def test_names_stand_in_it_only_where_chosen(plan, qapp):
    scenario = plan.scenarios[DIVIDED]
    people = {person.name for person in scenario.org.people.values()}
    careful = make_report(plan, scenario, ReportOptions())
    assert not [name for name in people if name in words(careful)]
    tiles = [
        tile
        for card in careful.chart.cards.values()
        for block in card.blocks
        for tile in block.tiles
    ]
    assert tiles == []
    named = make_report(plan, scenario, ReportOptions(names=True))
    assert {
        tile.name
        for card in named.chart.cards.values()
        for block in card.blocks
        for tile in block.tiles
    } <= people


def test_the_mark_is_there_unless_taken_off_and_always_with_names(plan, qapp):
    scenario = plan.scenarios[DIVIDED]
    mark = "人事部限り" if current_language() == "ja" else "HR confidential"
    assert make_report(plan, scenario, ReportOptions()).mark == mark
    assert make_report(plan, scenario, ReportOptions(restricted=False)).mark == ""
    assert make_report(plan, scenario, ReportOptions(names=True, restricted=False)).mark == mark


def test_sentences_say_what_was_bought_and_what_it_costs(plan, qapp):
    report = make_report(plan, plan.scenarios[DIVIDED], ReportOptions())
    bought, costs = report.sections
    assert any("0.59" in text and "0.79" in text for text in bought.sentences)
    # Tasks with one person: what the president does too does not hang on one of the support side.
    assert any("8" in text and "4" in text for text in costs.sentences)
    assert "74" in report.lead
    assert "12" in report.lead
    assert len(report.columns) == 3


def test_what_did_not_change_is_not_told(plan, qapp):
    report = make_report(plan, plan.scenarios[LATER], ReportOptions())
    for section in report.sections:
        assert len(section.sentences) == 1
    now = plan.scenarios[LATER].org
    scope = Scope(now, None, plan.assumptions)
    assert sentences.changes(Reader().lines(scope, scope)) == ()


def test_without_a_baseline_nothing_is_compared(qapp):
    use_language("en")
    project = small_plan()
    scenario = project.scenarios[0]
    for before in (None, Before(scenario.org)):
        report = make_report(project, scenario, ReportOptions(before=before))
        assert len(report.columns) == 1
        assert all(len(row.figures) == 1 for row in report.rows)
        assert not [text for text in told(report) if "before" in text]
        assert "before" not in report.lead


def test_what_was_edited_since_opening_is_compared_with_what_was_opened(qapp):
    use_language("en")
    project = small_plan()
    opened = project.scenarios[0].org
    team = opened.units["team"]
    fewer = replace(team.roles[0], seats=team.roles[0].seats[:3])
    edited = opened.with_units(replace(team, roles=(fewer, *team.roles[1:])))
    later = project.with_org("now", edited)
    report = make_report(later, later.scenarios[0], ReportOptions(before=Before(opened)))
    assert len(report.columns) == 3
    assert "People: 4 before, 3 now." in told(report)


def test_the_report_speaks_its_own_language_and_the_window_keeps_its_own(qapp):
    use_language("ja")
    project = plan_file.load(path("samples", "growth.ja.orgplan"))
    with speaking("en"):
        report = make_report(project, project.scenarios[DIVIDED], ReportOptions())
        assert report.columns == ("Before", "Now", "Change")
        assert '<html lang="en">' in words(report)
    assert current_language() == "ja"
    with pytest.raises(RuntimeError), speaking("en"):
        raise RuntimeError
    assert current_language() == "ja"


def test_counts_of_people_and_tasks_without_data_are_on_the_page(plan, qapp):
    report = make_report(plan, plan.scenarios[DIVIDED], ReportOptions())
    assert any("10" in note and "0" in note for note in report.notes)


@pytest.mark.parametrize("lens", lenses(), ids=lambda held: held.id)
def test_every_colouring_has_its_title_and_caption_on_the_page(lens, plan, qapp):
    report = make_report(plan, plan.scenarios[LATER], ReportOptions(lens=lens))
    said = words(report)
    assert all(escape(text) in said for _key, text in report.legend)
    assert (TITLE, _(lens.title)) in report.legend
    assert not lens.caption or (CAPTION, _(lens.caption)) in report.legend
    assert pages(pdf(report)) == 1


def test_names_of_departments_cannot_break_the_page(plan, qapp):
    scenario = replace(plan.scenarios[DIVIDED], name='<b>案 & "A"</b>', note="<script>")
    page = words(make_report(plan, scenario, ReportOptions(scenario_words=True)))
    assert "&lt;b&gt;" in page
    assert "<script>" not in page


def test_the_same_plan_gives_the_same_page_in_another_process(qapp):
    code = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([]);"
        "from tests.export.test_report import sample_page;"
        "sys.stdout.buffer.write(sample_page())"
    )
    done = subprocess.run((sys.executable, "-c", code), capture_output=True, check=True)
    assert done.stdout == sample_page()


def sample_page() -> bytes:
    use_language("ja")
    project = plan_file.load(path("samples", "growth.ja.orgplan"))
    return html(make_report(project, project.scenarios[DIVIDED], ReportOptions(names=True)))


def test_the_file_names_neither_machine_nor_folder(plan, qapp):
    report = make_report(plan, plan.scenarios[DIVIDED], ReportOptions())
    for data in (html(report), pdf(report)):
        assert str(path("samples").parent).encode() not in data


def test_a_large_organisation_with_long_names_stays_one_page(qapp):
    use_language("ja")
    project = make_organisation(500)
    scenario = project.scenarios[0]
    org = scenario.org
    units = {
        key: replace(unit, name=unit.name + "・とても長い名称の部署" * 4)
        for key, unit in org.units.items()
    }
    tasks = [
        replace(task, name=task.name + "という長い名称の業務" * 5) for task in org.tasks.values()
    ]
    emptied = [
        replace(unit, roles=tuple(replace(role, seats=role.seats[:1]) for role in unit.roles))
        for unit in units.values()
    ]
    now = replace(
        scenario,
        id="later",
        name="長い案の名前" * 20,
        note="長い覚え書き。" * 60,
        based_on="now",
        date=date(2027, 4, 1),
        org=org.with_tasks(*tasks).with_units(*emptied),
    )
    report = make_report(project.with_scenario(now), now, ReportOptions())
    assert len(units) == 40
    assert letter_size(report) >= 8
    assert max(len(text) for text in told(report)) < 160
    assert pages(pdf(report)) == 1


def test_thousands_of_people_are_counted_as_people_write_it(qapp):
    use_language("en")
    project = make_organisation(9000)
    report = make_report(project, project.scenarios[0], ReportOptions())
    assert any(re.fullmatch(r"People: \d,\d{3}\.", text) for text in told(report))


def test_no_cost_tells_that_of_one_or_two_people(qapp):
    project = small_plan()
    held = project.scenarios[0].org
    rates = replace(project.assumptions, rates={"": 6_000_000.0})

    def cost(before, now):
        scopes = [Scope(org, panel.default_scope(org), rates) for org in (before, now)]
        line = next(
            part for part in report_lines.lines(*scopes) if part.output is report_lines.COST
        )
        return line.before, line.now

    def with_seats(count):
        team = held.units["team"]
        role = replace(team.roles[0], seats=team.roles[0].seats[:count])
        return held.with_units(replace(team, roles=(role, *team.roles[1:])))

    assert cost(held, held) == (24_000_000.0, 24_000_000.0)
    assert cost(held, with_seats(2)) == (None, None)
    assert cost(held, with_seats(3)) == (None, None)
    assert cost(with_seats(0), held) == (None, 24_000_000.0)


def test_figures_and_letters_keep_the_shapes_a_pdf_can_be_searched_for(qapp):
    """Ligatures and Latin figures have no letter behind them in a PDF."""

    def glyphs(text):
        layout = QTextLayout(text, font(12))
        layout.beginLayout()
        layout.createLine().setLineWidth(9999)
        layout.endLayout()
        return [glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()]

    assert glyphs("Office 2027") == [glyphs(letter)[0] for letter in "Office 2027"]
