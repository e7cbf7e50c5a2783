"""Shows a picture: pointer, keyboard, tooltips, drags and what a screen reader is told, once for all.

A picture is one stop of the Tab key; inside it the arrows walk. Escape ends a drag, then lets go of
what is chosen, then belongs to whoever is around the picture.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy

from orgsandbox.drawing.theme import Theme, colour_of
from orgsandbox.panels.picture.access import Readable
from orgsandbox.panels.picture.drag import Drag
from orgsandbox.panels.picture.picture import Look, Picture
from orgsandbox.panels.picture.shape import Key, Shape, Shapes
from orgsandbox.panels.picture.walk import Step, walked
from orgsandbox.plain import show_tip

_STEPS = {
    Qt.Key.Key_Up: Step.UP,
    Qt.Key.Key_Down: Step.DOWN,
    Qt.Key.Key_Left: Step.LEFT,
    Qt.Key.Key_Right: Step.RIGHT,
    Qt.Key.Key_Home: Step.FIRST,
    Qt.Key.Key_End: Step.LAST,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a picture behaves on its page.

    `follows`: walking chooses at once; else Enter does. `lets_go`: nothing chosen is a choice too
    (Escape, a click beside the shapes). `grows`: it fills the room it is given; else it is as high
    as its shapes. `walked`: the keyboard can come here.
    """

    follows: bool = True
    lets_go: bool = True
    grows: bool = True
    walked: bool = True


class PictureView(Readable):
    """`chosen` carries the key chosen or None, `aimed` what the pointer rests on or None, `dropped`
    what a drag ended in, `previewed` what it would end in or None once it is over, `removed` a key,
    `reached` the rectangle a drag or the keyboard went to, to be scrolled to. `placed` after the
    shapes were laid out.
    """

    chosen = Signal(object)
    aimed = Signal(object)
    dropped = Signal(object)
    previewed = Signal(object)
    removed = Signal(object)
    reached = Signal(QRect)
    placed = Signal()

    def __init__(self, picture: Picture, theme: Theme, manner: Manner = Manner()) -> None:
        super().__init__()
        self._theme, self._manner = theme, manner
        self.picture = picture
        self.shapes = Shapes()
        self.chosen_key: Key | None = None
        self.cursor_key: Key | None = None
        self.aimed_key: Key | None = None
        self._drag: Drag | None = None
        self._resting = picture
        self._by_keys = False
        self._room: QSize | None = None
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Expanding if manner.grows else policy.Fixed)
        focus = Qt.FocusPolicy
        self.setFocusPolicy(focus.StrongFocus if manner.walked else focus.NoFocus)
        self.setMouseTracking(True)
        self.show_picture(picture, theme)

    # what is shown

    def show_picture(self, picture: Picture, theme: Theme) -> None:
        """Show other readings; what was chosen stays so while it is still there."""
        self._end_drag()
        self.picture = self._resting = picture
        self._theme = theme
        self._place()
        for name in ("chosen_key", "cursor_key", "aimed_key"):
            if self.shapes.get(getattr(self, name)) is None:
                setattr(self, name, None)
        self.setAccessibleName(picture.title)
        self.updateGeometry()

    def show_chosen(self, key: Key | None) -> None:
        """Mark what is chosen, without saying so."""
        self.chosen_key = key
        if key is not None:
            self.cursor_key = key
        self.update()

    def show_room(self, room: QSize) -> None:
        """Lay the picture out for the room around it, where it scrolls in one."""
        self._room = room
        self._place()

    def box(self, key: Key) -> QRectF:
        """Return where a shape stands in this widget; empty for one that is not here."""
        return self._scaled(self.shapes.box(key))

    def spot(self, key: Key) -> QPointF:
        """Return a point that hits a shape."""
        return self.box(key).center()

    def _scaled(self, box: QRectF) -> QRectF:
        scale = self.shapes.scale
        return QRectF(box.topLeft() * scale, box.size() * scale)

    def _place(self) -> None:
        room = self._room if self._room is not None else self.size()
        self.shapes = self.picture.place(QSizeF(room))
        size = (self.shapes.size * self.shapes.scale).toSize()
        if self._manner.grows:
            self.setMinimumSize(size)
        else:
            self.setFixedHeight(size.height())
        self.update()
        self.placed.emit()

    def sizeHint(self) -> QSize:
        """Return the size that shows every shape, with some width to begin with."""
        return QSize(320, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the shapes out in the new room."""
        super().resizeEvent(event)
        if self._room is None:
            self._place()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Paint again what stays in view while the rest scrolls."""
        super().moveEvent(event)
        if any(self.shapes.pinned):
            self.update()

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, the keyboard's place in it, and a drag under way."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.shapes.scale, self.shapes.scale)
        look, picture = self._look(), self.picture
        picture.behind(painter, self.shapes, look)
        marked = (look.chosen, look.aimed)
        for shape in sorted(self.shapes.items, key=lambda shape: shape.key in marked):
            if shape.extent.intersects(look.seen):
                picture.paint(painter, shape, look)
        if self._drag is not None:
            self._drag.paint(painter, self._theme)
        picture.above(painter, self.shapes, look)
        if self._by_keys and self.hasFocus():
            self._paint_cursor(painter)

    def _look(self) -> Look:
        drag = self._drag if self._drag is not None and self._drag.far else None
        aimed = self.aimed_key
        if drag is not None:
            aimed = drag.target.key if drag.target is not None else None
        return Look(
            self._theme,
            self._seen(),
            self.chosen_key,
            aimed,
            drag.source.key if drag is not None else None,
            self._by_keys and self.hasFocus(),
        )

    def _seen(self) -> QRectF:
        seen = QRectF(self.visibleRegion().boundingRect())
        return QRectF(seen.topLeft() / self.shapes.scale, seen.size() / self.shapes.scale)

    def _paint_cursor(self, painter: QPainter) -> None:
        """Ring the shape the arrows go on from; the first, before they went anywhere."""
        shape = self.shapes.get(self._cursor())
        if shape is None:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour_of(self._theme.accent), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(shape.box.adjusted(1, 1, -1, -1), 4, 4)

    # choosing

    def choose(self, key: Key | None) -> None:
        """Choose a shape or nothing, and say so."""
        self.show_chosen(key)
        self.chosen.emit(key)

    def _aim(self, shape: Shape | None) -> None:
        key = shape.key if shape is not None and not shape.still else None
        arrow = Qt.CursorShape.ArrowCursor
        self.setCursor(self.picture.pointer(shape) if shape is not None else arrow)
        if key != self.aimed_key:
            self.aimed_key = key
            self.aimed.emit(key)
            self.update()

    def shape_at(self, point: QPointF) -> Shape | None:
        """Return the shape at a point of this widget."""
        return self.shapes.at(self._unscaled(point), self._seen().topLeft())

    def _unscaled(self, point: QPointF) -> QPointF:
        return point / self.shapes.scale

    # the pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is below the pointer, or begin what may become a drag from it."""
        self._by_keys = False
        if event.button() != Qt.MouseButton.LeftButton:
            return
        shape, start = self.shape_at(event.position()), self._unscaled(event.position())
        self._drag = self.picture.begin(shape, start) if shape is not None else None
        if self._drag is not None:
            return
        if shape is not None and not shape.still:
            self.choose(shape.key)
        elif self._manner.lets_go:
            self.choose(None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw a drag along, or show what a click would choose."""
        over, drag = self.shape_at(event.position()), self._drag
        if drag is None:
            self._aim(over)
            return
        drag.move(self._unscaled(event.position()), over)
        if drag.far:
            self.reached.emit(QRect(event.position().toPoint(), QSize(1, 1)))
            self._follow(drag)
        self.update()

    def _follow(self, drag: Drag) -> None:
        """Show the picture as it is while something is dragged, and say what would be done."""
        shown = self._resting.shown(drag)
        if shown is not None:
            self.picture = shown
            self._place()
        preview = drag.preview()
        if preview is not None:
            self.previewed.emit(preview)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say what a drag ended in; a press that never left its shape chooses it."""
        drag = self._drag
        if drag is None or event.button() != Qt.MouseButton.LeftButton:
            return
        over = self.shape_at(event.position())
        drag.move(self._unscaled(event.position()), over)
        ends_in = drag.finish()
        self._end_drag()
        if ends_in is not None:
            self.dropped.emit(ends_in)
        elif over is not None and over.key == drag.source.key and not over.still:
            self.choose(over.key)

    def _end_drag(self) -> None:
        """End a drag as if it had never begun."""
        drag, self._drag = self._drag, None
        if drag is None:
            return
        if self.picture is not self._resting:
            self.picture = self._resting
            self._place()
        if drag.far and drag.preview() is not None:
            self.previewed.emit(None)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Aim at nothing any more."""
        super().leaveEvent(event)
        self._aim(None)

    def hideEvent(self, event: QHideEvent) -> None:
        """A drag ends with its picture."""
        super().hideEvent(event)
        self._end_drag()

    # the keyboard

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is, once it comes here by itself."""
        super().focusInEvent(event)
        self._by_keys = event.reason() in _BY_TAB
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the mark of the keyboard away; a drag ends."""
        super().focusOutEvent(event)
        self._end_drag()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, Home and End, choose with Enter, take away with Delete."""
        key = Qt.Key(event.key())
        cursor, chosen = self.shapes.get(self.cursor_key), self.shapes.get(self.chosen_key)
        if key == Qt.Key.Key_Escape and self._escape():
            return
        if key in _STEPS and self.shapes.items:
            self._walk(_STEPS[key])
        elif key in _ENTER and cursor is not None:
            self.choose(cursor.key)
        elif key in _DELETE and chosen is not None and self.picture.removes(chosen):
            self.removed.emit(chosen.key)
        else:
            super().keyPressEvent(event)

    def _escape(self) -> bool:
        """End a drag, else let go of what is chosen; False where neither was."""
        if self._drag is not None:
            self._end_drag()
            return True
        if self.chosen_key is not None and self._manner.lets_go:
            self.choose(None)
            return True
        return False

    def _cursor(self) -> Key | None:
        return (
            self.cursor_key if self.cursor_key is not None else walked(self.shapes, None, Step.DOWN)
        )

    def _walk(self, step: Step) -> None:
        key = walked(self.shapes, self.cursor_key, step)
        self._by_keys = True
        if key is None:
            return
        self.cursor_key = key
        if self._manner.follows:
            self.choose(key)
        self.update()
        self.reached.emit(self.box(key).toRect())
        self.read_out(key)

    # what is told

    def event(self, event: QEvent) -> bool:
        """Tell a shape in full while the pointer rests on it; keep Escape for a drag under way."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tell(event.pos(), event.globalPos())
            return True
        override = event.type() == QEvent.Type.ShortcutOverride and self._drag is not None
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return bool(super().event(event))

    def _tell(self, at: QPoint, where: QPoint) -> None:
        shape = self.shape_at(QPointF(at))
        told = shape.told if shape is not None else ""
        show_tip(where, told, self)
