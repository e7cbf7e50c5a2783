"""The list of keyboard shortcuts and of what the mouse does with a key held."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from orgsandbox.i18n import N_, _
from orgsandbox.ui.dialogs.palette import plain_text

GESTURES = (
    (N_("Drag a person"), N_("Move to another role or department")),
    (N_("Drag with Ctrl"), N_("Add as a second post (20 %)")),
    (N_("Drag with Shift"), N_("Bring the present work along")),
    (N_("Esc while dragging"), N_("Cancel; nothing has changed")),
    (N_("Wheel / Shift + wheel"), N_("Scroll")),
    (N_("Ctrl + wheel"), N_("Zoom at the pointer")),
    (N_("Space + drag, middle button"), N_("Move the board")),
    (N_("Drag on the empty board"), N_("Select what the frame touches")),
    (N_("Arrow keys on the board"), N_("Go from card to card")),
)


class ShortcutsDialog(QDialog):
    """One table: what it does, which key."""

    def __init__(self, parent: QWidget, actions: Mapping[str, QAction]) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keyboard shortcuts"))
        self.resize(560, 620)
        rows = [(_(what), _(how)) for how, what in GESTURES]
        native = QKeySequence.SequenceFormat.NativeText
        for action in actions.values():
            keys = " / ".join(key.toString(native) for key in action.shortcuts())
            if keys:
                rows.append((plain_text(action), keys))
        table = QTableWidget(len(rows), 2, self)
        table.setHorizontalHeaderLabels([_("What it does"), _("Keys")])
        table.verticalHeader().hide()
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        header = table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                table.setItem(row, column, QTableWidgetItem(text))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(_("Close"))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.addWidget(table)
        layout.addWidget(buttons)
