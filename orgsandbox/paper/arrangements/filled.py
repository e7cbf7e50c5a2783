"""The page filled: every department a frame, those below it inside, sizes by what they hold."""

from __future__ import annotations

from collections.abc import Iterator

from orgsandbox.i18n import N_
from orgsandbox.paper import cards, packing
from orgsandbox.paper.arrangements.base import PaperArrangement, Plan, scale_in
from orgsandbox.paper.base import Box, Look, Size, Sketch
from orgsandbox.paper.content import Content
from orgsandbox.paper.packing import Frame, Packed, Packer

_FRAME = Frame(gap=5.0, level=2.0, pad=5.0)
_TRIES = (1.0, 1.03, 0.97, 1.06, 0.94)


class FilledPlan:
    """A forest of frames in a width, stretched to a page's shape."""

    def __init__(
        self, packer: Packer, rows: tuple[tuple[Packed, ...], ...], inner: Size, page: Size
    ) -> None:
        self._packer, self._rows = packer, rows
        self._inner = inner
        scale = scale_in(inner, page)
        self._size = Size(page.width / scale, page.height / scale)

    @property
    def size(self) -> Size:
        """Width and height in points, before fitting."""
        return self._size

    def draw(self, sketch: Sketch, x: float, y: float) -> None:
        """Draw it with its top left corner at (x, y)."""
        self._draw_rows(sketch, self._rows, Box(x, y, self._size.width, self._size.height), 0)

    def _draw_rows(
        self, sketch: Sketch, rows: tuple[tuple[Packed, ...], ...], room: Box, depth: int
    ) -> None:
        """Draw rows so that they fill a room: what is left over is shared out evenly."""
        tall = [max(one.height for one in row) for row in rows]
        spare = max(0.0, room.height - sum(tall) - _FRAME.gap * (len(rows) - 1))
        whole = sum(tall)
        y = room.y
        for row, high in zip(rows, tall, strict=True):
            height = high + spare * high / whole
            wide = sum(one.width for one in row)
            factor = (room.width - _FRAME.gap * (len(row) - 1)) / wide
            x = room.x
            for one in row:
                self._draw(sketch, one, Box(x, y, one.width * factor, height), depth)
                x += one.width * factor + _FRAME.gap
            y += height + _FRAME.gap

    def _draw(self, sketch: Sketch, packed: Packed, room: Box, depth: int) -> None:
        block = packed.block
        look = Look.FRAME if packed.rows else Look.CARD
        box = Box(room.x, room.y, room.width, room.height, look, block.key, block.link)
        width = packed.width if packed.is_leaf else self._packer.card_width(block, packed.width)
        head = cards.head_height(block, width)
        if packed.is_leaf:
            cards.draw_card(sketch, block, box, head, cards.columns_in(block, packed.width))
            return
        sketch.boxes.append(box)
        top = Box(room.x, room.y, room.width, head)
        cards.draw_head(sketch, block, top, framed=False)
        count = cards.columns_in(block, width)
        cards.draw_list(sketch, block, room.x, room.y + head, room.width, count)
        begin = room.y + packed.head + _FRAME.level
        inner = Box(
            room.x + _FRAME.pad,
            begin,
            room.width - 2 * _FRAME.pad,
            room.bottom - _FRAME.pad - begin,
        )
        self._draw_rows(sketch, packed.rows, inner, depth + 1)


def plans(content: Content, room: Size) -> Iterator[Plan]:
    """Yield the frames in the width in which they fill the page, and in nearby ones."""
    packer = Packer(_FRAME)
    ratio = room.height / room.width

    def height(width: float) -> float:
        return packer.rows(content.roots, width)[1]

    start = (packer.area(content.roots) / ratio) ** 0.5
    best = packing.width_for_shape(height, ratio, start)
    for factor in _TRIES:
        rows, tall = packer.rows(content.roots, best * factor)
        width = max(sum(one.width for one in row) + _FRAME.gap * (len(row) - 1) for row in rows)
        yield FilledPlan(packer, rows, Size(max(width, best * factor), tall), room)


ARRANGEMENT = PaperArrangement(
    "filled",
    N_("Fill the page"),
    N_("Levels as nested frames, sizes by what they hold"),
    plans,
    rank=4,
)
