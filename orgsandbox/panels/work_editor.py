"""Edit work as a picture: drag the dividers of the bar, or type percents."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from orgsandbox.domain.model import Org
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import _
from orgsandbox.panels.parts import Swatch, narrow, still, text_label

_GRIP = 5
_HEIGHT = 20


class WorkBar(QWidget):
    """A bar of tasks whose dividers can be dragged.

    `moved` carries the new work while dragging, `dropped` the work at the end.
    """

    moved = Signal(object)
    dropped = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._work: dict[str, float] = {}
        self._slots: dict[str, int | None] = {}
        self._grip: int | None = None
        self._start: dict[str, float] = {}
        self.setFixedHeight(_HEIGHT)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_work(self, work: Mapping[str, float], slots: Mapping[str, int | None]) -> None:
        """Show this work by task, each in its family's colour."""
        if self._grip is None:
            self._work, self._slots = dict(work), dict(slots)
            self.update()

    def sizeHint(self) -> QSize:
        """Return a size that leaves the width to the layout."""
        return QSize(160, _HEIGHT)

    def _edges(self) -> list[float]:
        total = sum(self._work.values()) or 1.0
        edges, at = [0.0], 0.0
        for amount in self._work.values():
            at += amount
            edges.append(at / total * self.width())
        return edges

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the segments with light dividers."""
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        edges = self._edges()
        if len(edges) < 2:
            painter.fillRect(self.rect(), QColor(self._theme.track))
        for number, task in enumerate(self._work):
            slot = self._slots.get(task)
            painter.setBrush(
                QColor(self._theme.hatch) if slot is None else self._theme.family(slot)
            )
            left, right = edges[number], edges[number + 1]
            painter.drawRect(QRectF(left, 2, max(0.5, right - left - 2), _HEIGHT - 4))

    def _grip_at(self, point: QPointF) -> int | None:
        for number, edge in enumerate(self._edges()[1:-1]):
            if abs(edge - 1 - point.x()) <= _GRIP:
                return number
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a divider."""
        self._grip = self._grip_at(event.position())
        self._start = dict(self._work)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Shift work between the two tasks beside the divider, in steps of 5 %."""
        if self._grip is None:
            near = self._grip_at(event.position()) is not None
            self.setCursor(Qt.CursorShape.SplitHCursor if near else Qt.CursorShape.ArrowCursor)
            return
        keys = list(self._start)
        left, right = keys[self._grip], keys[self._grip + 1]
        total = sum(self._start.values())
        before = sum(self._start[key] for key in keys[: self._grip])
        both = self._start[left] + self._start[right]
        wanted = event.position().x() / max(1, self.width()) * total - before
        step = 0.05
        held = max(0.0, min(both, round(wanted / step) * step))
        self._work = {**self._start, left: held, right: both - held}
        self.update()
        self.moved.emit(dict(self._work))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: this is the work wanted."""
        if self._grip is not None:
            self._grip = None
            if self._work != self._start:
                self.dropped.emit(dict(self._work))


class WorkEditor(QWidget):
    """The bar, one line a task with its percents, and a box that adds a task.

    `edited` carries the new work (FTE by task id), `hovered` the same while a divider is dragged.
    """

    edited = Signal(object)
    hovered = Signal(object)

    def __init__(self, theme: Theme, whole: float = 1.0) -> None:
        super().__init__()
        self._theme = theme
        self._whole = whole
        self._work: dict[str, float] = {}
        self._org = Org()
        self.bar = WorkBar(theme)
        self.bar.moved.connect(self.hovered)
        self.bar.dropped.connect(self._dropped)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(1, 1)
        self.add_box = narrow(QComboBox())
        self.add_box.setAccessibleName(_("Add a task"))
        self.add_box.activated.connect(self._add)
        self.sum_label = text_label(name="muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.bar)
        layout.addLayout(self._grid)
        layout.addWidget(self.add_box)
        layout.addWidget(self.sum_label)
        self.boxes: dict[str, QDoubleSpinBox] = {}

    def show_work(self, org: Org, work: Mapping[str, float], theme: Theme, said: str) -> None:
        """Show this work; `said` is the line below (load, or that it is what duties say)."""
        self._org, self._theme, self._work = org, theme, dict(work)
        slots = {task: self._slot(task) for task in work}
        self.bar.show_work(work, slots)
        self.sum_label.setText(said)
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.boxes = {}
        for row, (task, amount) in enumerate(work.items()):
            self._add_row(row, task, amount, slots[task])
        self.add_box.clear()
        self.add_box.addItem(_("＋ Add a task"), "")
        for held in org.tasks.values():
            if held.id not in work:
                self.add_box.addItem(held.name, held.id)

    def _slot(self, task: str) -> int | None:
        held = self._org.tasks.get(task)
        family = self._org.families.get(held.family or "") if held is not None else None
        return family.colour if family is not None else None

    def _add_row(self, row: int, task: str, amount: float, slot: int | None) -> None:
        name = self._org.tasks[task].name if task in self._org.tasks else task
        box = still(QDoubleSpinBox())
        box.setRange(0, 1000)
        box.setDecimals(0)
        box.setSingleStep(5)
        box.setSuffix(" %")
        box.setKeyboardTracking(False)
        box.setValue(amount / self._whole * 100)
        box.setAccessibleName(name)
        box.setProperty("task", task)
        box.valueChanged.connect(self._typed)
        gone = QToolButton()
        gone.setText("×")
        gone.setAutoRaise(True)
        gone.setToolTip(_("Take this task away"))
        gone.setProperty("task", task)
        gone.clicked.connect(self._removed)
        self._grid.addWidget(Swatch(slot, self._theme), row, 0)
        self._grid.addWidget(text_label(name), row, 1)
        self._grid.addWidget(box, row, 2)
        self._grid.addWidget(gone, row, 3)
        self.boxes[task] = box

    def _typed(self, percent: float) -> None:
        task = str(self.sender().property("task"))
        self.edited.emit({**self._work, task: percent / 100 * self._whole})

    def _removed(self) -> None:
        task = str(self.sender().property("task"))
        self.edited.emit({key: held for key, held in self._work.items() if key != task})

    def _add(self, index: int) -> None:
        task = str(self.add_box.itemData(index) or "")
        if task:
            self.edited.emit({**self._work, task: 0.1 * self._whole})

    def _dropped(self, work: dict[str, float]) -> None:
        self.edited.emit({task: amount for task, amount in work.items() if amount > 0})
