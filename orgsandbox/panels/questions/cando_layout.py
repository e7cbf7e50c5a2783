"""Where people, tasks, families and islands stand in the can-do picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, QSizeF

from orgsandbox.panels.picture.shape import Key, Shape, Shapes
from orgsandbox.panels.questions.base import percent
from orgsandbox.panels.questions.cando_graph import FamilyOf, Graph, Island, What, Who
from orgsandbox.panels.questions.cando_words import doers_told, island_name, person_name

PERSON, TASK, FAMILY, ISLAND = "person", "task", "family", "island"
Ends = tuple[str, str]
"""The key of a person's or a task's shape: PERSON or TASK, and the id."""

_ROW, _HEAD, _ROOM = 24.0, 21.0, 26.0
_MARGIN, _GAP, _AFTER_FAMILY = 8.0, 12.0, 3.0
_WIDEST = 1240.0
_MOST_TASKS, _TASKS_SHARE = 330.0, 0.43
_MOST_PEOPLE, _PEOPLE_SHARE = 220.0, 0.30
"""How wide the columns are at most, and which share of the room they take in a narrow one."""


def ends_of(key: Key) -> Ends:
    """Return a person's or task's key as what it is."""
    assert isinstance(key, tuple)
    kind, name = key
    return kind, name


def place(graph: Graph, width: float) -> Shapes:
    """Return the shapes of everything in a picture that wide."""
    places = _Places(graph)
    top = _MARGIN / 2
    for island in graph.islands:
        top = places.island(island, QRectF(0, top, min(width, _WIDEST), 0)) + _GAP
    shapes = (*places.islands, *places.families, *places.people, *places.tasks.values())
    return Shapes(shapes, QSizeF(0, top))


@dataclass
class _Places:
    """Collects the shapes, island by island from the top down."""

    graph: Graph
    people: list[Shape] = field(default_factory=list)
    tasks: dict[str, Shape] = field(default_factory=dict)
    families: list[Shape] = field(default_factory=list)
    islands: list[Shape] = field(default_factory=list)

    def island(self, island: Island, box: QRectF) -> float:
        """Place one island from the top of `box` down; return where it ends."""
        boxed = len(self.graph.islands) > 1
        head = _ROOM if boxed else 0.0
        inner = box.adjusted(_MARGIN, 0, -_MARGIN, 0)
        right = min(_MOST_TASKS, inner.width() * _TASKS_SHARE)
        below = self._tasks(island, QRectF(inner.right() - right, box.top() + head, right, 0))
        rows = max(below - box.top() - head, len(island.people) * _ROW)
        left = min(_MOST_PEOPLE, inner.width() * _PEOPLE_SHARE)
        self._people(island, QRectF(inner.left(), box.top() + head, left, rows))
        bottom = box.top() + head + rows + (_MARGIN if boxed else 0.0)
        if boxed:
            around = QRectF(box.left(), box.top(), box.width(), bottom - box.top())
            self.islands.append(
                _quiet((ISLAND, island.number), ISLAND, around, island_name(island))
            )
        return bottom

    def _tasks(self, island: Island, column: QRectF) -> float:
        top = column.top()
        for family in island.families:
            heading = QRectF(column.left(), top, column.width(), _HEAD)
            key = (FAMILY, island.number, len(self.families))
            self.families.append(_quiet(key, FAMILY, heading, family.name))
            top += _HEAD
            for task in family.tasks:
                row = QRectF(column.left(), top, column.width(), _ROW)
                self.tasks[task.key] = _task(row, task, family)
                top += _ROW
            top += _AFTER_FAMILY
        return top

    def _people(self, island: Island, area: QRectF) -> None:
        """Spread people evenly beside the tasks, each near the middle of what takes the time."""
        middles = self._middles(island)
        people = sorted(island.people, key=lambda who: (bool(who.unit), middles[who.key]))
        step = area.height() / max(1, len(people))
        for number, who in enumerate(people):
            top = area.top() + (number + 0.5) * step - _ROW / 2
            self.people.append(_person(QRectF(area.left(), top, area.width(), _ROW), who))

    def _middles(self, island: Island) -> Mapping[str, float]:
        """Return the height of what takes each person's time; infinite for whom nothing is drawn."""
        weights = {who.key: 0.0 for who in island.people}
        heights = dict(weights)
        for (person, task), share in (self.graph.does or {}).items():
            if person in weights and task in self.tasks:
                weights[person] += share
                heights[person] += share * self.tasks[task].box.center().y()
        return {
            person: heights[person] / weight if weight else float("inf")
            for person, weight in weights.items()
        }


def _person(box: QRectF, who: Who) -> Shape:
    tip = f"{who.name}\n{who.unit}" if who.unit else who.name
    return Shape((PERSON, who.key), PERSON, box, person_name(who), percent(who.load), 0, tip=tip)


def _task(box: QRectF, task: What, family: FamilyOf) -> Shape:
    told = " ・ ".join(part for part in (family.name, doers_told(task.doers)) if part)
    return Shape((TASK, task.key), TASK, box, task.name, told, 1, tip=task.name)


def _quiet(key: Key, kind: str, box: QRectF, name: str) -> Shape:
    """Return what only stands there: a frame, a heading."""
    return Shape(key, kind, box, name, line=None, still=True, tip="")
