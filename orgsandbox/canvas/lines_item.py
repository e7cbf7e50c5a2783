"""The lines between departments and the labels of the two sides: one item behind all cards."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from orgsandbox.drawing.chart_parts import SideLabel, paint_side_labels
from orgsandbox.drawing.theme import Theme
from orgsandbox.layout.base import Line


class LinesItem(QGraphicsItem):
    """Square grey lines, and 直接部門 / 間接部門 above the departments where a side begins."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._path = QPainterPath()
        self._labels: tuple[SideLabel, ...] = ()
        self.setZValue(-1)

    def show_lines(self, lines: Iterable[Line], labels: tuple[SideLabel, ...]) -> None:
        """Show these lines and labels."""
        self.prepareGeometryChange()
        path = QPainterPath()
        for line in lines:
            path.moveTo(*line.points[0])
            for point in line.points[1:]:
                path.lineTo(*point)
        self._path, self._labels = path, labels
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the rectangle around lines and labels."""
        box = self._path.boundingRect()
        for label in self._labels:
            box = box.united(_box(label))
        return box.adjusted(-2, -2, 2, 2)

    def has_label_in(self, box: QRectF) -> bool:
        """Say whether the name of a side stands in a part of the scene."""
        return any(_box(label).intersects(box) for label in self._labels)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Draw everything in one stroke."""
        scale = option.levelOfDetailFromTransform(painter.worldTransform())
        painter.setPen(QPen(QColor(self.theme.line), max(1.2, 0.7 / max(scale, 0.01))))
        painter.drawPath(self._path)
        paint_side_labels(painter, self._labels, self.theme, scale)


def _box(label: SideLabel) -> QRectF:
    return QRectF(QPointF(label.x, label.y - 16), QPointF(label.x + 220, label.y))
