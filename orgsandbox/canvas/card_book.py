"""Cards by key with their layouts: what all sources of department cards have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QMimeData, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from orgsandbox.canvas.marking import marks_of
from orgsandbox.canvas.source import NO_CARDS, Cards, Load, Pointed, Spot
from orgsandbox.drawing.card_data import Card
from orgsandbox.drawing.card_layout import CardLayout, Part, measure, part_at
from orgsandbox.drawing.card_paint import Marks, paint_card
from orgsandbox.drawing.theme import Theme
from orgsandbox.layout.base import Line, Picture, Rect
from orgsandbox.selection import Selected

_LINE_WIDTH = 1.2
_LEAST_LINE_PX = 0.7
"""Lines never get thinner than this on the screen: far out they would fade away."""


class CardBook:
    """Department cards and where an arrangement put them.

    Nothing can be dragged or dropped here; subclasses add what may be.
    """

    selects: frozenset[str] = frozenset()
    bands = False

    def __init__(self) -> None:
        self._cards: dict[str, Card] = {}
        self._layouts: dict[str, CardLayout] = {}
        self._path = QPainterPath()
        self.picture = Picture({}, (), Rect(0.0, 0.0, 0.0, 0.0))
        self.cards: Cards = NO_CARDS

    def card(self, key: str) -> Card:
        """Return what a card says; KeyError for one that is not shown."""
        return self._cards[key]

    def layout(self, key: str) -> CardLayout:
        """Return where the parts of a card stand; KeyError for one that is not shown."""
        return self._layouts[key]

    def show_card(self, key: str, card: Card) -> bool:
        """Keep a card; say whether it differs from the one that was there."""
        if self._cards.get(key) == card:
            return False
        self._cards[key] = card
        self._layouts[key] = measure(card)
        return True

    def drop_cards(self, kept: Iterable[str]) -> None:
        """Forget all cards but these."""
        for key in self._cards.keys() - set(kept):
            del self._cards[key], self._layouts[key]

    def show_picture(self, picture: Picture, parents: Mapping[str, str | None]) -> None:
        """Put the cards where a picture has them."""
        self.picture = picture
        self.cards = Cards.of(picture.rects, parents)
        self._path = line_path(picture.lines)

    def content(self) -> QRectF:
        """Return the rectangle around all cards."""
        bounds = self.picture.bounds
        return QRectF(bounds.x, bounds.y, bounds.width, bounds.height)

    def paint_ground(self, painter: QPainter, theme: Theme, scale: float) -> None:
        """Draw all lines in one stroke."""
        width = max(_LINE_WIDTH, _LEAST_LINE_PX / max(scale, 0.01))
        painter.setPen(QPen(QColor(theme.line), width))
        painter.drawPath(self._path)

    def paint(self, painter: QPainter, key: str, theme: Theme, marks: Marks, scale: float) -> None:
        """Paint a card, its corner at the origin, as coarsely as it is small at a zoom."""
        paint_card(painter, self._cards[key], self._layouts[key], theme, marks, scale)

    def part_at(self, key: str, x: float, y: float) -> Part:
        """Return what stands at a point of a card, from its corner."""
        return part_at(self.layout(key), x, y)

    def parts(self, key: str) -> Iterable[Part]:
        """Return the people and tasks on a card in reading order."""
        layout = self.layout(key)
        return [part for part in (*layout.tiles, *layout.tasks) if part.kind != "vacancy"]

    def marks(self, key: str, pointed: Pointed) -> Marks:
        """Return what is marked on a card."""
        return marks_of(self._cards[key], pointed)

    def load(self, spot: Spot, selected: Selected, point: QPointF) -> Load[Any] | None:
        """Return what a drag from there carries: here nothing can be dragged."""
        return None

    def taken(self, data: QMimeData) -> Load[Any] | None:
        """Return what a drag from elsewhere carries: here nothing may be dropped."""
        return None


def line_path(lines: Iterable[Line]) -> QPainterPath:
    """Return lines as one path."""
    path = QPainterPath()
    for line in lines:
        path.moveTo(*line.points[0])
        for point in line.points[1:]:
            path.lineTo(*point)
    return path
