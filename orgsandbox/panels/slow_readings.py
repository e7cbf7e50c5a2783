"""Measures too slow for a frame: read beside the window, so that what is dragged never waits."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from typing import TypeAlias

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from orgsandbox.metrics.base import Metric, Reading, Scope
from orgsandbox.metrics.reader import Reader

_Wish: TypeAlias = tuple[Scope, tuple[Metric, ...]]
_Answer: TypeAlias = list[tuple[Scope, Mapping[str, Reading]]]


class SlowReadings(QObject):
    """Fills a reader; `ready` is emitted when what was asked for last can be read at once.

    The reader and all caches belong to the window's thread: the worker is given scopes whose tables
    are built and gives back readings.
    """

    ready = Signal()
    done = Signal(object)

    def __init__(self, reader: Reader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._busy = False
        self._waiting: tuple[_Wish, ...] = ()
        self.done.connect(self._finish)

    def ask(self, scopes: tuple[Scope, ...], *, advanced: bool = True) -> bool:
        """Say whether all readings are there at once; else they are read, one batch at a time."""
        wishes = ((scope, self._reader.missing(scope, advanced=advanced)) for scope in scopes)
        self._waiting = tuple(wish for wish in wishes if wish[1])  # only the newest wish counts
        asked = bool(self._waiting)
        if asked and not self._busy:
            self._start()
        return not asked

    def _start(self) -> None:
        self._busy = True
        wishes, self._waiting = self._waiting, ()
        for scope, _metrics in wishes:
            scope.prepare()
        QThreadPool.globalInstance().start(_Job(self, wishes))

    def _finish(self, answer: _Answer) -> None:
        self._busy = False
        for scope, readings in answer:
            self._reader.keep(scope, readings)
        if self._waiting:
            self._start()
        elif answer:
            self.ready.emit()


class _Job(QRunnable):
    """Reads metrics of scopes that are built."""

    def __init__(self, owner: SlowReadings, wishes: tuple[_Wish, ...]) -> None:
        super().__init__()
        self._owner = owner
        self._wishes = wishes

    def run(self) -> None:
        """Read, then tell."""
        answer: _Answer = []
        try:
            for scope, metrics in self._wishes:
                answer.append((scope, {metric.id: metric.compute(scope) for metric in metrics}))
        finally:
            with contextlib.suppress(RuntimeError):  # the panel is gone: nobody is waiting
                self._owner.done.emit(answer)
