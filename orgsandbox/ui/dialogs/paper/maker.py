"""Has pages made beside the window: the ones wanted at once, then what other ways would give."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from orgsandbox.i18n import N_, Message
from orgsandbox.paper.worker import Asked, Compared, Composed, compare_worker, paper_worker
from orgsandbox.worker import Answer, Progress, Stopped, Worker, WorkError

_LISTEN = 30
_PAUSE = 150
"""Milliseconds between two looks, and before a choice is worked out: more may follow."""

NO_ANSWER = N_("The pages could not be made.")


class _Listening(QObject):
    """One process, asked again and again; only the newest question is answered."""

    def __init__(
        self, worker: Worker[Any, Any], tell: Callable[[Any], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._worker, self._tell = worker, tell
        self._timer = QTimer(self)
        self._timer.setInterval(_LISTEN)
        self._timer.timeout.connect(self._listen)

    def ask(self, asked: object) -> None:
        """Ask; an earlier question that is not answered yet is given up."""
        if self._timer.isActive():
            self.stop()
        self._worker.start(asked)
        self._timer.start()

    def stop(self) -> None:
        """Give up waiting; the process is gone."""
        self._timer.stop()
        self._worker.close()

    def _listen(self) -> None:
        try:
            said = self._worker.news()
            while isinstance(said, Progress):
                said = self._worker.news()
        except (Stopped, WorkError) as error:
            self.stop()
            self._tell(Message(NO_ANSWER))
            if isinstance(error, WorkError):
                raise
            return
        if isinstance(said, Answer):
            self._timer.stop()
            self._tell(said.value)


class PaperMaker(QObject):
    """`composed` carries Composed, `compared` Compared, `refused` a Message; `busy` says whether
    pages are being made."""

    composed = Signal(object)
    compared = Signal(object)
    refused = Signal(object)
    busy = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pages = _Listening(paper_worker(), self._made, self)
        self._ways = _Listening(compare_worker(), self._tried, self)
        self._asked: Asked | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._begin)

    def ask(self, asked: Asked) -> None:
        """Have the pages of an order made, and what other arrangements would give."""
        self._asked = asked
        self.busy.emit(True)  # noqa: FBT003 - what the signal says
        self._pause.start()

    def close(self) -> None:
        """Give up whatever is being made."""
        self._pause.stop()
        self._pages.stop()
        self._ways.stop()

    def _begin(self) -> None:
        if self._asked is not None:
            self._ways.stop()
            self._pages.ask(self._asked)

    def _made(self, answer: Composed | Message) -> None:
        self.busy.emit(False)  # noqa: FBT003 - what the signal says
        if isinstance(answer, Message):
            self.refused.emit(answer)
            return
        self.composed.emit(answer)
        if self._asked is not None:
            self._ways.ask(self._asked)

    def _tried(self, answer: Compared | Message) -> None:
        if isinstance(answer, Compared):
            self.compared.emit(answer)
