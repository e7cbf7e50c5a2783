"""間接部門の問い: one question at a time in the place of the board, the others one click away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from orgsandbox.commands.base import Together
from orgsandbox.commands.relocate import RelocateTask
from orgsandbox.commands.scenarios import DuplicateScenario
from orgsandbox.document import Document
from orgsandbox.domain.ids import new_id
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import N_, Message, _
from orgsandbox.panels.colourings_panel import ColouringsPanel
from orgsandbox.panels.questions.base import Page
from orgsandbox.panels.questions.registry import pages
from orgsandbox.panels.questions.wishes import MoveTask, Wish, WriteSurvey
from orgsandbox.ui.survey_actions import SurveyActions

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
        self.pages = tuple(page(document, theme) for page in pages())
        self._stack = QStackedWidget()
        for page in self.pages:
            self._stack.addWidget(page)
            page.said.connect(self.said)
            page.asked.connect(self._grant)
            document.changed.connect(page.sync)
            document.refused.connect(page.revert)
        self.survey = SurveyActions(self, document)
        self.survey.said.connect(self.said)
        self.choices.lens_chosen.connect(self.lens_chosen)
        self.choices.question_chosen.connect(self.show_question)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._rail())
        layout.addWidget(self._stack, 1)
        self.show_question(self.pages[0].ID)

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
            self._document.refused.disconnect(page.revert)

    # what pages ask for

    def _grant(self, wish: Wish) -> None:
        if isinstance(wish, MoveTask):
            self.move_task(wish.task, wish.unit)
        elif isinstance(wish, WriteSurvey):
            self.survey.write()
        else:
            self.survey.read()

    def move_task(self, task: str, unit: str | None) -> None:
        """Make a scenario in which a revenue department (None: somebody outside) does the task, and
        open the comparison."""
        scenario, org, new = self._document.scenario, self._document.org, new_id()
        target = org.units[unit].name if unit else _("outside")
        name = _("{scenario}: {task} to {unit}").format(
            scenario=scenario.name, task=org.tasks[task].name, unit=target
        )
        move = RelocateTask(new, task, unit)
        steps = (DuplicateScenario(scenario.id, name, new=new), move)
        if self._document.do(Together(steps, Message(N_("Let somebody else do the task")))):
            self.compare_asked.emit()
