"""まとめる: put departments together into one of them."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from orgsandbox.commands.merge import MergeUnits
from orgsandbox.document import Document
from orgsandbox.domain import tree
from orgsandbox.i18n import _
from orgsandbox.plain import plain_label
from orgsandbox.ui.dialogs.ask import ok_cancel

_ID = Qt.ItemDataRole.UserRole


def ask_merge(parent: QWidget, document: Document, units: tuple[str, ...]) -> None:
    """Let the planner choose which departments become one; nothing has changed when cancelled."""
    dialog = MergeDialog(parent, document, units)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    document.hover(None)
    if accepted:
        document.do(dialog.command())


class MergeDialog(QDialog):
    """All departments with check marks, and which one gives the name."""

    def __init__(self, parent: QWidget, document: Document, units: tuple[str, ...]) -> None:
        super().__init__(parent)
        self._document = document
        self.setWindowTitle(_("Merge departments"))
        self.resize(440, 520)
        self.list = QListWidget()
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.into = QComboBox()
        self.reason = plain_label("")
        self.buttons = ok_cancel(self, _("Merge"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        for widget in (
            plain_label(_("Departments to put together")),
            self.list,
            plain_label(_("Into (its name stays)")),
            self.into,
            self.reason,
            self.buttons,
        ):
            layout.addWidget(widget)
        for key in tree.in_order(document.org):
            depth = len(tree.path(document.org, key)) - 1
            item = QListWidgetItem("　" * depth + document.org.units[key].name)
            item.setData(_ID, key)
            item.setCheckState(Qt.CheckState.Checked if key in units else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.itemChanged.connect(self._refill)
        self.into.currentIndexChanged.connect(self._try)
        self._refill()

    def command(self) -> MergeUnits:
        """Return the merge as it stands in the dialog."""
        into = str(self.into.currentData() or "")
        return MergeUnits(self._document.scenario.id, self._checked(), into)

    def _checked(self) -> tuple[str, ...]:
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(
            str(item.data(_ID)) for item in items if item.checkState() == Qt.CheckState.Checked
        )

    def _refill(self) -> None:
        kept = self.into.currentData()
        with QSignalBlocker(self.into):
            self.into.clear()
            for key in self._checked():
                self.into.addItem(self._document.org.units[key].name, key)
            self.into.setCurrentIndex(max(0, self.into.findData(kept)))
        self._try()

    def _try(self) -> None:
        enough = len(self._checked()) > 1
        preview = self._document.hover(self.command() if enough else None)
        refused = preview.refused if preview else None
        self.reason.setText(refused.text() if refused else "")
        button = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        button.setEnabled(enough and refused is None)
