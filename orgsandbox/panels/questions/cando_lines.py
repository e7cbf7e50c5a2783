"""The lines of the can-do picture: what takes whose time, who could besides, and one training."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from orgsandbox.drawing.theme import Theme
from orgsandbox.panels.picture.picture import Look
from orgsandbox.panels.picture.shape import Shapes
from orgsandbox.panels.questions.cando_graph import Graph
from orgsandbox.panels.questions.cando_layout import PERSON, TASK

FADED = 0.16
"""How much of a line is left while something else is chosen."""
_WIDEST, _STRONG = 15.0, 0.75


@dataclass(frozen=True, slots=True)
class _Line:
    """A line from a person to a task, `below` the middle of the person's row."""

    person: str
    task: str
    pen: QPen
    opacity: float = 1.0
    below: float = 0.0

    def stands_out(self, look: Look) -> bool:
        """Say whether it is one of what is chosen, or any while nothing is."""
        return look.chosen in (None, (PERSON, self.person), (TASK, self.task))


def paint_lines(painter: QPainter, graph: Graph, shapes: Shapes, look: Look) -> None:
    """Paint the faded lines first, those that stand out over them."""
    boxes = {shape.key: shape.box for shape in shapes.items}
    lines = [
        line
        for line in _lines(graph, shapes, look.theme)
        if (PERSON, line.person) in boxes and (TASK, line.task) in boxes
    ]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in sorted(lines, key=lambda line: line.stands_out(look)):
        person, task = boxes[PERSON, line.person], boxes[TASK, line.task]
        start = QPointF(person.right(), person.center().y() + line.below)
        end = QPointF(task.left(), task.center().y())
        reach = QPointF((end.x() - start.x()) / 2, 0)
        path = QPainterPath(start)
        path.cubicTo(start + reach, end - reach, end)
        painter.setOpacity(line.opacity if line.stands_out(look) else FADED)
        painter.setPen(line.pen)
        painter.drawPath(path)
    painter.setOpacity(1.0)


def _lines(graph: Graph, shapes: Shapes, theme: Theme) -> Iterable[_Line]:
    colours = {
        what.key: what.colour
        for island in graph.islands
        for family in island.families
        for what in family.tasks
    }
    for (person, task), below in _stacked(graph, shapes).items():
        colour = colours[task]
        pen = QPen(QColor(theme.line) if colour is None else theme.family(colour))
        pen.setWidthF(max(1.0, (graph.does or {})[person, task] * _WIDEST))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        yield _Line(person, task, pen, _STRONG, below)
    able = QPen(QColor(theme.text_muted), 1.6, Qt.PenStyle.DotLine)
    yield from (_Line(person, task, able) for person, task in sorted(graph.can))
    if graph.training is not None:
        yield _Line(*graph.training, QPen(QColor(theme.accent), 1.8, Qt.PenStyle.DashLine))


def _stacked(graph: Graph, shapes: Shapes) -> dict[tuple[str, str], float]:
    """Return how far below the middle of the person's row each line begins: one below the other."""
    heights = {shape.key: shape.box.center().y() for shape in shapes.items}
    by_person: dict[str, list[tuple[float, str, float]]] = {}
    for (person, task), share in (graph.does or {}).items():
        if (PERSON, person) in heights and (TASK, task) in heights:
            part = (heights[TASK, task], task, share * _WIDEST)
            by_person.setdefault(person, []).append(part)
    below = {}
    for person, parts in by_person.items():
        top = -sum(width for _at, _task, width in parts) / 2
        for _at, task, width in sorted(parts):
            below[person, task] = top + width / 2
            top += width
    return below
