"""Looks for proposals: a small team's at once, a large one's in a process of its own."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from orgsandbox.domain.model import Org
from orgsandbox.domain.problem import Refused
from orgsandbox.grouping.propose import propose
from orgsandbox.grouping.values import Proposals, Wishes
from orgsandbox.grouping.worker import proposal_worker
from orgsandbox.i18n import N_, Message, current_language
from orgsandbox.worker import Answer, Progress, Stopped, WorkError

_AT_ONCE = 60
"""Up to so many people the answer comes within a blink."""
_LISTEN = 40
"""So many milliseconds pass between two looks for what the process has said."""


class ProposalSearch(QObject):
    """`found` carries Proposals, `refused` a Message, `progress` how much is done (0-1)."""

    found = Signal(object)
    refused = Signal(object)
    progress = Signal(float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = proposal_worker()
        self._listening = QTimer(self)
        self._listening.setInterval(_LISTEN)
        self._listening.timeout.connect(self._listen)

    @property
    def running(self) -> bool:
        """Say whether a process is still looking."""
        return self._listening.isActive()

    def start(self, org: Org, unit: str, wishes: Wishes) -> None:
        """Look for proposals; an earlier search is given up."""
        self.stop()
        if sum(len(role.seats) for role in org.units[unit].roles) <= _AT_ONCE:
            try:
                self.found.emit(propose(org, unit, wishes))
            except Refused as refusal:
                self.refused.emit(refusal.message)
            return
        self._worker.start((org, unit, wishes, current_language()))
        self._listening.start()

    def stop(self) -> None:
        """Give the search up; nothing is told any more."""
        self._listening.stop()
        self._worker.close()

    def _listen(self) -> None:
        try:
            said = self._worker.news()
            while isinstance(said, Progress):
                self.progress.emit(said.part)
                said = self._worker.news() if self.running else None
        except Stopped:
            self.stop()
            self.refused.emit(Message(N_("The search ended without an answer.")))
        except WorkError:
            self.stop()
            self.refused.emit(Message(N_("The search ended without an answer.")))
            raise
        else:
            if isinstance(said, Answer):
                self.stop()
                self._tell(said.value)

    def _tell(self, said: Proposals | Message) -> None:
        (self.found if isinstance(said, Proposals) else self.refused).emit(said)
