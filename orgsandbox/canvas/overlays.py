"""What lies over the board's corners: the legend, and an overview of large plans."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from orgsandbox.canvas.source import Cards
from orgsandbox.drawing.chart_parts import entry_width, legend_rows, paint_legend
from orgsandbox.drawing.lenses.base import WORDS_ONLY, Entry, Key
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import _
from orgsandbox.plain import set_tip

_PAD = 10
_PX = 11.0


class Legend(QWidget):
    """What the colours mean. A click on one shows only who has it, again: everybody.

    `chosen` carries the colour's key, or "" for all.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entries: tuple[Entry, ...] = ()
        self._room = 400
        self._only: Key = ""
        self.setAccessibleName(_("What the colours mean"))
        set_tip(self, _("Click a colour to show only who has it."))

    def show_entries(self, entries: tuple[Entry, ...], theme: Theme, only: Key = "") -> None:
        """Show these colours; `only` is the one looked at alone."""
        self._theme, self._only = theme, only
        self._entries = entries
        self.setVisible(bool(self._entries))
        self.update()

    def fit_into(self, width: int) -> QSize:
        """Take the size needed when at most `width` pixels wide; return it."""
        self._room = width - 2 * _PAD
        rows = legend_rows(self._entries, self._room, _PX)
        widest = max(
            (row[-1][0] + entry_width(*row[-1][1:], _PX) for row in rows if row), default=0.0
        )
        size = QSize(round(widest) + 2 * _PAD, round(len(rows) * _PX * 1.8) + 2 * _PAD - 4)
        self.resize(size)
        return size

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the legend on a card of its own."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.card_border)))
        painter.setBrush(QColor(self._theme.card))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, 8, 8)
        inner = QRectF(_PAD, _PAD - 3, self._room, self.height())
        for number, row in enumerate(legend_rows(self._entries, self._room, _PX)):
            for left, key, name in row:
                if key == self._only:
                    top = inner.top() + number * _PX * 1.8 - 1
                    painter.setPen(QPen(QColor(self._theme.accent), 1.2))
                    painter.setBrush(QColor(self._theme.accent_soft))
                    wide = entry_width(key, name, _PX) + 8
                    mark = QRectF(_PAD + left - 4, top, wide, _PX * 1.6)
                    painter.drawRoundedRect(mark, 4, 4)
        paint_legend(painter, inner, self._entries, self._theme, _PX)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show only who has the colour clicked; again or beside: everybody."""
        clicked: Key = ""
        at = event.position()
        for number, row in enumerate(legend_rows(self._entries, self._room, _PX)):
            top = _PAD - 3 + number * _PX * 1.8
            for left, key, name in row:
                box = QRectF(_PAD + left - 4, top, entry_width(key, name, _PX) + 8, _PX * 1.7)
                if box.contains(at) and key not in (self._only, *WORDS_ONLY):
                    clicked = key
        self.chosen.emit(clicked)


class Overview(QWidget):
    """The whole plan in small; a click or drag goes there. `asked` carries the point."""

    asked = Signal(QPointF)

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rects: list[QRectF] = []
        self._whole = QRectF()
        self._seen = QRectF()
        self.resize(200, 130)
        self.setAccessibleName(_("Overview"))

    def show_cards(self, cards: Cards, whole: QRectF, seen: QRectF, theme: Theme) -> None:
        """Show where the cards of a content are and which part of it is seen now."""
        self._theme = theme
        self._rects = [QRectF(*corner) for corner in cards.rects.tolist()]
        self._whole = whole
        self._seen = seen
        self.update()

    def _scale(self) -> float:
        width, height = max(1.0, self._whole.width()), max(1.0, self._whole.height())
        return min((self.width() - 12) / width, (self.height() - 12) / height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint boxes and the frame of what is seen."""
        painter = QPainter(self)
        painter.setPen(QPen(QColor(self._theme.card_border)))
        painter.setBrush(QColor(self._theme.card))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        scale = self._scale()
        painter.translate(6 - self._whole.left() * scale, 6 - self._whole.top() * scale)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.line))
        painter.drawRects([self._small(box, scale) for box in self._rects])
        painter.setPen(QPen(QColor(self._theme.accent), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        seen = self._seen.intersected(self._whole.adjusted(-60, -60, 60, 60))
        painter.drawRect(
            QRectF(seen.x() * scale, seen.y() * scale, seen.width() * scale, seen.height() * scale)
        )

    @staticmethod
    def _small(box: QRectF, scale: float) -> QRectF:
        """Return a card in small, never smaller than a pixel."""
        width, height = max(1.0, box.width() * scale), max(1.0, box.height() * scale)
        return QRectF(box.x() * scale, box.y() * scale, width, height)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the point clicked."""
        self._ask(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer while the button is down."""
        self._ask(event)

    def _ask(self, event: QMouseEvent) -> None:
        scale = self._scale()
        point = (event.position() - QPointF(6, 6)) / scale
        self.asked.emit(point + self._whole.topLeft())
