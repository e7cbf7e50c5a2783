"""A measure over the scenes: hover reads the value, a click opens the scene."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from orgsandbox.document import Document
from orgsandbox.domain.change import Change
from orgsandbox.domain.project import strip_order
from orgsandbox.drawing.fonts import elided, font
from orgsandbox.drawing.theme import Theme, colour_of
from orgsandbox.i18n import _
from orgsandbox.metrics import panel
from orgsandbox.metrics.figures import written
from orgsandbox.metrics.line import Line
from orgsandbox.metrics.order import OVER_SCENES
from orgsandbox.metrics.reader import Reader
from orgsandbox.panels.parts import narrow
from orgsandbox.panels.picture.picture import Look, Picture
from orgsandbox.panels.picture.shape import Key, Shape, Shapes, Way
from orgsandbox.panels.picture.view import Manner, PictureView

_HEIGHT = 92
_PAD = 26
"""Room at both ends, in pixels: half of a value's or a short name's width."""

_ABOVE, _BELOW = 18, 26
"""Room for a value above its point, and for the scenes' names below all points."""

_CURRENT, _OTHER = 5.0, 3.5
"""How large a point is, in pixels: that of the scenario on show, and the others."""

_VALUE_WIDTH = 80
"""The width in which a value is centred above its point."""


@dataclass(frozen=True, slots=True)
class Point:
    """What the measure says of one scenario."""

    scenario: str
    name: str
    line: Line


class ScenesPicture(Picture):
    """Points joined by a line, one a scenario, keyed by it; where the measure is undefined, none.

    The whole column of a scene is hit: what is read out or opened is the scene above or below.
    """

    def __init__(self, points: tuple[Point, ...], title: str) -> None:
        self.points, self.title = points, title
        self._by_key = {point.scenario: point for point in points}

    def place(self, room: QSizeF) -> Shapes:
        """Return a column a scene, side by side."""
        across = self._across(room.width())
        shapes = tuple(
            Shape(
                point.scenario,
                "scene",
                QRectF(_PAD + (number - 0.5) * across, 0, across, _HEIGHT),
                point.name,
                written(point.line, point.line.now),
            )
            for number, point in enumerate(self.points)
        )
        return Shapes(shapes, QSizeF(0, _HEIGHT), Way.ACROSS)

    def _across(self, width: float) -> float:
        return (width - 2 * _PAD) / max(1, len(self.points) - 1)

    def spot(self, shape: Shape) -> QPointF | None:
        """Return where a scene's point is, or None where the measure is undefined."""
        value = self._by_key[str(shape.key)].line.now
        if value is None:
            return None
        top = max((point.line.now or 0.0 for point in self.points), default=0.0) or 1.0
        height = _HEIGHT - _ABOVE - _BELOW
        return QPointF(shape.box.center().x(), _ABOVE + height * (1 - value / top))

    def behind(self, painter: QPainter, shapes: Shapes, look: Look) -> None:
        """Paint the line from point to point."""
        spots = [spot for shape in shapes.items if (spot := self.spot(shape)) is not None]
        painter.setPen(QPen(colour_of(look.theme.line), 1.5))
        for start, end in pairwise(spots):
            painter.drawLine(start, end)

    def paint(self, painter: QPainter, shape: Shape, look: Look) -> None:
        """Paint a point with its value, and the scene's name; the scene on show stands out."""
        theme, spot = look.theme, self.spot(shape)
        if spot is None:
            return
        current = shape.key == look.chosen
        marked = current or shape.key == look.aimed
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour_of(theme.accent if marked else theme.text_muted))
        radius = _CURRENT if current else _OTHER
        painter.drawEllipse(spot, radius, radius)
        painter.setFont(font(11))
        painter.setPen(colour_of(theme.text))
        box = QRectF(spot.x() - _VALUE_WIDTH / 2, spot.y() - _ABOVE, _VALUE_WIDTH, 14)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shape.value)
        painter.setPen(colour_of(theme.text_muted))
        room = shape.box.width() - 6
        name = QRectF(spot.x() - room / 2, _HEIGHT - 18, room, 16)
        painter.drawText(name, Qt.AlignmentFlag.AlignCenter, elided(shape.name, room, 11))


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
        manner = Manner(follows=False, lets_go=False, grows=False)
        self.plot = PictureView(ScenesPicture((), ""), theme, manner)
        self.plot.chosen.connect(self._open)
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

    def showEvent(self, event: QShowEvent) -> None:
        """Read the measures when they are looked at."""
        super().showEvent(event)
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
            points.append(Point(scenario.id, scenario.name, line))
        picture = ScenesPicture(tuple(points), self.choice.currentText())
        self.plot.show_picture(picture, self._theme)
        self.plot.show_chosen(self._document.scenario.id)

    def _open(self, scenario: Key) -> None:
        self._document.show(str(scenario))
