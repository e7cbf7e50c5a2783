"""Files from outside in the window: one sentence for what is none, Cancel for what takes long."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QProgressDialog, QPushButton

from orgsandbox.document import Document
from orgsandbox.drawing.theme import LIGHT
from orgsandbox.files.workbook import Workbooks
from orgsandbox.i18n import use_language
from orgsandbox.selection import Selected
from orgsandbox.session.workspace import Workspace
from orgsandbox.settings import Settings
from orgsandbox.ui.dialogs.reading import ask_workbook
from orgsandbox.ui.main_window import MainWindow
from orgsandbox.worker import Worker
from tests.files.test_inventory import filled
from tests.files.test_workbook import cell, sheet
from tests.plans import plan
from tests.ui.test_main_window import leave
from tests.worker_tasks import never_end


@pytest.fixture
def window(qapp, qtbot, tmp_path):
    use_language("ja")
    made = MainWindow(
        Document(Workspace(plan())),
        Settings(language="ja", animations=False),
        LIGHT,
        tmp_path / "state",
    )
    qtbot.addWidget(made, before_close_func=leave)
    made.show()
    return made


@pytest.fixture
def heard(window):
    """What message boxes said before OK was pressed."""
    said: list[str] = []
    watching = QTimer(window)

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            said.append(f"{box.text()} {box.informativeText()}")
            box.findChildren(QPushButton)[0].click()

    watching.timeout.connect(look)
    watching.start(10)
    yield said
    watching.stop()


def made(kind: str, folder: Path) -> Path:
    path = folder / kind
    if kind == "pipe.orgplan":
        os.mkfifo(path)
    elif kind == "folder.orgplan":
        path.mkdir()
    elif kind == "deep.orgplan":
        path.write_bytes(b"[" * 20_000)
    else:
        with path.open("wb") as stream:
            stream.truncate(500 * 1024 * 1024)
    return path


WORDS = {
    "pipe.orgplan": "通常のファイルではありません。",
    "folder.orgplan": "フォルダー",
    "deep.orgplan": "深すぎ",
    "huge.orgplan": "大きすぎます",
    "huge.csv": "大きすぎます",
}


@pytest.mark.parametrize("kind", WORDS)
def test_what_is_no_file_of_ours_is_told_in_one_sentence(window, heard, tmp_path, kind):
    before = window.files._document.project
    assert not window.files.open_file(str(made(kind, tmp_path)))
    assert len(heard) == 1
    assert kind in heard[0]
    assert WORDS[kind] in heard[0]
    assert window.files._document.project is before


def test_a_hostile_inventory_is_told_and_a_sound_one_is_taken_over(
    window, heard, tmp_path, monkeypatch
):
    file = tmp_path / "sheet.xlsx"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(file), ""))
    document = window.files._document
    before = document.project
    window.selection.set(Selected(units=("team",)))
    file.write_bytes(sheet(cell("A1") + cell("XFD1048576")))
    window.inventory.read()
    assert len(heard) == 1
    assert "広すぎて読み込めません" in heard[0]
    assert document.project is before
    filled(file, [("備品", "総務", "佐藤 恵", 0.3)])
    window.inventory.read()
    assert len(heard) == 1
    assert "備品" in {task.name for task in document.org.tasks.values()}


def test_reading_that_takes_long_shows_itself_and_cancel_ends_it(window, heard, tmp_path):
    file = tmp_path / "large.xlsx"
    file.write_bytes(sheet(cell("A1")))
    seen: list[str] = []
    waiting = QTimer(window)

    def cancel() -> None:
        for shown in window.findChildren(QProgressDialog):
            if shown.isVisible():
                seen.append(shown.labelText())
                shown.findChildren(QPushButton)[0].click()
                waiting.stop()

    waiting.timeout.connect(cancel)
    waiting.start(10)
    with Workbooks() as books:
        books._worker = Worker(never_end)
        assert ask_workbook(window, books, file) is None
        assert books.pid is None
    assert seen == ["large.xlsxを読み込んでいます…"]
    assert heard == []
