"""What is known of one task's alternatives, edited in place: money, kind of work, answers."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QSpinBox, QVBoxLayout, QWidget

from orgsandbox.commands.tasks import EditTask
from orgsandbox.document import Document
from orgsandbox.domain.model import Answer, Sourcing
from orgsandbox.files.questionnaire import ANSWERS, revenue_units
from orgsandbox.i18n import _
from orgsandbox.panels.forms import form
from orgsandbox.panels.parts import narrow, text_label


class SourcingForm(QWidget):
    """Fields of a task's Sourcing; every edit is a step of its own."""

    def __init__(self, document: Document, task: str) -> None:
        super().__init__()
        self._document = document
        self._task = task
        held = self._held
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(text_label(_("Money a year"), "panel_heading"))
        rows = form()
        for text, name in ((_("Cost if they did it"), "own_cost"), (_("Market price"), "price"),
                           (_("Transaction cost"), "transaction")):  # fmt: skip
            rows.addRow(text, self._money(text, name, getattr(held, name)))
        self.specificity = QSpinBox()
        self.specificity.setRange(0, 5)
        self.specificity.setSpecialValueText(_("not known"))
        self.specificity.setKeyboardTracking(False)
        self.specificity.setValue(held.specificity or 0)
        self.specificity.setAccessibleName(_("How special to this company (1–5)"))
        self.specificity.valueChanged.connect(self._set_specificity)
        rows.addRow(_("How special to this company (1–5)"), self.specificity)
        self.recurrent = QCheckBox(_("monthly or more often"))
        self.recurrent.setChecked(held.recurrent)
        self.recurrent.toggled.connect(lambda on: self._edit(replace(self._held, recurrent=on)))
        rows.addRow("", self.recurrent)
        self.exempt = QCheckBox(_("kept inside"))
        self.exempt.setToolTip(_("kept inside by law or internal control"))
        self.exempt.setChecked(held.exempt)
        self.exempt.toggled.connect(lambda on: self._edit(replace(self._held, exempt=on)))
        rows.addRow("", self.exempt)
        layout.addLayout(rows)
        layout.addWidget(text_label(_("Answers of the revenue departments"), "panel_heading"))
        answers = form()
        for unit in revenue_units(document.org):
            name = document.org.units[unit].name
            answer = held.answers.get(unit, Answer())
            for text, field in (
                (_("{unit}: themselves?"), "own"),
                (_("{unit}: outside?"), "outside"),
            ):
                label = text.format(unit=name)
                answers.addRow(label, self._choice(label, unit, field, getattr(answer, field)))
        layout.addLayout(answers)

    @property
    def _held(self) -> Sourcing:
        return self._document.org.tasks[self._task].sourcing

    def _edit(self, sourcing: Sourcing) -> None:
        task = replace(self._document.org.tasks[self._task], sourcing=sourcing)
        self._document.do(EditTask(self._document.scenario.id, task))

    def _money(self, text: str, name: str, value: float | None) -> QDoubleSpinBox:
        box = QDoubleSpinBox()
        box.setRange(-1, 1e12)
        box.setDecimals(0)
        box.setSingleStep(100_000)
        box.setGroupSeparatorShown(True)
        box.setSpecialValueText(_("not known"))
        box.setKeyboardTracking(False)
        box.setValue(-1 if value is None else value)
        box.setAccessibleName(text)
        box.setProperty("name", name)
        box.valueChanged.connect(self._set_money)
        return box

    def _set_money(self, value: float) -> None:
        name = str(self.sender().property("name"))
        amount = None if value < 0 else value
        held = self._held
        self._edit(
            replace(held, own_cost=amount) if name == "own_cost"
            else replace(held, price=amount) if name == "price"
            else replace(held, transaction=amount)
        )  # fmt: skip

    def _set_specificity(self, value: int) -> None:
        self._edit(replace(self._held, specificity=value or None))

    def _choice(self, text: str, unit: str, field: str, value: str) -> QComboBox:
        box = narrow(QComboBox())
        box.addItem("—", "")
        for key, word in ANSWERS.items():
            box.addItem(_(word), key)
        box.setCurrentIndex(max(0, box.findData(value)))
        box.setAccessibleName(text)
        box.setProperty("answer", [unit, field])
        box.activated.connect(self._set_answer)
        return box

    def _set_answer(self, index: int) -> None:
        box = self.sender()
        assert isinstance(box, QComboBox)
        unit, field = box.property("answer")
        word = str(box.itemData(index))
        held = self._held
        answer = held.answers.get(unit, Answer())
        changed = replace(answer, own=word) if field == "own" else replace(answer, outside=word)
        answers = {**held.answers, unit: changed}
        if changed == Answer():
            del answers[unit]
        self._edit(replace(held, answers=answers))
