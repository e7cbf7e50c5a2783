"""Joining two shapes of a picture by dragging from one to the other."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QApplication

from orgsandbox.drawing.theme import Theme, colour_of
from orgsandbox.panels.picture.picture import Picture
from orgsandbox.panels.picture.shape import Key, Shape


class Link:
    """A press that may become a drag: it moves, and ends in two keys or in nothing.

    Until the pointer has gone some way it is a click still (`far` is False).
    """

    def __init__(self, picture: Picture, source: Shape, start: QPointF) -> None:
        self._picture, self.source = picture, source
        self._start = self._to = start
        self.target: Shape | None = None
        self.far = False

    def move(self, point: QPointF, over: Shape | None) -> None:
        """Follow the pointer; `over` is the shape below it."""
        self._to = point
        away = (point - self._start).manhattanLength()
        self.far = self.far or away >= QApplication.startDragDistance()
        fits = over is not None and over.key != self.source.key
        joins = fits and over is not None and self._picture.joins(self.source, over)
        self.target = over if self.far and joins else None

    def finish(self) -> tuple[Key, Key] | None:
        """Return the keys of what was joined, or None."""
        return (self.source.key, self.target.key) if self.target is not None else None

    def cancel(self) -> None:
        """Forget where it would have ended."""
        self.target = None
        self.far = False

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the line from the source's edge to the pointer."""
        if not self.far or self.source.box.contains(self._to):
            return
        box = self.source.box
        side = box.right() if self._to.x() > box.center().x() else box.left()
        painter.setPen(QPen(colour_of(theme.accent), 2, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(side, box.center().y()), self._to)
