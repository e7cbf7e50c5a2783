"""Every action can be asked for at any time, with anything selected, and every dialog opens."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from orgsandbox.document import Document
from orgsandbox.drawing.chart import ChartOptions
from orgsandbox.drawing.theme import DARK, LIGHT
from orgsandbox.i18n import use_language
from orgsandbox.selection import Selected
from orgsandbox.session.workspace import Workspace
from orgsandbox.settings import Settings
from orgsandbox.ui.dialogs.assumptions import AssumptionsDialog
from orgsandbox.ui.dialogs.check_plan import CheckDialog
from orgsandbox.ui.dialogs.compare import CompareDialog
from orgsandbox.ui.dialogs.export_chart import ExportDialog
from orgsandbox.ui.dialogs.export_report import ReportDialog
from orgsandbox.ui.dialogs.merge import MergeDialog
from orgsandbox.ui.dialogs.move_to import MoveToDialog
from orgsandbox.ui.dialogs.palette import CommandPalette
from orgsandbox.ui.dialogs.preferences import PreferencesDialog
from orgsandbox.ui.dialogs.shortcuts import ShortcutsDialog
from orgsandbox.ui.dialogs.starter_tasks import StarterDialog
from orgsandbox.ui.main_window import MainWindow
from tests.plans import plan

SELECTIONS = {
    "nothing": Selected(),
    "a person": Selected(people=("sato",), seats=(("sato", "anything"),)),
    "an unplaced person": Selected(people=("new",)),
    "several people": Selected(
        people=("sato", "ito"), seats=(("sato", "anything"), ("ito", "anything"))
    ),
    "a role": Selected(roles=("clerk",)),
    "a department": Selected(units=("team",)),
    "the top": Selected(units=("board",)),
    "a task": Selected(tasks=("closing",)),
    "a family": Selected(families=("acc",)),
}


@pytest.fixture
def window(qtbot, tmp_path, monkeypatch):
    rejected = QDialog.DialogCode.Rejected.value
    monkeypatch.setattr(QDialog, "exec", lambda self: rejected)
    monkeypatch.setattr(QMessageBox, "exec", lambda self: rejected)
    for name in ("getOpenFileName", "getSaveFileName", "getOpenFileNames"):
        monkeypatch.setattr(QFileDialog, name, lambda *_args, **_more: ("", ""))
    document = Document(Workspace(plan()))
    made = MainWindow(document, Settings(language="en", animations=False), LIGHT, tmp_path)
    made.files.may_leave = lambda: True
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("chosen", SELECTIONS)
def test_every_action_answers_whatever_is_selected(window, chosen):
    for key, action in window.actions_by_id.items():
        if key == "quit":
            continue
        document = window.document
        document.open(plan())
        window.selection.set(SELECTIONS[chosen])
        action.trigger()
        assert document.project.scenarios, key
    window.scenarios.play(False)
    window.files.keeper.close()


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_dialog_opens(window, qtbot, language):
    use_language(language)
    document = window.document
    made: list[QWidget] = [
        AssumptionsDialog(window, document),
        CheckDialog(window, document),
        CommandPalette(window, window.actions_by_id),
        CompareDialog(window, document, DARK),
        ExportDialog(window, document, "team", ChartOptions()),
        MergeDialog(window, document, ("team", "sales")),
        MoveToDialog(window, document, ("sato", "ito")),
        PreferencesDialog(window, Settings()),
        ReportDialog(window),
        ShortcutsDialog(window, window.actions_by_id),
        StarterDialog(window, document),
    ]
    for dialog in made:
        qtbot.addWidget(dialog)
        dialog.show()
        assert not dialog.grab().isNull()
        assert dialog.windowTitle()
        dialog.close()
    document.hover(None)


def test_no_key_means_two_things():
    from orgsandbox.ui.actions import specs

    keys = [key for spec in specs() for key in spec.keys]
    assert len(set(keys)) == len(keys)
