"""Where the arrow keys go: the nearest person, task or card in a direction, on any board."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF

from orgsandbox.canvas.card_scene import CardScene
from orgsandbox.canvas.source import Spot
from orgsandbox.drawing.card_layout import Part
from orgsandbox.selection import Selected, Selection

_ASIDE = 3
"""Distance sideways counts so many times: a walk keeps to its row or column."""

_NAME_AT = 24.0
"""Scene units below a card's upper edge where its name stands: there a walk reaches the card."""


def walk(scene: CardScene, selection: Selection, across: int, down: int) -> None:
    """Select the nearest part in a direction; the first one when nothing is selected."""
    spot = neighbour(scene, selection.value, across, down)
    if spot is None:
        return
    if spot.part.kind == "unit":
        selection.set(Selected(units=(spot.key,)))
    elif spot.part.kind == "task":
        selection.set(Selected(tasks=(spot.part.task,)))
    else:
        seat = (spot.part.person, spot.part.role)
        selection.set(Selected(people=(spot.part.person,), seats=(seat,)))


def neighbour(scene: CardScene, selected: Selected, across: int, down: int) -> Spot | None:
    """Return what is next in a direction (-1, 0 or 1 each), or None where nothing is."""
    places = list(_places(scene))
    start = next((point for spot, point in places if is_selected(spot, selected)), None)
    if start is None:
        return places[0][0] if places else None

    def cost(point: QPointF) -> float:
        way = point - start
        ahead = way.x() * across + way.y() * down
        aside = abs(way.x() * down) + abs(way.y() * across)
        return ahead + _ASIDE * aside if ahead > 1 else float("inf")

    spot, point = min(places, key=lambda place: cost(place[1]))
    return spot if cost(point) < float("inf") else None


def selected_box(scene: CardScene, selected: Selected) -> QRectF | None:
    """Return where what was selected last stands in the scene, or None."""
    for spot, _point in _places(scene):
        if is_selected(spot, selected):
            return scene.box_of(spot)
    return None


def _places(scene: CardScene) -> Iterator[tuple[Spot, QPointF]]:
    """Return all that a walk can reach, and the point of the scene where it does."""
    source = scene.source
    for key in source.cards.keys:
        box = source.cards.rect(key)
        if "unit" in source.selects:
            whole = Part("unit", (0.0, 0.0, box.width(), box.height()))
            yield Spot(key, whole), QPointF(box.center().x(), box.top() + _NAME_AT)
        for part in source.parts(key):
            spot = Spot(key, part)
            yield spot, scene.box_of(spot).center()


def is_selected(spot: Spot, selected: Selected) -> bool:
    """Say whether a part of a card is what was selected last."""
    part = spot.part
    if part.kind == "unit":
        return bool(selected.units) and spot.key == selected.units[-1]
    if part.kind == "task":
        return bool(selected.tasks) and part.task == selected.tasks[-1]
    if selected.seats:
        return (part.person, part.role) == selected.seats[-1]
    return bool(selected.people) and part.person == selected.people[-1]
