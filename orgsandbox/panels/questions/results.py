"""見えにくい成果: how each result is checked, where it goes, and what support costs whom."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtWidgets import QTableWidgetItem

from orgsandbox.commands.base import Together
from orgsandbox.commands.tasks import EditTask
from orgsandbox.document import Document
from orgsandbox.domain import work
from orgsandbox.domain.model import Org, Task
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import N_, Message, _, format_exact, join_names
from orgsandbox.metrics import service
from orgsandbox.metrics.service import CUSTOMER, UNKNOWN
from orgsandbox.panels.parts import text_label
from orgsandbox.panels.questions.base import KEY, Page, fill, percent, table
from orgsandbox.panels.questions.flow import Edge, Flow, Node

_HOW, _WHO = 2, 3
_FAINT = 0.25


class ResultsPage(Page):
    """The flow of results, the tasks with their checks, the cost of support by revenue unit."""

    ID = "results"
    TITLE = N_("Results that are hard to see")
    ABOUT = N_("On their way to the customer")

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__(document, theme)
        self.hint = text_label(
            _("Drag a support department onto the one that uses its results."), "muted"
        )
        self.flow = Flow(theme)
        self.flow.linked.connect(self.link)
        self.costs = text_label()
        self.tasks = table((_("Task"), _("Goes to"), _("How the result is checked"), _("Checked by")),
                           editable=True)  # fmt: skip
        self.tasks.itemChanged.connect(self._edit)
        for part in (self.hint, self.flow, self.costs, self.tasks):
            self.centre.addWidget(part)
        self.centre.setStretchFactor(self.flow, 3)
        self.centre.setStretchFactor(self.tasks, 3)

    def refresh(self) -> None:
        """Show results of the support side on their way to the customer."""
        held = service.service(self.org)
        found = service.service_distance(held.to_support, held.to_revenue[:, :-1])
        self.flow.show_flow(self._nodes(held, found), _edges(held), self._theme)
        tasks = self._tasks()
        self.sentence.setText(self._sentence(tasks))
        self.costs.setText(self._costs(held))
        fill(self.tasks, [self._row(task) for task in tasks], [task.id for task in tasks])
        for row in range(self.tasks.rowCount()):
            for column in (0, 1):
                item = self.tasks.item(row, column)
                if item is not None:
                    item.setFlags(item.flags() & ~_EDITABLE)

    def _tasks(self) -> list[Task]:
        known = set(self.scope().tasks.tasks)
        return [task for task in self.org.tasks.values() if task.id in known]

    def _sentence(self, tasks: list[Task]) -> str:
        unchecked = sum(not (task.checked_how or task.checked_by) for task in tasks)
        text = _("{count} of {all} tasks have no way to check their result.")
        told = text.format(count=unchecked, all=len(tasks))
        nowhere = sum(not task.serves for task in tasks)
        if nowhere:
            told += " " + _("{count} have no destination set.").format(count=nowhere)
        return told

    def _nodes(self, held: service.Service, found: object) -> tuple[Node, ...]:
        assert isinstance(found, dict)
        made = []
        for number, key in enumerate(held.units):
            told = []
            hops, best = found["min_hops"][number], found["best_path_share"][number]
            if hops is None:
                told.append(_("arrives nowhere known"))
            else:
                told.append(_("{count} steps to the customer").format(count=hops + 1)
                            if not held.to_revenue[number, -2] else _("reaches the customer"))  # fmt: skip
                if best < _FAINT:
                    told.append(_("a small share arrives"))
            if held.unknown[number] > 0.005:
                told.append(_("destination not set {share}").format(
                    share=percent(float(held.unknown[number]))))  # fmt: skip
            made.append(Node(key, self.org.units[key].name, " ・ ".join(told), 0))
        for key in held.ends[:-2]:
            made.append(Node(key, self.org.units[key].name, "", 1))
        made.append(Node(CUSTOMER, _("Customer"), "", 2))
        return tuple(made)

    def _row(self, task: Task) -> tuple[str, ...]:
        known = [(self._name(key), share) for key, share in task.serves.items() if self._name(key)]
        goes = join_names(f"{name} {percent(share)}" for name, share in known)
        return task.name, goes or _("destination not set"), task.checked_how, task.checked_by

    def _name(self, key: str) -> str:
        if key == CUSTOMER:
            return _("Customer")
        return self.org.units[key].name if key in self.org.units else ""

    def _costs(self, held: service.Service) -> str:
        rates = self._document.project.assumptions.rates
        cost = service.support_costs(self.org, rates)
        if not cost.sum():
            return _(
                "With standard rates (Assumptions) the cost of support by department is shown."
            )
        found = service.reciprocal_allocation(cost, held.to_support, held.to_revenue)
        if found["support_cost_per_revenue_unit"] is None:
            return _("Some support departments serve only each other: their cost reaches nobody.")
        charged = np.asarray(found["support_cost_per_revenue_unit"], dtype=float)
        names = [
            self._name(key) if key != UNKNOWN else _("destination not set") for key in held.ends
        ]
        yen = _rounded(charged, round(float(cost.sum())))
        currency = self._document.project.assumptions.currency
        parts = [
            f"{name} {format_exact(amount, currency)}"
            for name, amount in zip(names, yen, strict=True)
            if amount
        ]
        text = _("Support costs {money} a year: {parts}.")
        return text.format(money=format_exact(sum(yen), currency), parts=join_names(parts))

    # editing

    def link(self, source: str, target: str) -> None:
        """Make a department the destination of another's tasks: of those without one, else of all."""
        org = self.org
        owned = _owned(org, source)
        free = [task for task in owned if not task.serves]
        commands = []
        for task in free or owned:
            parts = [*(key for key in task.serves if key != target), target]
            shares = {key: round(1 / len(parts), 4) for key in parts}
            edited = replace(task, serves=shares)
            commands.append(EditTask(self._document.scenario.id, edited))
        if commands:
            self._document.do(Together(tuple(commands), Message(N_("Set the destination"))))
        else:
            self.said.emit(_("This department owns no tasks."))

    def _edit(self, item: QTableWidgetItem) -> None:
        first = self.tasks.item(item.row(), 0)
        if first is None or item.column() not in (_HOW, _WHO):
            return
        task = self.org.tasks[str(first.data(KEY))]
        text = item.text().strip()
        edited = (
            replace(task, checked_how=text)
            if item.column() == _HOW
            else replace(task, checked_by=text)
        )
        self._document.do(EditTask(self._document.scenario.id, edited))


def _owned(org: Org, unit: str) -> list[Task]:
    owners = work.owners(org)
    return [task for task in org.tasks.values() if owners.get(task.id) == unit]


def _edges(held: service.Service) -> tuple[Edge, ...]:
    made = [
        Edge(one, other, float(held.to_support[row, column]))
        for row, one in enumerate(held.units)
        for column, other in enumerate(held.units)
        if held.to_support[row, column] > 0
    ]
    for row, one in enumerate(held.units):
        for column, end in enumerate(held.ends[:-1]):
            if held.to_revenue[row, column] > 0:
                made.append(Edge(one, end, float(held.to_revenue[row, column])))
    made += [Edge(end, CUSTOMER, 1.0) for end in held.ends[:-2]]
    return tuple(made)


def _rounded(amounts: np.ndarray, total: int) -> list[int]:
    """Return whole yen that add up to the total: largest remainders are rounded up."""
    whole = np.floor(amounts).astype(np.int64)
    missing = max(0, min(len(whole), total - int(whole.sum())))
    for number in np.argsort(-(amounts - whole), kind="stable")[:missing]:
        whole[number] += 1
    return [int(amount) for amount in whole]


_EDITABLE = QTableWidgetItem().flags().ItemIsEditable
