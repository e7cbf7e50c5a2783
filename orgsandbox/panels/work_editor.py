"""Edit work as a picture: drag the dividers of the bar, or type percents."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from orgsandbox.domain.model import Org
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import _
from orgsandbox.panels.parts import Swatch, narrow, still, text_label
from orgsandbox.panels.work_bar import WorkPicture, work_bar
from orgsandbox.plain import set_tip


class WorkEditor(QWidget):
    """The bar, one line a task with its percents, and a box that adds a task.

    `edited` carries the new work (FTE by task id), `hovered` the same while a divider is dragged,
    None once that is over.
    """

    edited = Signal(object)
    hovered = Signal(object)

    def __init__(self, theme: Theme, whole: float = 1.0) -> None:
        super().__init__()
        self._theme = theme
        self._whole = whole
        self._work: dict[str, float] = {}
        self._org = Org()
        self.bar = work_bar(theme)
        self.bar.previewed.connect(self.hovered)
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
        names = {task: self._name(task) for task in work}
        self.bar.show_picture(WorkPicture(work, names, slots), theme)
        self.sum_label.setText(said)
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.boxes = {}
        for row, (key, amount) in enumerate(work.items()):
            self._add_row(row, key, amount, slots[key])
        self.add_box.clear()
        self.add_box.addItem(_("＋ Add a task"), "")
        for task in org.tasks.values():
            if task.id not in work:
                self.add_box.addItem(task.name, task.id)

    def _name(self, key: str) -> str:
        """Return what a task is called; its id, where the plan has lost it."""
        task = self._org.tasks.get(key)
        return task.name if task is not None else key

    def _slot(self, key: str) -> int | None:
        """Return the colour of a task's family, or None."""
        task = self._org.tasks.get(key)
        family = self._org.families.get(task.family or "") if task is not None else None
        return family.colour if family is not None else None

    def _add_row(self, row: int, task: str, amount: float, slot: int | None) -> None:
        name = self._name(task)
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
        set_tip(gone, _("Take this task away"))
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
        self.edited.emit({key: amount for key, amount in self._work.items() if key != task})

    def _add(self, index: int) -> None:
        task = str(self.add_box.itemData(index) or "")
        if task:
            self.edited.emit({**self._work, task: 0.1 * self._whole})

    def _dropped(self, work: dict[str, float]) -> None:
        self.edited.emit({task: amount for task, amount in work.items() if amount > 0})
