"""A folded department opens when something carried rests on it: its roles are what it wants."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from orgsandbox.canvas.scene import BoardScene

REST_MS = 600


class Spring:
    """Counts how long the pointer rests on one folded department, in ticks of so many ms."""

    def __init__(self, scene: BoardScene, tick: int) -> None:
        self._scene = scene
        self._tick = tick
        self._unit = ""
        self._rested = 0

    def rest(self, point: QPointF) -> None:
        """Note where in the scene the pointer is at this tick."""
        spot = self._scene.spot_at(point)
        unit = spot.key if spot is not None and spot.key in self._scene.organisation.folded else ""
        self._rested = self._rested + self._tick if unit and unit == self._unit else 0
        self._unit = unit
        if self._rested >= REST_MS:
            self.release()
            self._scene.fold((unit,), folded=False)

    def release(self) -> None:
        """Begin to count anew: nothing is carried any more."""
        self._unit, self._rested = "", 0
