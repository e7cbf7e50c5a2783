"""Select people by drawing a rectangle around them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsRectItem

from orgsandbox.canvas.gestures.base import Gesture, Modifiers
from orgsandbox.canvas.scene import BoardScene
from orgsandbox.commands.base import Command
from orgsandbox.selection import Selected, Selection


class RubberBand(Gesture):
    """A rectangle that selects what it touches; with Shift it adds to the selection."""

    def __init__(self, scene: BoardScene, selection: Selection, start: QPointF) -> None:
        self._scene = scene
        self._selection = selection
        self._start = start
        self._was = selection.value
        self._band = QGraphicsRectItem()
        soft = QColor(scene.theme.accent)
        soft.setAlpha(28)
        self._band.setBrush(soft)
        self._band.setPen(QPen(QColor(scene.theme.accent), 0))
        self._band.setZValue(99)
        scene.addItem(self._band)

    def move(self, point: QPointF, modifiers: Modifiers) -> None:
        """Select what the rectangle touches now."""
        box = QRectF(self._start, point).normalized()
        self._band.setRect(box)
        touched = self._scene.people_in(box)
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            touched = tuple(dict.fromkeys((*self._was.seats, *touched)))
        people = tuple(dict.fromkeys(person for person, _role in touched))
        self._selection.set(Selected(people=people, seats=touched))

    def finish(self) -> Command | None:
        """Keep the selection; the plan stays as it is."""
        self._scene.removeItem(self._band)
        return None

    def cancel(self) -> None:
        """Select what was selected before."""
        self._scene.removeItem(self._band)
        self._selection.set(self._was)
