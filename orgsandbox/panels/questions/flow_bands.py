"""Where the bands of the flow run: side by side at the boxes, arcs nested at the left.

Bands leave and enter a box in the order of their other ends, so that they do not pile up; between
departments of the support side they are arcs, one inside the other, that cross no box.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

ARCS = 54.0
"""How much room the arcs have at the left."""
LANE = ""
"""What stands for the lane in a column; no box has that key."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A share (0-1) of one node's output that another uses, and how the screen writes it."""

    source: str
    target: str
    share: float
    told: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """An edge as it is drawn: a line of some width, and points just off both its ends."""

    edge: Edge
    path: QPainterPath
    width: float
    start: QPointF
    end: QPointF
    arc: bool


def _ports(
    edges: Iterable[Edge],
    boxes: Mapping[str, QRectF],
    near: Callable[[Edge], str],
    rank: Callable[[Edge], float],
    full: float,
) -> dict[Edge, float]:
    """Return at which height each edge meets its near box: side by side, by rank, centred."""
    by_box: dict[str, list[Edge]] = {}
    for edge in edges:
        by_box.setdefault(near(edge), []).append(edge)
    heights = {}
    for key, there in by_box.items():
        there.sort(key=rank)
        y = boxes[key].center().y() - sum(edge.share for edge in there) * full / 2
        for edge in there:
            heights[edge] = y + edge.share * full / 2
            y += edge.share * full
    return heights


def flows(
    plain: list[Edge],
    direct: frozenset[Edge],
    boxes: Mapping[str, QRectF],
    lane: QRectF,
    full: float,
) -> list[Band]:
    """Return the bands from left to right; those to the customer run level into the tall box."""

    def ahead(edge: Edge) -> float:
        return float((lane if edge in direct else boxes[edge.target]).center().y())

    out = _ports(plain, boxes, lambda edge: edge.source, ahead, full)
    first = min((box.left() for box in boxes.values()), default=0.0)
    inside = [edge for edge in plain if boxes[edge.source].left() == first and edge not in direct]
    into = _ports(inside, boxes, lambda edge: edge.target, lambda edge: out[edge], full)
    through = _ports(direct, {LANE: lane}, lambda _edge: LANE, lambda edge: out[edge], full)
    bands = []
    for edge in plain:
        start = QPointF(boxes[edge.source].right(), out[edge])
        path = QPainterPath(start)
        if edge in direct:
            _bend(path, QPointF(lane.left(), through[edge]))
            path.lineTo(lane.right(), through[edge])
        end = QPointF(boxes[edge.target].left(), into.get(edge, through.get(edge, out[edge])))
        _bend(path, end)
        bands.append(Band(edge, path, edge.share * full, start, end, arc=False))
    return bands


def _bend(path: QPainterPath, end: QPointF) -> None:
    start = path.currentPosition()
    reach = QPointF((end.x() - start.x()) / 2, 0)
    path.cubicTo(start + reach, end - reach, end)


def arc_bands(arcs: list[Edge], boxes: Mapping[str, QRectF], full: float) -> list[Band]:
    """Return the arcs at the left of the support side: upwards above, downwards below, nested."""
    middle = {key: float(box.center().y()) for key, box in boxes.items()}
    ports: dict[tuple[str, Edge], float] = {}
    ends: dict[str, list[tuple[float, Edge]]] = {}
    for edge in arcs:
        for key, other in ((edge.source, edge.target), (edge.target, edge.source)):
            ends.setdefault(key, []).append((middle[other] - middle[key], edge))
    for key, meeting in ends.items():
        # From the top: the nearest above, the farthest above, the farthest below, the nearest below.
        meeting.sort(key=lambda pair: (pair[0] > 0, -pair[0], pair[1].source))
        y = middle[key] - sum(edge.share for _away, edge in meeting) * full / 2
        for _away, edge in meeting:
            ports[key, edge] = y + edge.share * full / 2
            y += edge.share * full
    bands = []
    for edge in arcs:
        x = boxes[edge.source].left()
        start, end = QPointF(x, ports[edge.source, edge]), QPointF(x, ports[edge.target, edge])
        reach = QPointF(min(ARCS * 1.15, 18 + abs(end.y() - start.y()) / 4), 0)
        path = QPainterPath(start)
        path.cubicTo(start - reach, end - reach, end)
        bands.append(Band(edge, path, edge.share * full, start, end, arc=True))
    return bands
