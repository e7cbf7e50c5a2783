"""One card in the graphics scene, and the ground behind all of them: a source paints both."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from orgsandbox.canvas.source import OVERHANG, CardSource
from orgsandbox.drawing.card_paint import PLAIN, Marks
from orgsandbox.drawing.theme import Theme

_EDGE = 1.5
"""Half of the widest frame of a card, in scene units."""

_GROUND_BESIDE = 260.0
"""Scene units beside the content that a side's name may reach."""


class CardItem(QGraphicsItem):
    """Shows a source's card; its position is the card's top left corner."""

    def __init__(self, source: CardSource[Any], key: str, theme: Theme) -> None:
        super().__init__()
        self.key = key
        self.theme = theme
        self.marks = PLAIN
        self._source = source
        self._size = source.cards.rect(key).size()
        # Painting clips by itself; asking Qt for the exposed rectangle would cost more.
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption, enabled=False)

    def refresh(self) -> None:
        """Show the card as the source has it now."""
        size = self._source.cards.rect(self.key).size()
        if size != self._size:
            self.prepareGeometryChange()
            self._size = size
        self.update()

    def show_marks(self, marks: Marks) -> None:
        """Show other marks; unchanged ones cost nothing."""
        if marks != self.marks:
            self.marks = marks
            self.update()

    def boundingRect(self) -> QRectF:
        """Return the card with its edge and what hangs below it."""
        width, height = self._size.width(), self._size.height()
        return QRectF(-_EDGE, -_EDGE, width + 2 * _EDGE, height + 2 * _EDGE + OVERHANG)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Let the source paint the card as coarsely as it is small."""
        scale = option.levelOfDetailFromTransform(painter.worldTransform())
        self._source.paint(painter, self.key, self.theme, self.marks, scale)


class GroundItem(QGraphicsItem):
    """What lies behind all cards: lines and the names of the sides."""

    def __init__(self, source: CardSource[Any], theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._source = source
        self._box = QRectF()
        self.setZValue(-1)

    def refresh(self) -> None:
        """Show the ground as the source has it now."""
        self.prepareGeometryChange()
        beside = _GROUND_BESIDE
        self._box = self._source.content().adjusted(-beside, -beside, beside, beside)
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the whole content with room beside it."""
        return self._box

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Let the source paint it."""
        scale = option.levelOfDetailFromTransform(painter.worldTransform())
        self._source.paint_ground(painter, self.theme, scale)
