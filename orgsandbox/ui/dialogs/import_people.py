"""Import people from a table: what was found, what is wrong by row, then open it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from orgsandbox.domain.problem import Severity
from orgsandbox.domain.project import Project
from orgsandbox.files.people import Imported, NotATable, import_people
from orgsandbox.i18n import _, current_language
from orgsandbox.ui.dialogs.ask import ok_cancel, plain_label, tell


def ask_import(parent: QWidget, path: Path) -> Project | None:
    """Show what an import would give; return the plan, or None when it is not wanted."""
    dialog = ImportDialog(parent, path)
    if dialog.result_now is None:
        return None
    if dialog.exec() != QDialog.DialogCode.Accepted or dialog.result_now is None:
        return None
    return dialog.result_now.project


class ImportDialog(QDialog):
    """The choices of an import and its preview: counts, and problems with their rows."""

    def __init__(self, parent: QWidget, people: Path) -> None:
        super().__init__(parent)
        self._people = people
        self._work: Path | None = None
        self.result_now: Imported | None = None
        self.setWindowTitle(_("Import people"))
        self.resize(620, 560)
        self.hierarchy = QComboBox()
        for text, value in (
            (_("Automatic"), None),
            (_("By manager"), "manager"),
            (_("By department"), "department"),
            (_("By level columns"), "level"),
            (_("By path column"), "path"),
        ):
            self.hierarchy.addItem(text, value)
        self.encoding = QComboBox()
        for text, value in (
            (_("Automatic"), None),
            ("UTF-8", "utf-8"),
            ("Shift_JIS (CP932)", "cp932"),
        ):
            self.encoding.addItem(text, value)
        self.work_file = QLineEdit()
        self.work_file.setReadOnly(True)
        self.work_file.setPlaceholderText(_("none (people only)"))
        self.counts = plain_label("")
        self.problems = QListWidget()
        self.problems.setWordWrap(True)
        self.buttons = ok_cancel(self, _("Open as a plan"))
        self._build()
        self.hierarchy.currentIndexChanged.connect(self._read)
        self.encoding.currentIndexChanged.connect(self._read)
        self._read()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(plain_label(self._people.name))
        row = QHBoxLayout()
        for label, field in ((_("Hierarchy"), self.hierarchy), (_("Encoding"), self.encoding)):
            row.addWidget(QLabel(label))
            row.addWidget(field, 1)
        layout.addLayout(row)
        choose = QPushButton(_("Choose…"))
        choose.clicked.connect(self._choose_work)
        row = QHBoxLayout()
        row.addWidget(QLabel(_("Work (who does what)")))
        row.addWidget(self.work_file, 1)
        row.addWidget(choose)
        layout.addLayout(row)
        layout.addWidget(self.counts)
        layout.addWidget(plain_label(_("Problems and notes")))
        layout.addWidget(self.problems, 1)
        layout.addWidget(self.buttons)

    def _choose_work(self) -> None:
        kinds = _("Tables (*.csv *.tsv *.txt)")
        name, _kind = QFileDialog.getOpenFileName(
            self, _("Work (who does what)"), str(self._people.parent), kinds
        )
        if name:
            self._work = Path(name)
            self.work_file.setText(self._work.name)
            self._read()

    def _read(self) -> None:
        try:
            found = import_people(
                self._people,
                self._work,
                hierarchy=self.hierarchy.currentData(),
                encoding=self.encoding.currentData(),
                language=current_language(),
            )
        except NotATable as refusal:
            tell(
                self,
                _("{file} cannot be opened.").format(file=self._people.name),
                refusal.message.text(),
            )
            return
        except OSError as error:
            tell(
                self,
                _("{file} cannot be opened.").format(file=self._people.name),
                error.strerror or "",
            )
            return
        self.result_now = found
        org = found.project.scenarios[0].org
        text = _("{people} people, {units} departments, {tasks} tasks; {unplaced} unplaced")
        self.counts.setText(
            text.format(
                people=len(org.people),
                units=len(org.units),
                tasks=len(org.tasks),
                unplaced=found.unplaced,
            )
        )
        self.problems.clear()
        for problem in found.problems[:2000]:
            mark = "⚠" if problem.severity is Severity.PROBLEM else "・"
            self.problems.addItem(f"{mark} {problem.message.text()}")
        if not found.problems:
            self.problems.addItem(_("No problems found."))
