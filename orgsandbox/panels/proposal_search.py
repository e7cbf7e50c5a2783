"""Looks for proposals: a small team's at once, a large one's in a process of its own."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QProcess, Signal

from orgsandbox.domain.model import Org
from orgsandbox.domain.problem import Refused
from orgsandbox.grouping import worker
from orgsandbox.grouping.propose import Proposals, Wishes, propose
from orgsandbox.i18n import N_, Message, current_language

_AT_ONCE = 60
"""Up to so many people the answer comes within a blink."""


class ProposalSearch(QObject):
    """`found` carries Proposals, `refused` a Message, `progress` how much is done (0-1)."""

    found = Signal(object)
    refused = Signal(object)
    progress = Signal(float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None

    @property
    def running(self) -> bool:
        """Say whether a process is still looking."""
        return self._process is not None

    def start(self, org: Org, unit: str, wishes: Wishes) -> None:
        """Look for proposals; an earlier search is given up."""
        self.stop()
        if sum(len(role.seats) for role in org.units[unit].roles) <= _AT_ONCE:
            try:
                self.found.emit(propose(org, unit, wishes))
            except Refused as refusal:
                self.refused.emit(refusal.message)
            return
        process = QProcess(self)
        self._process = process
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._ended)
        process.start(sys.executable, ["-m", "orgsandbox.grouping.worker"])
        process.write(worker.question(org, unit, wishes, current_language()))
        process.closeWriteChannel()

    def stop(self) -> None:
        """Give the search up; nothing is told any more."""
        process, self._process = self._process, None
        if process is not None:
            process.readyReadStandardOutput.disconnect(self._read)
            process.finished.disconnect(self._ended)
            process.kill()
            process.waitForFinished(2000)
            process.deleteLater()

    def _read(self) -> None:
        while self._process is not None and self._process.canReadLine():
            self._tell(worker.answer(bytes(self._process.readLine().data())))

    def _tell(self, said: float | Proposals | Message | None) -> None:
        if isinstance(said, float):
            self.progress.emit(said)
        elif said is not None:
            self._forget()
            (self.found if isinstance(said, Proposals) else self.refused).emit(said)

    def _ended(self) -> None:
        self._read()
        if self._process is not None:
            self._forget()
            self.refused.emit(Message(N_("The search ended without an answer.")))

    def _forget(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.finished.connect(process.deleteLater)
