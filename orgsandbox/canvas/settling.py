"""Things on the way to their new places: what must move moves smoothly, or is there at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QVariantAnimation
from PySide6.QtWidgets import QGraphicsItem

SETTLE_MS = 180
_MOST_ANIMATED = 200
"""Of more boxes on the way at once the eye follows none, and frames would be late."""

Way = tuple[QGraphicsItem, QPointF, QPointF]
"""What moves, from where, to where."""


class Settling(QObject):
    """Moves items along straight ways for a fifth of a second."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ways: Sequence[Way] = ()
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(SETTLE_MS)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.valueChanged.connect(self._step)

    def start(self, ways: Sequence[Way], *, animate: bool) -> None:
        """Move these; whatever was still on the way has arrived."""
        self.finish()
        self._ways = ways
        if animate and 0 < len(ways) <= _MOST_ANIMATED:
            self._animation.start()
        else:
            self._step(1.0)

    def finish(self) -> None:
        """Put everything where it is going at once."""
        self._animation.stop()
        self._step(1.0)

    def _step(self, progress: float) -> None:
        for item, start, end in self._ways:
            item.setPos(start + (end - start) * progress)
