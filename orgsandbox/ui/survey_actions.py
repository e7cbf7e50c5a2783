"""社内業務に関するアンケート: the survey of the revenue departments, written and read back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from orgsandbox.commands.base import Command, Together
from orgsandbox.commands.tasks import EditTask
from orgsandbox.document import Document
from orgsandbox.domain import tree
from orgsandbox.domain.model import Answer
from orgsandbox.files.questionnaire import Answered, answered_in, questionnaire_bytes
from orgsandbox.files.table import NotATable
from orgsandbox.files.workbook import Workbooks
from orgsandbox.i18n import N_, NN_, Message, _
from orgsandbox.metrics import panel
from orgsandbox.metrics.base import Scope
from orgsandbox.metrics.sourcing import asked_about
from orgsandbox.ui.dialogs.reading import ask_workbook, take_the_rest, tell_unread
from orgsandbox.ui.dialogs.saving import ask_path, workbook, write_file

_TAKEN_OVER = NN_(
    "The answers to {count} task were taken over.", "The answers to {count} tasks were taken over."
)


class SurveyActions(QObject):
    """Turns the survey into files and answers into commands. `said` carries a line to show."""

    said = Signal(str)

    def __init__(self, window: QWidget, document: Document) -> None:
        super().__init__(window)
        self._window = window
        self._document = document

    def write(self) -> None:
        """Write the questionnaire, a sheet for each revenue department."""
        org = self._document.org
        if not tree.revenue_units(org):
            self.said.emit(_("There is no department on the direct side to be asked."))
            return
        start = self._folder() / (_("survey") + ".xlsx")
        path = ask_path(self._window, _("Survey"), start, (workbook(),))
        if path is None:
            return
        scope = Scope(org, panel.default_scope(org), self._document.project.assumptions)
        told = write_file(self._window, path, lambda: questionnaire_bytes(org, asked_about(scope)))
        if told:
            self.said.emit(told)

    def read(self) -> None:
        """Read the questionnaires that came back, one file or several, as one step."""
        kinds = _("Excel workbook (*.xlsx)")
        chosen, _kind = QFileDialog.getOpenFileNames(
            self._window, _("Survey"), str(self._folder()), kinds
        )
        with Workbooks() as books:
            read = [self._read(books, Path(name)) for name in chosen]
        answers_read = [answered for answered in read if answered is not None]
        problems = [problem for survey in answers_read for problem in survey.problems]
        if answers_read and take_the_rest(self._window, problems):
            self.take(answers_read)

    def _read(self, books: Workbooks, path: Path) -> Answered | None:
        book = ask_workbook(self._window, books, path)
        try:
            return answered_in(book, self._document.org) if book is not None else None
        except NotATable as refusal:
            tell_unread(self._window, path, refusal)
            return None

    def take(self, surveys: list[Answered]) -> None:
        """Put the answers of surveys into the tasks; the last file wins where two answer."""
        scenario, org = self._document.scenario.id, self._document.org
        merged: dict[str, dict[str, Answer]] = {}
        for survey in surveys:
            for task, answers in survey.answers.items():
                merged.setdefault(task, {}).update(answers)
        commands: list[Command] = []
        for task, replies in merged.items():
            known = org.tasks[task]
            sourcing = replace(known.sourcing, answers={**known.sourcing.answers, **replies})
            if sourcing != known.sourcing:
                commands.append(EditTask(scenario, replace(known, sourcing=sourcing)))
        if not commands:
            self.said.emit(_("There is no answer in it that the plan does not have."))
            return
        if not self._document.do(Together(tuple(commands), Message(N_("Take over the survey")))):
            return  # the window says why
        self.said.emit(_TAKEN_OVER.text(len(commands)))

    def _folder(self) -> Path:
        path = self._document.workspace.path
        return path.parent if path is not None else Path.home()
