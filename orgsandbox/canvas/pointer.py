"""From pointer to gesture: what a press begins, what a move past the drag distance starts."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF

from orgsandbox.canvas.gestures.base import Gesture
from orgsandbox.canvas.gestures.drag_people import DragPeople
from orgsandbox.canvas.gestures.drag_role import DragRole
from orgsandbox.canvas.gestures.drag_unit import DragUnit
from orgsandbox.canvas.gestures.rubber_band import RubberBand
from orgsandbox.canvas.scene import BoardScene
from orgsandbox.canvas.unit_item import UnitItem
from orgsandbox.document import Document
from orgsandbox.drawing.card_layout import Part
from orgsandbox.selection import Selected, Selection


class Press:
    """A press of the left button that may become a gesture."""

    def __init__(
        self,
        scene: BoardScene,
        document: Document,
        selection: Selection,
        at: QPoint,
        point: QPointF,
    ) -> None:
        self._scene = scene
        self._document = document
        self._selection = selection
        self.at = at
        self.point = point
        self._was = selection.value
        self.item: UnitItem | None = scene.unit_at(point)
        self.part: Part | None = self.item.part_at(point) if self.item else None

    def select(self, *, adding: bool) -> None:
        """Select what was pressed, keeping a selection that it belongs to."""
        part, item = self.part, self.item
        if part is None or item is None:
            if not adding:
                self._selection.clear()
            return
        held = self._was = self._selection.value
        if part.kind == "person":
            self._select_person(held, (part.person, part.role), adding=adding)
        elif part.kind in ("role", "vacancy"):
            roles = _toggled(held.roles, part.role) if adding else (part.role,)
            self._selection.set(Selected(roles=roles))
        elif part.kind == "unit":
            unit = item.card.unit
            units = _toggled(held.units, unit) if adding else (unit,)
            if adding or unit not in held.units:
                self._selection.set(Selected(units=units))

    def _select_person(self, held: Selected, seat: tuple[str, str], *, adding: bool) -> None:
        if seat in held.seats:
            return  # it may become a drag of all of them; a click tells
        seats = (*held.seats, seat) if adding else (seat,)
        people = tuple(dict.fromkeys(person for person, _role in seats))
        self._selection.set(Selected(people=people, seats=seats))

    def clicked(self, *, adding: bool) -> None:
        """Narrow the selection to what was clicked, now that it was no drag."""
        if self.part is not None and self.part.kind == "person":
            seat = (self.part.person, self.part.role)
            if not adding:
                self._selection.set(Selected(people=(seat[0],), seats=(seat,)))
            elif seat in self._was.seats:
                seats = tuple(held for held in self._was.seats if held != seat)
                people = tuple(dict.fromkeys(person for person, _role in seats))
                self._selection.set(Selected(people=people, seats=seats))
        elif self.part is not None and self.part.kind == "unit" and self.item and not adding:
            self._selection.set(Selected(units=(self.item.card.unit,)))

    def gesture(self) -> Gesture:
        """Return the gesture that a drag from here is."""
        scene, document, selection = self._scene, self._document, self._selection
        part, item = self.part, self.item
        if part is None or item is None:
            return RubberBand(scene, selection, self.point)
        if part.kind == "person":
            picked = selection.value.seats or ((part.person, part.role),)
            return DragPeople(scene, document, selection, tuple(picked))
        if part.kind == "unit":
            grip = self.point - item.pos()
            return DragUnit(scene, document, selection, item.card.unit, grip)
        return DragRole(scene, document, selection, part.role)


def _toggled(held: tuple, key: object) -> tuple:  # type: ignore[type-arg]
    """Return the ids with one added, or without it when it was there."""
    return tuple(k for k in held if k != key) if key in held else (*held, key)
