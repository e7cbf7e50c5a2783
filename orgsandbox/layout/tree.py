"""The usual chart: a tidy tree whose leaf departments hang in columns where that keeps the shape.

Direct side left, support side right. The picture is kept between 1:2 and 2:1 as far as columns can
do it: first sibling leaves are stacked, then whole small subtrees (as a reader knows from lists).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from orgsandbox.i18n import N_
from orgsandbox.layout import stacking, tidy
from orgsandbox.layout.base import (
    Arrangement,
    Box,
    Line,
    Options,
    Picture,
    Place,
    Point,
    Rect,
    bounds,
)
from orgsandbox.layout.stacking import Forest, Stack

WIDEST = 2.0
TALLEST = 0.5
_ROWS = (1, 2, 3, 4, 6, 8, 12, 20, 40)
_DEPTHS = (1, 2, 3)

_STRAIGHT = 0.5
"""Boxes whose middles are nearer than so many units hang on one straight line: no visible jog."""

_LIKED = 1.4
"""Width by height to come near to where no stacking keeps the shape: about a sheet of paper."""


def arrange(boxes: Sequence[Box], options: Options) -> Picture:
    """Return the picture of a forest of boxes; linear in their number."""
    if not boxes:
        return Picture({}, (), bounds({}))
    turned = options.direction == "right"
    known = {box.key for box in boxes}
    below: dict[str | None, list[Box]] = {}
    for box in boxes:
        parent = box.parent if box.parent in known else None
        below.setdefault(parent, []).append(_turned(box) if turned else box)
    for siblings in below.values():
        siblings.sort(key=_place_of)
    forest = stacking.forest(below)
    depth, rows = _choose(forest, options, turned=turned)
    rects, lines = _drawn(stacking.stacks(forest, depth, rows, options), below, options)
    rects, lines = _pinned(rects, lines, below, options, turned=turned)
    if turned:
        rects = {key: Rect(r.y, r.x, r.height, r.width) for key, r in rects.items()}
        lines = [Line(tuple((y, x) for x, y in ln.points), ln.parent, ln.child) for ln in lines]
    return Picture(rects, tuple(lines), bounds(rects))


def _turned(box: Box) -> Box:
    return Box(box.key, box.parent, box.height, box.width, box.place)


def _place_of(box: Box) -> Place:
    return box.place


def _choose(forest: Forest, options: Options, *, turned: bool) -> tuple[int, int]:
    """Return how deep and how high to stack: the least that keeps the picture's shape."""
    best, best_distance = (1, 1), float("inf")
    for depth in _DEPTHS:
        for rows in _ROWS:
            width, height = stacking.estimate(
                stacking.stacks(forest, depth, rows, options), options
            )
            ratio = height / width if turned else width / height
            if TALLEST <= ratio <= WIDEST:
                return depth, rows
            distance = abs(log(ratio / _LIKED))
            if distance < best_distance:
                best, best_distance = (depth, rows), distance
    return best


def _drawn(
    roots: list[Stack], below: dict[str | None, list[Box]], options: Options
) -> tuple[dict[str, Rect], list[Line]]:
    """Place the stacks as a tidy tree and unfold each into its boxes and lines."""
    top = tidy.Node(0.0, 0.0)
    pairs: list[tuple[Stack, tidy.Node]] = []
    waiting = [(root, top) for root in roots]
    for stack, parent in waiting:
        node = tidy.Node(stack.width + options.gap, stack.height + options.level_gap)
        parent.children.append(node)
        pairs.append((stack, node))
        waiting.extend((child, node) for child in stack.children)
    tidy.place(top)
    rects: dict[str, Rect] = {}
    lines: list[Line] = []
    for stack, node in pairs:
        stacking.unfold(stack, node.x, node.y, options, rects, lines)
    hanging = {line.child for line in lines}
    for above, children in below.items():
        if above is not None:
            lines.extend(
                Line(square(rects[above], rects[child.key], options), above, child.key)
                for child in children
                if child.key not in hanging
            )
    return rects, lines


def square(start: Rect, end: Rect, options: Options) -> tuple[Point, ...]:
    """Return the corners of a line from the foot of one box to the head of another."""
    bus = end.y - options.level_gap / 2
    from_x, to_x = start.centre[0], end.centre[0]
    if abs(from_x - to_x) < _STRAIGHT:
        return (from_x, start.bottom), (from_x, end.y)
    return (from_x, start.bottom), (from_x, bus), (to_x, bus), (to_x, end.y)


def _pinned(
    rects: dict[str, Rect],
    lines: list[Line],
    below: dict[str | None, list[Box]],
    options: Options,
    *,
    turned: bool,
) -> tuple[dict[str, Rect], list[Line]]:
    """Move pinned boxes, with what is below them, to where they were put by hand."""
    moved: set[str] = set()
    waiting = [box.key for box in below.get(None, ())]
    for key in waiting:
        waiting.extend(box.key for box in below.get(key, ()))
        if key in options.pins:
            x, y = reversed(options.pins[key]) if turned else options.pins[key]
            dx, dy = x - rects[key].x, y - rects[key].y
            for inner in _subtree(key, below):
                rects[inner] = rects[inner].moved(dx, dy)
                moved.add(inner)
    if not moved:
        return rects, lines
    kept = [line for line in lines if line.parent not in moved and line.child not in moved]
    redrawn = [
        Line(square(rects[line.parent], rects[line.child], options), line.parent, line.child)
        for line in lines
        if line.parent in moved or line.child in moved
    ]
    return rects, kept + redrawn


def _subtree(key: str, below: dict[str | None, list[Box]]) -> list[str]:
    keys = [key]
    for inner in keys:
        keys.extend(box.key for box in below.get(inner, ()))
    return keys


LAYOUT = Arrangement("tree", N_("Tree"), arrange, rank=1)
