"""Every sentence a report says on the bundled story and on a company as exports look, held
against rules: nothing a planner would laugh at."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from orgsandbox.__main__ import main
from orgsandbox.domain.model import Org, Person, Role, Seat, Unit
from orgsandbox.domain.project import Project
from orgsandbox.export.report import Report, ReportOptions, make_report
from orgsandbox.files import project as plan_file
from orgsandbox.i18n import use_language
from orgsandbox.metrics.sentences import is_post
from orgsandbox.resources import path

COMPANY = Path(__file__).parent.parent / "data" / "jp-company-300"
LAUGHABLE = {
    "a value that was never put in": r"[{}]|None|nan\b|\binf\b",
    "an end written twice": r"。。|、。|\.\.(?!\.)|（）|\(\)",
    "one of many": r"(?<![\d,.])1 (people|departments|tasks|posts|years|families)\b",
    "nothing as an achievement": r"(説明できます|^(?!Of it,).*follows the departments' lines).*(?<![\d.])0[%％]",
    "words no planner says": r"担当の分かれ方の|部署の区切り|届け先|κ|アーラン|のこり全部",
}


def imported(tmp_path: Path) -> Project:
    out = tmp_path / "company.orgplan"
    table, work = str(COMPANY / "people.csv"), str(COMPANY / "work.csv")
    main(["import", table, "--work", work, "--mend", "all", "-o", str(out)])
    return plan_file.load(out)


@pytest.fixture(params=["sample ja", "sample en", "company ja", "company en"])
def plan(request, tmp_path) -> Project:
    what, language = request.param.split()
    made = None if what == "sample" else imported(tmp_path)
    use_language(language)
    return made or plan_file.load(path("samples", f"growth.{language}.orgplan"))


def said(report: Report) -> list[str]:
    inside = [text for section in report.sections for text in section.sentences]
    return [report.lead, *inside, *report.notes, *(row.title for row in report.rows)]


def test_no_sentence_is_one_a_planner_would_laugh_at(plan, qapp):
    for scenario in plan.scenarios:
        report = make_report(plan, scenario, ReportOptions(scenario_words=True))
        for rule, pattern in LAUGHABLE.items():
            assert [text for text in said(report) if re.search(pattern, text)] == [], rule
        posts = [unit.name for unit in scenario.org.units.values() if is_post(unit)]
        assert not [name for name in posts if name in report.lead]


def test_a_post_is_no_new_department_and_no_share_is_no_sentence(qapp):
    from orgsandbox.metrics.line import Line
    from orgsandbox.metrics.sentences import opening

    use_language("ja")
    people = {key: Person(key, key) for key in ("a", "b")}
    president = Unit(
        "p", "代表取締役社長", roles=(Role("r", "代表取締役社長", (Seat("a"),), is_head=True),)
    )
    legal = Unit("l", "法務部", roles=(Role("s", "担当", (Seat("b"),)),))
    before = Org(people)

    def told(share: float, *units: Unit) -> str:
        line = _carried(share)
        message = opening(before, Org(people, {unit.id: unit for unit in units}), [line])
        return message.text() if message is not None else ""

    def _carried(share: float) -> Line:
        from orgsandbox.metrics.decomposition import CARRIED, METRIC

        return Line(METRIC, CARRIED, None, share)

    assert "法務部をつくると、担当の違いの14％は、部署の違いで説明できます" in told(0.14, legal)
    assert "社長" not in told(0.14, president, legal)
    assert told(0.0, legal) == "各部署の担当業務はまだ混在しています。"
    assert told(0.0, president) == ""
