"""A department as a card: its head, and its people as a list of columns below.

Everything is in points at size 1; the whole chart is scaled once it is known to fit its page.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from orgsandbox.paper import letters, texts
from orgsandbox.paper.base import Bar, Box, Look, Sketch
from orgsandbox.paper.content import Block, Entry, Kind

PAD = 4.0
GAP = 8.0
"""Points inside a card around its texts, and between two columns of a list."""

BAR = 5.0
_BELOW_ENTRY = 3.0
_LEAST_COLUMN, _MOST_COLUMN = 40.0, 96.0
_LEAST_HEAD, _MOST_HEAD = 40.0, 170.0
_SIGNS, _MOST_SIGNS = 4, 8
"""Signs of a department's name that stand in one line at least, and for the sake of a word."""


@lru_cache(maxsize=20_000)
def column_width(block: Block) -> float:
    """Return how wide a column of a department's list is: names stay on one line where they can."""
    widest = max((_entry_width(entry) for entry in block.people), default=0.0)
    return min(max(widest, _LEAST_COLUMN), _MOST_COLUMN)


def _entry_width(entry: Entry) -> float:
    mark = texts.SMALL + texts.BETWEEN + 3 if entry.mark else 0.0
    return letters.width(entry.name, texts.PERSON) + mark


@lru_cache(maxsize=20_000)
def least_width(block: Block) -> float:
    """Return how narrow a department's card may be: a column of its list, or a word of its name."""
    column = column_width(block) if block.people else 0.0
    name = min(
        letters.width(block.name, texts.NAME, bold=True),
        max(texts.NAME * _SIGNS, letters.longest_word(block.name, bold=True) * texts.NAME),
        texts.NAME * _MOST_SIGNS,
    )
    heads = max((_entry_width(entry) for entry in block.heads), default=0.0) * 1.06
    return max(column, name * 1.01, min(heads, _MOST_COLUMN), _LEAST_HEAD) + 2 * PAD


@lru_cache(maxsize=20_000)
def easy_width(block: Block, least: float) -> float:
    """Return the width at which a post and its holder stand on one line, `least` at least."""
    groups = (group for entry in block.heads for group in texts.entry_groups(entry))
    wide = max(map(texts.line_width, groups), default=0.0) + 2 * PAD + letters.HAIR
    return min(max(least, wide), _MOST_HEAD)


@lru_cache(maxsize=100_000)
def head_height(block: Block, width: float) -> float:
    """Return how high the head of a card is at a width, bar and padding included."""
    bar = BAR + 2 if block.mix is not None else 0.0
    return texts.height(texts.head_lines(block, width - 2 * PAD)) + 2 * PAD + bar


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list: its entries as lines, and how high each is."""

    entries: tuple[Entry, ...]
    height: float


def entry_height(entry: Entry, room: float) -> float:
    """Return how high an entry of a list is in a column of `room` points."""
    bar = BAR + 1 if entry.mix is not None else 0.0
    return texts.height(texts.entry_lines(entry, room)) + _BELOW_ENTRY + bar


@lru_cache(maxsize=100_000)
def columns(block: Block, count: int, room: float) -> tuple[Column, ...]:
    """Return a department's people in so many columns of even height, each `room` points wide."""
    tall = [entry_height(entry, room) for entry in block.people]
    if not tall:
        return ()
    goal = sum(tall) / count
    made: list[Column] = []
    entries: list[Entry] = []
    filled = so_far = 0.0
    for entry, high in zip(block.people, tall, strict=True):
        full = so_far + filled + high / 2 > goal * (len(made) + 1) + 0.01
        if entries and full and len(made) < count - 1:
            made.append(Column(tuple(entries), filled))
            so_far += filled
            entries, filled = [], 0.0
        entries.append(entry)
        filled += high
    made.append(Column(tuple(entries), filled))
    return tuple(made)


@lru_cache(maxsize=100_000)
def list_height(block: Block, count: int, room: float) -> float:
    """Return how high the list is in so many columns, padding included; 0 without people."""
    made = columns(block, count, room)
    return max(column.height for column in made) + 2 * PAD if made else 0.0


def columns_for(block: Block, tallest: float) -> int:
    """Return how many columns keep a list about as low as `tallest` points."""
    if not block.people:
        return 1
    whole = list_height(block, 1, column_width(block))
    return min(len(block.people), max(1, ceil((whole - 2 * PAD) / max(tallest, 1.0))))


def room_of(width: float, count: int) -> float:
    """Return how wide each of so many columns is in a card of a width."""
    return (width - 2 * PAD - GAP * (count - 1)) / count


def width_for(block: Block, count: int) -> float:
    """Return how wide a card with so many columns is."""
    lists = column_width(block) * count + GAP * (count - 1) + 2 * PAD if block.people else 0.0
    return max(lists, least_width(block))


def columns_in(block: Block, width: float) -> int:
    """Return how many columns a card of a width holds, one at least."""
    if not block.people:
        return 1
    room = width - 2 * PAD + GAP
    count = int((room + 0.01) / (column_width(block) + GAP))
    return max(1, min(count, len(block.people)))


def card_height(block: Block, width: float) -> float:
    """Return how high a card with head and list is at a width, as many columns as it holds."""
    count = columns_in(block, width)
    return head_height(block, width) + list_height(block, count, room_of(width, count))


def draw_head(
    sketch: Sketch, block: Block, box: Box, *, centred: bool = True, framed: bool = True
) -> None:
    """Draw the head of a card into a box, which stands for the department."""
    if framed:
        sketch.boxes.append(box)
    lines = texts.head_lines(block, box.width - 2 * PAD)
    first = len(sketch.runs)
    top = box.y + PAD
    if block.mix is None and not block.people:
        top = max(top, box.y + (box.height - texts.height(lines)) / 2)
    below = texts.draw_lines(sketch, lines, box.x + PAD, top, box.width - 2 * PAD, centred=centred)
    inside = Box(box.x + PAD, top, box.width - 2 * PAD, below - top)
    sketch.passage(first, inside, centred=centred)
    if block.mix is not None:
        sketch.bars.append(Bar(box.x + PAD, below + 1, box.width - 2 * PAD, BAR, block.mix))


def draw_list(
    sketch: Sketch, block: Block, x: float, y: float, width: float, count: int | None = None
) -> None:
    """Draw a department's people as columns below `y`, padding included."""
    number = count or columns_in(block, width)
    room = room_of(width, number)
    left = x + PAD
    for column in columns(block, number, room):
        top = y + PAD
        first = len(sketch.runs)
        for entry in column.entries:
            top = draw_entry(sketch, entry, left, top, room)
        sketch.passage(first, Box(left, y + PAD, room, column.height))
        left += room + GAP


def draw_entry(sketch: Sketch, entry: Entry, x: float, y: float, room: float) -> float:
    """Draw an entry of a list from the top `y`; returns where the next one begins."""
    lines = texts.entry_lines(entry, room)
    tall = texts.height(lines)
    if entry.kind is Kind.VACANT:
        sketch.boxes.append(Box(x - 2, y - 0.5, room + 4, tall + 1, Look.EMPTY))
    below = texts.draw_lines(sketch, lines, x, y, room, centred=False)
    if entry.mix is not None:
        sketch.bars.append(Bar(x, below + 0.5, room, BAR, entry.mix))
    return y + entry_height(entry, room)


def draw_card(
    sketch: Sketch, block: Block, box: Box, head: float, count: int | None = None
) -> None:
    """Draw a whole card into its box: a head `head` points high, and the list below it."""
    if not block.people:
        draw_head(sketch, block, box)
        return
    sketch.boxes.append(box)
    sketch.boxes.append(Box(box.x, box.y, box.width, head, Look.HEADING))
    draw_head(sketch, block, Box(box.x, box.y, box.width, head), framed=False)
    draw_list(sketch, block, box.x, box.y + head, box.width, count)


def look_of(block: Block, depth: int) -> Look:
    """Return how a department's box looks: the top, a department with others below, a card."""
    if depth == 0:
        return Look.TOP
    return Look.HIGH if block.below and depth == 1 else Look.CARD
