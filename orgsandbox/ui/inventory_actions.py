"""業務棚卸し: ask a department for its work with a sheet, read it back, or begin with a list."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from orgsandbox.commands.base import Command, Together
from orgsandbox.commands.seats import SetSeatWork
from orgsandbox.commands.tasks import AddFamily, AddTask
from orgsandbox.document import Document
from orgsandbox.domain import tree
from orgsandbox.files.file_names import safe_name
from orgsandbox.files.inventory import Answers, answers_of, sheet_bytes
from orgsandbox.files.table import NotATable
from orgsandbox.files.workbook import Workbooks
from orgsandbox.i18n import N_, Message, _
from orgsandbox.selection import Selection
from orgsandbox.ui.dialogs.reading import ask_workbook, take_the_rest, tell_unread
from orgsandbox.ui.dialogs.saving import ask_path, workbook, write_file
from orgsandbox.ui.dialogs.starter_tasks import ask_starter


class InventoryActions(QObject):
    """Turns the menu entries about the task inventory into files and commands."""

    said = Signal(str)

    def __init__(self, window: QWidget, document: Document, selection: Selection) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._selection = selection

    def starter(self) -> None:
        """Pick from the usual back-office tasks."""
        ask_starter(self._window, self._document)

    def write(self) -> None:
        """Write the sheet of the selected department."""
        unit = self._unit()
        if unit is None:
            return
        name = self._document.org.units[unit].name
        start = Path.home() / safe_name(_("inventory_{unit}").format(unit=name), ".xlsx")
        path = ask_path(self._window, _("Task inventory sheet"), start, (workbook(),))
        if path is None:
            return
        told = write_file(self._window, path, lambda: sheet_bytes(self._document.org, unit))
        if told:
            self.said.emit(told)

    def read(self) -> None:
        """Read a sheet back into the selected department, as one step."""
        unit = self._unit()
        if unit is None:
            return
        kinds = _("Excel workbook (*.xlsx)")
        chosen, _kind = QFileDialog.getOpenFileName(
            self._window, _("Task inventory sheet"), str(Path.home()), kinds
        )
        if not chosen:
            return
        answers = self._answers(Path(chosen), unit)
        if answers is not None and take_the_rest(self._window, answers.problems):
            self._document.do(inventory_command(self._document, unit, answers))

    def _answers(self, path: Path, unit: str) -> Answers | None:
        with Workbooks() as books:
            book = ask_workbook(self._window, books, path)
        try:
            return answers_of(book, self._document.org, unit) if book is not None else None
        except NotATable as refusal:
            tell_unread(self._window, path, refusal)
            return None

    def _unit(self) -> str | None:
        units = self._selection.value.units
        if not units:
            self.said.emit(_("Select a department first."))
            return None
        return units[-1]


def inventory_command(document: Document, unit: str, answers: Answers) -> Together:
    """Return the step that puts a sheet's answers into the seats of a department."""
    scenario, org = document.scenario.id, document.org
    commands: list[Command] = [AddFamily(scenario, family) for family in answers.families]
    commands.extend(AddTask(scenario, task) for task in answers.tasks)
    for person, done in answers.work.items():
        place = next((place for place in tree.places(org, person) if place.unit == unit), None)
        if place is not None:
            commands.append(SetSeatWork(scenario, person, place.role, dict(done)))
    return Together(tuple(commands), Message(N_("Take over the task inventory")))
