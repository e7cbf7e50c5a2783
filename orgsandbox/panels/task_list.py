"""業務別の担当状況: one line a task, with its family's colour and who does it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from orgsandbox.domain.model import Org
from orgsandbox.drawing.fonts import elided, font
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import _
from orgsandbox.metrics.task_status import TaskStatus

_ROW = 24
_PX = 12.0
_AMBER = {"nobody", "one", "short"}


class TaskList(QWidget):
    """Paints the rows itself: sixty lines cost one widget. `chosen` carries a task id."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: tuple[TaskStatus, ...] = ()
        self._slots: tuple[int | None, ...] = ()
        self._count = 0
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Who does which task"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, org: Org, rows: tuple[TaskStatus, ...], count: int, theme: Theme) -> None:
        """Show these tasks; `count` says how many there are in all."""
        self._theme, self._rows, self._count = theme, rows, count
        self._slots = tuple(
            org.families[row.family].colour if row.family in org.families and row.family else None
            for row in rows
        )
        self.updateGeometry()
        self.update()

    def texts(self) -> tuple[str, ...]:
        """Return what the rows say, for screen readers and tests."""
        return tuple(f"{row.name}: {said(row)}" for row in self._rows)

    def sizeHint(self) -> QSize:
        """Return the height of all rows."""
        extra = 1 if self._count > len(self._rows) else 0
        return QSize(200, _ROW * (len(self._rows) + extra) + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint name, colour and state of every task."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(_PX))
        half = self.width() * 0.5
        for number, row in enumerate(self._rows):
            top = number * _ROW
            if number == self._current and self.hasFocus():
                painter.fillRect(
                    QRectF(0, top, self.width(), _ROW), QColor(self._theme.accent_soft)
                )
            slot = self._slots[number]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(
                QColor(self._theme.hatch) if slot is None else self._theme.family(slot)
            )
            painter.drawRoundedRect(QRectF(1, top + 7, 10, 10), 2, 2)
            painter.setPen(QColor(self._theme.text))
            box = QRectF(18, top, half - 20, _ROW)
            painter.drawText(box, _LEFT, elided(row.name, box.width(), _PX))
            amber = row.state in _AMBER
            painter.setPen(QColor(self._theme.amber if amber else self._theme.text_muted))
            box = QRectF(half, top, half - 2, _ROW)
            painter.drawText(box, _RIGHT, elided(said(row), box.width(), _PX))
        if self._count > len(self._rows):
            painter.setPen(QColor(self._theme.text_muted))
            more = _("and {count} more tasks").format(count=self._count - len(self._rows))
            painter.drawText(QRectF(18, len(self._rows) * _ROW, self.width(), _ROW), _LEFT, more)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the task clicked."""
        number = int(event.position().y() // _ROW)
        if 0 <= number < len(self._rows):
            self._current = number
            self.chosen.emit(self._rows[number].task)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, choose with Enter."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps and self._rows:
            step = steps[Qt.Key(event.key())]
            self._current = max(0, min(len(self._rows) - 1, self._current + step))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current >= 0:
            self.chosen.emit(self._rows[self._current].task)
        else:
            super().keyPressEvent(event)


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
