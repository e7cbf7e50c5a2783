"""One task at the local-procurement questions: answers first, money as evidence, what if."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from orgsandbox.domain import tree, work
from orgsandbox.domain.destinations import CUSTOMER
from orgsandbox.domain.model import Answer, Org, Side
from orgsandbox.drawing.theme import Theme
from orgsandbox.files.questionnaire import QUESTIONS, REASONS
from orgsandbox.i18n import N_, _, format_money, join_names
from orgsandbox.metrics import service, sourcing
from orgsandbox.metrics.customer_way import distances
from orgsandbox.metrics.sourcing import Case
from orgsandbox.panels.parts import narrow, text_label
from orgsandbox.panels.questions.answer_bar import answer_bar, word
from orgsandbox.panels.questions.results_words import way_words
from orgsandbox.plain import PlainForm

GOVERNANCE = {
    "market": N_("market: buying it is usual"),
    "trilateral": N_("contract with a third party to settle disputes"),
    "bilateral": N_("long-term partner"),
    "unified": N_("inside the company"),
}


@dataclass(frozen=True, slots=True)
class _Question:
    """One of the two: its text, the field of an Answer, the evidence in words."""

    text: str
    field: str
    dearer: str
    cheaper: str


_OWN = _Question(
    QUESTIONS[0],
    "own",
    N_("By the estimate, doing it in {who} costs {money} a year more."),
    N_("By the estimate, doing it in {who} costs {money} a year less."),
)
_OUTSIDE = _Question(
    QUESTIONS[1],
    "outside",
    N_("By the estimate, buying it costs {money} a year more, transaction cost included."),
    N_("By the estimate, buying it costs {money} a year less, transaction cost included."),
)


class SourcingDetail(QWidget):
    """What is known of a task, read only. `moved` carries the department to move it to ("": outside)."""

    moved = Signal(str)

    def __init__(self, org: Org, case: Case, currency: str, theme: Theme) -> None:
        super().__init__()
        self._org = org
        self._case = case
        self._currency = currency
        self._theme = theme
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(7)
        self._layout.addWidget(text_label(org.tasks[case.task].name, "person_heading"))
        self._facts()
        if case.exempt:
            self._say(_("Kept inside by law or internal control: not asked."))
            return
        self._ask(_OWN, case.dearer_own)
        self._ask(_OUTSIDE, case.dearer_bought)
        self._notice()
        if case.hint is not None:
            text = _("Williamson's table for this kind of work: {form}")
            self._say(text.format(form=_(GOVERNANCE[case.hint])), "muted")
        self._what_if()

    def _say(self, text: str, name: str = "") -> None:
        self._layout.addWidget(text_label(text, name))

    def _money(self, amount: float) -> str:
        return format_money(abs(amount), self._currency)

    # the task

    def _facts(self) -> None:
        task = self._org.tasks[self._case.task]
        owner = work.owners(self._org).get(task.id, "")
        name = self._org.units[owner].name if owner in self._org.units else "—"
        fte = _("{fte} FTE").format(fte=f"{self._case.fte:.1f}")
        rows = PlainForm()
        rows.setHorizontalSpacing(12)
        rows.setVerticalSpacing(3)
        for title, text in (
            (_("Owner"), f"{name}　{fte}"),
            (_("Used by"), self._users() or _("destination not set")),
            (_("To the customer"), self._steps(owner)),
        ):
            rows.addRow(text_label(title, "muted", wrap=False), text_label(text))
        self._layout.addLayout(rows)

    def _users(self) -> str:
        units = self._org.units
        names = {**{key: unit.name for key, unit in units.items()}, CUSTOMER: _("Customer")}
        serves = self._org.tasks[self._case.task].serves
        return join_names(names[key] for key in serves if key in names)

    def _steps(self, owner: str) -> str:
        if owner in self._org.units and tree.side(self._org, owner) is Side.DIRECT:
            return _("directly")
        ways = {way.unit: way for way in distances(service.service(self._org))}
        return way_words(self._org, ways[owner]) if owner in ways else "—"

    # the questions

    def _ask(self, question: _Question, dearer: float | None) -> None:
        counts = self._case.own if question.field == "own" else self._case.outside
        opinion = sourcing.opinion(counts)
        head = QGridLayout()
        head.addWidget(text_label(_(question.text), "question_text"), 0, 0)
        head.addWidget(text_label(word(opinion), "metric_now", wrap=False), 0, 1)
        head.setColumnStretch(0, 1)
        self._layout.addLayout(head)
        if counts:
            self._layout.addWidget(answer_bar(counts, self._theme))
        else:
            self._say(_("Nobody was asked yet."), "muted")
        lines = [self._answer(unit, answer, question.field) for unit, answer in self._answers()]
        if any(lines):
            self._say("\n".join(line for line in lines if line), "muted")
        self._evidence(question, opinion, dearer)

    def _answers(self) -> list[tuple[str, Answer]]:
        asked = tree.revenue_units(self._org)
        return list(sourcing.answers_of(self._org.tasks[self._case.task], asked).items())

    def _answer(self, unit: str, answer: Answer, field: str) -> str:
        said = getattr(answer, field)
        if not said:
            return ""
        reasons = join_names(_(REASONS[part]) for part in answer.reasons if part in REASONS)
        told = f"{self._org.units[unit].name}　{word(said)}"
        return told + (_(" ({reasons})").format(reasons=reasons) if reasons else "")

    def _evidence(self, question: _Question, opinion: str, dearer: float | None) -> None:
        if dearer is None:
            return
        text = _(question.dearer if dearer >= 0 else question.cheaper)
        told = text.format(who=self._who(), money=self._money(dearer))
        together = sourcing.same_way(opinion, dearer)
        if together is not None:
            same, other = _("Answer and estimate agree."), _("Answer and estimate differ.")
            told += " " + (same if together else other)
        self._say(told)

    def _who(self) -> str:
        """Return the one department that would do it itself, or the word for all of them."""
        yes = self._willing()
        return self._org.units[yes[0]].name if len(yes) == 1 else _("the revenue departments")

    def _willing(self) -> list[str]:
        return [unit for unit, answer in self._answers() if answer.own == "yes"]

    def _notice(self) -> None:
        """Amber is for what is true by definition: to be had locally for less."""
        value = self._case.value
        if value is None or value >= 0:
            return
        texts = {
            "self": _(
                "By the estimate the revenue departments would do it for {money} a year less."
            ),
            "buy": _("By the estimate it can be bought for {money} a year less."),
        }
        text = texts[self._case.best or "buy"].format(money=self._money(value))
        self._say("\n".join((_("Points to check"), text)), "notices")

    # what if

    def _what_if(self) -> None:
        self.target = narrow(QComboBox())
        self.target.setAccessibleName(_("Who would do it"))
        for unit in tree.revenue_units(self._org):
            self.target.addItem(self._org.units[unit].name, unit)
        self.target.addItem(_("outside"), "")
        willing = self._willing()
        outside = sourcing.opinion(self._case.outside) == "yes"
        wanted = willing[0] if willing else "" if outside else self.target.itemData(0)
        self.target.setCurrentIndex(max(0, self.target.findData(wanted)))
        button = QPushButton(_("Try it moved, and compare"))
        button.clicked.connect(self._move)
        row = PlainForm()
        row.addRow(text_label(_("Move to"), "muted", wrap=False), self.target)
        self._layout.addLayout(row)
        self._layout.addWidget(button)

    def _move(self) -> None:
        self.moved.emit(str(self.target.currentData()))
