"""Pick from the usual back-office tasks with a check mark; what the plan has is marked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from orgsandbox.commands.base import Command, Together
from orgsandbox.commands.tasks import AddFamily, AddTask
from orgsandbox.document import Document
from orgsandbox.files.starter import StarterTask, additions, starter_tasks
from orgsandbox.i18n import N_, Message, _
from orgsandbox.plain import plain_label
from orgsandbox.ui.dialogs.ask import ok_cancel

_ENTRY = Qt.ItemDataRole.UserRole


def ask_starter(parent: QWidget, document: Document) -> None:
    """Let the planner pick usual tasks; they are added as one step."""
    dialog = StarterDialog(parent, document)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return
    families, tasks = additions(document.org, dialog.chosen())
    scenario = document.scenario.id
    commands: tuple[Command, ...] = (
        *(AddFamily(scenario, family) for family in families),
        *(AddTask(scenario, task) for task in tasks),
    )
    if commands:
        document.do(Together(commands, Message(N_("Add usual tasks"))))


class StarterDialog(QDialog):
    """The list by family, each entry with a check mark."""

    def __init__(self, parent: QWidget, document: Document) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Usual back-office tasks"))
        self.resize(420, 560)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        known = {task.name for task in document.org.tasks.values()}
        families: dict[str, QTreeWidgetItem] = {}
        for entry in starter_tasks():
            parent_item = families.get(entry.family)
            if parent_item is None:
                parent_item = families[entry.family] = QTreeWidgetItem([entry.family])
                tristate = Qt.ItemFlag.ItemIsAutoTristate | Qt.ItemFlag.ItemIsUserCheckable
                parent_item.setFlags(parent_item.flags() | tristate)
                parent_item.setCheckState(0, Qt.CheckState.Unchecked)
                self.tree.addTopLevelItem(parent_item)
            item = QTreeWidgetItem([entry.name])
            item.setData(0, _ENTRY, entry)
            item.setCheckState(0, Qt.CheckState.Unchecked)
            item.setDisabled(entry.name in known)
            parent_item.addChild(item)
        self.tree.expandAll()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.addWidget(plain_label(_("Tick what somebody does in this company.")))
        layout.addWidget(self.tree)
        layout.addWidget(ok_cancel(self, _("Add")))

    def chosen(self) -> tuple[StarterTask, ...]:
        """Return the entries ticked."""
        ticked = []
        for row in range(self.tree.topLevelItemCount()):
            family = self.tree.topLevelItem(row)
            for place in range(family.childCount() if family is not None else 0):
                item = family.child(place) if family is not None else None
                if item is not None and item.checkState(0) == Qt.CheckState.Checked:
                    ticked.append(item.data(0, _ENTRY))
        return tuple(ticked)
