"""Who serves whom, as a layered flow: support, revenue, customer. Dragging sets a destination."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter

from orgsandbox.drawing.chart_parts import SIDE_LABELS
from orgsandbox.i18n import _
from orgsandbox.panels.picture.drag import Drag
from orgsandbox.panels.picture.link import Link
from orgsandbox.panels.picture.picture import Look, Picture
from orgsandbox.panels.picture.shape import Form, Shape, Shapes
from orgsandbox.panels.questions import flow_paint
from orgsandbox.panels.questions.flow_bands import Band, Edge
from orgsandbox.panels.questions.flow_layout import HEAD, Arrangement, Node, planned
from orgsandbox.panels.questions.flow_paint import ARC, BAND, BOX, HEADING, LANE, QUIET

_COMFORT, _LARGEST = 820.0, 1.5
"""The width from which the whole is drawn larger, and how much at most."""
_MARK = QSizeF(30.0, 18.0)
"""The place on a band that stands for it: walked to, ringed."""
_ARC_AT, _FLOW_AT = 0.5, 0.2
"""How far along a band that place is: near its source, where bands are still apart."""


class FlowPicture(Picture):
    """Boxes with a department's key, bands with (source, target)."""

    def __init__(self, nodes: tuple[Node, ...], edges: tuple[Edge, ...]) -> None:
        self.title = _("Who serves whom")
        self.nodes, self.edges = nodes, edges
        self._by_key = {node.key: node for node in nodes}

    def place(self, room: QSizeF) -> Shapes:
        """Return the shapes: larger where there is room, higher than the room where needed."""
        wide = min(_LARGEST, max(1.0, room.width() / _COMFORT))
        plan = planned(self.nodes, self.edges, room.height() / wide)
        scale = max(1.0, min(wide, room.height() / plan.height))
        placed = plan.arranged(room.width() / scale, room.height() / scale - 1)
        shapes = (
            *(self._band(band) for band in placed.bands),
            *(self._node(node, placed.boxes[node.key]) for node in self.nodes),
            *_headings(placed),
        )
        return Shapes(shapes, QSizeF(0, plan.height), scale=scale, pinned=(0.0, HEAD))

    def _node(self, node: Node, box: QRectF) -> Shape:
        uses = [
            f"→ {self._by_key[edge.target].name} {edge.told}"
            for edge in self.edges
            if edge.source == node.key and edge.target in self._by_key
        ]
        kind = QUIET if node.quiet else BOX
        tip = "\n".join((node.name, *uses))
        return Shape(node.key, kind, box, node.name, node.under, 2 * node.layer, tip=tip)

    def _band(self, band: Band) -> Shape:
        edge, at = band.edge, band.path.pointAtPercent(_ARC_AT if band.arc else _FLOW_AT)
        half = QPointF(_MARK.width() / 2, _MARK.height() / 2)
        source, target = self._by_key[edge.source], self._by_key[edge.target]
        name = f"{source.name} → {target.name}"
        return Shape(
            (edge.source, edge.target),
            ARC if band.arc else BAND,
            QRectF(at - half, _MARK),
            name,
            edge.told,
            2 * source.layer + (-1 if band.arc else 1),
            tip=f"{name} {edge.told}",
            form=Form.BAND,
            path=band.path,
            width=band.width,
        )

    # what dragging and Delete do

    def begin(self, shape: Shape, point: QPointF) -> Drag | None:
        """Let a line be drawn from every department of the support side."""
        support = shape.kind == BOX and self._by_key[str(shape.key)].layer == 0
        return Link(shape, point, _may_use) if support else None

    def removes(self, shape: Shape) -> bool:
        """Let Delete take a band away."""
        return shape.kind in (BAND, ARC)

    # painting

    def behind(self, painter: QPainter, shapes: Shapes, look: Look) -> None:
        """Paint the bands, those picked or aimed at over the others."""
        bands = [shape for shape in shapes.items if shape.form is Form.BAND]
        for shape in sorted(bands, key=lambda shape: flow_paint.lit(shape, look)):
            if shape.extent.intersects(look.seen):
                unknown = self._by_key[flow_paint.ends_of(shape)[1]].quiet
                support = self._from_support(shape)
                flow_paint.paint_band(painter, shape, look, unknown=unknown, from_support=support)

    def _from_support(self, band: Shape) -> bool:
        return self._by_key[flow_paint.ends_of(band)[0]].layer == 0

    def paint(self, painter: QPainter, shape: Shape, look: Look) -> None:
        """Paint a box, or the word of the lane."""
        if shape.kind in (BOX, QUIET):
            flow_paint.paint_box(painter, shape, look)
        elif shape.kind == LANE:
            flow_paint.paint_lane(painter, shape, look)

    def above(self, painter: QPainter, shapes: Shapes, look: Look) -> None:
        """Write the shares of what is lit, then the headings at the top of the part in view."""
        for shape in shapes.items:
            if (
                shape.form is Form.BAND
                and flow_paint.lit(shape, look)
                and self._from_support(shape)
            ):
                flow_paint.paint_share(painter, shape, look)
        flow_paint.paint_headings(painter, shapes, look)


def _may_use(_source: Shape, target: Shape) -> bool:
    """Say whether a line may end here: at a department or the customer."""
    return target.kind == BOX


def _headings(placed: Arrangement) -> list[Shape]:
    """Return the columns' names, and the word of the lane that leads to the customer directly."""
    direct, support = SIDE_LABELS["direct"]
    words = (_(support), _(direct), _("Customer"))
    made = [
        Shape(
            (HEADING, text),
            HEADING,
            QRectF(left, 0, right - left, HEAD),
            text,
            line=None,
            still=True,
            tip="",
        )
        for (left, right), text in zip(placed.columns, words, strict=True)
    ]
    if not placed.lane.isEmpty():
        lane, text = placed.lane, _("directly to the customer")
        where = QRectF(lane.left(), lane.bottom() - 8, lane.width(), 14)
        made.append(Shape((LANE, ""), LANE, where, text, line=None, still=True, tip=""))
    return made
