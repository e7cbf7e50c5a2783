"""Board, export, panel, comparison and report tell the same changes, whatever "before" is here."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget

from orgsandbox.commands.base import Command
from orgsandbox.commands.scenarios import DuplicateScenario, PinBaseline
from orgsandbox.document import Document
from orgsandbox.drawing.card_data import Card
from orgsandbox.drawing.chart import ChartOptions, compose
from orgsandbox.drawing.lenses.registry import lens
from orgsandbox.drawing.theme import LIGHT
from orgsandbox.export.report import ReportOptions, make_report
from orgsandbox.session.workspace import Workspace
from orgsandbox.settings import Settings
from orgsandbox.ui.dialogs.compare import CompareDialog
from orgsandbox.ui.main_window import MainWindow
from tests.plans import move_one, plan
from tests.ui.test_main_window import leave

MOVED = move_one("now", "sato", "seller")
CASES: dict[str, tuple[tuple[Command, ...], str | None]] = {
    "edited since it was opened": ((MOVED,), None),
    "based on another": (
        (DuplicateScenario("now", "案A", new="a"), move_one("a", "sato", "seller")),
        "now",
    ),
    "another is pinned": (
        (
            DuplicateScenario("now", "案A", new="a"),
            DuplicateScenario("a", "案B", new="b"),
            move_one("a", "sato", "seller"),
            PinBaseline("a"),
        ),
        "a",
    ),
    "the pinned one, edited": ((PinBaseline("now"), MOVED), None),
    "nothing changed": ((), None),
}


@pytest.fixture(params=CASES)
def opened(request, qtbot, tmp_path):
    commands, base = CASES[request.param]
    document = Document(Workspace(plan()))
    settings = Settings(language="en", animations=False, lens="changed")
    window = MainWindow(document, settings, LIGHT, tmp_path / "state")
    qtbot.addWidget(window, before_close_func=leave)
    window.show()
    for command in commands:
        document.do(command)
    return window, document, base, bool(commands)


def told(card: Card) -> list[tuple[str, str, object]]:
    """Return what a card says of each person: badge and colour."""
    return [(tile.person, tile.note, tile.mix) for block in card.blocks for tile in block.tiles]


def test_board_and_exported_chart_tell_the_same_of_everybody(opened):
    window, document, _base, changes = opened
    organisation = window.board.board.organisation
    assert organisation.look.lens is lens("changed")
    chart = compose(document.project, document.scenario, window.export.chart_options())
    on_board = {key: told(organisation.card(key)) for key in organisation.cards.keys}
    assert {key: told(card) for key, card in chart.cards.items()} == on_board
    everybody = [entry for card in on_board.values() for entry in card]
    assert any(mix != (("same", 1.0),) for _person, _note, mix in everybody) == changes
    assert any("moved" in note for _person, note, _mix in everybody) == changes


def test_panel_and_report_compare_with_the_same_numbers(opened):
    window, document, base, changes = opened
    options = ReportOptions(before=document.workspace.baseline)
    report = make_report(document.project, document.scenario, options)
    lines = {line.title: line for line in _shown(window)}
    assert document.workspace.before is (
        document.project.scenario(base).org if base else document.workspace._opened["now"]
    )
    assert len(report.columns) == (3 if changes else 1)
    for row in report.rows:
        if changes and row.title in lines and lines[row.title].kind == "count":
            line = lines[row.title]
            assert row.figures[:2] == (f"{line.before}", f"{line.now}")


def _shown(window: MainWindow):
    return [row._line for row in window.metrics._rows.values()]


def test_the_comparison_begins_with_what_before_is(opened, qtbot):
    _window, document, base, _changes = opened
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = CompareDialog(parent, document, LIGHT)
    qtbot.addWidget(dialog)
    assert dialog.baseline.currentData() == (base or document.project.scenarios[0].id)


def test_a_chart_of_a_plan_as_it_is_read_compares_by_the_same_rule(qapp):
    project = DuplicateScenario("now", "案A", new="a").apply(plan())
    project = move_one("a", "sato", "seller").apply(project)
    chart = compose(project, project.scenario("a"), ChartOptions(lens=lens("changed")))
    assert ("sato", "moved", (("moved", 1.0),)) in told(chart.cards["sales"])
    pinned = replace(project, baseline="a")
    chart = compose(pinned, pinned.scenario("now"), ChartOptions(lens=lens("changed")))
    assert ("sato", "moved", (("moved", 1.0),)) in told(chart.cards["team"])
