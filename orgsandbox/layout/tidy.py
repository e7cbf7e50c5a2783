"""Tidy trees of boxes of different size, in linear time.

The algorithm is van der Ploeg 2014, "Drawing non-layered tidy trees in linear time", Software:
Practice and Experience 44:1467, DOI 10.1002/spe.2213 (Reingold-Tilford family): subtrees are moved
apart along their contours, which threads connect, and the room between is shared out evenly.
Without recursion, so that depth costs no stack.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Node:
    """A box with its children; `x` and `y` are its top left corner once placed.

    Sizes include the gap to the right and below.
    """

    width: float
    height: float
    children: list[Node] = field(default_factory=list)
    x: float = 0.0
    y: float = 0.0
    prelim: float = 0.0
    mod: float = 0.0
    shift: float = 0.0
    change: float = 0.0
    left_thread: Node | None = None
    right_thread: Node | None = None
    left_end: Node | None = None
    right_end: Node | None = None
    left_sum: float = 0.0
    right_sum: float = 0.0

    @property
    def bottom(self) -> float:
        """The lower edge, gap included."""
        return self.y + self.height


@dataclass(slots=True)
class _Low:
    """How far down the siblings up to `index` reach: a list with the lowest last."""

    low: float
    index: int
    following: _Low | None


def place(root: Node) -> None:
    """Give every node of the tree its place; the root's `y` stays what it is."""
    order = [root]
    for node in order:
        for child in node.children:
            child.y = node.bottom
            order.append(child)
    for node in reversed(order):
        _first_walk(node)
    _second_walk(root)


def _first_walk(node: Node) -> None:
    children = node.children
    if not children:
        node.left_end = node.right_end = node
        return
    lows = _lower(_end(children[0].left_end).bottom, 0, None)
    for number in range(1, len(children)):
        low = _end(children[number].right_end).bottom
        _separate(children, number, lows)
        lows = _lower(low, number, lows)
    first, last = children[0], children[-1]
    middle = (first.prelim + first.mod + last.mod + last.prelim + last.width) / 2
    node.prelim = middle - node.width / 2
    node.left_end, node.left_sum = first.left_end, first.left_sum
    node.right_end, node.right_sum = last.right_end, last.right_sum


def _end(node: Node | None) -> Node:
    assert node is not None  # every walked node has ends
    return node


def _separate(children: list[Node], number: int, lows: _Low | None) -> None:
    """Move child `number` right until it is clear of the siblings before it."""
    right: Node | None = children[number - 1]
    left: Node | None = children[number]
    right_sum, left_sum = children[number - 1].mod, children[number].mod
    while right is not None and left is not None:
        if lows is not None and right.bottom > lows.low:
            lows = lows.following
        overlap = (right_sum + right.prelim + right.width) - (left_sum + left.prelim)
        if overlap > 0:
            left_sum += overlap
            _move(children, number, lows.index if lows else number - 1, overlap)
        right_bottom, left_bottom = right.bottom, left.bottom
        if right_bottom <= left_bottom:
            right = right.children[-1] if right.children else right.right_thread
            right_sum += right.mod if right is not None else 0.0
        if right_bottom >= left_bottom:
            left = left.children[0] if left.children else left.left_thread
            left_sum += left.mod if left is not None else 0.0
    if right is None and left is not None:
        _thread_left(children, number, left, left_sum)
    elif right is not None and left is None:
        _thread_right(children, number, right, right_sum)


def _move(children: list[Node], number: int, blocker: int, distance: float) -> None:
    child = children[number]
    child.mod += distance
    child.left_sum += distance
    child.right_sum += distance
    if blocker != number - 1:
        share = distance / (number - blocker)
        children[blocker + 1].shift += share
        child.shift -= share
        child.change -= distance - share


def _thread_left(children: list[Node], number: int, target: Node, total: float) -> None:
    first, child = children[0], children[number]
    end = _end(first.left_end)
    end.left_thread = target
    difference = (total - target.mod) - first.left_sum
    end.mod += difference
    end.prelim -= difference
    first.left_end, first.left_sum = child.left_end, child.left_sum


def _thread_right(children: list[Node], number: int, target: Node, total: float) -> None:
    child, before = children[number], children[number - 1]
    end = _end(child.right_end)
    end.right_thread = target
    difference = (total - target.mod) - child.right_sum
    end.mod += difference
    end.prelim -= difference
    child.right_end, child.right_sum = before.right_end, before.right_sum


def _lower(low: float, index: int, lows: _Low | None) -> _Low:
    while lows is not None and low >= lows.low:
        lows = lows.following
    return _Low(low, index, lows)


def _second_walk(root: Node) -> None:
    waiting = [(root, 0.0)]
    while waiting:
        node, total = waiting.pop()
        total += node.mod
        node.x = node.prelim + total
        shift = spacing = 0.0
        for child in node.children:
            shift += child.shift
            spacing += shift + child.change
            child.mod += spacing
            waiting.append((child, total))
