"""Departments packed into a width: siblings in rows, each as wide as it needs, rows below another.

What a compact chart and a filled page have in common; they differ in what they draw around it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt

from orgsandbox.paper import cards
from orgsandbox.paper.content import Block

_MOST_ROWS = 8
_GRID, _STEPS = 4.0, 80.0
"""Widths are cut down to steps of so many points, wide ones to so many steps: neighbouring ones
give the same picture."""

_WORSE = 2
"""So many more rows are tried after the height has begun to grow."""


@dataclass(frozen=True, slots=True)
class Frame:
    """How much room packing keeps: between siblings, between a card and what is below it, at the
    left of what is below (`indent`), and around it (`pad`)."""

    gap: float
    level: float
    indent: float = 0.0
    pad: float = 0.0


@dataclass(slots=True)
class Packed:
    """A department in its width: how high it is, and what is below it in rows."""

    block: Block
    width: float
    height: float
    head: float
    rows: tuple[tuple[Packed, ...], ...] = ()

    @property
    def is_leaf(self) -> bool:
        """Whether nothing is below it."""
        return not self.rows


class Packer:
    """Packs blocks with one frame; what it has worked out once it knows."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._known: dict[tuple[int, float], Packed] = {}
        self._least: dict[int, float] = {}
        self._needs: dict[int, float] = {}

    def least(self, block: Block) -> float:
        """Return how narrow a block may be."""
        known = self._least.get(id(block))
        if known is None:
            inner = max((self.least(below) for below in block.below), default=0.0)
            around = self._frame.indent + 2 * self._frame.pad if block.below else 0.0
            known = self._least[id(block)] = max(cards.least_width(block), inner + around)
        return known

    def need(self, block: Block) -> float:
        """Return about how much area a block takes."""
        known = self._needs.get(id(block))
        if known is None:
            width = cards.width_for(block, 2)
            own = (width + self._frame.gap) * (cards.card_height(block, width) + self._frame.gap)
            inner = sum(self.need(below) for below in block.below)
            known = self._needs[id(block)] = own + inner * 1.08
        return known

    def area(self, blocks: Sequence[Block]) -> float:
        """Return about how much area blocks take together."""
        return sum(map(self.need, blocks))

    def packed(self, block: Block, width: float) -> Packed:
        """Return a block packed into a width as low as it gets."""
        step = max(_GRID, width / _STEPS // _GRID * _GRID)
        width = max(width // step * step, self.least(block))
        key = id(block), width
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._made(block, width)
        return known

    def _made(self, block: Block, width: float) -> Packed:
        if not block.below:
            head = cards.head_height(block, width)
            return Packed(block, width, cards.card_height(block, width), head)
        frame = self._frame
        head = cards.card_height(block, self.card_width(block, width))
        room = width - frame.indent - 2 * frame.pad
        rows, high = self.rows(block.below, room)
        return Packed(block, width, head + frame.level + high + frame.pad, head, rows)

    def card_width(self, block: Block, width: float) -> float:
        """Return how wide the card of a block with others below it is."""
        if self._frame.pad:
            return width
        return min(width, max(cards.width_for(block, 1), 110.0))

    def rows(
        self, below: Sequence[Block], room: float
    ) -> tuple[tuple[tuple[Packed, ...], ...], float]:
        """Return siblings in the rows that make them lowest together, and how high that is."""
        best: tuple[tuple[tuple[Packed, ...], ...], float] | None = None
        since = 0
        for count in range(1, min(_MOST_ROWS, len(below)) + 1):
            rows = self._split(below, room, count)
            if rows is None:
                continue
            placed = tuple(self._row(row, room) for row in rows)
            high = sum(max(one.height for one in row) for row in placed)
            high += self._frame.gap * (len(placed) - 1)
            if best is None or high < best[1] - 0.01:
                best, since = (placed, high), 0
            else:
                since += 1
                if since >= _WORSE:
                    break
        if best is None:
            placed = tuple(self._row([block], room) for block in below)
            high = sum(row[0].height + self._frame.gap for row in placed) - self._frame.gap
            best = placed, high
        return best

    def _split(self, below: Sequence[Block], room: float, count: int) -> list[list[Block]] | None:
        """Return siblings in so many rows of about equal need; None where one would not fit."""
        whole = sum(map(self.need, below))
        rows: list[list[Block]] = [[]]
        filled = 0.0
        for block in below:
            need = self.need(block)
            if rows[-1] and filled + need / 2 > whole * len(rows) / count and len(rows) < count:
                rows.append([])
            rows[-1].append(block)
            filled += need
        gap = self._frame.gap
        for row in rows:
            if sum(map(self.least, row)) + gap * (len(row) - 1) > room:
                return None
        return rows if len(rows) == count else None

    def _row(self, row: Sequence[Block], room: float) -> tuple[Packed, ...]:
        """Return a row's blocks, the room shared out by what each needs."""
        widths = self._shares(row, room - self._frame.gap * (len(row) - 1))
        placed = [self.packed(block, width) for block, width in zip(row, widths, strict=True)]
        for _turn in range(2):
            if len(placed) == 1:
                break
            widths = self._levelled(placed, widths)
            again = [self.packed(block, width) for block, width in zip(row, widths, strict=True)]
            if max(one.height for one in again) >= max(one.height for one in placed):
                break
            placed = again
        return tuple(placed)

    def _shares(self, row: Sequence[Block], room: float) -> list[float]:
        least = [self.least(block) for block in row]
        spare = max(0.0, room - sum(least))
        wanted = [max(0.0, self.need(block) / sum(map(self.need, row)) * room) for block in row]
        lacking = [max(0.0, want - low) for want, low in zip(wanted, least, strict=True)]
        whole = sum(lacking) or 1.0
        return [low + spare * lack / whole for low, lack in zip(least, lacking, strict=True)]

    def _levelled(self, placed: Sequence[Packed], widths: Sequence[float]) -> list[float]:
        """Return widths moved from the low ones of a row to the high ones."""
        room = sum(widths)
        mean = sum(one.height for one in placed) / len(placed)
        wanted = [
            max(self.least(one.block), width * (one.height / mean) ** 0.5)
            for one, width in zip(placed, widths, strict=True)
        ]
        over = sum(wanted) - room
        loose = [want - self.least(one.block) for want, one in zip(wanted, placed, strict=True)]
        whole = sum(loose) or 1.0
        return [want - over * free / whole for want, free in zip(wanted, loose, strict=True)]


def width_for_shape(height: Callable[[float], float], ratio: float, start: float) -> float:
    """Return the width at which a packing has about the shape `ratio` (height by width).

    A packing keeps about its area, so that each guess gives a better one.
    """
    width = start
    for _turn in range(_TURNS):
        high = max(height(width), 1.0)
        better = sqrt(width * high / ratio)
        if abs(better - width) < width * _NEAR:
            return better
        width = better
    return width


_TURNS, _NEAR = 6, 0.004


def narrowest(fits: Callable[[float], bool], low: float, high: float, *, turns: int = 12) -> float:
    """Return the least value between two for which something fits, by halving."""
    for _turn in range(turns):
        middle = (low + high) / 2
        if fits(middle):
            high = middle
        else:
            low = middle
    return high
