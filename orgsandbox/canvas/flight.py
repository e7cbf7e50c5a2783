"""People on the way to where they are now: what a step through the scenes shows."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QStyleOptionGraphicsItem, QWidget

from orgsandbox.drawing.card_data import Tile
from orgsandbox.drawing.card_paint import paint_tile
from orgsandbox.drawing.theme import Theme

_MS = 420
_MOST = 120

Spots = Mapping[str, tuple[Tile, QRectF]]
"""Somebody's tile and where it stands in the scene, by person id."""


class Flight(QGraphicsItem):
    """Tiles above all cards, moving; the item takes itself out of the scene at the end."""

    def __init__(self, scene: QGraphicsScene, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._ways: list[tuple[Tile, QRectF, QRectF]] = []
        self._progress = 1.0
        self.setZValue(50)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setVisible(False)
        scene.addItem(self)
        self._animation = QVariantAnimation(scene)
        self._animation.setDuration(_MS)
        self._animation.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.valueChanged.connect(self._step)
        self._animation.finished.connect(self.land)

    def start(self, before: Spots, after: Spots, theme: Theme) -> None:
        """Let everybody who stood elsewhere fly; a crowd too large to follow simply appears."""
        ways = [
            (tile, before[person][1], box)
            for person, (tile, box) in after.items()
            if person in before and before[person][1] != box
        ]
        if not 0 < len(ways) <= _MOST:
            return
        self._theme = theme
        self.prepareGeometryChange()
        self._ways = ways
        self.setVisible(True)
        self._animation.start()

    @property
    def flying(self) -> bool:
        """Say whether somebody is on the way."""
        return self.isVisible()

    def land(self) -> None:
        """Put everybody where they are going at once."""
        self._animation.stop()
        self._ways = []
        self.setVisible(False)

    def _step(self, progress: float) -> None:
        self._progress = progress
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the room of all ways."""
        whole = QRectF()
        for _tile, start, end in self._ways:
            whole = whole.united(start).united(end)
        return whole.adjusted(-2, -2, 2, 2)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Paint everybody on the way."""
        for tile, start, end in self._ways:
            at = start.topLeft() + (end.topLeft() - start.topLeft()) * self._progress
            paint_tile(painter, QRectF(QPointF(at), end.size()), tile, self._theme)
