"""The renderer: a graphics scene with one item for each card of a source."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsScene

from orgsandbox.canvas.card_item import CardItem, GroundItem
from orgsandbox.canvas.settling import Settling, Way
from orgsandbox.canvas.source import OVERHANG, CardSource, Pointed, Spot
from orgsandbox.drawing.theme import Theme

_DOT = 24
"""Scene units between the dots of the ground."""

_DOTS_FROM = 0.5
"""The zoom from which on dots are drawn: closer together they would be a grey veil."""


class CardScene(QGraphicsScene):
    """Shows a source's cards. `arranged` is emitted when cards got new places.

    `emerging`: a card that is new comes out of the one above it; else it is simply there.
    """

    arranged = Signal()

    def __init__(
        self,
        source: CardSource[Any],
        theme: Theme,
        *,
        animations: bool,
        emerging: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.source = source
        self.theme = theme
        self.animations = animations
        self.items_by_key: dict[str, CardItem] = {}
        self._emerging = emerging
        self._pointed = Pointed()
        self._settling = Settling(self)
        self._ground = GroundItem(source, theme)
        self.addItem(self._ground)

    # in step with the source

    def renew(self, changed: Iterable[str], *, animate: bool = True) -> None:
        """Take over the source's cards and places; `changed` are those that say something else."""
        cards = self.source.cards
        for key in self.items_by_key.keys() - cards.rows.keys():
            self.removeItem(self.items_by_key.pop(key))
        new = [key for key in cards.keys if key not in self.items_by_key]
        for key in new:
            self.items_by_key[key] = CardItem(self.source, key, self.theme)
            self.addItem(self.items_by_key[key])
        self._ground.refresh()
        self._place(set(new), animate=animate)
        self.refresh(changed)
        self._show_marks(new)
        self.arranged.emit()

    def refresh(self, changed: Iterable[str]) -> None:
        """Paint these cards anew where they stand."""
        for key in changed:
            item = self.items_by_key.get(key)
            if item is not None:
                item.refresh()
                item.show_marks(self.source.marks(key, self._pointed))

    def _place(self, new: set[str], *, animate: bool) -> None:
        cards = self.source.cards
        self._settling.finish()
        ways: list[Way] = []
        corners = [QPointF(left, top) for left, top in cards.rects[:, :2].tolist()]
        for key, target, above in zip(cards.keys, corners, cards.parents.tolist(), strict=True):
            item = self.items_by_key[key]
            if key in new:
                item.setPos(corners[above] if self._emerging and above >= 0 else target)
            start = item.pos()
            if start != target:
                ways.append((item, start, target))
        self._settling.start(ways, animate=animate and self.animations)

    def finish_settling(self) -> None:
        """Put everything where it is going at once."""
        self._settling.finish()

    def show_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.theme = self._ground.theme = theme
        for item in self.items_by_key.values():
            item.theme = theme
        self.update()

    # what is where

    def spot_at(self, point: QPointF) -> Spot | None:
        """Return the part of a card at a point, or None beside all cards."""
        cards = self.source.cards
        key = cards.at(point) or cards.at(point, OVERHANG)
        if not key:
            return None
        inside = point - cards.rect(key).topLeft()
        part = self.source.part_at(key, inside.x(), inside.y())
        below = inside.y() > cards.rect(key).height()
        return None if below and part.kind != "fold" else Spot(key, part)

    def box_of(self, spot: Spot) -> QRectF:
        """Return where a part of a card stands in the scene."""
        corner = self.source.cards.rect(spot.key).topLeft()
        return QRectF(*spot.part.box).translated(corner)

    # marks

    def show_marks(self, pointed: Pointed) -> None:
        """Mark what is selected, what is carried, and what would take the drop."""
        self._pointed = pointed
        self._show_marks(self.items_by_key)

    def _show_marks(self, keys: Iterable[str]) -> None:
        for key in keys:
            self.items_by_key[key].show_marks(self.source.marks(key, self._pointed))

    def drawBackground(self, painter: QPainter, rect: QRectF | object) -> None:
        """Paint the quiet background with its grid of dots."""
        assert isinstance(rect, QRectF)
        painter.fillRect(rect, QColor(self.theme.background))
        if painter.worldTransform().m11() < _DOTS_FROM:
            return
        painter.setPen(QColor(self.theme.dots))
        left = int(rect.left()) - int(rect.left()) % _DOT
        top = int(rect.top()) - int(rect.top()) % _DOT
        painter.drawPoints(
            [
                QPointF(x, y)
                for x in range(left, int(rect.right()) + 1, _DOT)
                for y in range(top, int(rect.bottom()) + 1, _DOT)
            ]
        )
