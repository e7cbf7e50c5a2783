"""Where the arrow keys go: the nearest person or department in a direction."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF

from orgsandbox.canvas.corners import BoardCamera
from orgsandbox.canvas.scene import BoardScene
from orgsandbox.canvas.unit_item import UnitItem
from orgsandbox.drawing.card_layout import Part
from orgsandbox.selection import Selected, Selection

Spot = tuple[UnitItem, Part | None]


def walk(view: BoardCamera, selection: Selection, dx: int, dy: int) -> None:
    """Select the nearest person or department in a direction, and keep it in view."""
    found = neighbour(view.board, selection.value, dx, dy)
    if found is None:
        return
    item, part = found
    if part is None:
        selection.set(Selected(units=(item.card.unit,)))
        view.ensureVisible(item.sceneBoundingRect(), 30, 30)
    else:
        seat = (part.person, part.role)
        selection.set(Selected(people=(part.person,), seats=(seat,)))
        view.ensureVisible(item.scene_box(part), 60, 60)
    view.place_overlays()


def neighbour(scene: BoardScene, selected: Selected, dx: int, dy: int) -> Spot | None:
    """Return what is next in the direction (dx, dy), the first department when nothing is selected.

    Sideways distance counts three times, so that a walk keeps to its row or column.
    """
    spots = list(_spots(scene))
    if not spots:
        return None
    start = next((point for spot, point in spots if _is_selected(spot, selected)), None)
    if start is None:
        return spots[0][0]

    def cost(point: QPointF) -> float:
        ahead = (point.x() - start.x()) * dx + (point.y() - start.y()) * dy
        aside = abs((point.x() - start.x()) * dy) + abs((point.y() - start.y()) * dx)
        return ahead + 3 * aside if ahead > 1 else float("inf")

    best = min(spots, key=lambda pair: cost(pair[1]))
    return best[0] if cost(best[1]) < float("inf") else None


def _spots(scene: BoardScene) -> Iterator[tuple[Spot, QPointF]]:
    for item in scene.items_by_unit.values():
        yield (item, None), item.pos() + QPointF(item.layout.width / 2, 24)
        for part in item.layout.tiles:
            if part.kind == "person":
                yield (item, part), item.scene_box(part).center()


def _is_selected(spot: Spot, selected: Selected) -> bool:
    item, part = spot
    if part is None:
        return bool(selected.units) and item.card.unit == selected.units[-1]
    return bool(selected.seats) and (part.person, part.role) == selected.seats[-1]
