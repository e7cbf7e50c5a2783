"""What must be true of every page: nothing overlaps, nothing leaves its box, no line runs through one."""

from __future__ import annotations

from orgsandbox.paper import letters
from orgsandbox.paper.base import Anchor, Box, Drawing, Look, Page, Rule, Run

NEAR = 0.02
"""Points that edges may differ by: sums of widths are not exact."""

_PARTS = (Look.HEADING, Look.EMPTY, Look.MARK)
"""Boxes that are parts of others."""


def faults(page: Page) -> list[str]:
    """Return what is wrong with a page, as sentences."""
    drawing = page.over or page.drawing
    boxes = [box for box in drawing.boxes if box.look not in _PARTS]
    return [
        *_overlapping(boxes),
        *_outside(page),
        *_through(drawing.rules, boxes),
        *_spilling(drawing, boxes),
        *_written_over(drawing),
    ]


def _overlapping(boxes: list[Box]) -> list[str]:
    found = []
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            if _meet(one, other) and not (_within(one, other) or _within(other, one)):
                found.append(f"{one.key} and {other.key} overlap")
            elif _within(other, one) and one.look is not Look.FRAME:
                found.append(f"{other.key} lies on {one.key}")
    return found


def _meet(one: Box, other: Box) -> bool:
    return (
        one.x < other.right - NEAR
        and other.x < one.right - NEAR
        and one.y < other.bottom - NEAR
        and other.y < one.bottom - NEAR
    )


def _within(inner: Box, outer: Box) -> bool:
    return (
        inner.x >= outer.x - NEAR
        and inner.y >= outer.y - NEAR
        and inner.right <= outer.right + NEAR
        and inner.bottom <= outer.bottom + NEAR
    )


def _outside(page: Page) -> list[str]:
    sheet = Box(0, 0, page.size.width, page.size.height)
    found = [
        f"{box.key or box.look} leaves the sheet"
        for box in page.drawing.boxes
        if not _within(box, sheet)
    ]
    found += [
        f"“{run.text}” leaves the sheet"
        for run in page.drawing.runs
        if not _within(_room(run), sheet)
    ]
    return found


def _room(run: Run) -> Box:
    wide = letters.width(run.text, run.size, bold=run.bold)
    left = run.x - {Anchor.START: 0.0, Anchor.MIDDLE: wide / 2, Anchor.END: wide}[run.anchor]
    return Box(left, run.y - run.size * letters.ASCENT, wide, run.size * (letters.ASCENT + 0.12))


def _through(rules: tuple[Rule, ...], boxes: list[Box]) -> list[str]:
    found = []
    cards = [box for box in boxes if box.key and box.look is not Look.FRAME]
    for rule in rules:
        if not rule.start:
            continue
        for start, end in zip(rule.points, rule.points[1:], strict=False):
            left, right = sorted((start[0], end[0]))
            top, bottom = sorted((start[1], end[1]))
            line = Box(left, top, right - left, bottom - top)
            found += [
                f"the line {rule.start} to {rule.end} runs through {box.key}"
                for box in cards
                if line.x < box.right - NEAR
                and line.right > box.x + NEAR
                and line.y < box.bottom - NEAR
                and line.bottom > box.y + NEAR
            ]
    return found


def _spilling(drawing: Drawing, boxes: list[Box]) -> list[str]:
    """Return texts that begin in a card and leave it."""
    found = []
    cards = [box for box in boxes if box.key]
    for passage in drawing.passages:
        for run in drawing.runs[passage.first : passage.last]:
            room = _room(run)
            middle = Box(room.x + room.width / 2, room.y + room.height / 2, 0, 0)
            around = [box for box in cards if _within(middle, box)]
            found += [f"“{run.text}” leaves {box.key}" for box in around if not _within(room, box)]
    return found


def _written_over(drawing: Drawing) -> list[str]:
    """Return texts that stand on one another."""
    rooms = [(run, _room(run)) for run in drawing.runs if run.text]
    rooms.sort(key=lambda pair: pair[1].x)
    found = []
    for number, (run, room) in enumerate(rooms):
        for other, beside in rooms[number + 1 :]:
            if beside.x > room.right - NEAR:
                break
            if _meet(_thin(room), _thin(beside)):
                found.append(f"“{run.text}” and “{other.text}” are written over one another")
    return found


def _thin(room: Box) -> Box:
    """Return the part of a line of text that letters cover for sure."""
    return Box(room.x, room.y + room.height * 0.2, room.width, room.height * 0.6)
