"""The real window, without a screen, as the program that is killed: see `kills`."""

from __future__ import annotations

import random
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from orgsandbox import settings as settings_file
from orgsandbox.app import Program
from orgsandbox.commands.scenarios import SetNote
from orgsandbox.settings import Settings
from orgsandbox.ui.dialogs.recovered import RecoveredDialog
from orgsandbox.ui.folders import Folders
from tests.attacks.kills import Diary, last_edit
from tests.plans import plan


class WindowWorker:
    """A planner in a hurry: one edit or save after the other, through the document and the menu."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self._chance = chance
        self._file = folder / "plan.orgplan"
        self._diary = Diary(folder)
        self._last = last_edit(folder)
        folders = Folders(folder / "settings", folder / "state")
        settings_file.save(Settings(reopen_last=False, animations=False), folders.settings)
        self.program = Program(QApplication(sys.argv[:1]), folders)

    def begin(self) -> None:
        """Take up what was kept, or open the file, or begin a plan."""
        self._diary.write("started")
        self.program.start(str(self._file) if self._file.exists() else None)
        document = self.program.document
        if document.project.story:
            self.program.keeper.opened(fresh := plan(), None)
            document.open(fresh)
        self._step()

    def _step(self) -> None:
        if self._chance.random() < 0.06:
            self.program.window.files.save()
        else:
            self._last += 1
            self._diary.write("edit", self._last)
            self.program.document.do(SetNote("now", str(self._last)))
        QTimer.singleShot(int(self._chance.random() ** 3 * 150), self._step)


def work(folder: Path, chance: random.Random) -> None:
    """Work until killed; the questions are answered as a planner who wants the work back."""

    def take_up(dialog: RecoveredDialog) -> int:
        dialog.cards[0].open.click()
        return dialog.result()

    RecoveredDialog.exec = take_up
    QFileDialog.getSaveFileName = lambda *_unused: (str(folder / "plan.orgplan"), "")
    worker = WindowWorker(folder, chance)
    worker.begin()
    QApplication.exec()
