"""How any board is looked at: zoom that keeps the point under the pointer, pan, fit."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

SMALLEST, LARGEST = 0.02, 4.0
"""Zoom limits: 10,000 people fit into a window at the one, letters fill it at the other."""

_WHEEL_BASE = 1.0015
"""Zoom for one unit of the wheel; a notch has 120 of them, so that it is about a fifth."""

_STAYS_IN_VIEW = 80
"""Pixels of the content that no pan moves out of the view: who loses it loses the way back."""


LEAST_ROOM = 10
"""Pixels: a view narrower than this is not laid out yet, and nothing is fitted into it."""


class Camera(QGraphicsView):
    """A view of a scene at any zoom.

    Subclasses say in `content_rect` what there is to see. `looked` is emitted after every zoom or
    pan, by hand or not.
    """

    looked = Signal()

    fit_at_most = 1.4
    """The largest zoom of `fit`: a plan of three people is not blown up to posters."""

    rest_cursor = Qt.CursorShape.ArrowCursor
    """The pointer's shape while nothing is dragged."""

    def __init__(self, scene: QGraphicsScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setCursor(self.rest_cursor)
        self._fitted = True
        self._pan_from: QPoint | None = None
        self._pan_begun = (0.0, 0, 0)
        self._anchor: tuple[QPointF, tuple[float, int, int], QPointF] | None = None

    def content_rect(self) -> QRectF:
        """Return the rectangle of the scene around all that there is to see."""
        return self.scene().itemsBoundingRect()

    # where the view is

    def scale_now(self) -> float:
        """Return the zoom: 1.0 is actual size."""
        return float(self.transform().m11())

    def point_at(self, at: QPointF) -> QPointF:
        """Return the point of the scene at a point of the viewport, to a fraction of a pixel."""
        back, _possible = self.viewportTransform().inverted()
        return back.map(at)

    def middle(self) -> QPointF:
        """Return the middle of the viewport, in its pixels."""
        return QPointF(self.viewport().width() / 2, self.viewport().height() / 2)

    def _place(self) -> tuple[float, int, int]:
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        return self.scale_now(), across.value(), down.value()

    def make_room(self) -> None:
        """Let the view go so far beside the content that at any zoom any point of it can be
        anywhere in the viewport; else Qt would centre what is smaller than the viewport."""
        room = self.viewport().size()
        across, down = room.width() / SMALLEST, room.height() / SMALLEST
        self.setSceneRect(self.content_rect().adjusted(-across, -down, across, down))

    # zoom

    def zoom_by(self, factor: float) -> None:
        """Zoom around the middle of the view."""
        self.zoom_at(factor, self.middle())

    def zoom_to(self, scale: float) -> None:
        """Zoom to a scale around the middle of the view."""
        self.zoom_by(scale / self.scale_now())

    def zoom_at(self, factor: float, at: QPointF) -> None:
        """Zoom; what is at a point of the viewport stays there."""
        wanted = max(SMALLEST, min(LARGEST, self.scale_now() * factor))
        if wanted == self.scale_now():
            return
        point = self._point_to_keep(at)
        self._show_point(point, at, wanted)
        self._anchor = (at, self._place(), point)
        self._fitted = False
        self.looked.emit()

    def _point_to_keep(self, at: QPointF) -> QPointF:
        """Return the point of the scene that a zoom there keeps.

        A view moves by whole pixels. Where nothing but the zoom has changed since the last step,
        it is the same point as then: else the roundings of many steps would add up.
        """
        if self._anchor is not None and self._anchor[:2] == (at, self._place()):
            return self._anchor[2]
        return self.point_at(at)

    def _show_point(self, point: QPointF, at: QPointF, scale: float) -> None:
        """Show a point of the scene at a point of the viewport at a zoom."""
        self.make_room()
        self.setTransform(QTransform.fromScale(scale, scale))
        self.horizontalScrollBar().setValue(round(point.x() * scale - at.x()))
        self.verticalScrollBar().setValue(round(point.y() * scale - at.y()))

    def show_centre(self, point: QPointF, scale: float | None = None) -> None:
        """Show a point of the scene in the middle, at a zoom or at the present one."""
        self._show_point(point, self.middle(), scale if scale is not None else self.scale_now())
        self._fitted = False
        self.looked.emit()

    # fit

    def fit(self) -> None:
        """Show everything, not larger than is pleasant."""
        self.show_rect(self.content_rect())
        self._fitted = True

    def show_rect(self, box: QRectF) -> None:
        """Show a rectangle of the scene as large as fits."""
        room = self.viewport().size()
        if box.width() > 0 and box.height() > 0 and room.width() >= LEAST_ROOM:
            self._look_at(box, 0)
            self._fitted = False
            self.looked.emit()

    def _look_at(self, box: QRectF, below: int) -> None:
        """Show a rectangle of the scene above so many pixels left free."""
        room = self.viewport().size()
        scale = min(room.width() / box.width(), (room.height() - below) / box.height())
        scale = max(SMALLEST, min(self.fit_at_most, scale))
        self._show_point(box.center(), self.middle() - QPointF(0, below / 2), scale)

    def sees_all(self) -> bool:
        """Say whether all there is to see is in view."""
        seen = self.mapToScene(self.viewport().rect()).boundingRect()
        return seen.contains(self.content_rect())

    # pan

    def pan_by(self, by: QPoint) -> None:
        """Move the board by so many pixels, but not out of the view."""
        self.make_room()
        content, scale = self.content_rect(), self.scale_now()
        room = self.viewport().size()
        for bar, step, start, end, pixels in (
            (self.horizontalScrollBar(), by.x(), content.left(), content.right(), room.width()),
            (self.verticalScrollBar(), by.y(), content.top(), content.bottom(), room.height()),
        ):
            least = round(start * scale) - pixels + _STAYS_IN_VIEW
            most = round(end * scale) - _STAYS_IN_VIEW
            wanted = bar.value() - step
            if step > 0:
                wanted = max(wanted, min(least, bar.value()))
            else:
                wanted = min(wanted, max(most, bar.value()))
            bar.setValue(wanted)
        self._fitted = False
        self.looked.emit()

    def begin_pan(self, at: QPoint) -> None:
        """Let the board follow the pointer, pressed at a point of the viewport."""
        self._pan_from = at
        self._pan_begun = self._place()
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    @property
    def panning(self) -> bool:
        """Say whether the board follows the pointer now."""
        return self._pan_from is not None

    def cancel_pan(self) -> bool:
        """Put the board back to where a pan began; say whether there was one."""
        if not self.panning:
            return False
        self.end_pan()
        _scale, across, down = self._pan_begun
        self.horizontalScrollBar().setValue(across)
        self.verticalScrollBar().setValue(down)
        self.looked.emit()
        return True

    def end_pan(self) -> None:
        """Let go of the board."""
        self._pan_from = None
        self.viewport().setCursor(self.rest_cursor)

    # Qt's events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pan with the middle button."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.MiddleButton:
            self.begin_pan(event.position().toPoint())
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer while panning."""
        super().mouseMoveEvent(event)
        if self._pan_from is not None:
            at = event.position().toPoint()
            self.pan_by(at - self._pan_from)
            self._pan_from = at
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a pan."""
        super().mouseReleaseEvent(event)
        if self.panning:
            self.end_pan()
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer with Ctrl, else scroll; Shift scrolls sideways.

        Takes the place of Qt's own, which would scroll once more.
        """
        delta = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_at(_WHEEL_BASE ** delta.y(), event.position())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.pan_by(QPoint((delta.y() or delta.x()) // 2, 0))
        else:
            self.pan_by(QPoint(delta.x() // 2, delta.y() // 2))
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Zoom by a pinch on a touchpad."""
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self.zoom_at(1 + event.value(), event.position())
            return True
        return bool(super().viewportEvent(event))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep showing everything if that is what was shown."""
        super().resizeEvent(event)
        self.make_room()
        if self._fitted:
            self.fit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint the whole view: what lies over its corners must not move along."""
        super().scrollContentsBy(dx, dy)
        self.viewport().update()
