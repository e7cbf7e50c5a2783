"""Who serves whom, as a layered flow: support, revenue, customer. Dragging sets a destination."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from orgsandbox.drawing.fonts import elided, font
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import _

_BOX_W, _BOX_H, _GAP = 236.0, 40.0, 12.0
_WIDEST = 14.0


@dataclass(frozen=True, slots=True)
class Node:
    """A box: its key, its name, the line below it, and its layer (0 support, 1 revenue, 2 end)."""

    key: str
    name: str
    under: str
    layer: int


@dataclass(frozen=True, slots=True)
class Edge:
    """A share (0-1) of one node's output that another uses."""

    source: str
    target: str
    share: float


class Flow(QWidget):
    """The picture; `linked` carries (from, to) when one box was dragged onto another."""

    linked = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._nodes: tuple[Node, ...] = ()
        self._edges: tuple[Edge, ...] = ()
        self._from: str | None = None
        self._to = QPointF()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(240)
        self.setAccessibleName(_("Who serves whom"))

    def show_flow(self, nodes: tuple[Node, ...], edges: tuple[Edge, ...], theme: Theme) -> None:
        """Show this graph."""
        self._nodes, self._edges, self._theme = nodes, edges, theme
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size that shows every box."""
        layers = [sum(node.layer == layer for node in self._nodes) for layer in range(3)]
        return QSize(720, int(max(layers, default=1) * (_BOX_H + _GAP) + 40))

    def box(self, key: str) -> QRectF:
        """Return where a box stands; empty for an unknown one."""
        node = next((held for held in self._nodes if held.key == key), None)
        if node is None:
            return QRectF()
        layer = [held for held in self._nodes if held.layer == node.layer]
        step = min(_BOX_H + _GAP, (self.height() - 20) / max(1, len(layer)))
        top = (self.height() - step * len(layer)) / 2
        across = (self.width() - _BOX_W - 20) / 2
        height = min(_BOX_H, step - 4)
        return QRectF(10 + node.layer * across, top + layer.index(node) * step, _BOX_W, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint lines as wide as their share, boxes above them, and a drag under way."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for edge in self._edges:
            self._line(painter, edge)
        for node in self._nodes:
            self._paint_box(painter, node)
        if self._from is not None:
            painter.setPen(QPen(QColor(self._theme.accent), 2, Qt.PenStyle.DashLine))
            painter.drawLine(self.box(self._from).center(), self._to)

    def _line(self, painter: QPainter, edge: Edge) -> None:
        start, end = self.box(edge.source), self.box(edge.target)
        if start.isEmpty() or end.isEmpty():
            return
        same = abs(start.left() - end.left()) < 1
        a = QPointF(start.right(), start.center().y())
        b = QPointF(end.right() if same else end.left(), end.center().y())
        reach = 46.0 if same else (b.x() - a.x()) / 2
        path = QPainterPath(a)
        path.cubicTo(a + QPointF(reach, 0), b + QPointF(reach if same else -reach, 0), b)
        colour = QColor(self._theme.lens["step1"])
        colour.setAlpha(150)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, max(1.0, _WIDEST * edge.share), c=Qt.PenCapStyle.FlatCap))
        painter.drawPath(path)

    def _paint_box(self, painter: QPainter, node: Node) -> None:
        theme, box = self._theme, self.box(node.key)
        aimed = self._from not in (None, node.key) and box.contains(self._to)
        painter.setPen(
            QPen(QColor(theme.accent if aimed else theme.card_border), 2 if aimed else 1)
        )
        painter.setBrush(QColor(theme.accent_soft if aimed else theme.card))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(QColor(theme.text))
        painter.setFont(font(12, True))
        upper = QRectF(box.left() + 8, box.top() + 2, box.width() - 16, box.height() / 2)
        shown = node.under and box.height() >= 30
        name = elided(node.name, upper.width(), 12, True)
        where = upper if shown else box.adjusted(8, 0, -8, 0)
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, name)
        if shown:
            painter.setPen(QColor(theme.text_muted))
            painter.setFont(font(10))
            lower = QRectF(upper.left(), box.center().y() - 1, upper.width(), box.height() / 2)
            painter.drawText(
                lower, Qt.AlignmentFlag.AlignVCenter, elided(node.under, upper.width(), 10)
            )

    def _at(self, point: QPointF) -> str | None:
        return next((node.key for node in self._nodes if self.box(node.key).contains(point)), None)

    def event(self, event: QEvent) -> bool:
        """Tell where a department's results go while the pointer rests on it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            key = self._at(QPointF(event.pos()))
            names = {node.key: node.name for node in self._nodes}
            told = [f"{names[edge.target]} {edge.share * 100:.0f}%" for edge in self._edges
                    if edge.source == key and edge.target in names]  # fmt: skip
            QToolTip.showText(event.globalPos(), "\n".join(told), self)
            return True
        return bool(super().event(event))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a line at a support department."""
        key = self._at(event.position())
        node = next((held for held in self._nodes if held.key == key), None)
        self._from = key if node is not None and node.layer == 0 else None
        self._to = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the line along."""
        if self._from is not None:
            self._to = event.position()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Set the destination the line ends at."""
        source, self._from = self._from, None
        target = self._at(event.position())
        self.update()
        if source is not None and target not in (None, source):
            self.linked.emit(source, target)
