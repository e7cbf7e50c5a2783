"""Where the boxes of the flow stand: geometry only, in pixels of the unscaled picture.

Three columns: support, revenue, customer. What goes to the customer directly passes through a lane
of its own in the middle; what has no destination has a box there, apart from the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from orgsandbox.panels.questions.flow_bands import ARCS, LANE, Band, Edge, arc_bands, flows

HEAD = 28.0
_PAD, _MARGIN = 6.0, 6.0


@dataclass(frozen=True, slots=True)
class _Sizes:
    """How high a box and a gap are, and how wide a band that carries a whole output."""

    box: float
    gap: float
    full: float


_COMFORTABLE, _COMPACT = _Sizes(44.0, 10.0, 30.0), _Sizes(38.0, 6.0, 26.0)
_AIR = (18.0, 56.0)
"""How much more than the least gap the boxes of the first two columns may stand apart."""


@dataclass(frozen=True, slots=True)
class Node:
    """A box: key, name, the line below it, layer (0 support, 1 revenue, 2 customer).

    A `quiet` node is no department: it takes what has no destination, apart from the others.
    """

    key: str
    name: str
    under: str
    layer: int
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Boxes by key, bands, the columns' left and right edges, the lane, and the height of all."""

    boxes: Mapping[str, QRectF]
    bands: tuple[Band, ...]
    columns: tuple[tuple[float, float], ...]
    lane: QRectF
    height: float


class Plan:
    """What does not depend on the room: layers, kinds of edges, and how high boxes must be."""

    def __init__(self, nodes: tuple[Node, ...], edges: tuple[Edge, ...], sizes: _Sizes) -> None:
        layer = {node.key: node.layer for node in nodes}
        known = [edge for edge in edges if edge.source in layer and edge.target in layer]
        self.sizes = sizes
        self.quiet = {node.key for node in nodes if node.quiet}
        self.arcs = [edge for edge in known if layer[edge.source] == layer[edge.target]]
        self.plain = [edge for edge in known if layer[edge.source] != layer[edge.target]]
        over_a_layer = 2  # from the first column to the last: the band passes the middle one
        passing = [
            edge for edge in self.plain if layer[edge.target] - layer[edge.source] == over_a_layer
        ]
        self.passing = frozenset(passing)
        self.tall = _heights(nodes, self.plain, self.arcs, sizes)
        if passing:
            self.tall[LANE] = sum(edge.share for edge in passing) * sizes.full + 18
        self.order = _order(nodes, lane=bool(passing))
        stacks = (_stacked(column, self.tall, sizes.gap) for column in self.order[:2])
        self.height = max(stacks, default=0.0) + HEAD + 2 * _PAD

    def arranged(self, width: float, height: float) -> Arrangement:
        """Return the picture in a room of this size; higher than the room where it must be."""
        columns = _columns(width, arcs=bool(self.arcs))
        room = max(self.height, height) - HEAD - 2 * _PAD
        boxes: dict[str, QRectF] = {}
        for number, column in enumerate(self.order[:2]):
            down = (room, self.sizes.gap, _AIR[number])
            boxes.update(_column(column, self.tall, columns[number], down))
        beside = [boxes[key] for key in self.order[1] if key not in self.quiet]
        boxes.update(_customer(self.order[2], beside, columns[2]))
        lane = boxes.pop(LANE, QRectF())
        full = self.sizes.full
        bands = (
            *arc_bands(self.arcs, boxes, full),
            *flows(self.plain, self.passing, boxes, lane, full),
        )
        return Arrangement(boxes, bands, columns, lane, room + HEAD + 2 * _PAD)


def planned(nodes: tuple[Node, ...], edges: tuple[Edge, ...], height: float) -> Plan:
    """Return the plan of a picture: with smaller boxes where the room is too low."""
    plan = Plan(nodes, edges, _COMFORTABLE)
    return plan if plan.height <= height else Plan(nodes, edges, _COMPACT)


def _columns(width: float, *, arcs: bool) -> tuple[tuple[float, float], ...]:
    left = ARCS if arcs else _MARGIN
    first = min(280.0, max(168.0, width * 0.29))
    second = min(240.0, max(120.0, width * 0.2))
    third = min(170.0, max(84.0, width * 0.13))
    between = max(24.0, (width - left - _MARGIN - first - second - third) / 2)
    middle = left + first + between
    last = middle + second + between
    return (left, left + first), (middle, middle + second), (last, last + third)


def _heights(
    nodes: tuple[Node, ...], plain: list[Edge], arcs: list[Edge], sizes: _Sizes
) -> dict[str, float]:
    """Return how tall each box must be for its bands to stand side by side."""
    right: dict[str, float] = {}
    left: dict[str, float] = {}
    for edge in plain:
        right[edge.source] = right.get(edge.source, 0.0) + edge.share
        left[edge.target] = left.get(edge.target, 0.0) + edge.share
    for edge in arcs:
        for key in (edge.source, edge.target):
            left[key] = left.get(key, 0.0) + edge.share
    most = {node.key: max(left.get(node.key, 0.0), right.get(node.key, 0.0)) for node in nodes}
    return {key: max(sizes.box, share * sizes.full + _PAD) for key, share in most.items()}


def _order(nodes: tuple[Node, ...], *, lane: bool) -> tuple[list[str], ...]:
    middle = [node.key for node in nodes if node.layer == 1 and not node.quiet]
    quiet = [node.key for node in nodes if node.layer == 1 and node.quiet]
    first, last = ([node.key for node in nodes if node.layer == layer] for layer in (0, 2))
    return first, middle + ([LANE] if lane else []) + quiet, last


def _stacked(column: list[str], tall: Mapping[str, float], gap: float) -> float:
    return sum(tall[key] for key in column) + gap * max(0, len(column) - 1)


def _column(
    column: list[str],
    tall: Mapping[str, float],
    across: tuple[float, float],
    down: tuple[float, float, float],
) -> dict[str, QRectF]:
    """Return a column's boxes, centred in the room, with up to so much air more in each gap."""
    room, gap, air = down
    gap += max(0.0, min(air, (room - _stacked(column, tall, gap)) / (len(column) + 1)))
    top = HEAD + _PAD + (room - _stacked(column, tall, gap)) / 2
    boxes = {}
    for key in column:
        boxes[key] = QRectF(across[0], top, across[1] - across[0], tall[key])
        top += tall[key] + gap
    return boxes


def _customer(
    last: list[str], beside: list[QRectF], across: tuple[float, float]
) -> dict[str, QRectF]:
    """Return the customer's box: as tall as what reaches it, so that the last bands run straight."""
    top = min((box.top() for box in beside), default=HEAD + _PAD)
    bottom = max((box.bottom() for box in beside), default=top + _COMFORTABLE.box)
    return {key: QRectF(across[0], top, across[1] - across[0], bottom - top) for key in last}
