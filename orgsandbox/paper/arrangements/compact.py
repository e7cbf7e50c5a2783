"""As tight as the page allows: departments packed in rows below the one above them."""

from __future__ import annotations

from collections.abc import Iterator

from orgsandbox.i18n import N_
from orgsandbox.paper import cards, packing
from orgsandbox.paper.arrangements.base import PaperArrangement, Plan
from orgsandbox.paper.base import Box, Rule, Size, Sketch
from orgsandbox.paper.content import Block, Content
from orgsandbox.paper.packing import Frame, Packed, Packer

_FRAME = Frame(gap=9.0, level=9.0, indent=10.0)
_STUB = 10.0
_TRIES = (1.0, 1.03, 0.97, 1.06, 0.94)


class CompactPlan:
    """A forest packed into a width."""

    def __init__(self, packer: Packer, roots: tuple[Block, ...], width: float) -> None:
        self._packer = packer
        self._rows, height = packer.rows(roots, width)
        wide = max(_row_width(row) for row in self._rows)
        self._size = Size(wide, height)

    @property
    def size(self) -> Size:
        """Width and height in points, before fitting."""
        return self._size

    def draw(self, sketch: Sketch, x: float, y: float) -> None:
        """Draw it with its top left corner at (x, y)."""
        for row in self._rows:
            left = x
            for root in row:
                self._draw(sketch, root, left, y, 0)
                left += root.width + _FRAME.gap
            y += max(root.height for root in row) + _FRAME.gap

    def _draw(self, sketch: Sketch, packed: Packed, x: float, y: float, depth: int) -> Box:
        block = packed.block
        width = packed.width if packed.is_leaf else self._packer.card_width(block, packed.width)
        high = packed.height if packed.is_leaf else packed.head
        box = Box(x, y, width, high, cards.look_of(block, depth), block.key, block.link)
        cards.draw_card(sketch, block, box, cards.head_height(block, width))
        top = y + packed.head + _FRAME.level
        for row in packed.rows:
            left = x + _FRAME.indent
            for inner in row:
                end = self._draw(sketch, inner, left, top, depth + 1)
                points = _beside(box, end) if len(row) == 1 else _above(box, end)
                sketch.rules.append(Rule(points, start=block.key, end=inner.block.key))
                left += inner.width + _FRAME.gap
            top += max(inner.height for inner in row) + _FRAME.gap
        return box


def _row_width(row: tuple[Packed, ...]) -> float:
    return sum(root.width for root in row) + _FRAME.gap * (len(row) - 1)


def _beside(box: Box, end: Box) -> tuple[tuple[float, float], ...]:
    """Return the corners of a line down the left side and into the side of a box."""
    trunk = box.x + _FRAME.indent / 2
    middle = end.y + min(_STUB, end.height / 2)
    return (trunk, box.bottom), (trunk, middle), (end.x, middle)


def _above(box: Box, end: Box) -> tuple[tuple[float, float], ...]:
    """Return the corners of a line down the left side, along above the row, and down."""
    trunk = box.x + _FRAME.indent / 2
    bend = end.y - _FRAME.gap / 2
    middle = end.x + min(end.width / 2, 2 * _STUB)
    return (trunk, box.bottom), (trunk, bend), (middle, bend), (middle, end.y)


def plans(content: Content, room: Size) -> Iterator[Plan]:
    """Yield the chart in the width in which it has the page's shape, and in nearby ones."""
    packer = Packer(_FRAME)
    ratio = room.height / room.width

    def height(width: float) -> float:
        return CompactPlan(packer, content.roots, width).size.height

    start = (packer.area(content.roots) / ratio) ** 0.5
    best = packing.width_for_shape(height, ratio, start)
    for factor in _TRIES:
        yield CompactPlan(packer, content.roots, best * factor)


ARRANGEMENT = PaperArrangement(
    "compact",
    N_("Compact"),
    N_("Departments packed below the one above them"),
    plans,
    rank=2,
)
