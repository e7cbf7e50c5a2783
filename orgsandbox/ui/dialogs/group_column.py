"""One column of the split dialog: a name, the people and the tasks of one new department."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from orgsandbox.i18n import _
from orgsandbox.panels.parts import text_label

_ID = Qt.ItemDataRole.UserRole


class MoveList(QListWidget):
    """A list whose entries are dragged to lists of the same kind; `changed` after a drop.

    `sent` carries +1 or -1 when the keyboard (Alt+Right, Alt+Left) sends the entries to a
    neighbour.
    """

    changed = Signal()
    sent = Signal(int)

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(60)

    def put(self, entries: Iterable[tuple[str, str]]) -> None:
        """Add entries as (id, text)."""
        for key, text in entries:
            item = QListWidgetItem(text)
            item.setData(_ID, key)
            self.addItem(item)

    def ids(self) -> tuple[str, ...]:
        """Return the ids of the entries, top to bottom."""
        return tuple(str(self.item(row).data(_ID)) for row in range(self.count()))

    def take_selected(self) -> tuple[tuple[str, str], ...]:
        """Take the selected entries out and return them as (id, text)."""
        taken = []
        for item in self.selectedItems():
            taken.append((str(item.data(_ID)), item.text()))
            self.takeItem(self.row(item))
        return tuple(taken)

    def take_all(self) -> tuple[tuple[str, str], ...]:
        """Take every entry out and return them as (id, text)."""
        taken = tuple(
            (str(self.item(row).data(_ID)), self.item(row).text()) for row in range(self.count())
        )
        self.clear()
        return taken

    def explain(self, key: str, text: str) -> None:
        """Say something of an entry while the pointer rests on it."""
        for row in range(self.count()):
            if self.item(row).data(_ID) == key:
                self.item(row).setToolTip(text)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take entries from a list of the same kind only; people never become tasks."""
        source = event.source()
        if not isinstance(source, MoveList) or source.kind != self.kind:
            event.ignore()
            return
        super().dropEvent(event)
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send the selected entries to the neighbouring column with Alt and an arrow."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: +1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.sent.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class GroupColumn(QFrame):
    """A new department in the making; without a name field it is what stays behind."""

    changed = Signal()

    def __init__(self, title: str, *, rest: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("group_column")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setMinimumWidth(170)
        self.rest = rest
        self.name = QLineEdit(title)
        self.name.setPlaceholderText(_("Department name"))
        self.name.setAccessibleName(_("Department name"))
        self.people = MoveList("people")
        self.people.setAccessibleName(_("Members"))
        self.tasks = MoveList("tasks")
        self.tasks.setAccessibleName(_("Tasks"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        self.heading = text_label(title, wrap=False)
        layout.addWidget(self.heading if rest else self.name)
        layout.addWidget(text_label(_("Members"), wrap=False))
        layout.addWidget(self.people, 3)
        layout.addWidget(text_label(_("Tasks"), wrap=False))
        layout.addWidget(self.tasks, 2)
        self.name.editingFinished.connect(self.changed)
        self.people.changed.connect(self.changed)
        self.tasks.changed.connect(self.changed)

    def title(self) -> str:
        """Return the name typed, without surrounding space."""
        return self.name.text().strip()
