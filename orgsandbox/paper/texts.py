"""Lines of text in a card: what stands in one line, broken so that nothing leaves its room."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from orgsandbox.paper import letters
from orgsandbox.paper.base import Anchor, Box, Look, Run, Sketch, Tone
from orgsandbox.paper.content import Block, Content, Entry, Kind

NAME, PERSON, SMALL = 12.0, 10.0, 9.0
"""Letter sizes before a chart is fitted to its page: departments, people, what stands beside."""

BETWEEN = 4.0
"""Points between two parts of a line."""

_MARK_PAD = 1.5


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line in one size; a `mark` is drawn in a small frame of its own."""

    text: str
    size: float = PERSON
    bold: bool = False
    tone: Tone = Tone.TEXT
    mark: bool = False
    page: int | None = None

    @property
    def width(self) -> float:
        """How wide it is, in points."""
        room = letters.width(self.text, self.size, bold=self.bold)
        return room + 2 * _MARK_PAD if self.mark else room


Line = tuple[Part, ...]


def least_size(content: Content) -> float:
    """Return the smallest letters that a chart has before it is fitted."""
    if content.has_small:
        return SMALL
    return PERSON if content.has_people else NAME


def line_width(line: Line) -> float:
    """Return how wide a line is, in points."""
    return sum(part.width for part in line) + BETWEEN * (len(line) - 1)


def line_height(line: Line) -> float:
    """Return how much room a line takes from top to bottom, in points."""
    return max(part.size for part in line) * letters.LINE


def height(lines: Iterable[Line]) -> float:
    """Return how much room lines take, in points."""
    return sum(map(line_height, lines))


def wrapped(
    text: str,
    room: float,
    size: float,
    *,
    bold: bool = False,
    tone: Tone = Tone.TEXT,
    page: int | None = None,
) -> tuple[Line, ...]:
    """Return a text as lines no wider than `room` points; none for no text."""
    if not text:
        return ()
    broken = letters.wrap(text, room / size, bold=bold)
    return tuple((Part(line, size, bold, tone, page=page),) for line in broken)


@lru_cache(maxsize=50_000)
def entry_lines(entry: Entry, room: float) -> tuple[Line, ...]:
    """Return a person, or an open post, as lines of a list no wider than `room` points."""
    return flowed(entry_groups(entry), room)


def entry_groups(entry: Entry) -> tuple[Line, ...]:
    """Return what is said of a person in groups that stay on one line where they can."""
    note = (Part(entry.note, SMALL, tone=Tone.MUTED),) if entry.note else ()
    mark = (Part(entry.mark, SMALL, tone=Tone.MUTED, mark=True),) if entry.mark else ()
    if entry.kind is Kind.HEAD:
        return _kept((*note, Part(entry.name, PERSON, bold=True), *mark), note)
    if entry.kind is Kind.VACANT:
        return _kept((*note, Part(entry.name, PERSON, tone=Tone.MUTED)), note)
    tone = Tone.TEXT if entry.kind is Kind.PERSON else Tone.MUTED
    return tuple(filter(None, ((Part(entry.name, PERSON, tone=tone), *mark), note)))


_FAR = 150.0


def _kept(group: Line, note: Line) -> tuple[Line, ...]:
    """Return post and name as one group, or as two where the post is long."""
    if line_width(group) <= _FAR or not note:
        return (group,)
    return note, group[len(note) :]


def flowed(groups: tuple[Line, ...], room: float) -> tuple[Line, ...]:
    """Return groups of parts in as few lines as hold them.

    A group stays on one line where it fits into one; a part wider than the room is broken.
    """
    lines: list[Line] = []
    for group in groups:
        joined = (*lines[-1], *group) if lines else group
        if lines and _fits(joined, room):
            lines[-1] = joined
        elif _fits(group, room):
            lines.append(group)
        else:
            lines.extend(_apart(group, room))
    return tuple(lines)


def _fits(line: Line, room: float) -> bool:
    return line_width(line) <= room + letters.HAIR


def _apart(group: Line, room: float) -> list[Line]:
    """Return a group that is wider than the room, part by part."""
    lines: list[Line] = []
    for part in group:
        joined = (*lines[-1], part) if lines else (part,)
        if lines and _fits(joined, room):
            lines[-1] = joined
        elif part.mark or _fits((part,), room):
            lines.append((part,))
        else:
            lines.extend(wrapped(part.text, room, part.size, bold=part.bold, tone=part.tone))
    return lines


@lru_cache(maxsize=50_000)
def head_lines(block: Block, room: float) -> tuple[Line, ...]:
    """Return name, count and heads of a department as lines no wider than `room` points."""
    lines = list(wrapped(block.name, room, NAME, bold=True, page=block.link))
    lines.extend(flowed(count_groups(block), room))
    for entry in block.heads:
        lines.extend(entry_lines(entry, room))
    lines.extend(wrapped(block.link_text, room, SMALL, tone=Tone.LINK, page=block.link))
    return tuple(lines)


def count_groups(block: Block) -> tuple[Line, ...]:
    """Return what is counted of a department, each count a group."""
    return tuple((Part(count, SMALL, tone=Tone.MUTED),) for count in block.counts)


def draw_lines(
    sketch: Sketch, lines: Iterable[Line], x: float, y: float, width: float, *, centred: bool
) -> float:
    """Draw lines from the top `y` within `width`; returns where the next line would begin."""
    for line in lines:
        left = x + (width - line_width(line)) / 2 if centred else x
        tall = line_height(line)
        largest = max(part.size for part in line)
        base = y + (tall - largest) / 2 + largest * letters.ASCENT
        for part in line:
            _draw_part(sketch, part, left, base)
            left += part.width + BETWEEN
        y += tall
    return y


def _draw_part(sketch: Sketch, part: Part, left: float, base: float) -> None:
    pad = 0.0
    if part.mark:
        pad = _MARK_PAD
        top = base - part.size * letters.ASCENT
        sketch.boxes.append(
            Box(left, top, part.width, part.size * (letters.ASCENT + 0.2), Look.MARK)
        )
    sketch.runs.append(
        Run(
            part.text,
            left + pad,
            base,
            part.size,
            part.bold,
            part.tone,
            Anchor.START,
            part.page,
        )
    )
