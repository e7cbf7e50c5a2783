"""The tasks by family: add, choose, name families."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from orgsandbox.commands.tasks import AddFamily, AddTask, EditFamily
from orgsandbox.document import Document
from orgsandbox.domain.bounds import colour_slot
from orgsandbox.domain.change import Change
from orgsandbox.domain.ids import new_id
from orgsandbox.domain.model import Family, Task
from orgsandbox.drawing.theme import COLOUR_SLOTS, Theme
from orgsandbox.i18n import _
from orgsandbox.selection import Selected, Selection

_KEY = Qt.ItemDataRole.UserRole


class TasksPanel(QWidget):
    """Families with their tasks; a family's name is edited in place."""

    chosen = Signal(str)

    def __init__(self, document: Document, selection: Selection, theme: Theme) -> None:
        super().__init__()
        self._document = document
        self._selection = selection
        self._theme = theme
        self._stale = True
        self._filling = False
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self.tree.setAccessibleName(_("Tasks"))
        self.tree.itemClicked.connect(self._picked)
        self.tree.itemActivated.connect(self._picked)
        self.tree.itemChanged.connect(self._renamed)
        add_task = QPushButton(_("Add a task"))
        add_task.clicked.connect(self.add_task)
        add_family = QPushButton(_("Add a family"))
        add_family.clicked.connect(self.add_family)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(8, 0, 8, 8)
        buttons.addWidget(add_task)
        buttons.addWidget(add_family)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 8, 0, 0)
        layout.addWidget(self.tree)
        layout.addLayout(buttons)

    def show_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self._stale = True

    def sync(self, change: Change) -> None:
        """List again, now or when it is looked at next."""
        if change.opened or change.shown.tasks or change.shown.families or change.scenario_changed:
            self._stale = True
            if self.isVisible():
                self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Fill the list when it is looked at."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def refresh(self) -> None:
        """List families and tasks."""
        self._stale = False
        self._filling = True
        org = self._document.org
        self.tree.clear()
        families: dict[str, QTreeWidgetItem] = {}
        for family in org.families.values():
            item = QTreeWidgetItem([family.name])
            item.setData(0, _KEY, ("family", family.id))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            pixmap = QPixmap(12, 12)
            pixmap.fill(self._theme.family(family.colour))
            item.setIcon(0, pixmap)
            self.tree.addTopLevelItem(item)
            families[family.id] = item
        for task in org.tasks.values():
            item = QTreeWidgetItem([task.name])
            item.setData(0, _KEY, ("task", task.id))
            home = families.get(task.family or "")
            if home is None:
                self.tree.addTopLevelItem(item)
            else:
                home.addChild(item)
        self.tree.expandAll()
        self._filling = False

    def add_task(self) -> None:
        """Add a task to the family chosen, ready to be named in the inspector."""
        item = self.tree.currentItem()
        kind, key = item.data(0, _KEY) if item is not None else ("", "")
        family = key if kind == "family" else None
        if kind == "task" and key in self._document.org.tasks:
            family = self._document.org.tasks[key].family
        task = Task(new_id(), _("New task"), family)
        if self._document.do(AddTask(self._document.scenario.id, task)):
            self._selection.set(Selected(tasks=(task.id,)))

    def add_family(self) -> None:
        """Add a family with the next colour, ready to be named."""
        families = self._document.org.families
        used = {family.colour for family in families.values()}
        free = next(
            (slot for slot in range(COLOUR_SLOTS) if slot not in used), colour_slot(len(families))
        )
        family = Family(new_id(), _("New family"), free)
        if self._document.do(AddFamily(self._document.scenario.id, family)):
            for row in range(self.tree.topLevelItemCount()):
                item = self.tree.topLevelItem(row)
                if item is not None and item.data(0, _KEY) == ("family", family.id):
                    self.tree.editItem(item)

    def _picked(self, item: QTreeWidgetItem, _column: int) -> None:
        kind, key = item.data(0, _KEY)
        if kind == "task":
            self._selection.set(Selected(tasks=(key,)))
        else:
            self._selection.set(Selected(families=(key,)))

    def _renamed(self, item: QTreeWidgetItem, _column: int) -> None:
        if self._filling:
            return
        kind, key = item.data(0, _KEY)
        family = self._document.org.families.get(key)
        if kind == "family" and family is not None and item.text(0).strip() != family.name:
            changed = Family(family.id, item.text(0).strip(), family.colour, family.specialty)
            self._document.do(EditFamily(self._document.scenario.id, changed))
