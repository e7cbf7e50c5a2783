"""An indented list in columns, as a staff directory: departments as headings, people below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from orgsandbox.i18n import N_, _
from orgsandbox.paper import cards, packing, texts
from orgsandbox.paper.arrangements.base import PaperArrangement, Plan
from orgsandbox.paper.base import Box, Look, Size, Sketch, Tone
from orgsandbox.paper.content import Block, Content, Entry
from orgsandbox.paper.texts import Line, Part

_INDENT, _COLUMN_GAP, _PAD = 9.0, 16.0, 3.0
_ABOVE = (12.0, 9.0, 5.0)
"""Points above a heading by its level; deeper ones take the last."""
_MOST_COLUMNS = 12
_LEAST_WIDTH, _MOST_WIDTH = 120.0, 4000.0
_ONE_LINE = 10_000.0


@dataclass(frozen=True, slots=True)
class _Item:
    """A heading, or a row of people, in a column: how high it is with the room above it."""

    block: Block
    depth: int
    height: float
    above: float = 0.0
    lines: tuple[Line, ...] = ()
    people: tuple[Entry, ...] = ()

    @property
    def is_heading(self) -> bool:
        """Whether it begins a department."""
        return bool(self.lines)


class ListedPlan:
    """A forest as a list in so many columns of a width; `cell` is the room of one person."""

    def __init__(self, content: Content, count: int, width: float, cell: float) -> None:
        self._width, self._cell = width, cell
        items = [item for root in content.roots for item in self._items(root, 0)]
        self._columns = _in_columns(items, count, width)
        height = max(sum(_tall(item) for item in column) for column in self._columns)
        whole = len(self._columns) * (width + _COLUMN_GAP) - _COLUMN_GAP
        self._size = Size(whole, height)

    @property
    def size(self) -> Size:
        """Width and height in points, before fitting."""
        return self._size

    def draw(self, sketch: Sketch, x: float, y: float) -> None:
        """Draw it with its top left corner at (x, y)."""
        for column in self._columns:
            top = y
            for number, item in enumerate(column):
                top += item.above if number else 0.0
                self._draw(sketch, item, x, top)
                top += item.height
            x += self._width + _COLUMN_GAP

    def _items(self, block: Block, depth: int) -> Iterator[_Item]:
        lines = _heading(block, self._width - _INDENT * depth - 2 * _PAD)
        above = _ABOVE[min(depth, len(_ABOVE) - 1)]
        yield _Item(block, depth, texts.height(lines) + 2 * _PAD, above, lines)
        across = self._across(depth)
        for at in range(0, len(block.people), across):
            row = block.people[at : at + across]
            high = max(cards.entry_height(entry, self._cell) for entry in row)
            yield _Item(block, depth, high, people=row)
        for inner in block.below:
            yield from self._items(inner, depth + 1)

    def _across(self, depth: int) -> int:
        room = self._width - _INDENT * (depth + 1)
        return max(1, int((room + cards.GAP) / (self._cell + cards.GAP)))

    def _draw(self, sketch: Sketch, item: _Item, x: float, y: float) -> None:
        left = x + _INDENT * item.depth
        room = self._width - _INDENT * item.depth
        if item.is_heading:
            look = Look.HIGH if item.depth <= 1 else Look.HEADING
            box = Box(left, y, room, item.height, look, item.block.key, item.block.link)
            sketch.boxes.append(box)
            first = len(sketch.runs)
            inside = Box(left + _PAD, y + _PAD, room - 2 * _PAD, item.height - 2 * _PAD)
            texts.draw_lines(sketch, item.lines, inside.x, inside.y, inside.width, centred=False)
            sketch.passage(first, inside)
            return
        at = left + _INDENT
        for entry in item.people:
            first = len(sketch.runs)
            cards.draw_entry(sketch, entry, at, y + 1, self._cell)
            sketch.passage(first, Box(at, y + 1, self._cell, item.height))
            at += self._cell + cards.GAP


def _tall(item: _Item) -> float:
    return item.above + item.height


def _heading(block: Block, room: float) -> tuple[Line, ...]:
    groups: list[Line] = [(Part(block.name, texts.NAME, bold=True, page=block.link),)]
    groups.extend(texts.count_groups(block))
    for entry in block.heads:
        groups.extend(texts.entry_groups(entry))
    if block.link_text:
        groups.append((Part(block.link_text, texts.SMALL, tone=Tone.LINK, page=block.link),))
    return texts.flowed(tuple(groups), room)


def _in_columns(items: list[_Item], count: int, width: float) -> list[list[_Item]]:
    """Return items in columns of about even height; a heading stays with what follows it."""
    whole = sum(map(_tall, items))
    columns: list[list[_Item]] = [[]]
    filled = 0.0
    for item in items:
        column = columns[-1]
        full = filled + _tall(item) / 2 > whole * len(columns) / count
        alone = bool(column) and column[-1].is_heading
        if column and full and not alone and len(columns) < count:
            columns.append([] if item.is_heading else [_again(item, width)])
        columns[-1].append(item)
        filled += _tall(item)
    return columns


def _again(item: _Item, width: float) -> _Item:
    """Return the heading of a department that goes on in the next column."""
    name = _("{unit} (continued)").format(unit=item.block.name)
    room = width - _INDENT * item.depth - 2 * _PAD
    lines = texts.wrapped(name, room, texts.SMALL, tone=Tone.MUTED)
    nameless = Block("", item.block.name)
    return _Item(nameless, item.depth, texts.height(lines) + 2 * _PAD, lines=lines)


def _cell(content: Content) -> float:
    """Return the room of one person: most of them on one line."""
    wide = sorted(
        max(map(texts.line_width, texts.entry_lines(entry, _ONE_LINE)))
        for block in content.blocks
        for entry in block.people
    )
    return min(max(wide[int(len(wide) * 0.9)], 44.0), 130.0) if wide else 60.0


def plans(content: Content, room: Size) -> Iterator[Plan]:
    """Yield the list in one column, two …, each as wide as gives the page's shape."""
    cell = _cell(content)
    ratio = room.height / room.width
    for count in range(1, min(_MOST_COLUMNS, len(content.blocks)) + 1):

        def fits(width: float, count: int = count) -> bool:
            size = ListedPlan(content, count, width, cell).size
            return size.height <= size.width * ratio

        width = packing.narrowest(fits, _LEAST_WIDTH, _MOST_WIDTH, turns=9)
        yield ListedPlan(content, count, width, cell)


ARRANGEMENT = PaperArrangement(
    "listed",
    N_("List"),
    N_("An indented list, people in columns"),
    plans,
    rank=3,
)
