"""A folded department opens when something carried rests on it: its roles are what it wants."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from orgsandbox.canvas.corners import BoardCamera

REST_MS = 600


class Spring:
    """Counts how long the pointer rests on one folded department."""

    def __init__(self, view: BoardCamera, tick: int) -> None:
        self._view = view
        self._tick = tick
        self._unit = ""
        self._rested = 0

    def rest(self, at: QPoint | None) -> None:
        """Note where the pointer is at this tick; None when nothing is carried."""
        item = self._view.board.unit_at(self._view.mapToScene(at)) if at is not None else None
        unit = item.card.unit if item is not None and item.card.folded else ""
        self._rested = self._rested + self._tick if unit and unit == self._unit else 0
        self._unit = unit
        if self._rested >= REST_MS:
            self._rested = 0
            self._view.board.fold((unit,), folded=False)
