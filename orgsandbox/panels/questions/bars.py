"""Rows with a name, a small bar and words; a click chooses one. For shares, money, or words alone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from orgsandbox.drawing.fonts import elided, font, text_width
from orgsandbox.drawing.theme import Theme, colour_of
from orgsandbox.panels.picture.picture import Look, Picture
from orgsandbox.panels.picture.shape import Shape, Shapes
from orgsandbox.panels.picture.view import Manner, PictureView

_ROW, _BAR, _GAP, _PX = 24.0, 9.0, 8.0, 12
_SHORTEST_BAR = 30.0
_CENTRE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Bar:
    """One row. `share` (0-1) fills the bar in the theme's colour `tone`, what is left of `whole` is
    hatched (not known); no bar where `share` is None. `quiet` words are muted. A row without a key
    only tells.
    """

    key: str
    name: str
    told: str
    share: float | None = None
    whole: float = 0.0
    tone: str = "step2"
    quiet: bool = False


class BarsPicture(Picture):
    """The rows, one below the other."""

    def __init__(self, rows: tuple[Bar, ...], title: str) -> None:
        self.rows, self.title = rows, title

    def place(self, room: QSizeF) -> Shapes:
        """Return a box a row, as wide as the room."""
        shapes = tuple(
            Shape(
                row.key or ("row", number),
                "row",
                QRectF(0, number * _ROW, room.width(), _ROW),
                row.name,
                row.told,
                still=not row.key,
            )
            for number, row in enumerate(self.rows)
        )
        return Shapes(shapes, QSizeF(0, _ROW * len(self.rows)))

    def paint(self, painter: QPainter, shape: Shape, look: Look) -> None:
        """Paint a row: its name, its bar, its words."""
        theme, box = look.theme, shape.box
        row = self.rows[round(box.top() / _ROW)]
        if shape.key == look.aimed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour_of(theme.accent_soft))
            painter.drawRoundedRect(box, 4, 4)
        name, told = self._widths(row, box.width())
        painter.setFont(font(_PX))
        painter.setPen(colour_of(theme.text))
        where = QRectF(2, box.top(), name - 2, _ROW)
        painter.drawText(where, _CENTRE, elided(row.name, name - 2, _PX))
        painter.setFont(font(11))
        muted = row.quiet or row.share is not None
        painter.setPen(colour_of(theme.text_muted if muted else theme.text))
        side = Qt.AlignmentFlag.AlignLeft if row.share is None else Qt.AlignmentFlag.AlignRight
        where = QRectF(box.right() - told, box.top(), told - 2, _ROW)
        painter.drawText(where, _CENTRE | side, elided(row.told, told - 2, 11))
        if row.share is not None:
            across = box.width() - name - told - 2 * _GAP
            top = box.center().y() - _BAR / 2
            _paint_bar(painter, row, QRectF(name + _GAP, top, across, _BAR), theme)

    def _widths(self, row: Bar, width: float) -> tuple[float, float]:
        """Return how wide the names are, and the words of a row."""
        widest = max((text_width(other.name, _PX) for other in self.rows), default=0.0) + 6
        name = min(widest, width * 0.42)
        told = width - name - _GAP
        if row.share is not None:
            words = max(text_width(other.told, 11) for other in self.rows) + 2
            told = min(told - _SHORTEST_BAR - _GAP, words)
        return name, told


def bars(rows: tuple[Bar, ...], theme: Theme, title: str) -> PictureView:
    """Return the rows to walk and click; Enter or a click chooses one by its key."""
    return PictureView(
        BarsPicture(rows, title), theme, Manner(follows=False, lets_go=False, grows=False)
    )


def _paint_bar(painter: QPainter, row: Bar, box: QRectF, theme: Theme) -> None:
    known = QRectF(box.left(), box.top(), box.width() * min(1.0, row.share or 0.0), box.height())
    rest = box.width() * row.whole - known.width()
    hatch = QBrush(QColor(theme.hatch), Qt.BrushStyle.BDiagPattern)
    painter.fillRect(QRectF(known.right(), box.top(), max(0.0, rest), _BAR), hatch)
    if row.tone == "unknown":
        painter.fillRect(known, hatch)
        painter.setPen(QPen(colour_of(theme.hatch), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(known)
    else:
        painter.fillRect(known, colour_of(theme.lens[row.tone]))
