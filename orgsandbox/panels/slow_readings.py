"""Measures too slow for a frame: read beside the window, so that what is dragged never waits."""

from __future__ import annotations

import contextlib

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from orgsandbox.metrics import panel
from orgsandbox.metrics.base import Scope


class SlowReadings(QObject):
    """`ready` is emitted when what was asked for last can be read at once."""

    ready = Signal()
    _done = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked = 0
        self._busy = False
        self._waiting: tuple[Scope, ...] | None = None
        self._done.connect(self._finish)

    def ask(self, scopes: tuple[Scope, ...]) -> bool:
        """Say whether all readings are known; else they are read, one batch at a time."""
        missing = tuple(scope for scope in scopes if not panel.known(scope))
        if not missing:
            return True
        if self._busy:
            self._waiting = missing  # only the newest wish counts
        else:
            self._start(missing)
        return False

    def _start(self, scopes: tuple[Scope, ...]) -> None:
        self._asked += 1
        self._busy = True
        QThreadPool.globalInstance().start(_Job(self, self._asked, scopes))

    def _finish(self, number: int) -> None:
        self._busy = False
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._start(waiting)
        elif number == self._asked:
            self.ready.emit()


class _Job(QRunnable):
    """Reads scopes; the readings are remembered where `panel.lines` finds them."""

    def __init__(self, owner: SlowReadings, number: int, scopes: tuple[Scope, ...]) -> None:
        super().__init__()
        self._owner = owner
        self._number = number
        self._scopes = scopes

    def run(self) -> None:
        """Read, then tell."""
        try:
            for scope in self._scopes:
                panel.readings(scope, advanced=True)
        finally:
            with contextlib.suppress(RuntimeError):  # the panel is gone: nobody is waiting
                self._owner._done.emit(self._number)
