"""Cards that need other colours but not at once: drawn anew after the frame, in slices."""

from __future__ import annotations

import time
from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

_SLICE_SECONDS = 0.004


class Recolouring(QObject):
    """Lets departments be drawn a few milliseconds at a time, between the frames.

    `due` carries the one whose turn it is, to be drawn as it is by then: the newest change wins.
    `finished` is emitted when none waits any more.
    """

    due = Signal(str)
    finished = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: dict[str, None] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._slice)

    @property
    def waiting(self) -> bool:
        """Say whether a department still has its old colours."""
        return bool(self._waiting)

    def later(self, units: Iterable[str]) -> None:
        """Let these departments follow, with those that wait already."""
        self._waiting.update(dict.fromkeys(units))
        if self._waiting:
            self._timer.start()

    def drop(self) -> None:
        """Forget who waits: all have just been drawn."""
        self._waiting.clear()
        self._timer.stop()

    def finish(self) -> None:
        """Draw all that wait now."""
        if self._waiting:
            self._show_until(float("inf"))

    def _slice(self) -> None:
        self._show_until(time.perf_counter() + _SLICE_SECONDS)

    def _show_until(self, end: float) -> None:
        while self._waiting and time.perf_counter() < end:
            self.due.emit(self._waiting.popitem()[0])
        if not self._waiting:
            self._timer.stop()
            self.finished.emit()
