"""Painting the flow: headings, bands as wide as their shares, boxes, and a drag under way."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from orgsandbox.drawing.chart_parts import SIDE_LABELS
from orgsandbox.drawing.fonts import elided, font, text_width
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import _
from orgsandbox.panels.questions.flow_bands import Band
from orgsandbox.panels.questions.flow_layout import HEAD, Node, Picture

_THIN = 1.4
_STRIP = 8.0


@dataclass(frozen=True, slots=True)
class Look:
    """What the picture shows beside the graph: the part in view, picked, aimed at, a drag."""

    theme: Theme
    seen: QRectF
    picked: str | tuple[str, str] | None
    hovered: str | tuple[str, str] | None
    drag: tuple[str, QPointF] | None

    def lit(self, band: Band) -> bool:
        """Say whether a band is picked or aimed at, itself or by one of its boxes."""
        ends = (band.edge.source, band.edge.target)
        return any(pick == ends or pick in ends for pick in self._picks())

    @property
    def anything_lit(self) -> bool:
        """Say whether some bands stand out, so that the others step back."""
        return bool(self._picks())

    def _picks(self) -> tuple[str | tuple[str, str], ...]:
        if self.drag is not None:
            return (self.drag[0],)
        pick = self.hovered if self.hovered is not None else self.picked
        return () if pick is None else (pick,)


def paint_flow(painter: QPainter, picture: Picture, nodes: tuple[Node, ...], look: Look) -> None:
    """Paint the whole picture; headings stay at the top of the part in view."""
    quiet = {node.key for node in nodes if node.quiet}
    support = {node.key for node in nodes if node.layer == 0}
    bands = sorted(picture.bands, key=look.lit)
    for band in bands:
        if _box(band).intersects(look.seen):
            _band(painter, band, look, band.edge.target in quiet, band.edge.source in support)
    _lane(painter, picture, look)
    for node in nodes:
        box = picture.boxes[node.key]
        if box.intersects(look.seen):
            _node(painter, node, box, look)
    for band in bands:
        if look.lit(band) and band.edge.source in support:
            _share(painter, band, look)
    if look.drag is not None:
        _drag(painter, picture, look)
    _headings(painter, picture, look)


def _box(band: Band) -> QRectF:
    half = band.width / 2 + 4
    return band.path.boundingRect().adjusted(-half, -half, half, half)


def _band(painter: QPainter, band: Band, look: Look, unknown: bool, from_support: bool) -> None:
    theme, lit = look.theme, look.lit(band)
    name = theme.accent if lit else theme.lens["step1"] if from_support else theme.track
    if unknown:
        name = theme.text_muted if lit else theme.hatch
    colour = QColor(name)
    faded = look.anything_lit and not lit
    colour.setAlpha(70 if faded else 150 if unknown or not lit else 190)
    pattern = Qt.BrushStyle.BDiagPattern if unknown else Qt.BrushStyle.SolidPattern
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QBrush(colour, pattern), max(_THIN, band.width), c=Qt.PenCapStyle.FlatCap))
    painter.drawPath(band.path)
    if band.arc:
        size = max(4.0, band.width * 0.8)
        solid = QColor(name)
        solid.setAlpha(110 if faded else 255)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(solid)
        tip = band.end
        painter.drawPolygon(QPolygonF([tip, tip - QPointF(size * 1.3, size),
                                       tip - QPointF(size * 1.3, -size)]))  # fmt: skip


def _lane(painter: QPainter, picture: Picture, look: Look) -> None:
    """Name the lane of what goes to the customer directly."""
    if picture.lane.isEmpty():
        return
    painter.setPen(QColor(look.theme.text_muted))
    painter.setFont(font(10))
    text = _("directly to the customer")
    where = QRectF(picture.lane.left(), picture.lane.bottom() - 8, picture.lane.width(), 14)
    flag = Qt.AlignmentFlag
    painter.drawText(where, flag.AlignHCenter | flag.AlignTop, elided(text, where.width(), 10))


def _node(painter: QPainter, node: Node, box: QRectF, look: Look) -> None:
    theme = look.theme
    aimed = look.drag is not None and look.hovered == node.key
    marked = aimed or look.picked == node.key
    pen = QPen(QColor(theme.accent if marked else theme.card_border), 2 if marked else 1)
    if node.quiet and not marked:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    soft = marked or (look.hovered == node.key and look.drag is None)
    painter.setBrush(QColor(theme.accent_soft if soft else theme.card))
    painter.drawRoundedRect(box, 6, 6)
    left = 9.0
    if node.quiet:
        strip = QRectF(box.left() + 1, box.top() + 1, _STRIP, box.height() - 2)
        painter.fillRect(strip, QBrush(QColor(theme.hatch), Qt.BrushStyle.BDiagPattern))
        left += _STRIP
    _words(painter, node, box.adjusted(left, 0, -6, 0), look)


def _words(painter: QPainter, node: Node, box: QRectF, look: Look) -> None:
    """Write a box's name and the line below it, in the middle of what is in view of the box."""
    theme = look.theme
    middle = box.intersected(look.seen.adjusted(0, HEAD, 0, 0)).center().y()
    if box.height() < 80:
        middle = box.center().y()
    centre = Qt.AlignmentFlag.AlignVCenter
    painter.setPen(QColor(theme.text_muted if node.quiet else theme.text))
    painter.setFont(font(12, not node.quiet))
    name = elided(node.name, box.width(), 12, not node.quiet)
    up = 18.0 if node.under else 9.0
    painter.drawText(QRectF(box.left(), middle - up, box.width(), 18), centre, name)
    if node.under:
        painter.setPen(QColor(theme.text_muted))
        painter.setFont(font(10))
        lower = QRectF(box.left(), middle + 1, box.width(), 15)
        painter.drawText(lower, centre, elided(node.under, box.width(), 10))


def _share(painter: QPainter, band: Band, look: Look) -> None:
    """Write a band's share where it is looked for: at the far end of the box that is aimed at."""
    text = band.edge.told
    width = text_width(text, 11, True) + 8
    to_target = look.hovered == band.edge.target or (
        look.hovered is None and look.picked == band.edge.target
    )
    if band.arc:
        at = band.path.pointAtPercent(0.5) - QPointF(0, 8)
        at.setX(max(2.0, at.x() - width / 2))
    elif to_target:
        at = band.start + QPointF(5, -8)
    else:
        at = band.end - QPointF(width + 5, 8)
    where = QRectF(at.x(), at.y(), width, 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.theme.card))
    painter.drawRoundedRect(where, 4, 4)
    painter.setPen(QColor(look.theme.text))
    painter.setFont(font(11, True))
    painter.drawText(where, Qt.AlignmentFlag.AlignCenter, text)


def _drag(painter: QPainter, picture: Picture, look: Look) -> None:
    assert look.drag is not None
    source, to = look.drag
    box = picture.boxes[source]
    start = QPointF(box.right() if to.x() > box.center().x() else box.left(), box.center().y())
    painter.setPen(QPen(QColor(look.theme.accent), 2, Qt.PenStyle.DashLine))
    painter.drawLine(start, to)


def _headings(painter: QPainter, picture: Picture, look: Look) -> None:
    """Name the columns, at the top of the part in view."""
    direct, support = SIDE_LABELS["direct"]
    top = look.seen.top()
    painter.fillRect(
        QRectF(look.seen.left(), top, look.seen.width(), HEAD - 4), QColor(look.theme.card)
    )
    painter.setPen(QColor(look.theme.text_muted))
    painter.setFont(font(12, True))
    for (left, right), text in zip(
        picture.columns, (_(support), _(direct), _("Customer")), strict=False
    ):
        where = QRectF(left, top, right - left + 30, HEAD - 6)
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, text)
