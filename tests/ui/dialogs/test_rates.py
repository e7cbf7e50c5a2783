"""Standard rates: typed in the assumptions as planners type amounts."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QTableWidgetItem

from orgsandbox.document import Document
from orgsandbox.session.workspace import Workspace
from orgsandbox.ui.dialogs import assumptions
from orgsandbox.ui.dialogs.assumptions import AssumptionsDialog
from orgsandbox.ui.dialogs.rates import RatesTable, typed_amount
from tests.plans import plan


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("6,000,000", 6e6),
        ("600万円", 6e6),
        ("６００万", 6e6),
        ("0", 0.0),
        ("", None),
        ("many", None),
        ("¥6,000,000", 6e6),
        ("JPY 6,000,000", 6e6),
        ("6百万", 6e6),
        ("1.2億", 1.2e8),
        ("6 000 000", 6e6),
        ("6,5", None),
        ("-1", None),
        ("nan", None),
        ("inf", None),
    ],
)
def test_amounts_are_read_as_planners_type_them(text, amount):
    assert typed_amount(text) == amount


def test_a_rate_for_all_others_and_one_for_each_grade(qtbot):
    table = RatesTable({"": 6e6}, ("G3", "G5"))
    qtbot.addWidget(table)
    table.item(2, 1).setText("900万")
    table.setItem(3, 0, QTableWidgetItem("G9"))
    table.item(3, 1).setText("12,000,000")
    assert table.rates() == {"": 6e6, "G5": 9e6, "G9": 12e6}


def test_rates_typed_are_one_step_with_the_other_assumptions(qtbot):
    document = Document(Workspace(plan()))
    dialog = AssumptionsDialog(None, document)
    qtbot.addWidget(dialog)
    dialog.rates.item(0, 1).setText("650万円")
    start = document.project
    document.do(dialog.command())
    assert document.project.assumptions.rates[""] == 6.5e6
    document.undo()
    assert document.project is start


def test_an_amount_nobody_can_read_keeps_the_dialog_open(qtbot, monkeypatch):
    told = []
    monkeypatch.setattr(assumptions, "tell", lambda _parent, text, *_more: told.append(text))
    dialog = AssumptionsDialog(None, Document(Workspace(plan())))
    qtbot.addWidget(dialog)
    dialog.rates.item(0, 1).setText("six million")
    dialog.accept()
    assert "six million" in told[0]
    assert dialog.result() == 0
