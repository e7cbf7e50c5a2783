"""Merging another plan in the window: nothing silently, both values shown, one step."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from orgsandbox.commands.scenarios import DuplicateScenario
from orgsandbox.commands.units import RenameUnit
from orgsandbox.document import Document
from orgsandbox.domain import tree
from orgsandbox.files.cut_out import cut_out
from orgsandbox.session.workspace import Workspace
from orgsandbox.ui.dialogs.merge_plan import MergePlanDialog
from tests.plans import move_one, plan


@pytest.fixture
def parent(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def rows(dialog: MergePlanDialog) -> list[list[str]]:
    table = dialog.table
    return [[table.item(row, col).text() for col in range(4)] for row in range(table.rowCount())]


def test_conflicts_show_both_values_and_wait_for_a_check_mark(parent, qtbot):
    start = plan()
    document = Document(Workspace(start))
    document.do(DuplicateScenario("now", "案A", new="a"))
    document.do(move_one("a", "sato", "seller"))
    theirs = DuplicateScenario("now", "案B", new="b").apply(start)
    theirs = move_one("b", "sato", "clerk").apply(theirs)
    theirs = RenameUnit("b", "team", "管理部").apply(theirs)
    dialog = MergePlanDialog(parent, document, theirs)
    assert dialog.base.currentData() == "now"
    posts = next(row for row in rows(dialog) if "佐藤" in row[0])
    assert posts[1:] == ["営業部 › 営業", "管理部 › 経理担当", "changed in both"]
    before = document.project
    document.do(dialog.command())
    assert document.org.units["team"].name == "管理部"
    assert tree.main_place(document.org, "sato").role == "seller"
    document.undo()
    assert document.project is before
    number = rows(dialog).index(posts)
    dialog.table.item(number, 0).setCheckState(Qt.CheckState.Checked)
    document.do(dialog.command())
    assert tree.main_place(document.org, "sato").role == "clerk"


def test_a_department_worked_on_elsewhere_is_recognised_by_its_ids(parent, qtbot):
    start = plan()
    document = Document(Workspace(start))
    document.do(DuplicateScenario("now", "案A", new="a"))
    cut = cut_out(start, start.scenario("now"), "team")
    cut = move_one("now", "ito", "clerk").apply(cut)
    dialog = MergePlanDialog(parent, document, replace(cut, company=""))
    assert dialog.base.currentData() == "now"
    assert "Posts of: 伊藤 大輔" in [row[0] for row in rows(dialog)]
    assert not any(row[3] for row in rows(dialog))
    document.do(dialog.command())
    assert tree.main_place(document.org, "ito").role == "clerk"
    assert "sales" in document.org.units
