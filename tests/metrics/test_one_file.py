"""One file adds one metric: it is found in the panel, comparison, report and terminal by itself."""

from __future__ import annotations

import json
import sys

import pytest
from PySide6.QtWidgets import QWidget

from orgsandbox import cli, metrics
from orgsandbox.commands.scenarios import DuplicateScenario
from orgsandbox.document import Document
from orgsandbox.drawing.theme import LIGHT
from orgsandbox.export.report import ReportOptions, make_report
from orgsandbox.files import project as plan_file
from orgsandbox.session.workspace import Workspace
from orgsandbox.settings import Settings
from orgsandbox.ui.dialogs.compare import CompareDialog
from orgsandbox.ui.main_window import MainWindow
from tests.plans import plan
from tests.ui.test_main_window import leave

FILE = '''
"""Letters in the names of people."""

from orgsandbox.metrics.base import Metric, Output, Reading, Scope, Sentence, Whose


def compute(scope: Scope) -> Reading:
    letters = sum(len(person.name) for person in scope.org.people.values())
    return Reading({"letters": letters, "per_unit": letters / 8}, {"longest": ("ito",)})


METRIC = Metric(
    "letters", "Letters", "Letters in names.", "n", "nobody", compute,
    (
        Output("letters", "Letters in names", "count", advanced=False,
               sentence=Sentence("Letters: {before}, {now}.", "Letters: {now}.")),
        Output("per_unit", "Letters per unit", "number"),
        Output("longest", "Longest names", "count", Whose.PEOPLE),
    ),
)
'''


@pytest.fixture
def added(tmp_path, monkeypatch):
    """A folder with one more metric, found beside the program's own."""
    (tmp_path / "letters_in_names.py").write_text(FILE, encoding="utf-8")
    monkeypatch.setattr(metrics, "__path__", [*metrics.__path__, str(tmp_path)])
    yield
    sys.modules.pop("orgsandbox.metrics.letters_in_names", None)


@pytest.fixture
def document(qapp):
    return Document(Workspace(plan()))


@pytest.mark.usefixtures("added")
def test_it_is_a_row_of_the_panel_in_the_window(document, qtbot, tmp_path):
    window = MainWindow(document, Settings(language="en"), LIGHT, tmp_path / "state")
    qtbot.addWidget(window, before_close_func=leave)
    window.show()
    rows = window.metrics._rows
    letters = str(sum(len(person.name) for person in document.org.people.values()))
    assert rows["letters.letters"].isVisible()
    assert rows["letters.letters"].title.text() == "Letters in names"
    assert rows["letters.letters"].now.text() == letters
    assert "letters.per_unit" not in rows
    window.metrics.more.setChecked(True)
    assert rows["letters.per_unit"].now.text() == f"{int(letters) / 8:.2f}"
    assert rows["letters.longest"].names.text() == "伊藤 大輔"


@pytest.mark.usefixtures("added")
def test_it_is_a_row_of_the_comparison(document, qtbot):
    document.do(DuplicateScenario("now", "案A", new="a"))
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = CompareDialog(parent, document, LIGHT)
    qtbot.addWidget(dialog)
    table = dialog.table
    told = {table.item(row, 0).text(): table.item(row, 2).text() for row in range(table.rowCount())}
    assert told["Letters in names"] == str(sum(len(p.name) for p in document.org.people.values()))
    assert told["Longest names"] == "1"


@pytest.mark.usefixtures("added", "qapp")
def test_it_is_a_row_a_sentence_and_a_source_of_the_report():
    project = plan()
    report = make_report(project, project.scenarios[0], ReportOptions())
    letters = str(sum(len(person.name) for person in project.scenarios[0].org.people.values()))
    rows = {row.title: row.figures for row in report.rows}
    assert rows["Letters in names"] == (letters,)
    assert f"Letters: {letters}." in report.sections[1].sentences
    assert "Letters: nobody" in report.sources


@pytest.mark.usefixtures("added")
def test_the_terminal_prints_it(tmp_path, capsys):
    file = tmp_path / "plan.orgplan"
    plan_file.save(plan(), file)
    letters = sum(len(person.name) for person in plan().scenarios[0].org.people.values())
    assert cli.main(["metrics", str(file), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["metrics"]["letters"]
    assert found == {"letters": letters, "per_unit": letters / 8, "longest": ["ito"]}
    assert cli.main(["metrics", str(file)]) == 0
    assert f"letters: letters {letters}, per_unit {letters / 8:.4g}" in capsys.readouterr().out
