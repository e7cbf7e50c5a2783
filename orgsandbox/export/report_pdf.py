"""The report painted on one A4 page, landscape: vectors, and text that can be searched and copied."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from orgsandbox.drawing.chart import paint_picture, picture_box
from orgsandbox.drawing.chart_parts import legend_rows, paint_legend
from orgsandbox.drawing.fonts import elided, font, metrics, text_width
from orgsandbox.drawing.theme import LIGHT, Theme
from orgsandbox.export.report import Report, Section
from orgsandbox.i18n import _

_DOTS = 96.0
"""Dots an inch, as in CSS: the HTML page has the same sizes."""

_PAGE = QRectF(0, 0, 297 / 25.4 * _DOTS, 210 / 25.4 * _DOTS)
_INNER = _PAGE.adjusted(38, 32, -38, -30)
_ASIDE = 334.0
"""The column of the table: the longest title of a measure beside three figures."""

_FIGURE = 52.0
_GAP = 28.0
_LEAST_CHART = 290.0
"""Less than a third of the page's height, and no chart can be read across a table."""

_SIZES = (11, 10, 9, 8)
"""Letters in pixels, the largest first; 8 px are 6 points, the least that can be read on paper."""

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


def pdf(report: Report, theme: Theme = LIGHT) -> bytes:
    """Return the report as a PDF of one page; the letters are as large as leaves the chart room."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(_("Report"))
    writer.setCreator("orgsandbox")
    size = QPageSize(QPageSize.PageSizeId.A4)
    none = QMarginsF(0, 0, 0, 0)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Landscape, none))
    writer.setResolution(1200)
    painter = QPainter(writer)
    painter.scale(1200 / _DOTS, 1200 / _DOTS)
    Sheet(report, theme, letter_size(report)).paint(painter)
    painter.end()
    buffer.close()
    return bytes(data.data())


def letter_size(report: Report) -> int:
    """Return the largest size of letters (px) at which the chart keeps its room; the HTML page
    uses it too."""
    fitting = (px for px in _SIZES if Sheet(report, LIGHT, px).fits())
    return next(fitting, _SIZES[-1])


@dataclass(frozen=True, slots=True)
class _Text:
    """Words as they are written: size in pixels, weight, ink."""

    words: str
    px: int
    bold: bool = False
    muted: bool = False


class Sheet:
    """The page, A4 at 96 dots an inch, with sentences and table in letters of `px`."""

    def __init__(self, report: Report, theme: Theme, px: int) -> None:
        self._painter = QPainter()
        self._report = report
        self._theme = theme
        self._px = px
        self._ink = QColor(theme.text)
        self._muted = QColor(theme.text_muted)
        self._left = _INNER.width() - _ASIDE - _GAP
        self._row = px + 7.0
        foot = self._height(report.sources, _INNER.width(), 8)
        self._bottom = _INNER.bottom() - foot - 12
        note = self._height(report.note, _INNER.width(), 12) if report.note else 0.0
        self._line = _INNER.top() + 74 + min(note, 36.0) + 2
        self._top = self._line + 10 + self._lead_height()

    # what fits

    def fits(self) -> bool:
        """Say whether the chart keeps its room, and whether the table ends above the sources."""
        return self._chart_height() >= _LEAST_CHART and self._aside() <= self._bottom - self._top

    def _chart_height(self) -> float:
        told = max(self._section_height(*part) for part in self._columns())
        return self._bottom - self._top - self._legend_height() - told - 34

    def _aside(self) -> float:
        notes = sum(self._height(note, _ASIDE, self._px - 1) + 2 for note in self._report.notes)
        return self._row * (len(self._report.rows) + 1) + 10 + notes

    def _columns(self) -> list[tuple[Section, float]]:
        wide = self._left - _GAP
        return list(zip(self._report.sections, (wide * 0.4, wide * 0.6), strict=True))

    def _section_height(self, section: Section, width: float) -> float:
        lines = sum(self._height(text, width - 12, self._px) + 2 for text in section.sentences)
        return self._height(section.title, width, self._px + 1, bold=True) + 4 + lines

    def _lead_height(self) -> float:
        if not self._report.lead:
            return 0.0
        return self._height(self._report.lead, _INNER.width(), 14, bold=True) + 10

    def _legend_height(self) -> float:
        rows = legend_rows(self._report.legend, self._left, self._px - 1)
        return len(rows) * (self._px - 1) * 1.8

    def _height(self, text: str, width: float, px: int, *, bold: bool = False) -> float:
        # A hair narrower than it is painted: a line may not wrap later than it was measured.
        box = QRectF(0, 0, width * 0.995, 9999)
        return float(metrics(px, bold=bold).boundingRect(box, int(_WRAP), text).height())

    # ink

    def paint(self, painter: QPainter) -> None:
        """Paint all of it, from the painter's origin."""
        self._painter = painter
        self._head()
        top = self._top
        height = self._chart_height()
        self._chart(QRectF(_INNER.left(), top, self._left, height))
        top += height + 10
        self._legend(top)
        self._sections(top + self._legend_height() + 12)
        self._notes(self._table())
        sources = _Text(self._report.sources, 8, muted=True)
        self._write(sources, _INNER.left(), self._bottom + 12, _INNER.width())

    def _write(self, text: _Text, left: float, top: float, width: float) -> float:
        """Write text that wraps and return its height."""
        height = self._height(text.words, width, text.px, bold=text.bold)
        self._painter.setFont(font(text.px, bold=text.bold))
        self._painter.setPen(self._muted if text.muted else self._ink)
        box = QRectF(left, top, width, height + text.px)
        self._painter.drawText(box, int(_WRAP), text.words)
        return height

    def _head(self) -> None:
        report, left, top = self._report, _INNER.left(), _INNER.top()
        room = _INNER.width() - self._mark()
        company = _Text(elided(report.company, room, 12), 12, muted=True)
        self._write(company, left, top, room)
        title = _Text(elided(report.title, room, 23, bold=True), 23, bold=True)
        self._write(title, left, top + 16, _INNER.width())
        under = _Text(elided(report.under, room, 12), 12, muted=True)
        self._write(under, left, top + 52, _INNER.width())
        if report.note:
            two = elided(report.note, _INNER.width() * 1.9, 12)
            self._write(_Text(two, 12), left, top + 72, _INNER.width())
        self._rule(left, self._line, _INNER.width(), self._theme.card_border)
        self._write(_Text(report.lead, 14, bold=True), left, self._line + 9, _INNER.width())

    def _mark(self) -> float:
        """Paint 人事限り into the corner and return the room it takes."""
        if not self._report.mark:
            return 0.0
        width = text_width(self._report.mark, 13, bold=True) + 22
        box = QRectF(_INNER.right() - width, _INNER.top(), width, 24)
        self._painter.setPen(QPen(self._ink, 1.4))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(box)
        self._painter.setFont(font(13, bold=True))
        self._painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._report.mark)
        return width + 16

    def _rule(self, left: float, top: float, width: float, colour: str) -> None:
        self._painter.setPen(QPen(QColor(colour), 0.8))
        self._painter.drawLine(QPointF(left, top), QPointF(left + width, top))

    def _chart(self, room: QRectF) -> None:
        box = picture_box(self._report.chart)
        scale = min(room.width() / box.width(), room.height() / box.height(), 1.0)
        self._painter.save()
        self._painter.translate(room.topLeft())
        self._painter.scale(scale, scale)
        self._painter.translate(-box.topLeft())
        paint_picture(self._painter, self._report.chart, self._theme)
        self._painter.restore()

    def _legend(self, top: float) -> None:
        px = self._px - 1
        box = QRectF(_INNER.left(), top, self._left, self._legend_height())
        paint_legend(self._painter, box, self._report.legend, self._theme, px)

    def _sections(self, top: float) -> None:
        left = _INNER.left()
        for section, width in self._columns():
            title = _Text(section.title, self._px + 1, bold=True)
            at = top + self._write(title, left, top, width) + 4
            for text in section.sentences:
                self._painter.setPen(Qt.PenStyle.NoPen)
                self._painter.setBrush(self._muted)
                self._painter.drawEllipse(QPointF(left + 4, at + self._px * 0.75), 1.5, 1.5)
                at += self._write(_Text(text, self._px), left + 12, at, width - 12) + 2
            left += width + _GAP

    def _table(self) -> float:
        """Paint the table and return where it ends."""
        left, top = _INNER.right() - _ASIDE, self._top
        self._cells(self._report.table_title, self._report.columns, top, head=True)
        self._rule(left, top + self._row, _ASIDE, self._theme.line)
        for row in self._report.rows:
            top += self._row
            if row.begins:
                self._rule(left, top, _ASIDE, self._theme.line)
            self._cells(row.title, row.figures, top, head=False)
            self._rule(left, top + self._row, _ASIDE, self._theme.track)
        return top + self._row

    def _cells(self, title: str, figures: tuple[str, ...], top: float, *, head: bool) -> None:
        """Paint one line: the title, then the figures to the right, the present one strong."""
        wide = _FIGURE if len(figures) > 1 else 2 * _FIGURE
        left = _INNER.right() - _ASIDE
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        room = _ASIDE - wide * len(figures)
        self._painter.setFont(font(self._px))
        self._painter.setPen(self._muted if head else self._ink)
        short = elided(title, room, self._px)
        self._painter.drawText(QRectF(left, top, room, self._row), middle, short)
        now = min(1, len(figures) - 1)
        for place, text in enumerate(figures):
            strong = place == now and not head
            self._painter.setFont(font(self._px, bold=strong))
            self._painter.setPen(self._ink if strong else self._muted)
            cell = QRectF(left + room + place * wide, top, wide, self._row)
            flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._painter.drawText(cell, flags, text)

    def _notes(self, top: float) -> None:
        at = top + 10
        for note in self._report.notes:
            left = _INNER.right() - _ASIDE
            at += self._write(_Text(note, self._px - 1, muted=True), left, at, _ASIDE) + 2
