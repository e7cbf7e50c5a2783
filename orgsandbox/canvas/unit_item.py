"""One department on the board: one item that paints its people through `drawing`."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from orgsandbox.drawing.card_data import Card
from orgsandbox.drawing.card_layout import CardLayout, Part, measure, part_at
from orgsandbox.drawing.card_paint import FULL, PLAIN, Marks, paint_card
from orgsandbox.drawing.theme import Theme

_KNOB = 9.0


class UnitItem(QGraphicsItem):
    """Shows one Card; its position is the card's top left corner."""

    def __init__(self, card: Card, theme: Theme, *, has_children: bool) -> None:
        super().__init__()
        self.card = card
        self.layout: CardLayout = measure(card)
        self.theme = theme
        self.marks = PLAIN
        self.has_children = has_children
        # Painting clips by itself; asking Qt for the exposed rectangle would cost more.
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption, False)

    def show_card(self, card: Card, *, has_children: bool) -> None:
        """Show another card in the same place; the same one costs nothing."""
        if (card, has_children) == (self.card, self.has_children):
            return
        layout = measure(card)
        if (layout.width, layout.height) != (self.layout.width, self.layout.height):
            self.prepareGeometryChange()
        self.card, self.layout, self.has_children = card, layout, has_children
        self.update()

    def show_marks(self, marks: Marks) -> None:
        """Show other marks; unchanged ones cost nothing."""
        if marks != self.marks:
            self.marks = marks
            self.update()

    def show_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.theme = theme
        self.update()

    def part_at(self, scene_point: QPointF) -> Part:
        """Return what stands at a point of the scene inside this item."""
        point = self.mapFromScene(scene_point)
        if self.has_children and self._knob().contains(point):
            return Part("fold", (0, 0, self.layout.width, self.layout.height))
        return part_at(self.layout, point.x(), point.y())

    def on_bar(self, part: Part, scene_point: QPointF) -> bool:
        """Say whether a point of a person's tile is on its bar."""
        _left, top, _width, height = part.box
        return self.mapFromScene(scene_point).y() > top + height * 0.62

    def scene_box(self, part: Part) -> QRectF:
        """Return where a part of the card is in the scene."""
        return self.mapRectToScene(QRectF(*part.box))

    def _knob(self) -> QRectF:
        middle = self.layout.width / 2
        return QRectF(middle - _KNOB, self.layout.height - _KNOB, 2 * _KNOB, 2 * _KNOB)

    def boundingRect(self) -> QRectF:
        """Return the card with its edge and the fold knob below it."""
        below = _KNOB + 1 if self.has_children else 1.5
        return QRectF(-1.5, -1.5, self.layout.width + 3, self.layout.height + 1.5 + below)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Paint the card as coarsely as it is small."""
        scale = option.levelOfDetailFromTransform(painter.worldTransform())
        paint_card(painter, self.card, self.layout, self.theme, self.marks, scale)
        if self.has_children and scale >= FULL:
            self._paint_knob(painter)

    def _paint_knob(self, painter: QPainter) -> None:
        box = self._knob()
        painter.setPen(QPen(QColor(self.theme.line), 1))
        painter.setBrush(QColor(self.theme.card))
        painter.drawEllipse(box)
        pen = QPen(QColor(self.theme.text_muted), 1.6, c=Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        middle = box.center()
        painter.drawLine(middle - QPointF(4, 0), middle + QPointF(4, 0))
        if self.card.folded:
            painter.drawLine(middle - QPointF(0, 4), middle + QPointF(0, 4))
