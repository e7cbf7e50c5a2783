"""Select people by drawing a rectangle around them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsRectItem

from orgsandbox.canvas.card_scene import CardScene
from orgsandbox.canvas.gestures.base import Gesture, GestureKind, Grip
from orgsandbox.canvas.source import Modifiers, Spot
from orgsandbox.selection import Selected, Selection

_SOFT = 28
"""How much of the accent colour fills the rectangle, of 255: cards below stay readable."""


class RubberBand(Gesture):
    """A rectangle that selects what it touches; with Shift it adds to the selection."""

    def __init__(self, scene: CardScene, selection: Selection, start: QPointF) -> None:
        self._scene = scene
        self._selection = selection
        self._start = start
        self._was = selection.value
        self._band = QGraphicsRectItem()
        soft = QColor(scene.theme.accent)
        soft.setAlpha(_SOFT)
        self._band.setBrush(soft)
        self._band.setPen(QPen(QColor(scene.theme.accent), 0))
        self._band.setZValue(99)
        scene.addItem(self._band)

    def move(self, point: QPointF, modifiers: Modifiers) -> None:
        """Select what the rectangle touches now."""
        box = QRectF(self._start, point).normalized()
        self._band.setRect(box)
        seats = seats_in(self._scene, box)
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            seats = tuple(dict.fromkeys((*self._was.seats, *seats)))
        people = tuple(dict.fromkeys(person for person, _role in seats))
        self._selection.set(Selected(people=people, seats=seats))

    def finish(self) -> None:
        """Keep the selection; the plan stays as it is."""
        self._scene.removeItem(self._band)

    def cancel(self) -> None:
        """Select what was selected before."""
        self._scene.removeItem(self._band)
        self._selection.set(self._was)


def seats_in(scene: CardScene, box: QRectF) -> tuple[tuple[str, str], ...]:
    """Return (person, role) of every tile that a rectangle touches."""
    return tuple(
        (part.person, part.role)
        for key in scene.source.cards.touching(box)
        for part in scene.source.parts(key)
        if part.kind == "person" and scene.box_of(Spot(key, part)).intersects(box)
    )


def _begin(grip: Grip) -> Gesture | None:
    if grip.spot is not None or not grip.scene.source.bands:
        return None
    return RubberBand(grip.scene, grip.selection, grip.point)


GESTURE = GestureKind("rubber_band", _begin)
