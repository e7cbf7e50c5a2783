"""The report's dialog and the file it leads to."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from orgsandbox.document import Document
from orgsandbox.i18n import current_language, use_language
from orgsandbox.selection import Selection
from orgsandbox.session.workspace import Workspace
from orgsandbox.settings import Settings
from orgsandbox.ui.dialogs.export_report import ReportDialog
from orgsandbox.ui.export_actions import ExportActions
from orgsandbox.ui.settings_store import SettingsStore
from tests.plans import plan


@pytest.fixture
def dialog(qtbot):
    use_language("ja")
    window = QWidget()
    qtbot.addWidget(window)
    yield ReportDialog(window)


def test_the_careful_choice_comes_first(dialog):
    wish = dialog.wish()
    assert not wish.names
    assert wish.restricted
    assert wish.language == "ja"


def test_the_mark_can_be_taken_off_only_without_names(dialog):
    dialog.mark.setChecked(False)
    assert not dialog.wish().restricted
    dialog.names.setChecked(True)
    assert dialog.wish().restricted
    assert not dialog.mark.isEnabled()
    dialog.names.setChecked(False)
    assert dialog.mark.isEnabled()


@pytest.mark.parametrize(
    ("name", "begins"), [("board.pdf", b"%PDF"), ("board.html", b"<!DOCTYPE"), ("board", b"%PDF")]
)
def test_the_file_is_what_its_name_says_in_the_language_chosen(
    name, begins, qtbot, tmp_path, monkeypatch
):
    use_language("ja")
    window = QWidget()
    qtbot.addWidget(window)

    def english(dialog):
        dialog.language.setCurrentIndex(dialog.language.findData("en"))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QDialog, "exec", english)
    chosen = (str(tmp_path / name), "PDF (*.pdf)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: chosen)
    actions = ExportActions(
        window, Document(Workspace(plan())), Selection(), SettingsStore(Settings(), window)
    )
    with qtbot.waitSignal(actions.said):
        actions.export_report()
    assert current_language() == "ja"
    (file,) = tmp_path.iterdir()
    data = file.read_bytes()
    assert data.startswith(begins)
    assert b"html" not in begins.lower() or b'lang="en"' in data
