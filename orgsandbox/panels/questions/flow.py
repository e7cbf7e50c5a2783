"""Who serves whom, as a layered flow: support, revenue, customer. Dragging sets a destination."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QToolTip, QWidget

from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import _
from orgsandbox.panels.questions.flow_bands import Band, Edge
from orgsandbox.panels.questions.flow_layout import Node, Picture, planned
from orgsandbox.panels.questions.flow_paint import Look, paint_flow

_COMFORT, _LARGEST = 820.0, 1.5
_FAR = 6.0
_EDGE = 40
Pick = str | tuple[str, str] | None
"""What is picked: a box's key, an edge as (source, target), or nothing."""


class Flow(QWidget):
    """The picture. `linked` carries (from, to) when one box was dragged onto another, `picked` a
    `Pick` when something was clicked, `removed` the edge whose end was asked for by Delete.
    """

    linked = Signal(str, str)
    picked = Signal(object)
    removed = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._nodes: tuple[Node, ...] = ()
        self._edges: tuple[Edge, ...] = ()
        self._picture = Picture({}, (), (), QRectF(), 0.0)
        self._scale = 1.0
        self._picked: Pick = None
        self._hovered: Pick = None
        self._from: str | None = None
        self._to = QPointF()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Who serves whom"))

    def show_flow(self, nodes: tuple[Node, ...], edges: tuple[Edge, ...], theme: Theme) -> None:
        """Show this graph."""
        self._nodes, self._edges, self._theme = nodes, edges, theme
        names = self._names()
        self.setAccessibleDescription("\n".join(
            f"{names[edge.source]} → {names[edge.target]} {edge.told}"
            for edge in edges if edge.source in names and edge.target in names))  # fmt: skip
        self._arrange()

    def show_pick(self, pick: Pick) -> None:
        """Mark what is picked."""
        self._picked = pick
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size that shows every box."""
        return QSize(640, self.minimumHeight())

    def box(self, key: str) -> QRectF:
        """Return where a box stands; empty for an unknown one."""
        box = self._picture.boxes.get(key, QRectF())
        return QRectF(box.topLeft() * self._scale, box.size() * self._scale)

    def band_spot(self, source: str, target: str) -> QPointF:
        """Return a point on the band from one box to another."""
        for band in self._picture.bands:
            if (band.edge.source, band.edge.target) == (source, target):
                return band.path.pointAtPercent(0.5 if band.arc else 0.2) * self._scale
        return QPointF()

    def _names(self) -> dict[str, str]:
        return {node.key: node.name for node in self._nodes}

    def _arrange(self) -> None:
        """Lay the picture out: larger where there is room, higher than the room where needed."""
        above = self.parentWidget()
        room = above.height() if above is not None else self.height()
        wide = min(_LARGEST, max(1.0, self.width() / _COMFORT))
        plan = planned(self._nodes, self._edges, room / wide)
        self._scale = max(1.0, min(wide, room / plan.height))
        self._picture = plan.arranged(self.width() / self._scale, room / self._scale - 1)
        self.setMinimumHeight(int(plan.height * self._scale))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the picture out in the new room."""
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, what is picked and aimed at, and a drag under way."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._scale, self._scale)
        seen = QRectF(self.visibleRegion().boundingRect())
        seen = QRectF(seen.topLeft() / self._scale, seen.size() / self._scale)
        drag = (self._from, self._to) if self._from is not None and self._moved() else None
        look = Look(self._theme, seen, self._picked, self._hovered, drag)
        paint_flow(painter, self._picture, self._nodes, look)

    # the pointer

    def _moved(self) -> bool:
        box = self._picture.boxes.get(self._from or "")
        return box is not None and not box.contains(self._to)

    def _at(self, point: QPointF) -> Pick:
        for key, box in self._picture.boxes.items():
            if box.contains(point):
                return key
        band = self._band_at(point)
        return (band.edge.source, band.edge.target) if band is not None else None

    def _band_at(self, point: QPointF) -> Band | None:
        """Return the thinnest band under the pointer: a thin one is hard enough to hit."""
        stroker = QPainterPathStroker()
        hit = []
        for band in self._picture.bands:
            stroker.setWidth(max(2 * _FAR, band.width))
            reach = band.width / 2 + _FAR
            near = band.path.boundingRect().adjusted(-reach, -reach, reach, reach)
            if near.contains(point) and stroker.createStroke(band.path).contains(point):
                hit.append(band)
        return min(hit, key=lambda band: (_away(band.path, point) > band.width / 2, band.width),
                   default=None)  # fmt: skip

    def _layer(self, key: Pick) -> int:
        return next((node.layer for node in self._nodes if node.key == key), -1)

    def _quiet(self, key: Pick) -> bool:
        return any(node.quiet for node in self._nodes if node.key == key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a line at a support department, or pick what is under the pointer."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._to = event.position() / self._scale
        at = self._at(self._to)
        if isinstance(at, str) and self._layer(at) == 0:
            self._from = at
        else:
            self.picked.emit(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the line along, or show what a click would pick."""
        self._to = event.position() / self._scale
        at = self._at(self._to)
        if self._from is not None:
            self._hovered = at if self._accepts(at) else None
            self._follow(event.position())
            self.update()
        elif at != self._hovered:
            self._hovered = at
            shape = Qt.CursorShape
            self.setCursor(shape.ArrowCursor if at is None else shape.PointingHandCursor)
            self.update()

    def _follow(self, to: QPointF) -> None:
        """Scroll along while a line is drawn beyond what is in view."""
        view = self.parentWidget()
        area = view.parentWidget() if view is not None else None
        if isinstance(area, QScrollArea):
            area.ensureVisible(int(to.x()), int(to.y()), 0, _EDGE)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Set the destination the line ends at; a line that never left its box picks it."""
        source, self._from = self._from, None
        at = self._at(event.position() / self._scale)
        self.update()
        if source is None:
            return
        if at == source:
            self.picked.emit(source)
        elif isinstance(at, str) and not self._quiet(at):
            self.linked.emit(source, at)

    def _accepts(self, at: Pick) -> bool:
        return isinstance(at, str) and at != self._from and not self._quiet(at)

    def leaveEvent(self, event: QEvent) -> None:
        """Aim at nothing any more."""
        self._hovered = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from box to box with the arrows, remove the edge picked with Delete."""
        keys = [node.key for node in self._nodes]
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps and keys:
            at = self._picked if isinstance(self._picked, str) else None
            number = keys.index(at) + steps[Qt.Key(event.key())] if at in keys else 0
            self.picked.emit(keys[min(max(number, 0), len(keys) - 1)])
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and isinstance(
            self._picked, tuple
        ):
            self.removed.emit(*self._picked)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tell a box or a band in full while the pointer rests on it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self._at(QPointF(event.pos()) / self._scale)
            QToolTip.showText(event.globalPos(), "\n".join(self._told(at)), self)
            return True
        return bool(super().event(event))

    def _told(self, at: Pick) -> list[str]:
        names = self._names()
        if isinstance(at, tuple):
            found = [edge for edge in self._edges if (edge.source, edge.target) == at]
            return [f"{names[edge.source]} → {names[edge.target]} {edge.told}"
                    for edge in found]  # fmt: skip
        told = [names[at]] if at in names else []
        return told + [f"→ {names[edge.target]} {edge.told}" for edge in self._edges
                       if edge.source == at and edge.target in names]  # fmt: skip


def _away(path: QPainterPath, point: QPointF) -> float:
    """Return how far a point is from a path, roughly: the nearest of some points on it."""
    found = (path.pointAtPercent(step / 40) - point for step in range(41))
    return min(float((away.x() ** 2 + away.y() ** 2) ** 0.5) for away in found)
