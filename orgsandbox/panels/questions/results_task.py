"""One task beside the flow: how its result is checked, by whom, and who uses it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from orgsandbox.commands.destinations import ReplaceDestination, SetTaskShare
from orgsandbox.commands.tasks import EditTask
from orgsandbox.document import Document
from orgsandbox.domain import work
from orgsandbox.domain.model import Task
from orgsandbox.i18n import N_, _
from orgsandbox.panels.forms import Line, form
from orgsandbox.panels.parts import column, text_label
from orgsandbox.panels.questions.destinations_form import DestinationRows, Edits
from orgsandbox.panels.questions.results_numbers import task_percents

RULE = N_("A share that grows takes from what is not set, then from the others in proportion.")


class ResultForm(QWidget):
    """Fields for a task's check and its destinations; `support` are the support departments."""

    def __init__(self, document: Document, task: Task, support: Collection[str]) -> None:
        super().__init__()
        self._document, self._task = document, task.id
        org = document.org
        owner = work.owners(org).get(task.id)
        layout = column(self, margins=0)
        layout.addWidget(text_label(task.name, "person_heading"))
        if owner is not None:
            text = _("Owner department: {name}").format(name=org.units[owner].name)
            layout.addWidget(text_label(text, "muted"))
        layout.addWidget(text_label(_("How the result is checked"), "panel_heading"))
        rows = form()
        rows.addRow(_("By what"), self._line(_("By what"), "checked_how", task.checked_how))
        rows.addRow(_("By whom"), self._line(_("By whom"), "checked_by", task.checked_by))
        layout.addLayout(rows)
        layout.addWidget(text_label(_("Who uses the result"), "panel_heading"))
        # A revenue department's task may be done for it by others; support is no use to itself.
        but = owner if owner is not None and owner in support else ""
        layout.addWidget(DestinationRows(org, task_percents(org, task), but, self._edits()))
        layout.addWidget(text_label(_(RULE), "muted"))

    def _line(self, label: str, field: str, text: str) -> Line:
        """Return a line that writes a field; its name lets the focus find its way back."""

        def write(typed: str) -> bool:
            return check(self._document, self._task, field, typed)

        line = Line(text, label, write)
        line.setPlaceholderText(_("not set"))
        line.setObjectName(field)
        return line

    def _edits(self) -> Edits:
        scenario, task, do = self._document.scenario.id, self._task, self._document.do
        return Edits(
            lambda to, share: do(SetTaskShare(scenario, task, to, share)),
            lambda old, new: do(ReplaceDestination(scenario, task, old, new)),
        )


def check(document: Document, task: str, field: str, text: str) -> bool:
    """Write down how ("checked_how") or by whom ("checked_by") a task's result is checked."""
    known = document.org.tasks[task]
    edited = (
        replace(known, checked_how=text)
        if field == "checked_how"
        else replace(known, checked_by=text)
    )
    return document.do(EditTask(document.scenario.id, edited))
