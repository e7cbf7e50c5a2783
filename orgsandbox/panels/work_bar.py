"""Work as a bar of tasks whose dividers are dragged, in steps; Escape takes a drag back."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter

from orgsandbox.drawing.theme import Theme, colour_of
from orgsandbox.i18n import _
from orgsandbox.panels.picture.drag import Drag
from orgsandbox.panels.picture.picture import Look, Picture
from orgsandbox.panels.picture.shape import Shape, Shapes, Way
from orgsandbox.panels.picture.view import Manner, PictureView

TASK, DIVIDER = "task", "divider"
_HEIGHT = 20.0
_GRIP = 5.0
"""How far beside a divider it is still taken hold of."""
_STEP = 0.05
"""Work is shifted in twentieths of a full-time post: finer than anybody plans."""


class WorkPicture(Picture):
    """A segment a task, in its family's colour; between two of them a divider, keyed by its place.

    `work` is FTE by task, `names` and `slots` (colour; None: no family) what tasks are called and
    painted.
    """

    def __init__(
        self, work: Mapping[str, float], names: Mapping[str, str], slots: Mapping[str, int | None]
    ) -> None:
        self.title = _("Share of each task")
        self.work = dict(work)
        self._names, self._slots = names, slots

    def place(self, room: QSizeF) -> Shapes:
        """Return segments as wide as their share, then the dividers that lie over them."""
        total = sum(self.work.values()) or 1.0
        segments, dividers, left = [], [], 0.0
        for number, (task, amount) in enumerate(self.work.items()):
            width = amount / total * room.width()
            box = QRectF(left, 2, max(0.5, width - 2), _HEIGHT - 4)
            name, share = self._names.get(task, task), f"{amount / total * 100:.0f}%"
            segments.append(Shape(task, TASK, box, name, share, still=True, line=None))
            left += width
            grip = QRectF(left - 1 - _GRIP, 0, 2 * _GRIP, _HEIGHT)
            dividers.append(Shape(number, DIVIDER, grip, "", still=True, line=None, tip=""))
        shapes = (*dividers[:-1], *segments)
        return Shapes(shapes, QSizeF(0, _HEIGHT), Way.ACROSS, frame=QRectF(QPointF(), room))

    def pointer(self, shape: Shape) -> Qt.CursorShape:
        """Show that a divider can be moved."""
        cursor = Qt.CursorShape
        return cursor.SplitHCursor if shape.kind == DIVIDER else cursor.ArrowCursor

    def begin(self, shape: Shape, point: QPointF) -> Drag | None:
        """Take hold of a divider."""
        return _Shift(shape, point, self.work) if shape.kind == DIVIDER else None

    def shown(self, drag: Drag) -> Picture | None:
        """Show the work as it is shifted."""
        assert isinstance(drag, _Shift)
        return WorkPicture(drag.work, self._names, self._slots)

    def behind(self, painter: QPainter, shapes: Shapes, look: Look) -> None:
        """Paint an empty track where there is no work."""
        if not shapes.items:
            painter.fillRect(shapes.frame, colour_of(look.theme.track))

    def paint(self, painter: QPainter, shape: Shape, look: Look) -> None:
        """Paint a segment; dividers are the gaps between them."""
        if shape.kind == TASK:
            slot = self._slots.get(str(shape.key))
            theme = look.theme
            painter.fillRect(
                shape.box, colour_of(theme.hatch) if slot is None else theme.family(slot)
            )


class _Shift(Drag):
    """A divider that shifts work from one of its neighbours to the other."""

    def __init__(self, divider: Shape, start: QPointF, work: Mapping[str, float]) -> None:
        super().__init__(divider, start)
        self._before = dict(work)
        self.work = dict(work)
        assert isinstance(divider.key, int)
        keys = list(work)
        self._left, self._right = keys[divider.key], keys[divider.key + 1]
        # A share of the bar for each FTE: where the divider stands tells how wide the whole is.
        ahead = sum(work[key] for key in keys[: divider.key + 1])
        self._per_fte = (divider.box.center().x() + 1) / ahead if ahead else 0.0

    def follow(self, point: QPointF, over: Shape | None) -> None:
        """Shift work by as much as the pointer went, in whole steps."""
        if not self._per_fte:
            return
        both = self._before[self._left] + self._before[self._right]
        wanted = self._before[self._left] + (point.x() - self._start.x()) / self._per_fte
        left = max(0.0, min(both, round(wanted / _STEP) * _STEP))
        self.work = {**self._before, self._left: left, self._right: both - left}
        if abs(left - self._before[self._left]) < _STEP / 2:
            self.work = dict(self._before)  # to the last digit: a drag back is no edit

    def preview(self) -> dict[str, float]:
        """Return the work as it would be."""
        return dict(self.work)

    def finish(self) -> dict[str, float] | None:
        """Return the work wanted; None where it is what it was."""
        return dict(self.work) if self.work != self._before else None


def work_bar(theme: Theme) -> PictureView:
    """Return an empty bar."""
    manner = Manner(follows=False, lets_go=False, grows=False)
    return PictureView(WorkPicture({}, {}, {}), theme, manner)
