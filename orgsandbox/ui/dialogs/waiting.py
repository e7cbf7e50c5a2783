"""Work that takes seconds, beside the window: it goes on painting, and Cancel gives up waiting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QEventLoop, QObject, QRunnable, Qt, QThreadPool, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from orgsandbox.i18n import _

Value = TypeVar("Value")

_PATIENCE = 400
"""Milliseconds before anything is shown: what is done by then needs no dialog."""


class _Ended(QObject):
    """Tells the window's thread that the work has come to its end."""

    ended = Signal()


class _Job(QRunnable, Generic[Value]):
    """Does the work in another thread and keeps what came of it."""

    def __init__(self, work: Callable[[], Value], teller: _Ended) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._work = work
        self._teller = teller
        self.value: list[Value] = []
        self.error: BaseException | None = None

    def run(self) -> None:
        """Work, then tell."""
        try:
            self.value.append(self._work())
        except BaseException as error:  # it is raised again where the work was asked for
            self.error = error
        self._teller.ended.emit()


def waited(parent: QWidget, text: str, work: Callable[[], Value]) -> Value | None:
    """Return what `work` returns, or None when the planner does not want to wait for it.

    What it raises is raised here. `work` may touch no widget.
    """
    shown = QProgressDialog(text, _("Cancel"), 0, 0, parent)
    shown.setWindowTitle("orgsandbox")
    shown.setWindowModality(Qt.WindowModality.WindowModal)
    shown.setMinimumDuration(_PATIENCE)
    loop = QEventLoop()
    teller = _Ended()
    teller.ended.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
    shown.canceled.connect(loop.quit)
    job = _Job(work, teller)
    QThreadPool.globalInstance().start(job)
    try:
        loop.exec()
    finally:
        shown.canceled.disconnect(loop.quit)
        shown.close()
        shown.deleteLater()
    if job.error is not None:
        raise job.error
    return job.value[0] if job.value else None
