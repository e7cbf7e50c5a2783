"""Joining two shapes of a picture by dragging from one to the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from orgsandbox.drawing.theme import Theme, colour_of
from orgsandbox.panels.picture.drag import Drag
from orgsandbox.panels.picture.shape import Key, Shape


@dataclass(frozen=True, slots=True)
class Joined:
    """What a link ends in: the shape it began at, and the one it was dropped on."""

    source: Key
    target: Key


class Link(Drag):
    """A line from a shape to the pointer; `joins` says where it may end."""

    def __init__(
        self, source: Shape, start: QPointF, joins: Callable[[Shape, Shape], bool]
    ) -> None:
        super().__init__(source, start)
        self._joins = joins
        self._to = start

    def follow(self, point: QPointF, over: Shape | None) -> None:
        """Draw the line to the pointer, and see whether it may end there."""
        self._to = point
        other = over is not None and over.key != self.source.key
        fits = over is not None and other and self._joins(self.source, over)
        self.target = over if fits else None

    def finish(self) -> Joined | None:
        """Return what was joined, or None."""
        return Joined(self.source.key, self.target.key) if self.target is not None else None

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the line from the source's edge to the pointer."""
        box = self.source.box
        if not self.far or box.contains(self._to):
            return
        side = box.right() if self._to.x() > box.center().x() else box.left()
        painter.setPen(QPen(colour_of(theme.accent), 2, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(side, box.center().y()), self._to)
