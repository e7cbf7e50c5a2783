"""業務別の担当状況: one line a task, with its family's colour and who does it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QPainter

from orgsandbox.domain.model import Org
from orgsandbox.drawing.fonts import elided, font
from orgsandbox.drawing.theme import Theme, colour_of
from orgsandbox.i18n import _, ngettext
from orgsandbox.metrics.task_status import TaskStatus
from orgsandbox.panels.picture.picture import Look, Picture
from orgsandbox.panels.picture.shape import Shape, Shapes
from orgsandbox.panels.picture.view import Manner, PictureView

_ROW = 24
_PX = 12.0
_NAME_AT = 18.0
"""Where names begin, right of the little square."""
ROW, MORE = "task", "more"
_AMBER = {"nobody", "one", "short"}


class TasksPicture(Picture):
    """A row a task; below them how many more there are (`count` is all of them)."""

    def __init__(self, org: Org, rows: tuple[TaskStatus, ...], count: int) -> None:
        self.title = _("Who does which task")
        self._rows = {row.task: row for row in rows}
        self._slots = {row.task: _slot(org, row) for row in rows}
        self._more = count - len(rows)

    def place(self, room: QSizeF) -> Shapes:
        """Return the rows, one below the other."""
        shapes = [
            Shape(row.task, ROW, QRectF(0, number * _ROW, room.width(), _ROW), row.name, said(row))
            for number, row in enumerate(self._rows.values())
        ]
        if self._more > 0:
            text = ngettext("and {count} more task", "and {count} more tasks", self._more)
            box = QRectF(0, len(shapes) * _ROW, room.width(), _ROW)
            more = text.format(count=self._more)
            shapes.append(Shape(MORE, MORE, box, more, line=None, still=True, tip=""))
        return Shapes(tuple(shapes), QSizeF(0, _ROW * len(shapes) + 4))

    def paint(self, painter: QPainter, shape: Shape, look: Look) -> None:
        """Paint name, colour and state of a task."""
        theme, box = look.theme, shape.box
        painter.setFont(font(_PX))
        name = QRectF(_NAME_AT, box.top(), box.width() * 0.5 - _NAME_AT - 2, _ROW)
        if shape.kind == MORE:
            painter.setPen(colour_of(theme.text_muted))
            painter.drawText(box.adjusted(_NAME_AT, 0, 0, 0), _LEFT, shape.name)
            return
        if shape.key == look.aimed:
            painter.fillRect(box, colour_of(theme.accent_soft))
        slot = self._slots[str(shape.key)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour_of(theme.hatch) if slot is None else theme.family(slot))
        painter.drawRoundedRect(QRectF(1, box.top() + 7, 10, 10), 2, 2)
        painter.setPen(colour_of(theme.text))
        painter.drawText(name, _LEFT, elided(shape.name, name.width(), _PX))
        amber = self._rows[str(shape.key)].state in _AMBER
        painter.setPen(colour_of(theme.amber if amber else theme.text_muted))
        state = QRectF(box.width() * 0.5, box.top(), box.width() * 0.5 - 2, _ROW)
        painter.drawText(state, _RIGHT, elided(shape.value, state.width(), _PX))


def _slot(org: Org, row: TaskStatus) -> int | None:
    """Return the colour of a task's family, or None."""
    family = org.families.get(row.family or "")
    return family.colour if family is not None else None


class TaskList(PictureView):
    """The rows: sixty of them cost one widget. `chosen` carries a task id."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        manner = Manner(follows=False, lets_go=False, grows=False)
        super().__init__(TasksPicture(Org(), (), 0), theme, manner)

    def show_rows(self, org: Org, rows: tuple[TaskStatus, ...], count: int, theme: Theme) -> None:
        """Show these tasks; `count` says how many there are in all."""
        self.show_picture(TasksPicture(org, rows, count), theme)

    def texts(self) -> tuple[str, ...]:
        """Return what the rows say."""
        rows = (shape for shape in self.shapes.items if shape.kind == ROW)
        return tuple(f"{shape.name}: {shape.value}" for shape in rows)


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def said(row: TaskStatus) -> str:
    """Return what is said of a task: who does it, or what is missing."""
    if row.state == "nobody":
        return _("nobody")
    if row.state == "short" and row.needed is not None:
        return _("needed {needed}, assigned {held} FTE").format(
            needed=f"{row.needed:.1f}", held=f"{row.supplied:.1f}"
        )
    if row.state == "one":
        return _("one person")
    if row.specialists:
        return _("{specialists} specialised, {doers} in all").format(
            specialists=row.specialists, doers=row.doers
        )
    return _("shared by {doers}, no specialist").format(doers=row.doers)
