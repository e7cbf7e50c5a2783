"""Import people from a table: what it is taken for, what is doubtful, what would mend it, the tree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSplitter,
    QTabWidget,
    QTreeWidget,
    QVBoxLayout,
    QWidget,
)

from orgsandbox.domain.problem import Severity
from orgsandbox.domain.project import Project
from orgsandbox.files.cells import Cells
from orgsandbox.files.importing.causes import causes_of, shown_rows
from orgsandbox.files.importing.columns import PEOPLE_HEADERS, columns_of
from orgsandbox.files.importing.mends import TITLES
from orgsandbox.files.importing.options import Options
from orgsandbox.files.people import Imported, NotATable, import_cells
from orgsandbox.files.reasons import why
from orgsandbox.files.sheets import table_cells, tables_of
from orgsandbox.files.table import as_table
from orgsandbox.files.table_formats.registry import has_sheets, patterns
from orgsandbox.files.work_rows import WORK_HEADERS
from orgsandbox.i18n import N_, Message, _, current_language, join_names, ngettext
from orgsandbox.plain import PlainForm, menu_text, plain_label, set_tip
from orgsandbox.ui.dialogs.ask import ok_cancel, tell
from orgsandbox.ui.dialogs.department_tree import show_departments
from orgsandbox.ui.dialogs.import_columns import UNUSED, ColumnChoices
from orgsandbox.ui.dialogs.waiting import waited

Value = TypeVar("Value")

_ENCODINGS = (
    ("UTF-8", "utf-8"),
    ("Shift_JIS (CP932)", "cp932"),
    ("EUC-JP", "euc_jp"),
    ("ISO-2022-JP", "iso2022_jp"),
    ("UTF-16", "utf-16"),
    ("Windows-1252", "cp1252"),
)
_AT_ONCE = 2_000_000
"""Bytes of a file that is read and understood within the blink of an eye."""

_MOST_HEADERS = 15
"""Rows offered as the header's by hand; where it stands lower it is found, or the titles go first."""

_MOST_LINES = 500
"""Lines of problems that anybody reads; causes are few, so this is never reached by them."""


@dataclass(frozen=True, slots=True)
class _Files:
    """What was read of the files: the table of people, and perhaps of work and of second posts."""

    people: Cells
    work: Cells | None
    posts: Cells | None


def _read_files(people: Path, work: Path | None, encoding: str | None, sheet: str | None) -> _Files:
    cells, posts = tables_of(people, encoding, sheet)
    works = None if work is None else table_cells(work, encoding, known=WORK_HEADERS.knows)
    return _Files(cells, works, posts)


def ask_import(parent: QWidget, path: Path) -> Project | None:
    """Show what an import would give; return the plan, or None when it is not wanted."""
    dialog = ImportDialog(parent, path)
    if not dialog.readable:
        return None
    if dialog.exec() != QDialog.DialogCode.Accepted or dialog.result_now is None:
        return None
    return dialog.result_now.project


class ImportDialog(QDialog):
    """The choices of an import at the left, what they give at the right: counts, rows, the tree.

    The file is read once for an encoding or a sheet; a mend, a column taken for something else or
    another way to read the departments runs only the stages after that. `readable` says whether
    there is a table at all; without a header its columns are A, B … to be chosen by hand.
    """

    def __init__(self, parent: QWidget, people: Path) -> None:
        super().__init__(parent)
        self._people = people
        self._work: Path | None = None
        self._mends: set[str] = set()
        self._mapping: dict[str, str] = {}
        self._left_out: set[str] = set()
        self._files: _Files | None = None
        self.result_now: Imported | None = None
        self.setWindowTitle(_("Import people"))
        self.resize(980, 640)
        self.hierarchy = _choices(
            (_("Automatic"), None),
            (_("By department"), "department"),
            (_("By level columns"), "level"),
            (_("By path column"), "path"),
            (_("By manager"), "manager"),
        )
        self.encoding = _choices((_("Automatic"), None), *_ENCODINGS)
        self.sheet = _choices((_("Automatic"), None))
        self.header = _choices((_("Automatic"), None), (_("none (data from the first row)"), 0))
        for row in range(1, _MOST_HEADERS + 1):
            self.header.addItem(_("row {row}").format(row=row), row)
        self.columns = ColumnChoices()
        self.titles = QCheckBox(_("Take each title for its holder's work"))
        self.work_file = QLineEdit()
        self.work_file.setReadOnly(True)
        self.work_file.setPlaceholderText(_("none (people only)"))
        self.counts = plain_label("")
        self.rows = plain_label("")
        self.mends = QWidget()
        self.problems = QListWidget()
        self.problems.setWordWrap(True)
        self.departments = QTreeWidget()
        self.buttons = ok_cancel(self, _("Open as a plan"))
        self._build()
        self._load()
        self.hierarchy.currentIndexChanged.connect(self._read)
        self.titles.toggled.connect(self._read)
        self.header.currentIndexChanged.connect(self._take_header)
        self.columns.chosen.connect(self._take_column)
        self.encoding.currentIndexChanged.connect(self._load)
        self.sheet.currentIndexChanged.connect(self._load)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(plain_label(self._people.name))
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self._left())
        halves.addWidget(self._right())
        halves.setSizes([540, 400])
        layout.addWidget(halves, 1)
        layout.addWidget(self.buttons)

    @property
    def readable(self) -> bool:
        """Say whether the file holds a table."""
        return self._files is not None

    def _left(self) -> QWidget:
        self.tabs = QTabWidget()
        self.tabs.addTab(self._reading(), menu_text(_("Reading and problems")))
        self.tabs.addTab(self.columns, menu_text(_("Columns")))
        return self.tabs

    def _reading(self) -> QWidget:
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(10, 10, 10, 10)
        form = PlainForm()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(_("Columns that the departments come from"), self.hierarchy)
        if has_sheets(self._people.suffix):
            form.addRow(_("Sheet"), self.sheet)
        else:
            form.addRow(_("Encoding"), self.encoding)
        form.addRow(_("Header row"), self.header)
        choose = QPushButton(_("Choose…"))
        choose.clicked.connect(self._choose_work)
        row = QHBoxLayout()
        row.addWidget(self.work_file, 1)
        row.addWidget(choose)
        form.addRow(_("Work (who does what)"), row)
        form.addRow("", self.titles)
        layout.addLayout(form)
        self.mends.setLayout(QVBoxLayout())
        layout.addWidget(self.mends)
        layout.addWidget(plain_label(_("Problems and notes")))
        layout.addWidget(self.problems, 1)
        return side

    def _right(self) -> QWidget:
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(8, 0, 0, 0)
        for widget in (self.counts, self.rows):
            layout.addWidget(widget)
        layout.addWidget(self.departments, 1)
        return side

    def _choose_work(self) -> None:
        kinds = _("Tables ({kinds})").format(kinds=patterns())
        name, _kind = QFileDialog.getOpenFileName(
            self, _("Work (who does what)"), str(self._people.parent), kinds
        )
        if name:
            self._work = Path(name)
            self.work_file.setText(self._work.name)
            self._load()

    def _load(self) -> None:
        """Read the files anew, as the encoding and the sheet chosen say."""
        encoding, sheet = self.encoding.currentData(), self.sheet.currentData()
        try:
            files = self._beside(lambda: _read_files(self._people, self._work, encoding, sheet))
        except (NotATable, OSError) as refusal:
            self._say_no(refusal)
            return
        if files is None:
            return
        if not any(any(row) for row in files.people.rows):
            self._say_no(NotATable(Message(N_("The table is empty."))))
            return
        self._files = files
        self._show_sheets(files.people.sheets)
        self._read()

    def _show_sheets(self, names: Sequence[str]) -> None:
        """Offer the sheets of a workbook, once they are known."""
        if self.sheet.count() == 1:
            self.sheet.blockSignals(True)  # noqa: FBT003 - Qt takes it so
            for name in names:
                self.sheet.addItem(name, name)
            self.sheet.blockSignals(False)  # noqa: FBT003 - Qt takes it so

    def _beside(self, work: Callable[[], Value]) -> Value | None:
        """Do at once what is short, and what takes seconds beside the window."""
        if self._people.stat().st_size <= _AT_ONCE:
            return work()
        return waited(self, _("Reading {file} …").format(file=self._people.name), work)

    def _take_header(self) -> None:
        """Read the table from another row: what was chosen of its columns counts no longer."""
        self._mapping.clear()
        self._left_out.clear()
        self._read()

    def _take_column(self, header: str, name: str) -> None:
        """Take a column for a field, or leave it out."""
        self._mapping = {
            field: other
            for field, other in self._mapping.items()
            if other != header and field != name
        }
        self._left_out.discard(header)
        if name == UNUSED:
            self._left_out.add(header)
        else:
            self._mapping[name] = header
        self._read()

    def _options(self) -> Options:
        return Options(
            hierarchy=self.hierarchy.currentData(),
            mapping=dict(self._mapping),
            left_out=frozenset(self._left_out),
            header=self.header.currentData(),
            mends=frozenset(self._mends),
            title_as_work=self.titles.isChecked(),
            language=current_language(),
        )

    def _read(self) -> None:
        """Run the stages after the files were read, and show what comes out."""
        files, options = self._files, self._options()
        if files is None:
            return
        try:
            read = self._beside(
                lambda: import_cells(files.people, options, files.work, files.posts)
            )
        except NotATable as refusal:
            self._ask_for_columns(files.people, options, refusal)
            return
        if read is not None:
            self.result_now = read
            self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(True)
            self._show(read)

    def _ask_for_columns(self, cells: Cells, options: Options, refusal: NotATable) -> None:
        """Show a table that cannot be understood so that the planner says what its columns are."""
        self.result_now = None
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(False)
        try:
            table = as_table(cells, PEOPLE_HEADERS.knows, (), options.header)
        except NotATable:
            with QSignalBlocker(self.header):
                self.header.setCurrentIndex(self.header.findData(0))
            table = as_table(cells, PEOPLE_HEADERS.knows, (), 0)
        self.counts.setText(refusal.message.text())
        self.rows.setText(_("Choose in “Columns” which column holds names or employee numbers."))
        self.departments.clear()
        self.departments.setHeaderHidden(True)
        self.problems.clear()
        self.mends.setVisible(False)
        self.columns.show_columns(table, columns_of(table, options.mapping, options.left_out))
        self.tabs.setCurrentWidget(self.columns)

    def _say_no(self, refusal: NotATable | OSError) -> None:
        reason = refusal.message if isinstance(refusal, NotATable) else why(refusal)
        tell(self, _("{file} cannot be opened.").format(file=self._people.name), reason.text())

    def _show(self, found: Imported) -> None:
        text = _("{people} people, {units} departments, {tasks} tasks; {unplaced} unplaced")
        org = found.org
        self.counts.setText(
            text.format(
                people=len(org.people),
                units=len(org.units),
                tasks=len(org.tasks),
                unplaced=found.unplaced,
            )
        )
        self.rows.setText(_fates(found))
        self.departments.setHeaderHidden(False)
        show_departments(self.departments, org)
        self.columns.show_columns(found.table, found.columns)
        self._show_mends(found)
        self._show_problems(found)

    def _show_mends(self, found: Imported) -> None:
        layout = self.mends.layout()
        assert layout is not None
        while (item := layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for mend in found.mends:
            text = ngettext("{mend}: {count} row", "{mend}: {count} rows", mend.count).format(
                mend=_(TITLES[mend.kind]), count=mend.count
            )
            box = QCheckBox(menu_text(text))
            box.setObjectName(mend.kind)
            set_tip(box, _("Rows {rows}").format(rows=shown_rows(mend.rows)))
            box.setChecked(mend.kind in self._mends)
            box.toggled.connect(self._choose_mend)
            layout.addWidget(box)
        self.mends.setVisible(bool(found.mends))

    def _choose_mend(self, chosen: bool) -> None:  # noqa: FBT001 - a slot
        kind = self.sender().objectName()
        if chosen:
            self._mends.add(kind)
        else:
            self._mends.discard(kind)
        self._read()

    def _show_problems(self, found: Imported) -> None:
        self.problems.clear()
        for cause in causes_of(found.problems)[:_MOST_LINES]:
            mark = "⚠" if cause.severity is Severity.PROBLEM else "・"
            line = f"{mark} {cause.message.text()}"
            if cause.count > 1 and cause.rows:
                line += "  " + _("Rows {rows}").format(rows=shown_rows(cause.rows))
            self.problems.addItem(line)
        if not found.problems:
            self.problems.addItem(_("No problems found."))


def _choices(*entries: tuple[str, str | int | None]) -> QComboBox:
    box = QComboBox()
    for text, value in entries:
        box.addItem(text, value)
    return box


def _fates(found: Imported) -> str:
    """Return what became of the rows, as one line that adds up."""
    words = {
        "person": _("people"),
        "post": _("second posts"),
        "planned_seat": _("vacant posts"),
        "department": _("departments"),
        "note": _("left out"),
        "problem": _("not read"),
    }
    parts = [f"{words[fate.value]} {count}" for fate, count in found.fates.items() if count]
    rows = found.rows + found.table.skipped
    text = ngettext("{rows} row: {parts}", "{rows} rows: {parts}", rows)
    return text.format(rows=rows, parts=join_names(parts))
