"""The board's chart: one level at one height, siblings side by side, people as lists below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from math import ceil

from orgsandbox.i18n import N_
from orgsandbox.paper import cards
from orgsandbox.paper.arrangements.base import PaperArrangement, Plan, scale_in
from orgsandbox.paper.base import Box, Rule, Size, Sketch
from orgsandbox.paper.content import Block, Content

GAP, APART, LEVEL = 5.0, 14.0, 20.0
"""Points between siblings, between the groups of two parents, and between two levels."""

_TRUNK = 14.0
_TALLEST = (130.0, 180.0, 240.0, 320.0, 380.0, 440.0, 500.0, 560.0, 640.0, 760.0, 900.0, 1200.0)
_SHELVES = (1, 2, 3, 4, 5, 6, 8, 10, 13)
_INNER_WIDTH, _EASY_WIDTH = 120.0, 84.0
_EASY = 0.85
"""Scale from which cards may be wide enough for counts and posts to stand on one line."""
_STAFF_HEIGHT = 60.0


@dataclass
class Node:
    """A department in the picture: its width, and what is below it in one row or several."""

    block: Block
    depth: int
    count: int
    card: float
    width: float = 0.0
    rows: list[list[Node]] = field(default_factory=list)
    staff: list[Node] = field(default_factory=list)
    tops: list[float] = field(default_factory=list)

    @property
    def is_leaf(self) -> bool:
        """Whether nothing is below it."""
        return not self.rows

    @cached_property
    def head(self) -> float:
        """How high the head of its card is."""
        return cards.head_height(self.block, self.card)

    @cached_property
    def people(self) -> float:
        """How high the list in its card is."""
        room = cards.room_of(self.card, self.count)
        return cards.list_height(self.block, self.count, room)


class StandardPlan:
    """A forest with lists about so high, rows no wider than `widest` points."""

    def __init__(
        self, roots: tuple[Block, ...], tallest: float, widest: float, *, easy: bool = False
    ) -> None:
        self._tallest, self._widest, self._easy = tallest, widest, easy
        self._roots = [self._node(root, 0, widest) for root in roots]
        self._rows = _in_rows(self._roots, widest, APART)
        self._heads: list[list[float]] = []
        width = max(_row_width(row, APART) for row in self._rows)
        height = 0.0
        for row in self._rows:
            heads = _levels(row)
            self._heads.append(heads)
            height += max(_reach(node, heads) for node in row) + APART
        self._size = Size(width, height - APART)

    @property
    def size(self) -> Size:
        """Width and height in points, before fitting."""
        return self._size

    def draw(self, sketch: Sketch, x: float, y: float) -> None:
        """Draw it with its top left corner at (x, y)."""
        for row, heads in zip(self._rows, self._heads, strict=True):
            left = x + (self._size.width - _row_width(row, APART)) / 2 * (len(self._rows) == 1)
            for node in row:
                _draw(sketch, node, left, y, heads)
                left += node.width + APART
            y += max(_reach(node, heads) for node in row) + APART

    def _node(self, block: Block, depth: int, widest: float) -> Node:
        staff = [inner for inner in block.below if inner.staff]
        below = [inner for inner in block.below if not inner.staff]
        count = cards.columns_for(block, self._tallest)
        if not below:
            width = cards.width_for(block, count)
            if self._easy:
                width = max(width, cards.easy_width(block, _EASY_WIDTH))
            node = Node(block, depth, count, width, width)
        else:
            node = self._inner(block, depth, below, widest)
        node.staff = [self._beside(inner, depth + 1) for inner in staff]
        left, right = _sides(node.staff)
        node.width = max(node.width, node.card + 2 * max(_beside(left), _beside(right)))
        return node

    def _inner(self, block: Block, depth: int, below: list[Block], widest: float) -> Node:
        gap = _gap(below)
        inside = [self._node(inner, depth + 1, widest - _TRUNK) for inner in below]
        rows = _in_rows(inside, widest, gap)
        trunk = _TRUNK if len(rows) > 1 else 0.0
        width = max(_row_width(row, gap) for row in rows) + trunk
        card = max(cards.least_width(block), min(cards.easy_width(block, _INNER_WIDTH), width))
        if block.people:
            wanted = cards.width_for(block, cards.columns_for(block, self._tallest / 4))
            card = max(card, min(wanted, width))
        return Node(block, depth, cards.columns_in(block, card), card, max(card, width), rows)

    def _beside(self, block: Block, depth: int) -> Node:
        count = cards.columns_for(block, _STAFF_HEIGHT)
        width = max(cards.width_for(block, count), _INNER_WIDTH)
        return Node(block, depth, count, width, width)


def _gap(below: list[Block]) -> float:
    return APART if any(block.below for block in below) else GAP


def _row_width(row: list[Node], gap: float) -> float:
    return sum(node.width for node in row) + gap * (len(row) - 1)


def _in_rows(nodes: list[Node], widest: float, gap: float) -> list[list[Node]]:
    """Return siblings in as many rows as they need, of about even width."""
    whole = _row_width(nodes, gap)
    count = ceil(whole / max(widest, 1.0) - 0.001)
    if count <= 1:
        return [nodes]
    goal = whole / count
    rows: list[list[Node]] = [[]]
    filled = so_far = 0.0
    for node in nodes:
        beyond = so_far + filled + node.width / 2 > goal * len(rows)
        if rows[-1] and (beyond or filled + node.width > widest):
            so_far += filled
            rows.append([])
            filled = 0.0
        rows[-1].append(node)
        filled += node.width + gap
    return rows


def _levels(row: list[Node]) -> list[float]:
    """Return how high the heads of each level are: what stands at one height is equally high."""
    heads: list[float] = []
    waiting = list(row)
    for node in waiting:
        while len(heads) <= node.depth:
            heads.append(0.0)
        high = node.head if node.is_leaf else node.head + node.people
        beside = (inner.head + inner.people for inner in node.staff)
        heads[node.depth] = max(heads[node.depth], high, *beside)
        if len(node.rows) == 1:
            waiting.extend(node.rows[0])
    return heads


def _reach(node: Node, heads: list[float]) -> float:
    """Return how far down a department reaches from its own top, all below it included."""
    high = heads[node.depth]
    if node.is_leaf:
        return high + node.people
    if len(node.rows) == 1:
        return high + LEVEL + max(_reach(inner, heads) for inner in node.rows[0])
    node.tops = []
    for row in node.rows:
        node.tops.append(high + LEVEL)
        own = _padded(_levels(row), node.depth)
        high += LEVEL + max(_reach(inner, own) for inner in row)
    return high


def _padded(heads: list[float], depth: int) -> list[float]:
    return heads if len(heads) > depth else [0.0] * (depth + 1)


def _sides(staff: list[Node]) -> tuple[list[Node], list[Node]]:
    return staff[0::2], staff[1::2]


def _beside(staff: list[Node]) -> float:
    return sum(node.width + APART for node in staff)


def _draw(sketch: Sketch, node: Node, x: float, y: float, heads: list[float]) -> None:
    """Draw a department and all below it; (x, y) is the corner of the room it takes."""
    high = heads[node.depth]
    left = x + (node.width - node.card) / 2
    tall = high + node.people if node.is_leaf else high
    look = cards.look_of(node.block, node.depth)
    box = Box(left, y, node.card, tall, look, node.block.key, node.block.link)
    if node.is_leaf:
        cards.draw_card(sketch, node.block, box, high, node.count)
    else:
        cards.draw_head(sketch, node.block, box)
        if node.block.people:
            cards.draw_list(sketch, node.block, left, y + high - node.people, node.card, node.count)
    _draw_staff(sketch, node, box, high)
    if len(node.rows) == 1:
        _draw_row(sketch, node, node.rows[0], (x, y), heads)
    elif node.rows:
        _draw_rows(sketch, node, x, y)


def _draw_staff(sketch: Sketch, node: Node, box: Box, high: float) -> None:
    left_side, right_side = _sides(node.staff)
    middle = box.y + high / 2
    left, right = box.x, box.right
    for beside in left_side:
        at = left - APART - beside.width
        _draw_beside(sketch, beside, at, box.y, high)
        points = ((left, middle), (at + beside.width, middle))
        sketch.rules.append(Rule(points, start=node.block.key, end=beside.block.key))
        left = at
    for beside in right_side:
        at = right + APART
        _draw_beside(sketch, beside, at, box.y, high)
        points = ((right, middle), (at, middle))
        sketch.rules.append(Rule(points, start=node.block.key, end=beside.block.key))
        right = at + beside.width


def _draw_beside(sketch: Sketch, node: Node, x: float, y: float, high: float) -> None:
    box = Box(x, y, node.card, high, key=node.block.key, page=node.block.link)
    cards.draw_card(sketch, node.block, box, node.head, node.count)


def _draw_row(
    sketch: Sketch, node: Node, row: list[Node], corner: tuple[float, float], heads: list[float]
) -> None:
    x, y = corner
    gap = _gap([inner.block for inner in row])
    left = x + (node.width - _row_width(row, gap)) / 2
    top = y + heads[node.depth] + LEVEL
    foot = (x + node.width / 2, y + heads[node.depth])
    for inner in row:
        _draw(sketch, inner, left, top, heads)
        points = _square(foot, (left + inner.width / 2, top), top - LEVEL / 2)
        sketch.rules.append(Rule(points, start=node.block.key, end=inner.block.key))
        left += inner.width + gap


def _draw_rows(sketch: Sketch, node: Node, x: float, y: float) -> None:
    """Draw several rows below a department: the line runs down at the left of them."""
    gap = _gap([inner.block for row in node.rows for inner in row])
    trunk = x + _TRUNK / 3
    foot = (x + node.width / 2, y + node.tops[0] - LEVEL)
    for top, row in zip(node.tops, node.rows, strict=True):
        heads = _padded(_levels(row), node.depth)
        left = x + _TRUNK
        for inner in row:
            _draw(sketch, inner, left, y + top, heads)
            end = (left + inner.width / 2, y + top)
            bend = y + top - LEVEL / 2
            points = (
                _square(foot, end, bend)
                if top == node.tops[0]
                else (
                    foot,
                    (foot[0], foot[1] + LEVEL / 2),
                    (trunk, foot[1] + LEVEL / 2),
                    (trunk, bend),
                    (end[0], bend),
                    end,
                )
            )
            sketch.rules.append(Rule(points, start=node.block.key, end=inner.block.key))
            left += inner.width + gap


def _square(
    start: tuple[float, float], end: tuple[float, float], bend: float
) -> tuple[tuple[float, float], ...]:
    """Return the corners of a line down, across at `bend`, and down."""
    if abs(start[0] - end[0]) < 0.5:  # noqa: PLR2004 - nobody sees half a point
        return (start[0], start[1]), (start[0], end[1])
    return start, (start[0], bend), (end[0], bend), end


def plans(content: Content, room: Size) -> Iterator[Plan]:
    """Yield the chart in one row, then in more, with lists of different height."""
    easy = [StandardPlan(content.roots, tall, float("inf"), easy=True) for tall in _TALLEST]
    if max(scale_in(plan.size, room) for plan in easy) >= _EASY:
        yield from easy
        return
    wide = [StandardPlan(content.roots, tallest, float("inf")) for tallest in _TALLEST]
    yield from wide
    tree_width = min(plan.size.width for plan in wide)
    for shelves in _SHELVES[1:]:
        for tallest in _TALLEST[:6]:
            widest = max(tree_width / shelves, 200.0)
            yield StandardPlan(content.roots, tallest, widest)


ARRANGEMENT = PaperArrangement(
    "standard",
    N_("Standard"),
    N_("One level at one height, people as lists"),
    plans,
    rank=1,
)
