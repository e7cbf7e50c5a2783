"""What every scenario of the plan assumes: company, threshold, hours, rates, ranks."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import (
    QDialog,
    QDoubleSpinBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from orgsandbox.commands.base import Together
from orgsandbox.commands.scenarios import SetAssumptions, SetCompany
from orgsandbox.document import Document
from orgsandbox.i18n import N_, Message, _
from orgsandbox.plain import PlainForm, plain_label
from orgsandbox.ui.dialogs.ask import ok_cancel, tell
from orgsandbox.ui.dialogs.rates import RatesTable, grades_of


def ask_assumptions(parent: QWidget, document: Document) -> None:
    """Let the planner change the plan's assumptions: one step in the history."""
    dialog = AssumptionsDialog(parent, document)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        document.do(dialog.command())


class AssumptionsDialog(QDialog):
    """Fields for what the whole plan shares."""

    def __init__(self, parent: QWidget, document: Document) -> None:
        super().__init__(parent)
        self._held = document.project.assumptions
        self.setWindowTitle(_("Assumptions, rates and ranks"))
        self.resize(460, 640)
        self.company = QLineEdit(document.project.company)
        self.theta = QSpinBox()
        self.theta.setRange(1, 100)
        self.theta.setSuffix(" %")
        self.theta.setValue(round(self._held.theta * 100))
        self.hours = QDoubleSpinBox()
        self.hours.setRange(1, 168)
        self.hours.setDecimals(2)
        self.hours.setValue(self._held.full_time_hours)
        self.currency = QLineEdit(self._held.currency)
        self.rates = RatesTable(self._held.rates, grades_of(document.project))
        self.titles = QPlainTextEdit("\n".join(self._held.titles))
        self.titles.setTabChangesFocus(True)
        rows = PlainForm()
        rows.addRow(_("Company"), self.company)
        rows.addRow(_("Specialised from this share of time"), self.theta)
        rows.addRow(_("Full-time hours a week"), self.hours)
        rows.addRow(_("Currency"), self.currency)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.addLayout(rows)
        layout.addWidget(plain_label(_("Standard rates a year, by grade (no salaries)")))
        layout.addWidget(self.rates, 1)
        layout.addWidget(plain_label(_("Ranks, highest first, one a line")))
        layout.addWidget(self.titles, 1)
        layout.addWidget(ok_cancel(self))

    def accept(self) -> None:
        """Close, unless an amount was typed that nobody can read: it would be lost."""
        wrong = self.rates.not_understood()
        if wrong is None:
            super().accept()
            return
        text = _("“{text}” is no amount.").format(text=wrong)
        tell(self, text, _("Type it like 6,000,000 or 600万."))

    def command(self) -> Together:
        """Return the changes as they stand in the dialog."""
        titles = tuple(
            line.strip() for line in self.titles.toPlainText().splitlines() if line.strip()
        )
        wanted = replace(
            self._held,
            theta=self.theta.value() / 100,
            full_time_hours=self.hours.value(),
            titles=titles,
            currency=self.currency.text().strip() or self._held.currency,
            rates=self.rates.rates(),
        )
        return Together(
            (SetCompany(self.company.text()), SetAssumptions(wanted)),
            Message(N_("Edit the assumptions")),
        )
