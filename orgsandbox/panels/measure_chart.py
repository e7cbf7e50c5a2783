"""A measure over the scenes: hover reads the value, a click opens the scene."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QToolTip, QWidget

from orgsandbox.document import Document
from orgsandbox.domain.change import Change
from orgsandbox.domain.project import strip_order
from orgsandbox.drawing.fonts import elided, font
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import _
from orgsandbox.metrics import panel
from orgsandbox.metrics.figures import written
from orgsandbox.metrics.line import Line
from orgsandbox.metrics.order import OVER_SCENES
from orgsandbox.metrics.reader import Reader
from orgsandbox.panels.parts import narrow

_HEIGHT = 92
_PAD = 26
"""Room at both ends, in pixels: half of a value's or a short name's width."""

_ABOVE, _BELOW = 18, 26
"""Room for a value above its point, and for the scenes' names below all points."""

_VALUE_WIDTH = 80
"""The width in which a value is centred above its point."""


@dataclass(frozen=True, slots=True)
class _Point:
    scenario: str
    name: str
    line: Line


class Plot(QWidget):
    """Points joined by a line, one a scenario; None is left out."""

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self._document = document
        self._theme = theme
        self.points: tuple[_Point, ...] = ()
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def show_points(self, points: tuple[_Point, ...], theme: Theme) -> None:
        """Show these points."""
        self.points, self._theme = points, theme
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size that leaves the width to the layout."""
        return QSize(300, _HEIGHT)

    def place(self, number: int) -> QPointF | None:
        """Return where a point is, or None where the measure is undefined."""
        value = self.points[number].line.now
        if value is None:
            return None
        top = max((point.line.now or 0.0 for point in self.points), default=0.0) or 1.0
        across = (self.width() - 2 * _PAD) / max(1, len(self.points) - 1)
        height = self.height() - _ABOVE - _BELOW
        return QPointF(_PAD + number * across, _ABOVE + height * (1 - value / top))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, the points with their values, and the scenes' names."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        known = [(n, at) for n in range(len(self.points)) if (at := self.place(n)) is not None]
        painter.setPen(QPen(QColor(theme.line), 1.5))
        for (_one, start), (_other, end) in pairwise(known):
            painter.drawLine(start, end)
        room = (self.width() - 2 * _PAD) / max(1, len(self.points) - 1) - 6
        for number, at in known:
            point = self.points[number]
            current = point.scenario == self._document.scenario.id
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent if current else theme.text_muted))
            painter.drawEllipse(at, 5 if current else 3.5, 5 if current else 3.5)
            painter.setFont(font(11))
            painter.setPen(QColor(theme.text))
            box = QRectF(at.x() - _VALUE_WIDTH / 2, at.y() - _ABOVE, _VALUE_WIDTH, 14)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, written(point.line, point.line.now))
            painter.setPen(QColor(theme.text_muted))
            name = QRectF(at.x() - room / 2, self.height() - 18, room, 16)
            shown = elided(point.name, room, 11)
            painter.drawText(name, Qt.AlignmentFlag.AlignCenter, shown)

    def nearest(self, at: QPointF) -> int | None:
        """Return the number of the point under the pointer's column."""
        if not self.points:
            return None
        across = (self.width() - 2 * _PAD) / max(1, len(self.points) - 1)
        number = round((at.x() - _PAD) / max(1.0, across))
        return max(0, min(len(self.points) - 1, number))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the scene of the nearest point."""
        number = self.nearest(event.position())
        if number is not None:
            self._document.show(self.points[number].scenario)

    def event(self, event: QEvent) -> bool:
        """Read a value out when the pointer rests."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self.nearest(QPointF(event.pos()))
            if number is not None:
                point = self.points[number]
                value = written(point.line, point.line.now)
                QToolTip.showText(event.globalPos(), f"{point.name}: {value}", self)
            return True
        return bool(super().event(event))


class MeasureChart(QWidget):
    """The plot with a choice of measures; reads them only while it is shown."""

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self._document = document
        self._theme = theme
        self.choice = narrow(QComboBox())
        self.choice.setFixedWidth(190)
        self.choice.setAccessibleName(_("Measure"))
        self._reader = Reader()
        titles = self._reader.titles()
        for key in OVER_SCENES:
            self.choice.addItem(_(titles[key]), key)
        self.plot = Plot(document, theme)
        self.choice.currentIndexChanged.connect(self.refresh)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 12, 2)
        row.addWidget(self.choice)
        row.addWidget(self.plot, 1)

    def show_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self.refresh()

    def sync(self, change: Change) -> None:
        """Read again what is shown."""
        self.refresh()

    def showEvent(self, event: object) -> None:
        """Read the measures when they are looked at."""
        self.refresh()

    def refresh(self, *_unused: object) -> None:
        """Read the chosen measure of every scenario, by date."""
        if not self.isVisible():
            return
        key = str(self.choice.currentData())
        points = []
        for scenario in strip_order(self._document.project):
            scope = panel.usual(scenario.org, self._document.project.assumptions)
            line = self._reader.line(key, scope)
            points.append(_Point(scenario.id, scenario.name, line))
        self.plot.show_points(tuple(points), self._theme)
