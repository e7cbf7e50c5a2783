"""Find a command by typing: every action of the window, narrowed letter by letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from orgsandbox.i18n import _

_ID = Qt.ItemDataRole.UserRole


class CommandPalette(QDialog):
    """A field and a list; Enter triggers the chosen action after the palette has closed."""

    def __init__(self, parent: QWidget, actions: Mapping[str, QAction]) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Find a command"))
        self.resize(520, 440)
        self._actions = actions
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Type part of a command"))
        self.field.setAccessibleName(_("Find a command"))
        self.list = QTreeWidget()
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setColumnCount(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 14)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        for key, action in actions.items():
            if action.isEnabled():
                shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                item = QTreeWidgetItem([plain_text(action), shown])
                item.setData(0, _ID, key)
                self.list.addTopLevelItem(item)
        self.list.setColumnWidth(0, 360)
        self.field.textChanged.connect(self.narrow)
        self.field.returnPressed.connect(self.accept)
        self.list.itemActivated.connect(self.accept)
        self.narrow("")

    def chosen(self) -> QAction | None:
        """Return the action chosen, or None."""
        item = self.list.currentItem()
        return None if item is None or item.isHidden() else self._actions[str(item.data(0, _ID))]

    def narrow(self, typed: str) -> None:
        """Show the commands that have these letters in this order, in either language's text."""
        wanted = _fold(typed)
        best: QTreeWidgetItem | None = None
        for row in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(row)
            if item is None:
                continue
            fits = _subsequence(wanted, _fold(f"{item.text(0)} {item.data(0, _ID)}"))
            item.setHidden(not fits)
            if fits and (
                best is None
                or (wanted in _fold(item.text(0)) and wanted not in _fold(best.text(0)))
            ):
                best = item
        if best is not None:
            self.list.setCurrentItem(best)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrows move in the list while the cursor stays in the field."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            item = self.list.currentItem()
            step = self.list.itemBelow if event.key() == Qt.Key.Key_Down else self.list.itemAbove
            following = step(item) if item is not None else None
            if following is not None:
                self.list.setCurrentItem(following)
        else:
            super().keyPressEvent(event)


def plain_text(action: QAction) -> str:
    """Return an action's text without mnemonic marks and dots."""
    return action.text().replace("&", "").rstrip("…")


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _subsequence(wanted: str, text: str) -> bool:
    letters = iter(text)
    return all(letter in letters for letter in wanted if not letter.isspace())
