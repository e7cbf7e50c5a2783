"""Lines between departments as PowerPoint's own connectors, glued to the boxes they join.

A connector is stored as one of PowerPoint's bent shapes, turned so that its first leg runs the way
our line does, and keeps that shape until a box is moved; then PowerPoint routes it anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orgsandbox.paper.base import Point

EMU = 12_700
"""PowerPoint's unit, a point's part."""

_QUARTER = 5_400_000
_WHOLE = 100_000
_TOP, _LEFT, _BOTTOM, _RIGHT = 0, 1, 2, 3
"""The places of a rectangle to which a connector is glued."""

_SHAPES = {2: "straightConnector1", 3: "bentConnector2", 4: "bentConnector3", 6: "bentConnector5"}
"""The shape for a line of so many corners, both ends counted."""

_NEAR = 0.01

_STRAIGHT, _THREE_LEGS, _FIVE_LEGS = 2, 4, 6
"""Corners of a line with both ends, by its legs."""


@dataclass(frozen=True, slots=True)
class Bent:
    """A connector's shape: its box before it is turned, in points, and where it bends."""

    shape: str
    x: float
    y: float
    width: float
    height: float
    turn: int
    flip_across: bool
    flip_down: bool
    bends: tuple[int, ...]
    sites: tuple[int, int]


def bent(points: Sequence[Point]) -> Bent | None:
    """Return a square line as a connector; None where PowerPoint has no shape for it."""
    corners = _without_doubles(points)
    if len(corners) not in _SHAPES:
        return None
    down = abs(corners[0][0] - corners[1][0]) < _NEAR
    (x0, y0), (x1, y1) = corners[0], corners[-1]
    if len(corners) == _STRAIGHT:
        return _straight((x0, y0), (x1, y1), down=down)
    long, wide = (y1 - y0, x1 - x0) if down else (x1 - x0, y1 - y0)
    long, wide = long or 1.0, wide or 1.0
    along = [(y - y0) if down else (x - x0) for x, y in corners]
    across = [(x - x0) if down else (y - y0) for x, y in corners]
    bends = _bends(along, across, long, wide)
    middle_x, middle_y = (x0 + x1) / 2, (y0 + y1) / 2
    length, width = abs(long), abs(wide)
    return Bent(
        _SHAPES[len(corners)],
        middle_x - length / 2,
        middle_y - width / 2,
        length,
        width,
        *_turned(long, wide, down=down),
        bends,
        _sites(corners),
    )


def _without_doubles(points: Sequence[Point]) -> list[Point]:
    """Return a line's corners without those where it does not bend."""
    kept = [points[0]]
    for point in points[1:]:
        if abs(point[0] - kept[-1][0]) < _NEAR and abs(point[1] - kept[-1][1]) < _NEAR:
            continue
        if len(kept) > 1 and _on_one_line(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    return kept


def _on_one_line(first: Point, second: Point, third: Point) -> bool:
    return any(
        abs(first[axis] - second[axis]) < _NEAR and abs(second[axis] - third[axis]) < _NEAR
        for axis in (0, 1)
    )


def _straight(start: Point, end: Point, *, down: bool) -> Bent:
    (x0, y0), (x1, y1) = start, end
    return Bent(
        _SHAPES[2],
        min(x0, x1),
        min(y0, y1),
        abs(x1 - x0),
        abs(y1 - y0),
        0,
        x1 < x0,
        y1 < y0,
        (),
        ((_BOTTOM, _TOP) if y1 > y0 else (_TOP, _BOTTOM))
        if down
        else ((_RIGHT, _LEFT) if x1 > x0 else (_LEFT, _RIGHT)),
    )


def _bends(
    along: Sequence[float], across: Sequence[float], long: float, wide: float
) -> tuple[int, ...]:
    """Return where the line bends, in PowerPoint's hundred-thousandths of its box."""
    if len(along) == _THREE_LEGS:
        return (round(along[1] / long * _WHOLE),)
    if len(along) == _FIVE_LEGS:
        return tuple(
            round(part * _WHOLE) for part in (along[1] / long, across[2] / wide, along[3] / long)
        )
    return ()


def _turned(long: float, wide: float, *, down: bool) -> tuple[int, bool, bool]:
    """Return how the shape is turned and flipped: PowerPoint draws it across, then down."""
    if not down:
        return 0, long < 0, wide < 0
    if long > 0:
        return (3 * _QUARTER, True, False) if wide > 0 else (_QUARTER, False, False)
    return (_QUARTER, True, False) if wide < 0 else (3 * _QUARTER, False, False)


def _sites(corners: Sequence[Point]) -> tuple[int, int]:
    """Return the sides on which a line leaves one box and enters the other."""
    (x0, y0), (x1, y1) = corners[0], corners[1]
    (x2, y2), (x3, y3) = corners[-2], corners[-1]
    leaves = (_RIGHT if x1 > x0 else _LEFT) if abs(y1 - y0) < _NEAR else _BOTTOM
    if abs(y3 - y2) < _NEAR:
        return leaves, _LEFT if x3 > x2 else _RIGHT
    return leaves, _TOP if y3 > y2 else _BOTTOM
