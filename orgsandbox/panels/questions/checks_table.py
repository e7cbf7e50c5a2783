"""The tasks with where they go and how their results are checked; the checks are typed in place."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from orgsandbox.domain.destinations import known_shares
from orgsandbox.domain.model import Org, Task
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import _, join_names
from orgsandbox.panels.questions.base import KEY, fill, percent, table
from orgsandbox.panels.questions.destinations_form import destination_name

HOW, WHO = 2, 3
_PARTS = (3, 4, 5, 3)
_BESIDE = 14


class _QuietEmpty(QStyledItemDelegate):
    """Writes a quiet word where nothing is filled in; the cell itself stays empty."""

    def initStyleOption(  # noqa: N802 - Qt's own name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Put the word into an empty cell's look."""
        super().initStyleOption(option, index)
        if not index.data(Qt.ItemDataRole.DisplayRole):
            palette = option.palette
            muted: QColor = palette.color(QPalette.ColorRole.PlaceholderText)
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                palette.setColor(role, muted)
            option.text = _("not set")
            option.palette = palette


class ChecksTable(QWidget):
    """`chosen` carries a task id, `typed` (task id, column, text) when a check was filled in."""

    chosen = Signal(str)
    typed = Signal(str, int, str)

    def __init__(self) -> None:
        super().__init__()
        self.table = table(
            (_("Task"), _("Goes to"), _("How the result is checked"), _("Checked by")),
            editable=True,
        )
        self.table.setItemDelegate(_QuietEmpty(self.table))
        self.table.setWordWrap(False)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.itemChanged.connect(self._typed)
        self.table.itemSelectionChanged.connect(self._chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns: names need less than the ways to check."""
        super().resizeEvent(event)
        room = self.width() - _BESIDE
        for column, part in enumerate(_PARTS[:-1]):
            self.table.setColumnWidth(column, room * part // sum(_PARTS))

    def show_tasks(self, org: Org, tasks: list[Task], theme: Theme) -> None:
        """Show these tasks."""
        fill(self.table, [_row(org, task) for task in tasks], [task.id for task in tasks])
        with QSignalBlocker(self.table):
            for row in range(self.table.rowCount()):
                for column in (0, 1):
                    item = self.table.item(row, column)
                    if item is not None:
                        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)

    def mark(self, task: str | None) -> None:
        """Mark one task's row, or none."""
        with QSignalBlocker(self.table):
            self.table.clearSelection()
            for row in range(self.table.rowCount()):
                item = self.table.item(row, 0)
                if task is not None and item is not None and item.data(KEY) == task:
                    self.table.selectRow(row)
                    self.table.scrollToItem(item)

    def _key(self, row: int) -> str | None:
        first = self.table.item(row, 0)
        return str(first.data(KEY)) if first is not None else None

    def _chosen(self) -> None:
        rows = {item.row() for item in self.table.selectedItems()}
        key = self._key(rows.pop()) if rows else None
        if key is not None:
            self.chosen.emit(key)

    def _typed(self, item: QTableWidgetItem) -> None:
        key = self._key(item.row())
        if key is not None and item.column() in (HOW, WHO):
            self.typed.emit(key, item.column(), item.text().strip())


def _row(org: Org, task: Task) -> tuple[str, ...]:
    shares = sorted(known_shares(org, task).items(), key=lambda pair: -pair[1])
    goes = join_names(f"{destination_name(org, key)} {percent(share)}" for key, share in shares)
    return task.name, goes, task.checked_how, task.checked_by
