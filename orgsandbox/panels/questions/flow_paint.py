"""Painting the flow: headings, bands as wide as their shares, boxes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from orgsandbox.drawing.fonts import elided, font, text_width
from orgsandbox.drawing.theme import colour_of
from orgsandbox.panels.picture.picture import Look
from orgsandbox.panels.picture.shape import Key, Shape, Shapes
from orgsandbox.panels.questions.flow_layout import HEAD

BOX, QUIET, BAND, ARC, HEADING, LANE = "box", "quiet box", "band", "arc", "heading", "lane"
"""Kinds of shapes. A quiet box takes what has no destination; an arc joins two of one column."""

_THIN = 1.4
_STRIP = 8.0
_TALL = 80.0
"""A box taller than this keeps its words in the middle of what is in view of it."""
_FLAG = Qt.AlignmentFlag


def ends_of(shape: Shape) -> tuple[str, str]:
    """Return the source and the target of a band."""
    assert isinstance(shape.key, tuple)
    source, target = shape.key
    return source, target


def lit(shape: Shape, look: Look) -> bool:
    """Say whether a band is picked or aimed at, itself or by one of its boxes."""
    pick = _pick(look)
    return pick is not None and (pick == shape.key or pick in ends_of(shape))


def _pick(look: Look) -> Key | None:
    """Return what stands out, so that the others step back."""
    if look.dragged is not None:
        return look.dragged
    return look.aimed if look.aimed is not None else look.chosen


def paint_band(
    painter: QPainter, shape: Shape, look: Look, *, unknown: bool, from_support: bool
) -> None:
    """Paint a band; `unknown`: it has no destination."""
    assert shape.path is not None
    theme, out = look.theme, lit(shape, look)
    name = theme.accent if out else theme.lens["step1"] if from_support else theme.track
    if unknown:
        name = theme.text_muted if out else theme.hatch
    colour = QColor(name)
    faded = _pick(look) is not None and not out
    colour.setAlpha(70 if faded else 150 if unknown or not out else 190)
    pattern = Qt.BrushStyle.BDiagPattern if unknown else Qt.BrushStyle.SolidPattern
    painter.setBrush(Qt.BrushStyle.NoBrush)
    width = max(_THIN, shape.width)
    painter.setPen(QPen(QBrush(colour, pattern), width, c=Qt.PenCapStyle.FlatCap))
    painter.drawPath(shape.path)
    if shape.kind == ARC:
        solid = QColor(name)
        solid.setAlpha(110 if faded else 255)
        _paint_tip(painter, shape, solid)


def _paint_tip(painter: QPainter, shape: Shape, colour: QColor) -> None:
    """Paint the arrow's head at the end of an arc."""
    assert shape.path is not None
    size, tip = max(4.0, shape.width * 0.8), shape.path.currentPosition()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    back = QPointF(size * 1.3, size)
    painter.drawPolygon(QPolygonF([tip, tip - back, tip - QPointF(back.x(), -size)]))


def paint_lane(painter: QPainter, shape: Shape, look: Look) -> None:
    """Name the lane of what goes to the customer directly."""
    painter.setPen(colour_of(look.theme.text_muted))
    painter.setFont(font(10))
    text = elided(shape.name, shape.box.width(), 10)
    painter.drawText(shape.box, _FLAG.AlignHCenter | _FLAG.AlignTop, text)


def paint_box(painter: QPainter, shape: Shape, look: Look) -> None:
    """Paint a department, the customer, or the box of what has no destination."""
    theme, quiet, box = look.theme, shape.kind == QUIET, shape.box
    aimed = look.aimed == shape.key
    marked = look.chosen == shape.key or (aimed and look.dragged is not None)
    pen = QPen(colour_of(theme.accent if marked else theme.card_border), 2 if marked else 1)
    if quiet and not marked:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(colour_of(theme.accent_soft if marked or aimed else theme.card))
    painter.drawRoundedRect(box, 6, 6)
    left = 9.0
    if quiet:
        strip = QRectF(box.left() + 1, box.top() + 1, _STRIP, box.height() - 2)
        painter.fillRect(strip, QBrush(QColor(theme.hatch), Qt.BrushStyle.BDiagPattern))
        left += _STRIP
    _paint_words(painter, shape, box.adjusted(left, 0, -6, 0), look)


def _paint_words(painter: QPainter, shape: Shape, box: QRectF, look: Look) -> None:
    """Write a box's name and the line below it, in the middle of what is in view of a tall box."""
    theme, quiet = look.theme, shape.kind == QUIET
    seen = box if box.height() < _TALL else box.intersected(look.seen.adjusted(0, HEAD, 0, 0))
    middle = seen.center().y()
    painter.setPen(colour_of(theme.text_muted if quiet else theme.text))
    painter.setFont(font(12, bold=not quiet))
    name = elided(shape.name, box.width(), 12, bold=not quiet)
    up = 18.0 if shape.value else 9.0
    upper = QRectF(box.left(), middle - up, box.width(), 18)
    painter.drawText(upper, _FLAG.AlignVCenter, name)
    if shape.value:
        painter.setPen(colour_of(theme.text_muted))
        painter.setFont(font(10))
        lower = QRectF(box.left(), middle + 1, box.width(), 15)
        painter.drawText(lower, _FLAG.AlignVCenter, elided(shape.value, box.width(), 10))


def paint_share(painter: QPainter, shape: Shape, look: Look) -> None:
    """Write a band's share where it is looked for: at the far end of the box that is aimed at."""
    assert shape.path is not None
    width = text_width(shape.value, 11, bold=True) + 8
    target = ends_of(shape)[1]
    pick = look.aimed if look.aimed is not None else look.chosen
    if shape.kind == ARC:
        at = shape.path.pointAtPercent(0.5) - QPointF(0, 8)
        at.setX(max(2.0, at.x() - width / 2))
    elif pick == target:
        at = shape.path.pointAtPercent(0.0) + QPointF(5, -8)
    else:
        at = shape.path.currentPosition() - QPointF(width + 5, 8)
    where = QRectF(at.x(), at.y(), width, 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour_of(look.theme.card))
    painter.drawRoundedRect(where, 4, 4)
    painter.setPen(colour_of(look.theme.text))
    painter.setFont(font(11, bold=True))
    painter.drawText(where, _FLAG.AlignCenter, shape.value)


def paint_headings(painter: QPainter, shapes: Shapes, look: Look) -> None:
    """Name the columns, at the top of the part in view."""
    seen = look.seen
    ground = QRectF(seen.left(), seen.top(), seen.width(), HEAD - 4)
    painter.fillRect(ground, colour_of(look.theme.card))
    painter.setPen(colour_of(look.theme.text_muted))
    painter.setFont(font(12, bold=True))
    for shape in shapes.items:
        if shape.kind == HEADING:
            where = QRectF(shape.box.left(), seen.top(), shape.box.width() + 30, HEAD - 6)
            painter.drawText(where, _FLAG.AlignVCenter, shape.name)
