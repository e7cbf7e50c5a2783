"""A drag in a picture: it moves, and ends in something to do or in nothing."""

from __future__ import annotations

from abc import ABC, abstractmethod

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication

from orgsandbox.drawing.theme import Theme
from orgsandbox.panels.picture.shape import Shape


class Drag(ABC):
    """Begins where the button goes down at `source`. Until the pointer has gone some way it is a
    click still (`far` is False). What it would end at is `target`, where it ends at a shape.
    """

    def __init__(self, source: Shape, start: QPointF) -> None:
        self.source = source
        self.target: Shape | None = None
        self.far = False
        self._start = start

    def move(self, point: QPointF, over: Shape | None) -> None:
        """Follow the pointer; `over` is the shape below it."""
        away = (point - self._start).manhattanLength()
        self.far = self.far or away >= QApplication.startDragDistance()
        if self.far:
            self.follow(point, over)

    @abstractmethod
    def follow(self, point: QPointF, over: Shape | None) -> None:
        """Follow the pointer, now that it is a drag."""

    @abstractmethod
    def finish(self) -> object | None:
        """Return what to do, or None."""

    def preview(self) -> object | None:
        """Return what would be done now, for whoever shows numbers meanwhile."""
        return None

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint what shows the drag over the picture."""
        return
