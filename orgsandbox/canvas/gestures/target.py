"""Where a drop would go: what is under the pointer, as a role or a department."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF

from orgsandbox.canvas.scene import BoardScene


@dataclass(frozen=True, slots=True)
class Target:
    """A department, and the role in it when the pointer is over one."""

    unit: str = ""
    role: str = ""

    @property
    def key(self) -> str:
        """The id that is marked on the board."""
        return self.role or self.unit


def target_at(scene: BoardScene, point: QPointF) -> Target:
    """Return what is under a point of the scene; empty over the bare board."""
    item = scene.unit_at(point)
    if item is None:
        return Target()
    part = item.part_at(point)
    return Target(item.card.unit, part.role if part.kind != "unit" else "")
