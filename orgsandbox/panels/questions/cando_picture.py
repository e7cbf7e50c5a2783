"""できる業務の図: people at the left, tasks at the right, a line as wide as the share of the time.

Dragging from a person to a task (or back) says that the person can do it, or no longer; what
people do is changed on the board, not here.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import _
from orgsandbox.panels.questions.cando_graph import Graph
from orgsandbox.panels.questions.cando_layout import PERSON, TASK, Key, Places, place
from orgsandbox.panels.questions.cando_paint import Look, paint


class CanDoPicture(QWidget):
    """`chosen` carries the Key selected or None, `linked` (person, task) of a drag that ended,
    `reached` the place the pointer drags at or the keyboard went to, to be scrolled to.
    """

    chosen = Signal(object)
    linked = Signal(str, str)
    reached = Signal(QRect)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._graph = Graph()
        self.places = Places()
        self.selected: Key | None = None
        self._pressed: Key | None = None
        self._start = QPointF()
        self._to: QPointF | None = None
        self._by_keys = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Who does and who can do which task"))

    def show_graph(self, graph: Graph, theme: Theme) -> None:
        """Show this graph; what was selected stays so while it is still there."""
        self._graph, self._theme = graph, theme
        self._place()
        if self.selected is not None and self.places.box(self.selected).isEmpty():
            self.selected = None

    def _place(self) -> None:
        self.places = place(self._graph, float(self.width()))
        self.setMinimumHeight(int(self.places.height))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size that shows every row."""
        return QSize(640, int(self.places.height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the lines the room there is."""
        self._place()

    def choose(self, key: Key | None) -> None:
        """Select a person or task, or nothing."""
        self.selected = key
        self.update()
        self.chosen.emit(key)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint islands, lines, names, and a drag under way."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        aim = self._aim()
        dragged = (self._pressed, self._to) if self._to is not None else None
        look = Look(self._theme, self.selected, aim, dragged, self._by_keys and self.hasFocus())
        paint(painter, self._graph, self.places, look)

    # the pointer

    def at(self, point: QPointF) -> Key | None:
        """Return the person or task at a point."""
        for key in (*self.places.order(PERSON), *self.places.order(TASK)):
            if self.places.box(key).contains(point):
                return key
        return None

    def _aim(self) -> Key | None:
        """Return what the drag under way would be dropped on."""
        if self._to is None or self._pressed is None:
            return None
        key = self.at(self._to)
        return key if key is not None and key[0] != self._pressed[0] else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        self._by_keys = False
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._start = self.at(event.position()), event.position()
            if self._pressed is None:
                self.choose(None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw a line along, once the pointer has really moved."""
        if self._pressed is None:
            return
        far = (event.position() - self._start).manhattanLength()
        if self._to is not None or far >= QApplication.startDragDistance():
            self._to = event.position()
            self.reached.emit(QRect(self._to.toPoint(), QSize(1, 1)))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select what was clicked, or say what was joined."""
        pressed, aim, dragged = self._pressed, self._aim(), self._to is not None
        self._stop()
        if pressed is None:
            return
        if not dragged:
            self.choose(pressed)
        elif aim is not None:
            ends = dict((pressed, aim))
            self.linked.emit(ends[PERSON], ends[TASK])

    def _stop(self) -> None:
        self._pressed = self._to = None
        self.update()

    # the keyboard

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is, once it comes here by itself."""
        tabs = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self._by_keys = event.reason() in tabs
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows; Escape ends a drag or the selection."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and (self._to is not None or self.selected is not None):
            if self._to is not None:
                self._stop()
            else:
                self.choose(None)
        elif key in steps:
            self._walk(steps[key])
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._cross(PERSON if key == Qt.Key.Key_Left else TASK)
        else:
            super().keyPressEvent(event)

    def _walk(self, step: int) -> None:
        kind = self.selected[0] if self.selected is not None else PERSON
        order = self.places.order(kind)
        if order:
            now = order.index(self.selected) if self.selected in order else -max(step, 0)
            self._go(order[max(0, min(len(order) - 1, now + step))])

    def _cross(self, kind: str) -> None:
        """Go to the nearest one of the other column."""
        order = self.places.order(kind)
        if not order:
            return
        now = self.places.box(self.selected).center().y() if self.selected is not None else 0.0
        self._go(min(order, key=lambda key: abs(self.places.box(key).center().y() - now)))

    def _go(self, key: Key) -> None:
        self._by_keys = True
        self.choose(key)
        self.reached.emit(self.places.box(key).toRect())

    def event(self, event: QEvent) -> bool:
        """Tell the whole name while the pointer rests on a row that may be cut."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            key = self.at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._tip(key) if key else "", self)
            return True
        return bool(super().event(event))

    def _tip(self, key: Key) -> str:
        if key[0] == PERSON:
            who = self.places.people[key[1]][1]
            return f"{who.name}\n{who.unit}" if who.unit else who.name
        return self.places.tasks[key[1]][1].name
