"""Where people, tasks, families and islands stand in the can-do picture."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QRectF

from orgsandbox.panels.questions.cando_graph import FamilyOf, Graph, Island, What, Who

PERSON, TASK = "person", "task"
Key = tuple[str, str]
"""PERSON or TASK, and the id."""

_ROW, _HEAD, _ROOM = 24.0, 21.0, 26.0
_MARGIN, _GAP = 8.0, 12.0
_WIDEST = 1240.0


@dataclass
class Places:
    """Rectangles in the picture's coordinates, and what stands in them."""

    people: dict[str, tuple[QRectF, Who]] = field(default_factory=dict)
    tasks: dict[str, tuple[QRectF, What, FamilyOf]] = field(default_factory=dict)
    headings: list[tuple[QRectF, FamilyOf]] = field(default_factory=list)
    islands: list[tuple[QRectF, int]] = field(default_factory=list)
    height: float = 0.0

    def box(self, key: Key) -> QRectF:
        """Return where a person or task stands; empty for one that is not here."""
        kind, name = key
        if kind == PERSON:
            return self.people[name][0] if name in self.people else QRectF()
        return self.tasks[name][0] if name in self.tasks else QRectF()

    def order(self, kind: str) -> list[Key]:
        """Return the people or the tasks from top to bottom."""
        return [(kind, name) for name in (self.people if kind == PERSON else self.tasks)]


def place(graph: Graph, width: float) -> Places:
    """Return the places of everything in a picture that wide."""
    room = min(width, _WIDEST)
    made = Places()
    top = _MARGIN / 2
    boxed = len(graph.islands) > 1
    for island in graph.islands:
        top = _place_island(made, graph, island, QRectF(0, top, room, 0), boxed=boxed) + _GAP
    made.height = top
    return made


def _place_island(made: Places, graph: Graph, island: Island, box: QRectF, *, boxed: bool) -> float:
    """Place one island from the top of `box` down; return where it ends."""
    head = _ROOM if boxed else 0.0
    inner = box.adjusted(_MARGIN, 0, -_MARGIN, 0)
    right = min(330.0, inner.width() * 0.43)
    below = _place_tasks(made, island, QRectF(inner.right() - right, box.top() + head, right, 0))
    rows = max(below - box.top() - head, len(island.people) * _ROW)
    area = QRectF(inner.left(), box.top() + head, min(220.0, inner.width() * 0.30), rows)
    _place_people(made, graph, island, area)
    bottom = area.bottom() + (_MARGIN if boxed else 0.0)
    if boxed:
        made.islands.append(
            (QRectF(box.left(), box.top(), box.width(), bottom - box.top()), island.number)
        )
    return bottom


def _place_tasks(made: Places, island: Island, column: QRectF) -> float:
    top = column.top()
    for family in island.families:
        made.headings.append((QRectF(column.left(), top, column.width(), _HEAD), family))
        top += _HEAD
        for task in family.tasks:
            made.tasks[task.key] = (
                QRectF(column.left(), top, column.width(), _ROW), task, family
            )  # fmt: skip
            top += _ROW
        top += 3
    return top


def _place_people(made: Places, graph: Graph, island: Island, area: QRectF) -> None:
    """Spread people evenly beside the tasks, each near the middle of what takes the time."""
    people = sorted(island.people, key=lambda who: (bool(who.unit), _middle(made, graph, who)))
    step = area.height() / max(1, len(people))
    for number, who in enumerate(people):
        top = area.top() + (number + 0.5) * step - _ROW / 2
        made.people[who.key] = (QRectF(area.left(), top, area.width(), _ROW), who)


def _middle(made: Places, graph: Graph, who: Who) -> float:
    parts = [
        (made.tasks[task][0].center().y(), share)
        for (person, task), share in (graph.does or {}).items()
        if person == who.key and task in made.tasks
    ]
    total = sum(share for _at, share in parts)
    return sum(at * share for at, share in parts) / total if total else float("inf")
