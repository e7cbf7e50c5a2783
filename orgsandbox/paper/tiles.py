"""A chart over several sheets that are glued together: each shows its part, with crop marks."""

from __future__ import annotations

from orgsandbox.i18n import _
from orgsandbox.paper import texts
from orgsandbox.paper.arrangements.base import Fitted, PaperArrangement, fit
from orgsandbox.paper.base import Box, Drawing, Page, Rule, Run, Size, Sketch, Tone
from orgsandbox.paper.content import Content
from orgsandbox.paper.frames import Frame
from orgsandbox.paper.papers import MILLIMETRE

_MARK = 12.0
_MOST = 12
"""Sheets in a row, or in a column, at most."""


def pages(
    frame: Frame, way: PaperArrangement, content: Content, title: str, overlap: float
) -> tuple[Page, ...]:
    """Return the sheets row by row; neighbours share a strip of `overlap` millimetres.

    As few sheets are taken as make the letters legible.
    """
    shared = overlap * MILLIMETRE
    across, down, fitted = _grid(frame, way, content, shared)
    chart = Sketch()
    fitted.plan.draw(chart, 0.0, 0.0)
    whole = Sketch()
    whole.add(chart.drawing(fitted.plan.size), fitted.scale, 0.0, 0.0)
    size = fitted.plan.size
    drawing = whole.drawing(Size(size.width * fitted.scale, size.height * fitted.scale))
    room = frame.room(title)
    made = []
    for row in range(down):
        for column in range(across):
            corner = column * (room.width - shared), row * (room.height - shared)
            number = row * across + column + 1
            name = _("Row {row}, column {column}").format(row=row + 1, column=column + 1)
            made.append(
                _tile(frame, content, (title, name), (number, across * down), drawing, corner)
            )
    return tuple(made)


def _grid(
    frame: Frame, way: PaperArrangement, content: Content, shared: float
) -> tuple[int, int, Fitted]:
    """Return columns, rows and the chart for the fewest sheets on which it is legible."""
    room = frame.room("")
    enough = frame.enough(content)
    best: tuple[int, int, Fitted] | None = None
    shapes = [(a, b) for a in range(1, _MOST + 1) for b in range(1, _MOST + 1)]
    for across, down in sorted(shapes, key=lambda shape: (shape[0] * shape[1], shape[1])):
        sheet = Size(
            across * (room.width - shared) + shared, down * (room.height - shared) + shared
        )
        if best is not None and across * down > 1 and not _worth(sheet, best[2], enough):
            continue
        fitted = fit(way, content, sheet)
        if best is None or fitted.scale > best[2].scale:
            best = across, down, fitted
        if fitted.scale >= enough:
            scale = min(fitted.scale, enough * 1.05)
            return across, down, Fitted(fitted.plan, max(scale, enough))
    assert best is not None  # there is always one sheet
    return best


def _worth(sheet: Size, best: Fitted, enough: float) -> bool:
    """Say whether so much paper could make the letters legible at all."""
    drawn = best.plan.size.width * best.plan.size.height * enough**2
    return sheet.width * sheet.height >= drawn * 0.5


def _tile(
    frame: Frame,
    content: Content,
    said: tuple[str, str],
    number: tuple[int, int],
    whole: Drawing,
    corner: tuple[float, float],
) -> Page:
    title, name = said
    room = frame.room(title)
    sketch = Sketch()
    frame.draw_around(sketch, content, f"{title}　{name}", number)
    part = _within(whole, Box(*corner, room.width, room.height))
    inner = Sketch()
    inner.add(part, 1.0, room.x - corner[0], room.y - corner[1])
    _marks(sketch, room)
    smallest = min((run.size for run in whole.runs), default=0.0)
    return Page(
        sketch.drawing(frame.paper.size),
        name,
        smallest,
        clip=Box(room.x, room.y, room.width, room.height),
        over=inner.drawing(frame.paper.size),
    )


def _within(whole: Drawing, room: Box) -> Drawing:
    """Return what of a drawing reaches into a room."""

    def meets(x: float, y: float, right: float, bottom: float) -> bool:
        return x < room.right and right > room.x and y < room.bottom and bottom > room.y

    return Drawing(
        whole.size,
        tuple(box for box in whole.boxes if meets(box.x, box.y, box.right, box.bottom)),
        tuple(rule for rule in whole.rules if meets(*_around(rule))),
        tuple(
            bar for bar in whole.bars if meets(bar.x, bar.y, bar.x + bar.width, bar.y + bar.height)
        ),
        tuple(run for run in whole.runs if meets(*_extent(run))),
    )


def _around(rule: Rule) -> tuple[float, float, float, float]:
    across = [x for x, _y in rule.points]
    down = [y for _x, y in rule.points]
    return min(across) - 1, min(down) - 1, max(across) + 1, max(down) + 1


def _extent(run: Run) -> tuple[float, float, float, float]:
    part = texts.Part(run.text, run.size, run.bold)
    return run.x, run.y - run.size, run.x + part.width, run.y + run.size * 0.3


def _marks(sketch: Sketch, room: Box) -> None:
    """Draw the corners at which the sheet is cut."""
    for x, inward in ((room.x, 1), (room.right, -1)):
        for y, down in ((room.y, 1), (room.bottom, -1)):
            points = ((x + inward * _MARK, y), (x, y), (x, y + down * _MARK))
            sketch.rules.append(Rule(points, Tone.FAINT))
