"""A composed chart as cards: the page of a scenario that is compared, to look at only."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from orgsandbox.canvas.card_book import CardBook
from orgsandbox.drawing.chart import Chart, paint_behind, paint_page, picture_at
from orgsandbox.drawing.theme import Theme


class ChartCards(CardBook):
    """The departments of a chart on its page, with head and legend."""

    def __init__(self, chart: Chart) -> None:
        super().__init__()
        self._chart = chart
        for key, card in chart.cards.items():
            self.show_card(key, card)
        parents = {line.child: line.parent for line in chart.picture.lines}
        self.show_picture(chart.picture, parents)

    def content(self) -> QRectF:
        """Return the whole page."""
        corner = -picture_at(self._chart)
        return QRectF(corner.x(), corner.y(), self._chart.width, self._chart.height)

    def paint_ground(self, painter: QPainter, theme: Theme, scale: float) -> None:
        """Paint the page, and on it what lies behind the cards."""
        painter.save()
        painter.translate(-picture_at(self._chart))
        paint_page(painter, self._chart, theme)
        painter.restore()
        paint_behind(painter, self._chart, theme, scale)

    def hover(self, done: object) -> str:
        """Return nothing: nothing can be dropped here."""
        return ""

    def do(self, done: object) -> bool:
        """Return False: nothing can be dropped here."""
        return False
