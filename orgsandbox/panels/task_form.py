"""What is known of a task, edited in place."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QPushButton, QVBoxLayout, QWidget

from orgsandbox.commands.tasks import EditTask, RemoveTask
from orgsandbox.document import Document
from orgsandbox.domain import tree, work
from orgsandbox.domain.model import Task
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import _, join_names
from orgsandbox.panels.forms import Line, form
from orgsandbox.panels.parts import narrow, still, text_label

_MOST_DOERS = 20
"""People named; who does little of it comes last and falls away."""


class TaskForm(QWidget):
    """A task: name, family, owner, what is needed, who does it."""

    failed = Signal(str)

    def __init__(self, document: Document, theme: Theme, task: str) -> None:
        super().__init__()
        self._document = document
        self._task = task
        org, task_now = document.org, document.org.tasks[task]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        rows = form()
        rows.addRow(_("Name"), Line(task_now.name, _("Name"), self._rename))
        self.family = narrow(QComboBox())
        self.family.addItem(_("(a family of its own)"), None)
        for family in org.families.values():
            self.family.addItem(family.name, family.id)
        self.family.setCurrentIndex(max(0, self.family.findData(task_now.family)))
        self.family.setAccessibleName(_("Task family"))
        self.family.activated.connect(self._set_family)
        rows.addRow(_("Task family"), self.family)
        self.owner = narrow(QComboBox())
        self.owner.addItem(_("(whoever does most of it)"), None)
        for key in tree.in_order(org):
            self.owner.addItem(org.units[key].name, key)
        self.owner.setCurrentIndex(max(0, self.owner.findData(task_now.owner)))
        self.owner.setAccessibleName(_("Owner department"))
        self.owner.activated.connect(self._set_owner)
        rows.addRow(_("Owner department"), self.owner)
        rows.addRow(_("Needed (FTE)"), self._demand_box(task_now))
        supplied = work.supply(org).get(task, 0.0)
        rows.addRow(_("Assigned (FTE)"), text_label(f"{supplied:.2f}"))
        layout.addLayout(rows)
        layout.addWidget(text_label(_("Who does it"), "panel_heading"))
        layout.addWidget(text_label(self._doers() or self._last()))
        gone = QPushButton(_("Remove the task"))
        gone.clicked.connect(self._remove)
        layout.addWidget(gone)

    def _last(self) -> str:
        """Return that nobody does it, with who did it last where that is known."""
        org = self._document.org
        names = [org.people[key].name for key in org.tasks[self._task].last_by if key in org.people]
        if not names:
            return _("nobody")
        return _("nobody (last: {names})").format(names=join_names(names))

    def _demand_box(self, task_now: Task) -> QDoubleSpinBox:
        box = still(QDoubleSpinBox())
        box.setRange(-0.1, 10_000)
        box.setDecimals(2)
        box.setSingleStep(0.1)
        box.setSpecialValueText(_("as done so far"))
        box.setKeyboardTracking(False)
        box.setValue(-0.1 if task_now.demand is None else task_now.demand)
        box.setAccessibleName(_("Needed (FTE)"))
        box.valueChanged.connect(self._set_demand)
        return box

    def _doers(self) -> str:
        org = self._document.org
        doers = []
        for person in org.people.values():
            done = (work.person_work(org, person.id) or {}).get(self._task, 0.0)
            if done > 0:
                doers.append((done, person.name))
        doers.sort(reverse=True, key=lambda pair: pair[0])
        return join_names(f"{name} {done:.2f}" for done, name in doers[:_MOST_DOERS])

    def _held(self) -> Task:
        return self._document.org.tasks[self._task]

    def _edit(self, task: Task) -> bool:
        return self._document.do(EditTask(self._document.scenario.id, task))

    def _rename(self, text: str) -> bool:
        return self._edit(replace(self._held(), name=text))

    def _set_family(self, index: int) -> None:
        self._edit(replace(self._held(), family=self.family.itemData(index)))

    def _set_owner(self, index: int) -> None:
        self._edit(replace(self._held(), owner=self.owner.itemData(index)))

    def _set_demand(self, value: float) -> None:
        self._edit(replace(self._held(), demand=None if value < 0 else round(value, 4)))

    def _remove(self) -> None:
        self._document.do(RemoveTask(self._document.scenario.id, self._task))
