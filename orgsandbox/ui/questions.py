"""間接部門の問い: one question at a time in the place of the board, the others one click away."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from orgsandbox.commands.base import Command, Together
from orgsandbox.commands.relocate import RelocateTask
from orgsandbox.commands.scenarios import DuplicateScenario
from orgsandbox.commands.tasks import EditTask
from orgsandbox.document import Document
from orgsandbox.domain.ids import new_id
from orgsandbox.drawing.theme import Theme
from orgsandbox.files.atomic import write_atomically
from orgsandbox.files.questionnaire import Answered, questionnaire_bytes, read_questionnaire
from orgsandbox.files.table import NotATable
from orgsandbox.i18n import N_, Message, _
from orgsandbox.panels.colourings_panel import ColouringsPanel
from orgsandbox.panels.questions.base import Page
from orgsandbox.panels.questions.registry import PAGES
from orgsandbox.panels.questions.sourcing import SourcingPage
from orgsandbox.ui.dialogs.ask import confirm, tell

_SHOWN = 12
_CHOICES = 240


class Questions(QWidget):
    """`left` is emitted when the planner goes back, `said` carries lines for the status bar,
    `compare_asked` is emitted after a scenario was made to be compared, `lens_chosen` carries the
    colouring to go back to the board with."""

    left = Signal()
    said = Signal(str)
    compare_asked = Signal()
    lens_chosen = Signal(str)

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self._document = document
        self.choices = ColouringsPanel(theme, questions_first=True)
        self.choices.setFixedWidth(_CHOICES)
        self.pages = tuple(page(document, theme) for page in PAGES)
        self._stack = QStackedWidget()
        for page in self.pages:
            self._stack.addWidget(page)
            page.said.connect(self.said)
            document.changed.connect(page.sync)
        sourcing = next(page for page in self.pages if isinstance(page, SourcingPage))
        self.sourcing = sourcing
        sourcing.out_asked.connect(self.write)
        sourcing.in_asked.connect(self.read)
        sourcing.moved.connect(self.move_task)
        self.choices.lens_chosen.connect(self.lens_chosen)
        self.choices.question_chosen.connect(self.show_question)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._rail())
        layout.addWidget(self._stack, 1)
        self.show_question(PAGES[0].ID)

    def _rail(self) -> QVBoxLayout:
        back = QPushButton(_("Back to the board"))
        back.clicked.connect(self.left)
        rail = QVBoxLayout()
        rail.setContentsMargins(0, 10, 0, 0)
        row = QHBoxLayout()
        row.setContentsMargins(10, 0, 10, 0)
        row.addWidget(back)
        rail.addLayout(row)
        rail.addWidget(self.choices, 1)
        return rail

    @property
    def page(self) -> Page:
        """The question on show."""
        return self.pages[self._stack.currentIndex()]

    def show_question(self, question: str) -> None:
        """Show one question's page."""
        for number, page in enumerate(self.pages):
            if question == page.ID:
                self._stack.setCurrentIndex(number)
                self.choices.show_question(question)

    def event(self, event: QEvent) -> bool:
        """Keep Escape from the window's own actions: here it leads back to the board."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the board with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def show_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.choices.show_theme(theme)
        for page in self.pages:
            page.show_theme(theme)

    def stop(self) -> None:
        """Hear no more of the document."""
        for page in self.pages:
            self._document.changed.disconnect(page.sync)

    # the survey

    def write(self) -> None:
        """Write the questionnaire, a sheet for each revenue department."""
        start = str(self._folder() / (_("survey") + ".xlsx"))
        kinds = _("Excel workbook (*.xlsx)")
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Survey"), start, kinds)
        if not chosen:
            return
        path = Path(chosen) if chosen.lower().endswith(".xlsx") else Path(chosen + ".xlsx")
        try:
            data = questionnaire_bytes(self._document.org, self.sourcing.task_ids())
            write_atomically(path, data)
        except OSError as error:
            text = _("{file} could not be saved.").format(file=path.name)
            tell(self, text, error.strerror or "")
        else:
            self.said.emit(_("Exported to {file}.").format(file=path.name))

    def read(self) -> None:
        """Read a questionnaire that came back, as one step."""
        kinds = _("Excel workbook (*.xlsx)")
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Survey"), str(self._folder()), kinds)
        if not chosen:
            return
        try:
            found = read_questionnaire(Path(chosen), self._document.org)
        except (NotATable, OSError) as error:
            text = _("{file} cannot be opened.").format(file=Path(chosen).name)
            reason = error.message.text() if isinstance(error, NotATable) else str(error.strerror)
            tell(self, text, reason)
            return
        if self._agreed(found):
            self.take(found)

    def take(self, found: Answered) -> None:
        """Put the answers of a survey into the tasks."""
        scenario, org = self._document.scenario.id, self._document.org
        commands: list[Command] = []
        for task, answers in found.answers.items():
            held = org.tasks[task]
            sourcing = replace(held.sourcing, answers={**held.sourcing.answers, **answers})
            commands.append(EditTask(scenario, replace(held, sourcing=sourcing)))
        if commands:
            self._document.do(Together(tuple(commands), Message(N_("Take over the survey"))))

    def _agreed(self, found: Answered) -> bool:
        if not found.problems:
            return True
        lines = [problem.message.text() for problem in found.problems[:_SHOWN]]
        text = _("{count} rows of the sheet have problems.").format(count=len(found.problems))
        return confirm(self, text, "\n".join(lines), _("Take the rest"))

    # what if

    def move_task(self, task: str, unit: str) -> None:
        """Make a scenario in which a revenue department does the task, and open the comparison."""
        scenario, org, new = self._document.scenario, self._document.org, new_id()
        name = _("{scenario}: {task} to {unit}").format(
            scenario=scenario.name, task=org.tasks[task].name, unit=org.units[unit].name
        )
        steps = (DuplicateScenario(scenario.id, name, new=new), RelocateTask(new, task, unit))
        if self._document.do(Together(steps, Message(N_("Let another department do the task")))):
            self.compare_asked.emit()

    def _folder(self) -> Path:
        path = self._document.workspace.path
        return path.parent if path is not None else Path.home()
