"""Measures too slow for a frame: read beside the window, so that what is dragged never waits."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from orgsandbox.metrics import panel
from orgsandbox.metrics.base import Scope

_Found = list[tuple[Scope, Mapping[str, object]]]


class SlowReadings(QObject):
    """`ready` is emitted when what was asked for last can be read at once.

    The caches belong to the window's thread: the worker is given tables and gives back values.
    """

    ready = Signal()
    _done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self._waiting: tuple[Scope, ...] = ()
        self._done.connect(self._finish)

    def ask(self, scopes: tuple[Scope, ...]) -> bool:
        """Say whether all readings are there at once; else they are read, one batch at a time."""
        missing = tuple(scope for scope in scopes if not panel.at_once(scope))
        self._waiting = missing  # only the newest wish counts
        if missing and not self._busy:
            self._start()
        return not missing

    def _start(self) -> None:
        self._busy = True
        scopes, self._waiting = self._waiting, ()
        QThreadPool.globalInstance().start(_Job(self, scopes))

    def _finish(self, found: _Found) -> None:
        self._busy = False
        for scope, values in found:
            panel.remember_costly(scope, values)
        if self._waiting:
            self._start()
        elif found:
            self.ready.emit()


class _Job(QRunnable):
    """Reads the costly values of scopes that are built."""

    def __init__(self, owner: SlowReadings, scopes: tuple[Scope, ...]) -> None:
        super().__init__()
        self._owner = owner
        self._scopes = scopes

    def run(self) -> None:
        """Read, then tell."""
        found: _Found = []
        try:
            for scope in self._scopes:
                found.append((scope, panel.costly(scope)))
        finally:
            with contextlib.suppress(RuntimeError):  # the panel is gone: nobody is waiting
                self._owner._done.emit(found)
