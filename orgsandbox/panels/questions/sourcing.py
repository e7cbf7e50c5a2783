"""現地調達の問い: the revenue heads' answers first, money as evidence beside them. No names here."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from orgsandbox.document import Document
from orgsandbox.drawing.theme import Theme
from orgsandbox.files.questionnaire import ANSWERS, REASONS, revenue_units
from orgsandbox.i18n import N_, _, format_money, join_names
from orgsandbox.metrics import sourcing
from orgsandbox.metrics.sourcing import Case
from orgsandbox.panels.parts import clear, text_label
from orgsandbox.panels.questions.base import KEY, Page, fill, table
from orgsandbox.panels.questions.scatter import Dot, Scatter
from orgsandbox.panels.questions.sourcing_form import SourcingForm

GOVERNANCE = {
    "market": N_("market: buying it is usual"),
    "trilateral": N_("contract with a third party to settle disputes"),
    "bilateral": N_("long-term partner"),
    "unified": N_("inside the company"),
}


class SourcingPage(Page):
    """Scatter and list of tasks left, the task chosen right.

    `out_asked` and `in_asked` ask for the questionnaire, `moved` carries (task, department or "").
    """

    ID = "sourcing"
    TITLE = N_("Do it or buy it?")
    ABOUT = N_("Themselves, or outside")
    UNDER = N_("Circle = time spent ・ the answers are those of the department heads")
    out_asked = Signal()
    in_asked = Signal()
    moved = Signal(str, str)

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__(document, theme)
        self._task = ""
        self.scatter = Scatter(theme)
        self.scatter.chosen.connect(self.choose)
        self.tasks = table(
            (_("Task"), _("Do it themselves"), _("Have it done outside"), _("Value a year"))
        )
        self.tasks.itemSelectionChanged.connect(self._picked)
        self.centre.addWidget(self.scatter, 3)
        self.centre.addWidget(self.tasks, 2)
        row = QHBoxLayout()
        for text, signal in ((_("Write the survey (XLSX)…"), self.out_asked),
                             (_("Read the survey…"), self.in_asked)):  # fmt: skip
            button = QPushButton(text)
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        self.centre.addLayout(row)

    def task_ids(self) -> tuple[str, ...]:
        """Return the tasks asked about: those of the support side."""
        known = set(self.scope().tasks.tasks)
        return tuple(key for key in self.org.tasks if key in known)

    def refresh(self) -> None:
        """Show answers and money of the support side's tasks."""
        found = sourcing.cases(self.org, self._document.project.assumptions.rates, self.task_ids())
        known = [case.task for case in found]
        if self._task not in known:
            self._task = known[0] if known else ""
        self.sentence.setText(self._sentence(found))
        dots = tuple(
            Dot(case.task, self.org.tasks[case.task].name, case.dearer_own, case.dearer_bought,
                case.fte, self._colour(case.task))
            for case in found
            if case.dearer_own is not None and case.dearer_bought is not None and not case.exempt
        )  # fmt: skip
        self.scatter.show_dots(dots, self._task, self._theme)
        fill(self.tasks, [self._row(case) for case in found], known)
        self._mark_negative(found)
        self._mark()
        self._show_detail(next((case for case in found if case.task == self._task), None))

    def choose(self, task: str) -> None:
        """Show one task."""
        if task != self._task:
            self._task = task
            self.update_page()

    def _picked(self) -> None:
        item = self.tasks.item(self.tasks.currentRow(), 0)
        if item is not None and self.tasks.selectedItems():
            self.choose(str(item.data(KEY)))

    def _mark_negative(self, found: tuple[Case, ...]) -> None:
        """Amber is for what is true by definition: to be had locally for less."""
        self.tasks.blockSignals(True)
        for row, case in enumerate(found):
            item = self.tasks.item(row, 3)
            if item is not None and case.value is not None and case.value < 0 and not case.exempt:
                item.setForeground(QColor(self._theme.amber))
        self.tasks.blockSignals(False)

    def _mark(self) -> None:
        self.tasks.blockSignals(True)
        for row in range(self.tasks.rowCount()):
            item = self.tasks.item(row, 0)
            if item is not None and item.data(KEY) == self._task:
                self.tasks.selectRow(row)
        self.tasks.blockSignals(False)

    def _colour(self, task: str) -> int | None:
        family = self.org.families.get(self.org.tasks[task].family or "")
        return family.colour if family is not None else None

    def _sentence(self, found: tuple[Case, ...]) -> str:
        asked = [case for case in found if case.own or case.outside]
        own = sum(sourcing.opinion(case.own) == "yes" for case in asked)
        out = sum(sourcing.opinion(case.outside) == "yes" for case in asked)
        text = _(
            "Of {all} tasks {asked} were asked about: for {own} the answer is “ourselves”, for {out} “outside”."
        )
        told = text.format(all=len(found), asked=len(asked), own=own, out=out)
        hidden = sum(case.internal is None for case in found)
        if hidden:
            told += " " + _("No cost is shown for {count} tasks (no rates, or fewer than three people in the department).").format(count=hidden)  # fmt: skip
        return told

    def _row(self, case: Case) -> tuple[str, ...]:
        name = self.org.tasks[case.task].name
        if case.exempt:
            return name, _("kept inside"), _("kept inside"), "—"
        return name, _tally(case.own), _tally(case.outside), self._money(case.value)

    # one task

    def _show_detail(self, case: Case | None) -> None:
        clear(self.side)
        if case is None:
            return
        task = self.org.tasks[case.task]
        self.side.addWidget(text_label(task.name, "person_heading"))
        for line in self._told(case):
            self.side.addWidget(text_label(line))
        move = QWidget()
        row = QHBoxLayout(move)
        row.setContentsMargins(0, 0, 0, 0)
        target = self._target(case)
        if target and not case.exempt:
            button = QPushButton(_("Make a scenario in which it is moved, and compare"))
            button.clicked.connect(lambda: self.moved.emit(case.task, target))
            row.addWidget(button)
        self.side.addWidget(move)
        form = SourcingForm(self._document, case.task)
        self.side.addWidget(form)
        self.side.addStretch(1)

    def _told(self, case: Case) -> list[str]:
        if case.exempt:
            return [_("Kept inside by law or internal control: not asked.")]
        held = self.org.tasks[case.task].sourcing
        told = []
        for unit, answer in held.answers.items():
            if unit in self.org.units:
                reasons = join_names(_(REASONS[part]) for part in answer.reasons if part in REASONS)
                text = _("{unit}: themselves {own}, outside {outside}")
                line = text.format(unit=self.org.units[unit].name, own=_word(answer.own),
                                   outside=_word(answer.outside))  # fmt: skip
                told.append(line + (f"（{reasons}）" if reasons else ""))
        told += self._evidence(case)
        together = sourcing.agrees(case)
        if together is not None:
            told.append(_("Answers and money point the same way.") if together
                        else _("Answers and money do not point the same way."))  # fmt: skip
        if case.hint is not None:
            text = _("Williamson's table for this kind of work: {form}")
            told.append(text.format(form=_(GOVERNANCE[case.hint])))
        return told

    def _evidence(self, case: Case) -> list[str]:
        told = []
        pairs = ((case.dearer_own, N_("Done themselves: {money} a year {way}")),
                 (case.dearer_bought, N_("Bought outside, transaction cost included: {money} a year {way}")))  # fmt: skip
        for money, text in pairs:
            if money is not None:
                way = _("more") if money >= 0 else _("less")
                told.append(_(text).format(money=self._money(abs(money)), way=way))
        if case.tips_at is not None:
            if case.tips_at >= 0:
                text = _("Buying is cheaper while the transaction cost stays below {money} a year.")
                told.append(text.format(money=self._money(case.tips_at)))
            else:
                told.append(_("Buying is dearer whatever the transaction cost."))
        return told

    def _money(self, amount: float | None) -> str:
        currency = self._document.project.assumptions.currency
        return "—" if amount is None else format_money(amount, currency)

    def _target(self, case: Case) -> str:
        """Return the department that would take the task: the first that says yes, else none."""
        answers = self.org.tasks[case.task].sourcing.answers
        units = revenue_units(self.org)
        yes = [unit for unit in units if unit in answers and answers[unit].own == "yes"]
        return (yes or list(units) or [""])[0]


def _word(answer: str) -> str:
    return _(ANSWERS[answer]) if answer in ANSWERS else "—"


def _tally(counts: Mapping[str, int]) -> str:
    return " ".join(f"{_word(key)} {counts[key]}" for key in ANSWERS if key in counts) or "—"
