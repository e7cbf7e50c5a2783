"""What is known of one task's alternatives, edited in place: money, kind of work, answers."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from orgsandbox.commands.tasks import EditTask
from orgsandbox.document import Document
from orgsandbox.domain import tree
from orgsandbox.domain.model import Answer, Org, Sourcing
from orgsandbox.files.questionnaire import ANSWERS, REASONS
from orgsandbox.i18n import N_, _, format_money
from orgsandbox.metrics.sourcing import Case
from orgsandbox.panels.forms import form
from orgsandbox.panels.parts import narrow, still, text_label

_MONEY = (
    ("own_cost", N_("Cost if they did it")),
    ("price", N_("Market price")),
    ("transaction", N_("Transaction cost")),
)
_FIELDS = (("own", N_("Themselves?")), ("outside", N_("Outside?")))


_TITLE = 130


def asked_units(org: Org) -> tuple[tuple[str, str], ...]:
    """Return the departments that are asked, with their names."""
    return tuple((key, org.units[key].name) for key in tree.revenue_units(org))


class SourcingForm(QWidget):
    """Fields of a task's Sourcing; every edit is a step of its own.

    The fields stay while the task is on show, so that typing goes on from one to the next.
    """

    def __init__(self, document: Document, task: str) -> None:
        super().__init__()
        self._document = document
        self.task = task
        self.asked = asked_units(document.org)
        self._inside = text_label()
        self._value = text_label()
        self._tips = text_label(name="muted")
        self._amounts: dict[str, QDoubleSpinBox] = {}
        self._choices: dict[tuple[str, str], QComboBox] = {}
        self._reasons: dict[tuple[str, str], QCheckBox] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._build_money()
        self._build_kind()
        self._layout.addWidget(text_label(_("Answers of the revenue departments"), "panel_heading"))
        for unit, name in self.asked:
            self._build_answers(unit, name)

    def finish_typing(self) -> None:
        """Take over what is typed so far, as if the field had been left."""
        for box in (*self._amounts.values(), self.specificity):
            box.interpretText()

    def forget(self) -> None:
        """Say no more: leaving a field must not change a plan that is being shown."""
        for part in self.findChildren(QWidget):
            part.blockSignals(True)  # noqa: FBT003 - Qt takes it so

    @property
    def _held(self) -> Sourcing:
        return self._document.org.tasks[self.task].sourcing

    def _edit(self, sourcing: Sourcing) -> None:
        task = self._document.org.tasks[self.task]
        if sourcing != task.sourcing:
            edited = replace(task, sourcing=sourcing)
            self._document.do(EditTask(self._document.scenario.id, edited))

    def show_case(self, case: Case) -> None:
        """Show what the plan says now."""
        sourcing = self._held
        currency = self._document.project.assumptions.currency
        hidden = _("— (fewer than three people)") if case.few else _("— (no standard rate)")
        inside, value = case.internal, case.value
        self._inside.setText(hidden if inside is None else format_money(inside, currency))
        if case.averaged:
            text = _("{amount} (at the average rate)")
            self._inside.setText(text.format(amount=format_money(inside or 0.0, currency)))
        self._value.setText("—" if value is None else format_money(value, currency))
        self._tips.setText(self._tipping(case, currency))
        self._tips.setVisible(bool(self._tips.text()))
        unit = _("yen") if currency == "JPY" else currency
        for name, box in self._amounts.items():
            box.setSuffix(f" {unit}")
            _quietly(box, -1.0 if getattr(sourcing, name) is None else getattr(sourcing, name))
        _quietly(self.specificity, sourcing.specificity or 0)
        for check, on in ((self.recurrent, sourcing.recurrent), (self.exempt, sourcing.exempt)):
            _check(check, on=on)
        for (unit, field), choice in self._choices.items():
            answer = sourcing.answers.get(unit, Answer())
            choice.setCurrentIndex(max(0, choice.findData(getattr(answer, field))))
        for (unit, reason), check in self._reasons.items():
            _check(check, on=reason in sourcing.answers.get(unit, Answer()).reasons)

    def _tipping(self, case: Case, currency: str) -> str:
        if case.tips_at is None:
            return ""
        if case.tips_at < 0:
            return _("Buying is dearer whatever the transaction cost.")
        text = _("Buying is cheaper while the transaction cost stays below {money} a year.")
        return text.format(money=format_money(case.tips_at, currency))

    # money

    def _build_money(self) -> None:
        self._layout.addWidget(text_label(_("Money a year"), "panel_heading"))
        rows = form()
        rows.addRow(_title(_("Inside, at standard rates")), self._inside)
        for name, text in _MONEY:
            box = self._amount(_(text), name)
            self._amounts[name] = box
            rows.addRow(_title(_(text)), box)
        rows.addRow(_title(_("Value of doing it inside")), self._value)
        self._layout.addLayout(rows)
        self._layout.addWidget(self._tips)

    def _amount(self, text: str, name: str) -> QDoubleSpinBox:
        box = still(QDoubleSpinBox())
        box.setRange(-1, 1e12)
        box.setDecimals(0)
        box.setSingleStep(100_000)
        box.setGroupSeparatorShown(True)
        box.setSpecialValueText(_("not known"))
        box.setKeyboardTracking(False)
        box.setAccessibleName(text)
        box.setProperty("name", name)
        box.setMinimumWidth(120)
        box.valueChanged.connect(self._set_amount)
        return box

    def _set_amount(self, value: float) -> None:
        name = str(self.sender().property("name"))
        amount = None if value < 0 else value
        sourcing = self._held
        self._edit(
            replace(sourcing, own_cost=amount)
            if name == "own_cost"
            else replace(sourcing, price=amount)
            if name == "price"
            else replace(sourcing, transaction=amount)
        )

    # kind of work

    def _build_kind(self) -> None:
        rows = form()
        self.specificity = still(QSpinBox())
        self.specificity.setRange(0, 5)
        self.specificity.setSpecialValueText(_("not known"))
        self.specificity.setKeyboardTracking(False)
        self.specificity.setAccessibleName(_("How special to this company (1–5)"))
        self.specificity.valueChanged.connect(self._set_specificity)
        rows.addRow(_title(_("How special to this company (1–5)")), self.specificity)
        self.recurrent = QCheckBox(_("monthly or more often"))
        self.recurrent.toggled.connect(self._set_recurrent)
        self.exempt = QCheckBox(_("kept inside by law or internal control"))
        self.exempt.toggled.connect(self._set_exempt)
        self._layout.addLayout(rows)
        self._layout.addWidget(self.recurrent)
        self._layout.addWidget(self.exempt)

    def _set_specificity(self, value: int) -> None:
        self._edit(replace(self._held, specificity=value or None))

    def _set_recurrent(self, recurrent: bool) -> None:  # noqa: FBT001 - a slot
        self._edit(replace(self._held, recurrent=recurrent))

    def _set_exempt(self, exempt: bool) -> None:  # noqa: FBT001 - a slot
        self._edit(replace(self._held, exempt=exempt))

    # answers

    def _build_answers(self, unit: str, name: str) -> None:
        self._layout.addWidget(text_label(name))
        rows = form()
        for field, text in _FIELDS:
            choice = self._choice(f"{name} {_(text)}", unit, field)
            self._choices[unit, field] = choice
            rows.addRow(text_label(_(text), "muted", wrap=False), choice)
        reasons = QGridLayout()
        for number, (reason, word) in enumerate(REASONS.items()):
            check = QCheckBox(_(word))
            check.setAccessibleName(f"{name} {_(word)}")
            check.setProperty("answer", [unit, reason])
            check.toggled.connect(self._set_reason)
            self._reasons[unit, reason] = check
            reasons.addWidget(check, number // 2, number % 2)
        self._layout.addLayout(rows)
        self._layout.addLayout(reasons)

    def _choice(self, label: str, unit: str, field: str) -> QComboBox:
        box = narrow(QComboBox())
        box.addItem("—", "")
        for key, word in ANSWERS.items():
            box.addItem(_(word), key)
        box.setAccessibleName(label)
        box.setProperty("answer", [unit, field])
        box.activated.connect(self._set_answer)
        return box

    def _set_answer(self, index: int) -> None:
        box = self.sender()
        assert isinstance(box, QComboBox)
        unit, field = box.property("answer")
        said = str(box.itemData(index))
        answer = self._held.answers.get(unit, Answer())
        self._answer(
            unit, replace(answer, own=said) if field == "own" else replace(answer, outside=said)
        )

    def _set_reason(self, on: bool) -> None:  # noqa: FBT001 - a slot
        unit, reason = self.sender().property("answer")
        answer = self._held.answers.get(unit, Answer())
        kept = {*answer.reasons, reason} if on else {*answer.reasons} - {reason}
        ordered = tuple(key for key in REASONS if key in kept)
        self._answer(unit, replace(answer, reasons=ordered))

    def _answer(self, unit: str, answer: Answer) -> None:
        answers = {**self._held.answers, unit: answer}
        if answer == Answer():
            del answers[unit]
        self._edit(replace(self._held, answers=answers))


def _title(text: str) -> QLabel:
    """Return a row's title that may take two lines beside its field, never a letter a line."""
    label = text_label(text)
    label.setFixedWidth(_TITLE)
    return label


def _quietly(box: QDoubleSpinBox | QSpinBox, value: float) -> None:
    with QSignalBlocker(box):
        box.setValue(value)  # type: ignore[arg-type]  # a whole number where the box holds those


def _check(box: QCheckBox, *, on: bool) -> None:
    with QSignalBlocker(box):
        box.setChecked(on)
