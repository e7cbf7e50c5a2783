"""The one-page report: one page, sentences from the numbers, names only where chosen."""

from __future__ import annotations

import re

import pytest

from orgsandbox.export import report
from orgsandbox.export.report import ReportOptions
from orgsandbox.files import project as plan_file
from orgsandbox.i18n import use_language
from orgsandbox.metrics import panel, sentences
from orgsandbox.resources import path


@pytest.fixture(params=["ja", "en"])
def plan(request):
    use_language(request.param)
    return plan_file.load(path("samples", f"growth.{request.param}.orgplan"))


def test_the_report_is_one_page_and_carries_the_chart(plan, qapp):
    page = report.html(plan, plan.scenarios[5], ReportOptions())
    assert "data:image/png;base64," in page
    assert plan.company in page
    data = report.pdf(page)
    assert data.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", data)) == 1


def test_names_stand_in_it_only_where_chosen(plan, qapp):
    scenario = plan.scenarios[5]
    page = report.html(plan, scenario, ReportOptions())
    words = re.sub(r"base64,[^\"]*", "", page)
    assert not [p.name for p in scenario.org.people.values() if p.name in words]
    marked = report.html(plan, scenario, ReportOptions(names=True))
    assert ("人事限り" in marked) or ("Personnel only" in marked)
    assert marked != page


def test_sentences_say_what_was_bought_and_what_it_costs(plan, qapp):
    before, now = plan.scenarios[4].org, plan.scenarios[5].org
    lines = panel.lines(before, now, panel.default_scope(now), plan.assumptions,
                        units_before=panel.default_scope(before))  # fmt: skip
    told = dict(sentences.changes(lines))
    assert {"dol", "lines"} <= set(told)
    assert sentences.opening(before, now, lines) is not None
    same = panel.lines(now, now, None, plan.assumptions)
    assert sentences.changes(same) == ()


def test_names_of_departments_cannot_break_the_page(plan, qapp):
    from dataclasses import replace

    scenario = replace(plan.scenarios[5], name="<b>案 & A</b>", note="<script>")
    page = report.html(plan, scenario, ReportOptions())
    assert "&lt;b&gt;" in page
    assert "<script>" not in page
