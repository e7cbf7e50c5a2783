"""Carry what was pressed to another place: a source says what it is and what a drop would do."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF

from orgsandbox.canvas.card_scene import CardScene
from orgsandbox.canvas.gestures.base import Gesture, GestureKind, Grip
from orgsandbox.canvas.gestures.ghost import Ghost
from orgsandbox.canvas.source import Load, Modifiers, Pointed, Spot
from orgsandbox.selection import Selection


class Carry(Gesture):
    """Something on the way, under the pointer; cards tell whether they would take it."""

    def __init__(self, scene: CardScene, selection: Selection, load: Load[Any]) -> None:
        self.load = load
        self._scene = scene
        self._selection = selection
        self._asked: object = None
        self._done: Any = None
        self.ghost = Ghost(scene.theme, load.tiles, load.title)
        scene.addItem(self.ghost)

    def move(self, point: QPointF, modifiers: Modifiers) -> None:
        """Carry it along; ask what a drop would do only when the answer may differ."""
        self.ghost.setPos(point)
        spot = self._scene.spot_at(point)
        drop = self.load.drop(spot, point, modifiers)
        self._done = drop.done
        asked = (_place(spot), drop.said, modifiers)
        if asked == self._asked:
            return
        self._asked = asked
        refused = self._scene.source.hover(drop.done)
        pointed = Pointed(self._selection.value, self.load.faded, drop.mark, not refused)
        self._scene.show_marks(pointed)
        self.ghost.say((drop.said, False), (refused, True))

    def finish(self) -> Any:
        """Return what the drop does, unless nothing would take it."""
        done = self._done
        self.cancel()
        return done

    def cancel(self) -> None:
        """Put everything back."""
        if self.ghost.scene() is not None:
            self._scene.removeItem(self.ghost)
        self._scene.source.hover(None)
        self._scene.show_marks(Pointed(self._selection.value))


def _place(spot: Spot | None) -> tuple[str, str]:
    """Return what of a spot a drop may depend on: the card and the role."""
    return (spot.key, spot.part.role) if spot is not None else ("", "")


def _begin(grip: Grip) -> Gesture | None:
    if grip.spot is None:
        return None
    load = grip.scene.source.load(grip.spot, grip.selection.value, grip.point)
    return Carry(grip.scene, grip.selection, load) if load is not None else None


GESTURE = GestureKind("carry", _begin)
