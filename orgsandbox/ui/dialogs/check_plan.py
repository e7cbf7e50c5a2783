"""Points to check in this plan: what is unsound, and what wants the planner's eye."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QVBoxLayout, QWidget

from orgsandbox.document import Document
from orgsandbox.domain import rules
from orgsandbox.domain.problem import Severity
from orgsandbox.i18n import _
from orgsandbox.metrics.base import Scope
from orgsandbox.metrics.task_status import notices
from orgsandbox.plain import plain_label


class CheckDialog(QDialog):
    """A list of sentences that name people, departments and tasks."""

    def __init__(self, parent: QWidget, document: Document) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Points to check in this plan"))
        self.resize(560, 420)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        scenario = document.scenario
        for problem in (*rules.faults(scenario.org), *rules.concerns(scenario.org, scenario.date)):
            mark = "⚠" if problem.severity is Severity.PROBLEM else "・"
            self.list.addItem(f"{mark} {problem.message.text()}")
        scope = Scope(scenario.org, None, document.project.assumptions)
        for message in notices(scope):
            self.list.addItem(f"・ {message.text()}")
        if not self.list.count():
            self.list.addItem(_("Nothing to check."))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(_("Close"))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.addWidget(plain_label(scenario.name))
        layout.addWidget(self.list)
        layout.addWidget(buttons)
