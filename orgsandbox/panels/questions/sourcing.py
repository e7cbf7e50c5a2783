"""現地調達の問い: the revenue heads' answers first, money as evidence beside them. No names here."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QVBoxLayout

from orgsandbox.document import Document
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import N_, _, format_money, join_names, ngettext
from orgsandbox.metrics import sourcing
from orgsandbox.metrics.sourcing import Case
from orgsandbox.panels.parts import clear, text_label
from orgsandbox.panels.picture.view import Manner, PictureView
from orgsandbox.panels.questions.answer_bar import word
from orgsandbox.panels.questions.base import KEY, Page, fill, table
from orgsandbox.panels.questions.scatter import Dot, ScatterPicture
from orgsandbox.panels.questions.sourcing_detail import SourcingDetail
from orgsandbox.panels.questions.sourcing_form import SourcingForm, asked_units
from orgsandbox.panels.questions.wishes import MoveTask, ReadSurvey, WriteSurvey
from orgsandbox.plain import menu_text

_VALUE = 4


class SourcingPage(Page):
    """Scatter and list of tasks in the middle, the task chosen at the right.

    It asks for the survey to be written and read, and for a task to be tried moved.
    """

    ID = "sourcing"
    PLACE = 4
    TITLE = N_("Do it or buy it?")
    ABOUT = N_("Themselves, or outside")
    UNDER = N_("Circle = time spent ・ the answers are those of the department heads")

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__(document, theme)
        self._task = ""
        self.scatter = PictureView(ScatterPicture((), ""), theme, Manner(lets_go=False))
        self.scatter.chosen.connect(self.choose)
        self.missing = text_label(name="muted")
        self.tasks = table(
            (
                _("Task"),
                _("Themselves?"),
                _("Outside?"),
                _("Answer and estimate"),
                _("Value a year"),
            )
        )
        self.tasks.itemSelectionChanged.connect(self._picked)
        bar = self.tasks.horizontalHeader()
        for column in (1, 2, 3, _VALUE):
            bar.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.centre.addWidget(self.scatter, 4)
        self.centre.addWidget(self.missing)
        self.centre.addWidget(self.tasks, 3)
        row = QHBoxLayout()
        for text, wish in (
            (_("Write the survey (XLSX)…"), WriteSurvey()),
            (_("Read the survey…"), ReadSurvey()),
        ):
            button = QPushButton(menu_text(text))
            button.clicked.connect(partial(self.asked.emit, wish))
            row.addWidget(button)
        row.addStretch(1)
        self.centre.addLayout(row)
        self._detail = QVBoxLayout()
        self.detail: SourcingDetail | None = None
        self.form: SourcingForm | None = None
        self._edited = QVBoxLayout()
        self.side.addLayout(self._detail)
        self.side.addLayout(self._edited)
        self.side.addStretch(1)

    def refresh(self) -> None:
        """Show answers and money of the support side's tasks."""
        tasks = sourcing.asked_about(self.scope())
        cases = sourcing.cases(self.org, self._document.project.assumptions.rates, tasks)
        if self._task not in tasks:
            self._task = self._first(cases)
        self.sentence.setText(_sentence(cases))
        dots = tuple(self._dot(case) for case in cases if _placed(case))
        self.scatter.show_picture(ScatterPicture(dots, self._currency), self._theme)
        self.scatter.show_chosen(self._task)
        self._say_missing(cases, len(dots))
        fill(self.tasks, [self._row(case) for case in cases], tasks)
        self._mark(cases)
        self._show_detail(next((case for case in cases if case.task == self._task), None))

    @property
    def _currency(self) -> str:
        return self._document.project.assumptions.currency

    def _first(self, cases: tuple[Case, ...]) -> str:
        """Return the task to begin with: one that stands in the picture, else any."""
        best = next((case for case in cases if _placed(case)), cases[0] if cases else None)
        return best.task if best is not None else ""

    def choose(self, task: str) -> None:
        """Show one task."""
        if task != self._task:
            if self.form is not None:
                self.form.finish_typing()
            self._task = task
            self.update_page()

    def _picked(self) -> None:
        item = self.tasks.item(self.tasks.currentRow(), 0)
        if item is not None and self.tasks.selectedItems():
            self.choose(str(item.data(KEY)))

    # picture and list

    def _dot(self, case: Case) -> Dot:
        task = self.org.tasks[case.task]
        family = self.org.families.get(task.family or "")
        colour = family.colour if family is not None else None
        return Dot(
            task.id, task.name, case.dearer_own or 0.0, case.dearer_bought or 0.0, case.fte, colour
        )

    def _say_missing(self, cases: tuple[Case, ...], placed: int) -> None:
        """Say why tasks are not in the picture; none is placed by a guess."""
        few = sum(case.few and not case.exempt for case in cases)
        exempt = sum(case.exempt for case in cases)
        other = len(cases) - placed - few - exempt
        parts = [
            text.format(count=count)
            for text, count in (
                (_("{count} in departments of fewer than three people"), few),
                (_("{count} without a price, a rate or the departments' cost"), other),
                (_("{count} kept inside"), exempt),
            )
            if count
        ]
        self.missing.setText(_("Not in the picture: {parts}").format(parts=" ・ ".join(parts)))
        self.missing.setVisible(bool(parts))

    def _row(self, case: Case) -> tuple[str, ...]:
        name = self.org.tasks[case.task].name
        if case.exempt:
            return name, _("kept inside"), _("kept inside"), "—", "—"
        value = "—" if case.value is None else format_money(case.value, self._currency)
        own, outside = (sourcing.opinion(counts) for counts in (case.own, case.outside))
        return name, word(own), word(outside), _agreement(case), value

    def _mark(self, cases: tuple[Case, ...]) -> None:
        """Select the row on show. Amber is for what is true by definition: a negative value."""
        with QSignalBlocker(self.tasks):
            for row, case in enumerate(cases):
                value = self.tasks.item(row, _VALUE)
                if (
                    value is not None
                    and case.value is not None
                    and case.value < 0
                    and not case.exempt
                ):
                    value.setForeground(QColor(self._theme.amber))
                if case.task == self._task:
                    self.tasks.selectRow(row)

    # one task

    def _show_detail(self, case: Case | None) -> None:
        clear(self._detail)
        if case is None or (self.form is not None and self._stale(self.form)):
            self._drop_form()
        if case is None:
            return
        self.detail = SourcingDetail(self.org, case, self._currency, self._theme)
        self.detail.moved.connect(self._move)
        self._detail.addWidget(self.detail)
        if self.form is None:
            self.form = SourcingForm(self._document, case.task)
            self._edited.addWidget(self.form)
        self.form.show_case(case)

    def _drop_form(self) -> None:
        """Take the fields away; what is half typed in them is not for the task that comes."""
        if self.form is not None:
            self.form.forget()
        self.form = None
        clear(self._edited)

    def _stale(self, form: SourcingForm) -> bool:
        return form.task != self._task or form.asked != asked_units(self.org)

    def _move(self, target: str) -> None:
        self.asked.emit(MoveTask(self._task, target or None))


def _placed(case: Case) -> bool:
    return case.dearer_own is not None and case.dearer_bought is not None and not case.exempt


def _agreement(case: Case) -> str:
    """Return how answers and money go together, over the questions that have both."""
    pairs = (
        (_("themselves"), case.own, case.dearer_own),
        (_("outside"), case.outside, case.dearer_bought),
    )
    together = {
        name: sourcing.same_way(sourcing.opinion(counts), money) for name, counts, money in pairs
    }
    differing = [name for name, same in together.items() if same is False]
    if differing:
        return _("differ ({names})").format(names=join_names(differing))
    return _("agree") if any(together.values()) else "—"


def _sentence(cases: tuple[Case, ...]) -> str:
    asked = [case for case in cases if case.own or case.outside]
    if not asked:
        text = ngettext(
            "The revenue departments were not asked yet about the {count} task.",
            "The revenue departments were not asked yet about the {count} tasks.",
            len(cases),
        )
        return text.format(count=len(cases))
    own = sum(sourcing.opinion(case.own) == "yes" for case in asked)
    out = sum(sourcing.opinion(case.outside) == "yes" for case in asked)
    text = _(
        "Of {all} tasks {asked} were asked about: for {own} the answer is “ourselves”, for {out} "
        "“outside”."
    )
    said = text.format(all=len(cases), asked=len(asked), own=own, out=out)
    differing = sum(sourcing.differs(case) for case in cases)
    if differing:
        said += " " + _("For {count} an answer and the estimate differ.").format(count=differing)
    return said


PAGE = SourcingPage
