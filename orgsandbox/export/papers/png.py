"""PNG of pages: one file a page, carrying its resolution. The same page gives the same bytes."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from orgsandbox.domain.problem import Refused
from orgsandbox.drawing.fonts import font
from orgsandbox.export.papers.base import DASH, LINE_WIDTH, Ink, PaperFormat, layers
from orgsandbox.i18n import N_, Message
from orgsandbox.paper import letters
from orgsandbox.paper.base import Anchor, Bar, Box, Drawing, Page, Rule, Run
from orgsandbox.paper.chart import PaperChart
from orgsandbox.paper.sheets import Sheets

_POINTS = 72.0
_LARGEST = 32_000
_EM = 64.0
"""Pixels at which letters are measured and drawn: Qt's fonts come in whole pixels only."""


def render(_chart: PaperChart, sheets: Sheets, ink: Ink) -> tuple[bytes, ...]:
    """Return the bytes of one file a page; Refused where a page does not fit in memory."""
    return tuple(_bytes(image(page, ink)) for page in sheets.pages.pages)


def image(page: Page, ink: Ink) -> QImage:
    """Return a page as an image at the ink's resolution."""
    scale = ink.dpi / _POINTS
    width, height = round(page.size.width * scale), round(page.size.height * scale)
    if max(width, height) > _LARGEST:
        raise Refused(Message(N_("There is not enough memory for a picture of this size.")))
    made = QImage(width, height, QImage.Format.Format_RGB32)
    if made.isNull():
        raise Refused(Message(N_("There is not enough memory for a picture of this size.")))
    dots = round(ink.dpi / 0.0254)
    made.setDotsPerMeterX(dots)
    made.setDotsPerMeterY(dots)
    made.fill(QColor(ink.paper))
    painter = QPainter(made)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale, scale)
    paint_page(painter, page, ink)
    painter.end()
    return made


def paint_page(painter: QPainter, page: Page, ink: Ink) -> None:
    """Paint a page in points, its corner at the painter's origin: file, preview and printer."""
    for drawing, clip in layers(page):
        painter.save()
        if clip is not None:
            painter.setClipRect(QRectF(clip.x, clip.y, clip.width, clip.height))
        _layer(painter, drawing, ink)
        painter.restore()


def _layer(painter: QPainter, drawing: Drawing, ink: Ink) -> None:
    for box in drawing.boxes:
        _box(painter, box, ink)
    for rule in drawing.rules:
        _rule(painter, rule, ink)
    for bar in drawing.bars:
        _bar(painter, bar, ink)
    for run in drawing.runs:
        _run(painter, run, ink)


def _pen(colour: str, width: float, *, dashed: bool) -> QPen:
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dashed:
        pen.setDashPattern([part / width for part in DASH])
    return pen


def _box(painter: QPainter, box: Box, ink: Ink) -> None:
    stroke = ink.stroke(box.look)
    pen = _pen(stroke.border, stroke.width, dashed=stroke.dashed) if stroke.border else None
    painter.setPen(pen if pen is not None else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(QColor(stroke.fill) if stroke.fill else Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(box.x, box.y, box.width, box.height))


def _rule(painter: QPainter, rule: Rule, ink: Ink) -> None:
    painter.setPen(_pen(ink.tone(rule.tone), LINE_WIDTH, dashed=rule.dashed))
    painter.drawPolyline(QPolygonF([QPointF(*point) for point in rule.points]))


def _bar(painter: QPainter, bar: Bar, ink: Ink) -> None:
    left = bar.x
    for key, share in bar.mix or ((None, 1.0),):
        wide = bar.width * share
        painter.fillRect(QRectF(left, bar.y, wide, bar.height), QColor(ink.theme.name_of(key)))
        left += wide


def _run(painter: QPainter, run: Run, ink: Ink) -> None:
    wide = letters.width(run.text, run.size, bold=run.bold)
    left = run.x - {Anchor.START: 0.0, Anchor.MIDDLE: wide / 2, Anchor.END: wide}[run.anchor]
    painter.save()
    painter.setPen(QColor(ink.tone(run.tone)))
    painter.setFont(font(_EM, bold=run.bold))
    painter.translate(left, run.y)
    painter.scale(run.size / _EM, run.size / _EM)
    painter.drawText(QPointF(0.0, 0.0), run.text)
    painter.restore()


def _bytes(made: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not made.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise Refused(Message(N_("The picture could not be made.")))
    return bytes(data.data())


PAPER_FORMAT = PaperFormat("png", ".png", N_("PNG picture"), render, rank=3, paged=False)
