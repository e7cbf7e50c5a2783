"""How the specialised share depends on the threshold: a small curve, for it is a choice."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from orgsandbox.domain.model import Org
from orgsandbox.domain.project import Assumptions
from orgsandbox.drawing.fonts import font
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import _
from orgsandbox.metrics import balance, panel
from orgsandbox.metrics.base import Scope
from orgsandbox.metrics.sums import cells_of

THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.9)

_SAME = 0.005
"""Thresholds nearer to each other read as the same whole per cent."""


def shares(org: Org, assumptions: Assumptions) -> tuple[float | None, ...]:
    """Return the specialised share of the support side at each threshold."""
    table = Scope(org, panel.default_scope(org), assumptions).grained
    scope = Scope(org, None, assumptions)
    able = balance.specialties(scope, table.tasks)
    cells = cells_of(table)
    return tuple(balance.balance(cells, theta, able).specialist_share for theta in THRESHOLDS)


class ThetaCurve(QWidget):
    """A card with the curve; the threshold in force is marked."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shares: tuple[float | None, ...] = ()
        self._theta = 0.6
        self.resize(190, 108)
        self.setAccessibleName(_("Specialised share by threshold"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_curve(self, org: Org, assumptions: Assumptions, theme: Theme) -> None:
        """Show the curve of an organisation."""
        self._shares, self._theta, self._theme = shares(org, assumptions), assumptions.theta, theme
        self.update()

    def _place(self, theta: float, share: float) -> QPointF:
        left, top, wide, high = 34.0, 28.0, self.width() - 48.0, self.height() - 50.0
        across = (theta - THRESHOLDS[0]) / (THRESHOLDS[-1] - THRESHOLDS[0])
        return QPointF(left + across * wide, top + (1 - share) * high)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint card, axes, curve and the threshold in force."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        painter.setPen(QPen(QColor(theme.card_border)))
        painter.setBrush(QColor(theme.card))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setFont(font(11))
        painter.setPen(QColor(theme.text))
        title = QRectF(10, 4, self.width() - 20, 18)
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, _("Specialised share by threshold"))
        self._axes(painter)
        pairs = zip(THRESHOLDS, self._shares, strict=False)
        known = [(theta, share) for theta, share in pairs if share is not None]
        painter.setPen(QPen(QColor(theme.accent), 1.8))
        painter.drawPolyline([self._place(theta, share) for theta, share in known])
        painter.setBrush(QColor(theme.accent))
        for theta, share in known:
            size = 4.0 if abs(theta - self._theta) < _SAME else 2.2
            painter.drawEllipse(self._place(theta, share), size, size)

    def _axes(self, painter: QPainter) -> None:
        painter.setFont(font(9))
        painter.setPen(QColor(self._theme.text_muted))
        for share in (0.0, 0.5, 1.0):
            at = self._place(THRESHOLDS[0], share)
            box = QRectF(2, at.y() - 7, at.x() - 8, 14)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight, f"{share * 100:.0f}%")
        for theta in THRESHOLDS:
            at = self._place(theta, 0.0)
            box = QRectF(at.x() - 14, at.y() + 3, 28, 14)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{theta * 100:.0f}%")
        painter.setPen(QPen(QColor(self._theme.line), 1, Qt.PenStyle.DotLine))
        inside = min(max(self._theta, THRESHOLDS[0]), THRESHOLDS[-1])
        painter.drawLine(self._place(inside, 0.0), self._place(inside, 1.0))
