"""A board for any source of cards: select, drag, drop, walk with the keys, cancel with Escape."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from orgsandbox.canvas.camera import Camera
from orgsandbox.canvas.card_scene import CardScene
from orgsandbox.canvas.gestures.base import Gesture
from orgsandbox.canvas.gestures.carry import Carry
from orgsandbox.canvas.neighbours import selected_box, walk
from orgsandbox.canvas.press import Press
from orgsandbox.canvas.source import Pointed, Spot
from orgsandbox.drawing.theme import Theme
from orgsandbox.selection import Selection

EDGE = 28
"""So near to the view's edge, in pixels, a drag scrolls the board."""

TICK_MS = 16
_EDGE_STEP = 12
"""Pixels a tick that a drag at the edge scrolls: a screen's width in about two seconds."""

_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_ADDING = _SHIFT | _CONTROL
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Board(Camera):
    """The cards of a source under a camera, with the pointer and the keys at work on them."""

    def __init__(
        self, scene: CardScene, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(scene, parent)
        self.board = scene
        scene.setParent(self)
        self.selection = selection
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._press: Press | None = None
        self._gesture: Gesture | None = None
        self._space = False
        self._last_at = QPoint()
        self._edge_timer = QTimer(self)
        self._edge_timer.setInterval(TICK_MS)
        self._edge_timer.timeout.connect(self._tick)
        selection.changed.connect(self._show_selection)
        scene.arranged.connect(self.make_room)
        self.looked.connect(self._follow_pointer)

    def content_rect(self) -> QRectF:
        """Return the rectangle around all that there is to see."""
        return self.board.source.content()

    def show_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.board.show_theme(theme)
        self.viewport().update()

    def _show_selection(self, *_unused: object) -> None:
        self.board.show_marks(Pointed(self.selection.value))

    # the pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select what is pressed; it may become a gesture."""
        super().mousePressEvent(event)
        at = event.position().toPoint()
        if self._space:
            self.begin_pan(at)
        if self.panning or event.button() not in (
            Qt.MouseButton.LeftButton,
            Qt.MouseButton.RightButton,
        ):
            return
        self.settle()
        press = Press(self.board, self.selection, at, self.mapToScene(at))
        if self.pressed(press.spot):
            return
        press.select(adding=bool(event.modifiers() & _ADDING))
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = press

    def settle(self) -> None:
        """Let everything that is on its way arrive: what is pressed must stand still."""
        self.board.finish_settling()

    def pressed(self, spot: Spot | None) -> bool:
        """Act on a press by itself; say whether there was something to do, and no more is."""
        return False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Start a gesture past the drag distance, or go on with it."""
        super().mouseMoveEvent(event)
        at = event.position().toPoint()
        if self.panning or self._press is None:
            return
        if self._gesture is None:
            if (at - self._press.at).manhattanLength() < QApplication.startDragDistance():
                return
            self._begin(self._press.gesture())
        self._go_on(at, event.modifiers())

    def _begin(self, gesture: Gesture | None) -> None:
        """Begin a gesture; where a drag is none, it moves the board."""
        if gesture is None:
            assert self._press is not None
            self.begin_pan(self._press.at)
            self._press = None
        else:
            self._gesture = gesture
            self._edge_timer.start()

    def _go_on(self, at: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        self._last_at = at
        if self._gesture is not None:
            self._gesture.move(self.mapToScene(at), modifiers)
            self.carried(self._gesture, at)

    def carried(self, gesture: Gesture, at: QPoint) -> None:
        """Take note that a gesture has moved to a point of the view."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the gesture: carry out what it wants."""
        panned = self.panning
        super().mouseReleaseEvent(event)
        press, gesture = self._press, self._gesture
        self._press = None
        if gesture is not None and not panned:
            self._finish(event.position().toPoint())
        elif press is not None and event.button() == Qt.MouseButton.LeftButton:
            press.clicked(adding=bool(event.modifiers() & _ADDING))

    def _finish(self, at: QPoint) -> None:
        gesture = self._gesture
        assert gesture is not None
        self._end()
        outside = self.dropped_outside(gesture, at)
        done = gesture.finish()
        wanted = outside if outside is not None else done
        if wanted is not None and self.board.source.do(wanted):
            self.done(wanted)

    def dropped_outside(self, gesture: Gesture, at: QPoint) -> Any:
        """Return what a drop beside the board does, or None where it is on the board."""
        return None

    def done(self, done: Any) -> None:
        """Take note of what a drop has done."""

    def _end(self) -> None:
        self._gesture = None
        self._edge_timer.stop()
        self.ended()

    def ended(self) -> None:
        """Take note that no gesture is under way any more."""

    def cancel_gesture(self) -> bool:
        """Cancel a drag under way as if it had never begun; say whether there was one."""
        gesture, self._press = self._gesture, None
        if gesture is None:
            return False
        self._end()
        gesture.cancel()
        return True

    # drops from the panels

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what the source takes; not through Qt's own, which asks the scene's items."""
        load = self.board.source.taken(event.mimeData())
        if load is None:
            event.ignore()  # a file, which is the window's business
            return
        self._begin(Carry(self.board, self.selection, load))
        event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Carry the drop along."""
        if self._gesture is not None:
            self._go_on(event.position().toPoint(), event.modifiers())
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget a drop that left the board."""
        self.cancel_gesture()

    def dropEvent(self, event: QDropEvent) -> None:
        """Carry out what the drop wants."""
        if self._gesture is not None:
            event.acceptProposedAction()
            self._finish(event.position().toPoint())

    # while something is carried

    def _tick(self) -> None:
        """Scroll towards the edge at which something is carried."""
        room, at = self.viewport().rect(), self._last_at
        self.rests(at)
        if not room.contains(at):
            return
        across = (at.x() < EDGE) - (at.x() > room.width() - EDGE)
        down = (at.y() < EDGE) - (at.y() > room.height() - EDGE)
        if across or down:
            self.pan_by(QPoint(across, down) * _EDGE_STEP)

    def rests(self, at: QPoint) -> None:
        """Take note of where the pointer is while something is carried, a tick at a time."""

    def _follow_pointer(self) -> None:
        """Keep what is carried under the pointer while the board moves below it."""
        if self._gesture is not None:
            modifiers = QApplication.keyboardModifiers()
            self._gesture.move(self.mapToScene(self._last_at), modifiers)

    # keys

    def event(self, event: QEvent) -> bool:
        """Keep Escape for a drag under way: window, mode and dialog have uses of their own for it."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and (self._gesture is not None or self.panning)
        ):
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Cancel with Escape, walk with the arrows, pan with Space."""
        if event.key() == Qt.Key.Key_Escape and (self.cancel_gesture() or self.cancel_pan()):
            return
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self._space = True
        elif event.key() in _ARROWS and not event.modifiers() & ~_KEYPAD:
            walk(self.board, self.selection, *_ARROWS[Qt.Key(event.key())])
            self._keep_in_view()
        else:
            self._keys_changed()
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Stop panning; read the modifiers of a drag under way."""
        if event.key() == Qt.Key.Key_Space:
            self._space = False
        self._keys_changed()
        super().keyReleaseEvent(event)

    def _keys_changed(self) -> None:
        if self._gesture is not None:
            modifiers = QApplication.queryKeyboardModifiers()
            self._gesture.move(self.mapToScene(self._last_at), modifiers)

    def _keep_in_view(self) -> None:
        """Scroll so far that what the arrows have reached is seen."""
        box = selected_box(self.board, self.selection.value)
        if box is not None:
            self.ensureVisible(box, 2 * EDGE, 2 * EDGE)
            self.looked.emit()
