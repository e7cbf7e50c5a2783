"""Columns of boxes: sibling leaves, or whole small subtrees, stacked into one rectangle.

A stack is what the tidy tree places as one box: a single department, a column set of sibling
leaves, or a department with its columns below it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from math import ceil

from orgsandbox.layout.base import Box, Line, Options, Point, Rect

INDENT = 20.0
_STUB = 24.0


@dataclass(slots=True)
class Stack:
    """A rectangle for the tidy tree: `box` on top (None: only columns), `columns` of stacks below.

    `children` are the stacks that the tidy tree places below this one.
    """

    width: float
    height: float
    box: Box | None = None
    columns: list[list[Stack]] = field(default_factory=list)
    parent: str | None = None
    children: list[Stack] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Forest:
    """Boxes by parent (None: the roots), all of them parents first, and the levels below each."""

    below: dict[str | None, list[Box]]
    order: tuple[Box, ...]
    levels: dict[str, int]


def forest(below: dict[str | None, list[Box]]) -> Forest:
    """Return what every way to stack these boxes needs to know."""
    order = list(below.get(None, ()))
    for box in order:
        order.extend(below.get(box.key, ()))
    levels: dict[str, int] = {}
    for box in reversed(order):
        levels[box.key] = max(
            (levels[child.key] + 1 for child in below.get(box.key, ())), default=0
        )
    return Forest(below, tuple(order), levels)


def stacks(trees: Forest, depth: int, rows: int, options: Options) -> list[Stack]:
    """Return the forest as stacks: subtrees of up to `depth` levels in columns of `rows`."""
    below, heights = trees.below, trees.levels
    made: dict[str, Stack] = {}
    for box in reversed(trees.order):
        children = below.get(box.key, [])
        if heights[box.key] < depth and rows > 1 and children:
            made[box.key] = _with_columns(
                box, [made[child.key] for child in children], rows, options
            )
        else:
            stack = Stack(box.width, box.height, box, parent=box.parent)
            stack.children = _bundled(children, made, heights, depth, rows, options)
            made[box.key] = stack
    return [made[box.key] for box in below.get(None, ())]


def _bundled(
    children: list[Box],
    made: dict[str, Stack],
    heights: dict[str, int],
    depth: int,
    rows: int,
    options: Options,
) -> list[Stack]:
    """Return the children, those low enough and on one side gathered into columns."""
    bundled: list[Stack] = []
    for _place, group in groupby(children, key=lambda box: box.place):
        members = list(group)
        low = [box for box in members if heights[box.key] < depth]
        high = [made[box.key] for box in members if heights[box.key] >= depth]
        if rows > 1 and len(low) > 1:
            high.insert(0, _columns([made[box.key] for box in low], rows, options))
            bundled.extend(high)
        else:
            bundled.extend(made[box.key] for box in members)
    return bundled


def _columns(members: list[Stack], rows: int, options: Options) -> Stack:
    """Return members stacked in columns of about equal height, at most `rows` of average size."""
    count = ceil(len(members) / rows)
    goal = sum(member.height + options.gap for member in members) / count
    columns: list[list[Stack]] = [[]]
    filled = 0.0
    for member in members:
        if (
            columns[-1]
            and filled + member.height / 2 > goal * len(columns)
            and len(columns) < count
        ):
            columns.append([])
        columns[-1].append(member)
        filled += member.height + options.gap
    width = sum(max(member.width for member in column) + INDENT for column in columns)
    width += options.gap * (len(columns) - 1)
    height = max(
        sum(member.height + options.gap for member in column) - options.gap for column in columns
    )
    return Stack(width, height, columns=columns)


def _with_columns(box: Box, members: list[Stack], rows: int, options: Options) -> Stack:
    below = _columns(members, rows, options)
    return Stack(
        max(box.width, below.width),
        box.height + options.level_gap / 2 + below.height,
        box,
        below.columns,
        parent=box.parent,
    )


def estimate(roots: list[Stack], options: Options) -> tuple[float, float]:
    """Return about how wide and high the tidy tree of these stacks will be."""
    order = list(roots)
    for stack in order:
        order.extend(stack.children)
    size: dict[int, tuple[float, float]] = {}
    for stack in reversed(order):
        inner = [size[id(child)] for child in stack.children]
        wide = sum(width for width, _height in inner) + options.gap * max(0, len(inner) - 1)
        deep = max((height for _width, height in inner), default=0.0)
        extra = options.level_gap + deep if inner else 0.0
        size[id(stack)] = max(stack.width, wide), stack.height + extra
    whole = [size[id(root)] for root in roots]
    width = sum(wide for wide, _deep in whole) + options.gap * (len(whole) - 1)
    return max(1.0, width), max(1.0, *(deep for _wide, deep in whole))


def unfold(
    stack: Stack,
    x: float,
    y: float,
    options: Options,
    rects: dict[str, Rect],
    lines: list[Line],
) -> None:
    """Write the boxes of a stack, its top left corner at (x, y), and the lines inside it."""
    waiting = [(stack, x, y)]
    for inner, corner_x, corner_y in waiting:
        left, top = corner_x, corner_y
        if inner.box is not None:
            rects[inner.box.key] = Rect(left, top, inner.box.width, inner.box.height)
            top += inner.box.height + options.level_gap / 2
        for column in inner.columns:
            down = top
            for member in column:
                waiting.append((member, left + INDENT, down))
                down += member.height + options.gap
            left += max(member.width for member in column) + INDENT + options.gap
    _trunks(stack, rects, lines)


def _trunks(stack: Stack, rects: dict[str, Rect], lines: list[Line]) -> None:
    """Draw the lines of everything that hangs in a column of this stack."""
    waiting = [stack]
    for inner in waiting:
        top = min((rects[first.key].y for first in _firsts(inner)), default=0.0)
        for column in inner.columns:
            for member in column:
                waiting.append(member)
                if member.box is None or member.box.parent is None:
                    continue
                end = rects[member.box.key]
                trunk = end.x - INDENT / 2
                lines.append(
                    Line(
                        _hung(rects.get(member.box.parent), end, trunk, top),
                        member.box.parent,
                        member.box.key,
                    )
                )


def _firsts(stack: Stack) -> list[Box]:
    """Return the boxes at the top of the columns."""
    return [column[0].box for column in stack.columns if column[0].box is not None]


def _hung(start: Rect | None, end: Rect, trunk: float, top: float) -> tuple[Point, ...]:
    """Return the corners of a line that hangs from a trunk left of the box.

    `top` is where the columns begin: the line turns halfway between it and the parent.
    """
    middle = end.y + min(_STUB, end.height / 2)
    if start is None:
        return (trunk, middle), (end.x, middle)
    if start.x <= trunk <= start.right:
        return (trunk, start.bottom), (trunk, middle), (end.x, middle)
    bus = (start.bottom + top) / 2
    foot = start.centre[0]
    return (foot, start.bottom), (foot, bus), (trunk, bus), (trunk, middle), (end.x, middle)
