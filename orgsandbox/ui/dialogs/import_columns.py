"""The columns of a table that is imported: header, first values, and what each is taken for."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from orgsandbox.files.importing.columns import Columns
from orgsandbox.files.importing.mapping import field_titles, fields_of
from orgsandbox.files.table import Table
from orgsandbox.i18n import _, join_names
from orgsandbox.panels.parts import still
from orgsandbox.plain import set_tip

UNUSED = ""
"""Stands for a column that means nothing to the program and goes back out as it came in."""

_SHOWN_FIELDS = 14
"""Fields in sight when the list is open: all of them would cover the table."""

_AROUND = 8
"""Pixels of a row beside the height of its box: a cell takes its frame off them."""

_EXAMPLES = 3
_LOOKED_AT = 200
"""Rows among which examples are looked for."""


_STEPS = frozenset(
    (
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    )
)


class FieldBox(QComboBox):
    """Keys step through its list, not through its values: each passed would be taken from another
    column on the way."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list instead of stepping."""
        if event.key() in _STEPS:
            self.showPopup()
            event.accept()
        else:
            super().keyPressEvent(event)


class ColumnChoices(QTableWidget):
    """One row a column. `chosen` carries the column's header and the field it is to be."""

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 3, parent)
        self.setHorizontalHeaderLabels([_("Column"), _("Values"), _("Taken for")])
        self.verticalHeader().hide()
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.setAccessibleName(_("Columns"))
        bar = self.horizontalHeader()
        bar.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        bar.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        bar.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self._shown: object = None

    def show_columns(self, table: Table, columns: Columns) -> None:
        """Show what the columns are taken for; sensitive ones cannot be chosen."""
        key = (table.headers, table.rows[:1])
        if key != self._shown:
            self._shown = key
            self._fill(table, columns)
        taken = fields_of(columns)
        for row in range(self.rowCount()):
            box = self.cellWidget(row, 2)
            assert isinstance(box, QComboBox)
            with QSignalBlocker(box):
                field = taken.get(int(box.objectName()), UNUSED)
                box.setCurrentIndex(max(0, box.findData(field)))

    def _fill(self, table: Table, columns: Columns) -> None:
        wanted = [n for n, header in enumerate(table.headers) if header]
        self.setRowCount(len(wanted))
        titles = {name: message.text() for name, message in field_titles()}
        for row, number in enumerate(wanted):
            header, values = table.headers[number], _examples(table, number)
            sensitive = number in columns.sensitive
            for place, text in enumerate((header, "●●●" if sensitive else values)):
                item = QTableWidgetItem(text)
                set_tip(item, text)
                self.setItem(row, place, item)
            box = self._box(titles, header, number)
            box.setEnabled(not sensitive)
            self.setCellWidget(row, 2, box)
            box.ensurePolished()
            self.setRowHeight(row, box.sizeHint().height() + _AROUND)
        self.resizeColumnToContents(0)

    def _box(self, titles: Mapping[str, str], header: str, number: int) -> QComboBox:
        box = still(FieldBox())
        box.setObjectName(str(number))
        box.setStyleSheet("QComboBox { combobox-popup: 0; }")  # a list of its own height scrolls
        box.setMaxVisibleItems(_SHOWN_FIELDS)
        box.setAccessibleName(_("What {column} is taken for").format(column=header))
        box.addItem(_("not used (kept as it is)"), UNUSED)
        for name, title in titles.items():
            box.addItem(title, name)
        box.activated.connect(lambda _index: self.chosen.emit(header, box.currentData()))
        return box


def _examples(table: Table, column: int) -> str:
    """Return the first different values of a column."""
    values: dict[str, None] = {}
    for row in table.rows[:_LOOKED_AT]:
        if row.cells[column]:
            values[row.cells[column]] = None
        if len(values) == _EXAMPLES:
            break
    return join_names(list(values))
