"""What is carried under the pointer: a card that says what a drop would do, or why not."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from orgsandbox.drawing.card_data import Tile
from orgsandbox.drawing.card_layout import TILE_H, TILE_W
from orgsandbox.drawing.card_paint import paint_tile
from orgsandbox.drawing.fonts import font, text_width
from orgsandbox.drawing.theme import Theme

_SHOWN = 3
_OFFSET = 14.0
_PX = 12.0


class Ghost(QGraphicsItem):
    """A small pile of tiles, or a title, with one or two lines below it. Its size ignores zoom."""

    def __init__(self, theme: Theme, tiles: tuple[Tile, ...], title: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._tiles = tiles[:_SHOWN]
        self._count = len(tiles)
        self._title = title
        self._lines: tuple[tuple[str, bool], ...] = ()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setZValue(100)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def say(self, *lines: tuple[str, bool]) -> None:
        """Show lines of (text, is a refusal) below the card."""
        if lines != self._lines:
            self.prepareGeometryChange()
            self._lines = tuple(line for line in lines if line[0])
            self.update()

    @property
    def lines(self) -> tuple[str, ...]:
        """What is written below the card now."""
        return tuple(text for text, _refusal in self._lines)

    def _widest(self) -> float:
        lines = [text_width(text, _PX) + 20 for text, _refusal in self._lines]
        return max([TILE_W + 24, text_width(self._title, 13, bold=True) + 40, *lines])

    def boundingRect(self) -> QRectF:
        """Return the room of the pile and its lines on either side of the pointer."""
        width, height = self._size()
        return QRectF(-width, -height, 2 * width, 2 * height)

    def _size(self) -> tuple[float, float]:
        height = TILE_H + 24 + 24 * len(self._lines)
        return self._widest() + _OFFSET + 16, height + _OFFSET + 16

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Paint the pile a little off the pointer, the lines below it."""
        painter.translate(_OFFSET, _OFFSET)
        if widget is not None:
            self._keep_inside(painter, widget)
        if self._tiles:
            self._paint_tiles(painter)
        else:
            self._paint_title(painter)
        top = TILE_H + 14.0
        for text, refusal in self._lines:
            box = QRectF(0, top, text_width(text, _PX) + 18, 20)
            painter.setPen(QPen(QColor(self._theme.card_border)))
            painter.setBrush(QColor(self._theme.amber_soft if refusal else self._theme.card))
            painter.drawRoundedRect(box, 5, 5)
            painter.setPen(QColor(self._theme.amber if refusal else self._theme.text))
            painter.setFont(font(_PX))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
            top += 24

    def _keep_inside(self, painter: QPainter, widget: QWidget) -> None:
        """Move what is carried to the other side of the pointer where the view ends."""
        at = painter.worldTransform()
        width, height = self._size()
        over_right = max(0.0, at.dx() + width - _OFFSET - widget.width())
        over_bottom = max(0.0, at.dy() + height - _OFFSET - widget.height())
        painter.translate(-min(over_right, width), -min(over_bottom, height))

    def _paint_tiles(self, painter: QPainter) -> None:
        for number in reversed(range(len(self._tiles))):
            box = QRectF(number * 5, number * 5, TILE_W, TILE_H)
            shadow = QColor(0, 0, 0, 40)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shadow)
            painter.drawRoundedRect(box.translated(2, 4), 6, 6)
            paint_tile(painter, box, self._tiles[number], self._theme)
        if self._count > 1:
            badge = QRectF(TILE_W - 6, -8, 26, 20)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.accent))
            painter.drawRoundedRect(badge, 10, 10)
            painter.setPen(QColor(self._theme.on_accent))
            painter.setFont(font(12, bold=True))
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(self._count))

    def _paint_title(self, painter: QPainter) -> None:
        box = QRectF(0, 6, text_width(self._title, 13, bold=True) + 28, 32)
        painter.setPen(QPen(QColor(self._theme.accent), 1.5))
        painter.setBrush(QColor(self._theme.card))
        painter.drawRoundedRect(box, 8, 8)
        painter.setPen(QColor(self._theme.text))
        painter.setFont(font(13, bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._title)
