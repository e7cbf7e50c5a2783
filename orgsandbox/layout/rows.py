"""A few boxes below one: in one row, many in several of even length."""

from __future__ import annotations

from math import ceil, sqrt

from orgsandbox.layout.base import Box, Line, Picture, Point, Rect

GAP = 28.0
_DROP = 64.0
_TRUNK = 22.0
_ONE_ROW = 6


def in_rows(boxes: list[Box]) -> Picture:
    """Return the first box above all others; lines run square from it to each of them."""
    top, rest = boxes[0], boxes[1:]
    across = len(rest) if len(rest) <= _ONE_ROW else ceil(sqrt(1.8 * len(rest)))
    rows = [rest[at : at + across] for at in range(0, len(rest), across)] if rest else []
    wide = max((_width(row) for row in rows), default=0.0)
    rects = {top.key: Rect(-top.width / 2, 0.0, top.width, top.height)}
    lines: list[Line] = []
    y = top.height + _DROP
    for number, row in enumerate(rows):
        left = -_width(row) / 2 if len(rows) == 1 else -wide / 2
        for box in row:
            rects[box.key] = Rect(left, y, box.width, box.height)
            bend = top.height + _DROP / 2
            lines.append(Line(_way(top, rects[box.key], bend, wide, number), top.key, box.key))
            left += box.width + GAP
        y += max(box.height for box in row) + _DROP
    bounds = Rect(
        min(rect.x for rect in rects.values()) - (_TRUNK if len(rows) > 1 else 0.0),
        0.0,
        max(wide, top.width) + (_TRUNK if len(rows) > 1 else 0.0),
        max(rect.bottom for rect in rects.values()),
    )
    return Picture(rects, tuple(lines), bounds)


def _width(row: list[Box]) -> float:
    return sum(box.width for box in row) + GAP * (len(row) - 1)


def _way(top: Box, box: Rect, bend: float, wide: float, row: int) -> tuple[Point, ...]:
    """Return the corners of a line: rows below the first go round on the left."""
    middle = box.x + box.width / 2
    start, end = (0.0, top.height), (middle, box.y)
    if row == 0:
        return start, (0.0, bend), (middle, bend), end
    trunk, above = -wide / 2 - _TRUNK, box.y - _DROP / 2
    return start, (0.0, bend), (trunk, bend), (trunk, above), (middle, above), end
