"""Walking a picture with the keyboard: along a line of shapes, or to the nearest of the next line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import TypeVar

from PySide6.QtCore import QPointF

from orgsandbox.panels.picture.shape import Key, Shape, Shapes, Way


class Step(Enum):
    """Where an arrow leads; FIRST and LAST are the ends of the line one is in."""

    UP = (0, -1)
    DOWN = (0, 1)
    LEFT = (-1, 0)
    RIGHT = (1, 0)
    FIRST = (0, 0)
    LAST = (1, 1)


def walked(shapes: Shapes, key: Key | None, step: Step) -> Key | None:
    """Return where a step from a shape leads, over what is still; None where nothing is.

    From nowhere (`key` None, or gone) every step leads to the first shape.
    """
    lines = _lines(shapes)
    numbers = sorted(lines)
    here = shapes.get(key) if key is not None else None
    if here is None or here.line is None:
        start = _free(shape for number in numbers for shape in lines[number])
        return start.key if start is not None else None
    line = lines[here.line]
    if step in (Step.FIRST, Step.LAST):
        ahead: Iterable[Shape] = line if step is Step.FIRST else line[::-1]
    else:
        along, aside = step.value if shapes.way is Way.ACROSS else step.value[::-1]
        beside = _ahead(numbers, numbers.index(here.line), aside)
        ahead = (
            _ahead(line, line.index(here), along)
            if along
            else (_nearest(lines[number], here, shapes.way) for number in beside)
        )
    return (_free(ahead) or here).key


_Any = TypeVar("_Any")


def _ahead(row: list[_Any], place: int, way: int) -> list[_Any]:
    """Return what comes after a place, going on (1) or back (-1)."""
    return row[place + 1 :] if way > 0 else row[:place][::-1]


def _lines(shapes: Shapes) -> dict[int, list[Shape]]:
    """Return the shapes that can be walked, by line, in the order one meets them."""
    lines: dict[int, list[Shape]] = {}
    for shape in shapes.items:
        if shape.line is not None:
            lines.setdefault(shape.line, []).append(shape)
    for line in lines.values():
        line.sort(key=lambda shape: _along(shape.box.center(), shapes.way))
    return lines


def _along(point: QPointF, way: Way) -> float:
    return float(point.y() if way is Way.DOWN else point.x())


def _nearest(line: Sequence[Shape], here: Shape, way: Way) -> Shape:
    start = _along(here.box.center(), way)
    return min(line, key=lambda shape: abs(_along(shape.box.center(), way) - start))


def _free(shapes: Iterable[Shape]) -> Shape | None:
    """Return the first that may be chosen."""
    return next((shape for shape in shapes if not shape.still), None)
