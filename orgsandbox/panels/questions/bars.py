"""Rows with a name, a small bar and words; a click chooses one. For shares, money, or words alone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from orgsandbox.drawing.fonts import elided, font, text_width
from orgsandbox.drawing.theme import Theme

_ROW, _BAR, _GAP, _PX = 24.0, 9.0, 8.0, 12


@dataclass(frozen=True, slots=True)
class Bar:
    """One row. `share` (0-1) fills the bar in the theme's colour `tone`, what is left of `whole` is
    hatched (not known); no bar where `share` is None. `quiet` words are muted.
    """

    key: str
    name: str
    told: str
    share: float | None = None
    whole: float = 0.0
    tone: str = "step2"
    quiet: bool = False


class Bars(QWidget):
    """The rows; `chosen` carries a row's key."""

    chosen = Signal(str)

    def __init__(self, rows: tuple[Bar, ...], theme: Theme, title: str) -> None:
        super().__init__()
        self.rows = rows
        self._theme = theme
        self._at = -1
        self.setFixedHeight(int(_ROW * len(rows)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(title)
        self.setAccessibleDescription("\n".join(f"{row.name} {row.told}" for row in rows))

    def sizeHint(self) -> QSize:
        """Return a size that leaves the width to the layout."""
        return QSize(220, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that show."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first = max(0, int(event.rect().top() / _ROW))
        for number in range(first, min(len(self.rows), int(event.rect().bottom() / _ROW) + 1)):
            self._row(painter, number)

    def _row(self, painter: QPainter, number: int) -> None:
        row, theme = self.rows[number], self._theme
        box = QRectF(0, number * _ROW, self.width(), _ROW)
        if number == self._at:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_soft))
            painter.drawRoundedRect(box, 4, 4)
        name = self._name_width()
        told = box.width() - name - _GAP
        if row.share is not None:
            told = min(told - 30 - _GAP, max(text_width(held.told, 11) for held in self.rows) + 2)
        centre = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(_PX))
        painter.setPen(QColor(theme.text))
        painter.drawText(
            QRectF(2, box.top(), name - 2, _ROW), centre, elided(row.name, name - 2, _PX)
        )
        painter.setFont(font(11))
        painter.setPen(
            QColor(theme.text_muted if row.quiet or row.share is not None else theme.text)
        )
        side = centre | (Qt.AlignmentFlag.AlignRight if row.share is not None else centre)
        where = QRectF(box.right() - told, box.top(), told - 2, _ROW)
        painter.drawText(where, side, elided(row.told, told - 2, 11))
        if row.share is not None:
            self._bar(painter, row, QRectF(name + _GAP, box.center().y() - _BAR / 2,
                                           box.width() - name - told - 2 * _GAP, _BAR))  # fmt: skip

    def _name_width(self) -> float:
        widest = max((text_width(row.name, _PX) for row in self.rows), default=0.0) + 6
        return float(min(widest, self.width() * 0.42))

    def _bar(self, painter: QPainter, row: Bar, box: QRectF) -> None:
        known = QRectF(
            box.left(), box.top(), box.width() * min(1.0, row.share or 0.0), box.height()
        )
        rest = QRectF(
            known.right(), box.top(), max(0.0, box.width() * row.whole - known.width()), _BAR
        )
        painter.fillRect(rest, QBrush(QColor(self._theme.hatch), Qt.BrushStyle.BDiagPattern))
        if row.tone == "unknown":
            painter.fillRect(known, QBrush(QColor(self._theme.hatch), Qt.BrushStyle.BDiagPattern))
            painter.setPen(QPen(QColor(self._theme.hatch), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(known)
        else:
            painter.fillRect(known, QColor(self._theme.lens[row.tone]))

    def _number(self, point: QPointF) -> int:
        number = int(point.y() // _ROW)
        return number if 0 <= number < len(self.rows) and self.rows[number].key else -1

    def _aim(self, number: int) -> None:
        if number != self._at:
            self._at = number
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if number >= 0 else Qt.CursorShape.ArrowCursor
            )
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which row a click would choose."""
        self._aim(self._number(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Aim at no row any more."""
        self._aim(-1)

    def focusOutEvent(self, event: QEvent) -> None:
        """Aim at no row any more."""
        self._aim(-1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a row."""
        number = self._number(event.position())
        if number >= 0:
            self.chosen.emit(self.rows[number].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Aim with the arrows, choose with Enter."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        keyed = [number for number, row in enumerate(self.rows) if row.key]
        if event.key() in steps and keyed:
            at = keyed.index(self._at) + steps[Qt.Key(event.key())] if self._at in keyed else 0
            self._aim(keyed[min(max(at, 0), len(keyed) - 1)])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at >= 0:
            self.chosen.emit(self.rows[self._at].key)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tell a row in full while the pointer rests on it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = int(event.pos().y() // _ROW)
            if 0 <= number < len(self.rows):
                row = self.rows[number]
                QToolTip.showText(event.globalPos(), f"{row.name}\n{row.told}", self)
            return True
        return bool(super().event(event))
