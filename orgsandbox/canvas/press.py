"""A press of the pointer: what it selects, and what it may become when the pointer moves."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QPoint, QPointF

from orgsandbox.canvas.card_scene import CardScene
from orgsandbox.canvas.gestures.base import Gesture, Grip
from orgsandbox.canvas.gestures.registry import gesture_kinds
from orgsandbox.canvas.source import Spot
from orgsandbox.drawing.card_layout import Part
from orgsandbox.selection import Selected, Selection

_Id = TypeVar("_Id")


class Press:
    """A press of the left or right button on a board, at a point of the view and of the scene."""

    def __init__(self, scene: CardScene, selection: Selection, at: QPoint, point: QPointF) -> None:
        self.at = at
        self.spot: Spot | None = scene.spot_at(point)
        self._scene = scene
        self._selection = selection
        self._point = point
        self._was = selection.value

    @property
    def _chosen(self) -> Spot | None:
        """What was pressed, where the source lets it be selected."""
        spot = self.spot
        return spot if spot is not None and spot.part.kind in self._scene.source.selects else None

    def select(self, *, adding: bool) -> None:
        """Select what was pressed, keeping a selection that it belongs to: that may be a drag of
        all of them, and only the release tells."""
        spot = self._chosen
        if spot is not None:
            self._was = self._selection.value
            self._selection.set(_pressed(spot, self._was, adding=adding))
        elif not adding:
            self._selection.clear()

    def clicked(self, *, adding: bool) -> None:
        """Narrow the selection to what was clicked, now that it was no drag."""
        spot = self._chosen
        if spot is None:
            return
        seat = (spot.part.person, spot.part.role)
        if not adding:
            self._selection.set(_only(spot))
        elif spot.part.kind == "person" and seat in self._was.seats:
            seats = tuple(other for other in self._was.seats if other != seat)
            self._selection.set(_with_seats(self._was, seats))

    def gesture(self) -> Gesture | None:
        """Return the gesture that a drag from here is; None where it moves the board."""
        grip = Grip(self._scene, self._selection, self.spot, self._point)
        begun = (kind.begin(grip) for kind in gesture_kinds())
        return next((gesture for gesture in begun if gesture is not None), None)


def _pressed(spot: Spot, now: Selected, *, adding: bool) -> Selected:
    """Return the selection after a press: alone, or added to what is selected."""
    part = spot.part
    seat = (part.person, part.role)
    belongs = {
        "person": seat in now.seats,
        "task": part.task in now.tasks and not adding,
        "unit": spot.key in now.units and not adding,
    }
    if belongs.get(part.kind, False):
        return now
    if not adding:
        return _only(spot)
    if part.kind == "person":
        return _with_seats(now, (*now.seats, seat))
    if part.kind == "task":
        return replace(now, tasks=_toggled(now.tasks, part.task))
    if part.kind in ("role", "vacancy"):
        return Selected(roles=_toggled(now.roles, part.role))
    return Selected(units=_toggled(now.units, spot.key))


def _only(spot: Spot) -> Selected:
    """Return the selection of one part of a card alone."""
    part: Part = spot.part
    if part.kind == "person":
        return Selected(people=(part.person,), seats=((part.person, part.role),))
    if part.kind == "task":
        return Selected(tasks=(part.task,))
    if part.kind in ("role", "vacancy"):
        return Selected(roles=(part.role,))
    return Selected(units=(spot.key,))


def _with_seats(selected: Selected, seats: tuple[tuple[str, str], ...]) -> Selected:
    """Return people and their seats beside the tasks that are selected."""
    people = tuple(dict.fromkeys(person for person, _role in seats))
    return Selected(people=people, seats=seats, tasks=selected.tasks)


def _toggled(ids: tuple[_Id, ...], key: _Id) -> tuple[_Id, ...]:
    """Return the ids with one added, or without it when it was there."""
    return tuple(other for other in ids if other != key) if key in ids else (*ids, key)
