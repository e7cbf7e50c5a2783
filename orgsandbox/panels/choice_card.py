"""A choice as a card: its name, and below it one quiet line of what it tells."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from orgsandbox.drawing.fonts import elided, font
from orgsandbox.drawing.theme import Theme
from orgsandbox.plain import menu_text, set_tip

_HEIGHT = 42
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ChoiceCard(QAbstractButton):
    """One of several choices; the one taken has a blue frame. Space takes it by keyboard."""

    def __init__(self, title: str, about: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about = about
        self._theme = theme
        self._title = title
        self.setText(menu_text(title))
        self.setCheckable(True)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(about)
        set_tip(self, f"{title}\n{about}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size that leaves the width to the layout."""
        return QSize(180, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        # no Picture: one button with its own name, keys and tooltip
        theme, taken = self._theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = taken or self.hasFocus() or self.underMouse()
        painter.setPen(
            QPen(QColor(theme.accent if marked else theme.card_border), 2 if taken else 1)
        )
        painter.setBrush(QColor(theme.accent_soft if taken else theme.card))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        room = self.width() - 20
        painter.setPen(QColor(theme.text))
        painter.setFont(font(12, bold=True))
        painter.drawText(QRectF(10, 3, room, 19), _LEFT, elided(self._title, room, 12, bold=True))
        painter.setPen(QColor(theme.text_muted))
        painter.setFont(font(11))
        painter.drawText(QRectF(10, 21, room, 17), _LEFT, elided(self._about, room, 11))
