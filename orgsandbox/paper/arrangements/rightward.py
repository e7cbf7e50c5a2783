"""From left to right: what is below stands to the right, people in rows beside their head."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from orgsandbox.i18n import N_
from orgsandbox.paper import cards
from orgsandbox.paper.arrangements.base import PaperArrangement, Plan
from orgsandbox.paper.base import Box, Look, Rule, Size, Sketch
from orgsandbox.paper.content import Block, Content

_GAP, _APART, _LEVEL = 4.0, 10.0, 20.0
_HEADS = (84.0, 110.0)
_MOST_COLUMNS = 24


@dataclass(frozen=True, slots=True)
class _Node:
    block: Block
    width: float
    height: float
    own: float
    count: int
    below: tuple[_Node, ...] = ()


class RightwardPlan:
    """A forest with heads `head` points wide and lists of at most so many columns."""

    def __init__(self, roots: tuple[Block, ...], head: float, count: int) -> None:
        self._head = head
        self._roots = tuple(self._node(root, count) for root in roots)
        height = _stacked(self._roots)
        self._size = Size(max(root.width for root in self._roots), height)

    @property
    def size(self) -> Size:
        """Width and height in points, before fitting."""
        return self._size

    def draw(self, sketch: Sketch, x: float, y: float) -> None:
        """Draw it with its top left corner at (x, y)."""
        for root in self._roots:
            self._draw(sketch, root, x, y, 0)
            y += root.height + _APART

    def _node(self, block: Block, most: int) -> _Node:
        below = tuple(self._node(inner, most) for inner in block.below)
        head = max(self._head, cards.least_width(block) if not block.people else 0.0)
        if below:
            own = cards.card_height(block, head)
            wide = head + _LEVEL + max(node.width for node in below)
            return _Node(block, wide, max(own, _stacked(below)), own, 1, below)
        count = min(most, max(1, len(block.people)))
        lists = self._list_width(block, count)
        high = max(
            cards.head_height(block, head),
            cards.list_height(block, count, cards.room_of(lists, count)) if lists else 0.0,
        )
        return _Node(block, head + lists, high, high, count)

    def _list_width(self, block: Block, count: int) -> float:
        if not block.people:
            return 0.0
        return cards.column_width(block) * count + cards.GAP * (count - 1) + 2 * cards.PAD

    def _draw(self, sketch: Sketch, node: _Node, x: float, y: float, depth: int) -> Box:
        block = node.block
        lists = 0.0 if node.below else self._list_width(block, node.count)
        head = max(self._head, cards.least_width(block) if not block.people else 0.0)
        top = y + (node.height - node.own) / 2
        look = cards.look_of(block, depth)
        box = Box(x, top, head + lists, node.own, look, block.key, block.link)
        if node.below:
            cards.draw_card(sketch, block, box, cards.head_height(block, head))
        else:
            sketch.boxes.append(box)
            if lists:
                sketch.boxes.append(Box(x, top, head, node.own, Look.HEADING))
            cards.draw_head(sketch, block, Box(x, top, head, node.own), framed=False)
            cards.draw_list(sketch, block, x + head, top, lists, node.count)
        self._draw_below(sketch, node, box, y, depth)
        return box

    def _draw_below(self, sketch: Sketch, node: _Node, box: Box, y: float, depth: int) -> None:
        down = y + (node.height - _stacked(node.below)) / 2
        for inner in node.below:
            end = self._draw(sketch, inner, box.right + _LEVEL, down, depth + 1)
            bend = box.right + _LEVEL / 2
            start, stop = box.y + box.height / 2, end.y + end.height / 2
            points = ((box.right, start), (bend, start), (bend, stop), (end.x, stop))
            sketch.rules.append(Rule(points, start=node.block.key, end=inner.block.key))
            down += inner.height + _gap(node.below)


def _gap(nodes: tuple[_Node, ...]) -> float:
    return _APART if any(node.below for node in nodes) else _GAP


def _stacked(nodes: tuple[_Node, ...]) -> float:
    if not nodes:
        return 0.0
    return sum(node.height for node in nodes) + _gap(nodes) * (len(nodes) - 1)


def plans(content: Content, room: Size) -> Iterator[Plan]:
    """Yield the chart with lists of one column, two …, and narrow or wide heads."""
    del room
    for count in range(1, _MOST_COLUMNS + 1):
        for head in _HEADS:
            yield RightwardPlan(content.roots, head, count)


ARRANGEMENT = PaperArrangement(
    "rightward",
    N_("Left to right"),
    N_("What is below stands to the right"),
    plans,
    rank=5,
)
