"""A small picture to try every gesture on: two columns of boxes, a dot, a band, a still heading."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPainterPath
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from orgsandbox.panels.picture.drag import Drag
from orgsandbox.panels.picture.link import Link
from orgsandbox.panels.picture.picture import Look, Picture
from orgsandbox.panels.picture.shape import Form, Shape, Shapes
from tests.ui_helpers import send

LEFT = Qt.MouseButton.LeftButton


class TwoColumns(Picture):
    """People a, b, c at the left, tasks x, y at the right; people may be dragged to tasks."""

    title = "Who does what"

    def __init__(self, *gone: str) -> None:
        self._gone = gone
        self.looks: list[Look] = []

    def place(self, room: QSizeF) -> Shapes:
        band = QPainterPath(QPointF(60, 110))
        band.lineTo(200, 110)
        shapes = (
            Shape("heading", "heading", QRectF(0, 0, 260, 20), "Everything", line=None, still=True),
            Shape("a", "person", QRectF(0, 20, 60, 20), "Aoki", "80%"),
            Shape("b", "person", QRectF(0, 50, 60, 20), "Baba", "100%"),
            Shape("c", "person", QRectF(0, 80, 60, 20), "Chiba", "20%"),
            Shape("x", "task", QRectF(200, 20, 60, 20), "<b>Payroll", line=1),
            Shape("y", "task", QRectF(200, 80, 60, 20), "Hiring", line=1, tip="Hiring, all of it"),
            Shape("dot", "dot", QRectF(120, 50, 20, 20), "A dot", line=2, form=Form.DOT),
            Shape(
                "band",
                "band",
                QRectF(120, 100, 20, 20),
                "A band",
                line=2,
                form=Form.BAND,
                path=band,
                width=2.0,
            ),
        )
        kept = tuple(shape for shape in shapes if shape.key not in self._gone)
        return Shapes(kept, QSizeF(260, 130))

    def begin(self, shape: Shape, point: QPointF) -> Drag | None:
        return Link(shape, point, _does) if shape.kind == "person" else None

    def removes(self, shape: Shape) -> bool:
        return shape.kind == "task"

    def paint(self, painter: QPainter, shape: Shape, look: Look) -> None:
        if not self.looks or self.looks[-1] is not look:
            self.looks.append(look)
        painter.fillRect(shape.box, QColor("#3355bb"))


def _does(_person: Shape, target: Shape) -> bool:
    return target.kind == "task"


def press(view: QWidget, at: QPointF, button: Qt.MouseButton = LEFT) -> None:
    send(view, QEvent.Type.MouseButtonPress, at.toPoint(), button, button=button)


def move(view: QWidget, at: QPointF, buttons: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    send(view, QEvent.Type.MouseMove, at.toPoint(), buttons)


def release(view: QWidget, at: QPointF) -> None:
    send(view, QEvent.Type.MouseButtonRelease, at.toPoint(), Qt.MouseButton.NoButton)


def carry(view: QWidget, start: QPointF, end: QPointF) -> None:
    """Press at one point and move to another; the button stays down."""
    press(view, start)
    for step in range(1, 5):
        move(view, start + (end - start) * step / 4, LEFT)


def tooltip(view: QWidget, at: QPointF) -> str:
    """Rest the pointer on a point; return what is told there."""
    QToolTip.hideText()
    where = at.toPoint()
    event = QHelpEvent(QEvent.Type.ToolTip, where, view.mapToGlobal(QPoint(where)))
    QApplication.sendEvent(view, event)
    return QToolTip.text()
