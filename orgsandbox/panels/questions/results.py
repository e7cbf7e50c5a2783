"""見えにくい成果: where results go, how each is checked, and what support costs whom."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from orgsandbox.commands.destinations import SetUnitShare
from orgsandbox.document import Document
from orgsandbox.domain.destinations import CUSTOMER
from orgsandbox.domain.model import Task
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import N_, _
from orgsandbox.metrics import service
from orgsandbox.metrics.customer_way import distances
from orgsandbox.metrics.service import UNKNOWN, Service
from orgsandbox.metrics.support_cost import charges
from orgsandbox.panels.parts import clear
from orgsandbox.panels.picture.area import PictureArea
from orgsandbox.panels.picture.link import Joined
from orgsandbox.panels.picture.shape import Key
from orgsandbox.panels.picture.view import PictureView
from orgsandbox.panels.questions import results_words as words
from orgsandbox.panels.questions.base import Page
from orgsandbox.panels.questions.checks_table import HOW, ChecksTable
from orgsandbox.panels.questions.flow import FlowPicture
from orgsandbox.panels.questions.flow_bands import Edge
from orgsandbox.panels.questions.flow_layout import Node
from orgsandbox.panels.questions.results_side import Chosen, Found, ResultsSide


class ResultsPage(Page):
    """The flow of results above, the tasks with their checks below, what is chosen at the right."""

    ID = "results"
    PLACE = 3
    TITLE = N_("Results that are hard to see")
    ABOUT = N_("On their way to the customer")
    UNDER = N_("Width of a band = share of the department's results used there")

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__(document, theme)
        self._chosen: Chosen = ()
        self._found: Found | None = None
        self.flow = PictureView(FlowPicture((), ()), theme)
        self.flow.dropped.connect(self._link)
        self.flow.chosen.connect(self.pick)
        self.flow.removed.connect(self._remove)
        self.tasks = ChecksTable()
        self.tasks.chosen.connect(self._choose_task)
        self.tasks.typed.connect(self._typed)
        self.beside = ResultsSide(document, self.choose, self)
        self.centre.addWidget(self._middle(), 1)

    def _middle(self) -> QSplitter:
        """Return the flow, which scrolls where it is higher than its room, and the tasks below."""
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(PictureArea(self.flow))
        halves.addWidget(self.tasks)
        halves.setSizes([340, 130])
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 1)
        halves.setChildrenCollapsible(False)
        return halves

    def refresh(self) -> None:
        """Show the results of the support side on their way to the customer."""
        org = self.org
        held = service.service(org)
        rates = self._document.project.assumptions.rates
        self._found = Found(org, held, distances(held), charges(org, held, rates))
        self._chosen = self._settled(held)
        picture = FlowPicture(self._nodes(self._found), _edges(held, self._ends(held)))
        self.flow.show_picture(picture, self._theme)
        tasks = self._tasks()
        self.sentence.setText(words.sentence(org, tasks))
        self.tasks.show_tasks(org, tasks, self._theme)
        self._show_chosen()

    def _tasks(self) -> list[Task]:
        known = set(self.scope().tasks.tasks)
        return [task for task in self.org.tasks.values() if task.id in known]

    def _ends(self, held: Service) -> list[str]:
        """Return the revenue departments that show: the topmost ones and whoever is served."""
        direct = held.ends[:-2]
        served = held.to_revenue.sum(axis=0) > 0
        return [key for number, key in enumerate(direct)
                if served[number] or self.org.units[key].parent not in direct]  # fmt: skip

    def _nodes(self, found: Found) -> tuple[Node, ...]:
        held = found.held
        made = [
            Node(away.unit, self.org.units[away.unit].name, words.box_words(away, float(lost)), 0)
            for away, lost in zip(found.distances, held.unknown, strict=True)
        ]
        made += [Node(key, self.org.units[key].name, "", 1) for key in self._ends(held)]
        if (held.unknown > 0).any():
            made.append(Node(UNKNOWN, _("destination not set"), "", 1, quiet=True))
        return (*made, Node(CUSTOMER, _("Customer"), "", 2))

    # what is chosen

    def choose(self, chosen: Chosen) -> None:
        """Show what belongs to a department, a band or a task; to all with nothing chosen."""
        self._chosen = chosen
        self._show_chosen()

    def pick(self, key: Key | None) -> None:
        """Show what was chosen in the flow: a box, a band (source, target), or nothing."""
        if key is None:
            self.choose(())
        else:
            self.choose(("edge", *key) if isinstance(key, tuple) else ("box", str(key)))

    def _choose_task(self, task: str) -> None:
        self.choose(("task", task))

    def _settled(self, held: Service) -> Chosen:
        """Return what is still chosen: what is gone is not, of a band that is gone its department."""
        kind, *keys = self._chosen or ("",)
        known = self.org.tasks if kind == "task" else (*held.units, *held.ends)
        if any(key not in known for key in keys):
            return ()
        if kind == "edge" and keys[0] in held.units and not held.share(keys[0], keys[1]):
            return ("box", keys[0])
        return self._chosen

    def _show_chosen(self) -> None:
        if self._found is None:
            return
        kind, *keys = self._chosen or ("",)
        shown: Key | None = None
        if kind == "box":
            shown = keys[0]
        elif kind == "edge":
            shown = (keys[0], keys[1])
        self.flow.show_chosen(shown)
        self.tasks.mark(keys[0] if kind == "task" else None)
        self._fill_side(self._found)

    def _fill_side(self, found: Found) -> None:
        """Put new widgets beside the flow; the focus goes back to the field that had it."""
        focused = QApplication.focusWidget()
        name = focused.objectName() if focused is not None else ""
        for number in range(self.side.count()):
            item = self.side.itemAt(number)
            widget = item.widget() if item is not None else None
            for part in widget.findChildren(QWidget) if widget is not None else ():
                part.blockSignals(True)  # what was half typed ends with its field
        clear(self.side)
        for part in self.beside.parts(self._chosen, found, self._theme):
            self.side.addWidget(part)
            again = part.findChild(QWidget, name) if name else None
            if again is not None:
                again.setFocus()
        self.side.addStretch(1)

    # editing

    def _remove(self, key: Key) -> None:
        assert isinstance(key, tuple)
        self.remove(*key)

    def _link(self, joined: Joined) -> None:
        self.link(str(joined.source), str(joined.target))

    def link(self, source: str, target: str) -> None:
        """Let a department or the customer use another's results, and show the band to type in."""
        command = SetUnitShare(self._document.scenario.id, source, target, None)
        if self._document.do(command):
            self.choose(("edge", source, target))

    def remove(self, source: str, target: str) -> None:
        """Take a destination away; what it used is no longer set."""
        if target != UNKNOWN and self._found is not None and self._found.of(source) is not None:
            self._document.do(SetUnitShare(self._document.scenario.id, source, target, 0.0))

    def _typed(self, task: str, column_: int, text: str) -> None:
        self.beside.check(task, "checked_how" if column_ == HOW else "checked_by", text)


def _edges(held: Service, ends: list[str]) -> tuple[Edge, ...]:
    targets = (*held.units, *held.ends)
    made = []
    for row, unit in enumerate(held.units):
        shares = (*held.to_support[row], *held.to_revenue[row])
        told = words.percents(shares)
        made += [Edge(unit, target, float(share), f"{whole}%")
                 for target, share, whole in zip(targets, shares, told, strict=True) if share > 0]  # fmt: skip
    return (*made, *(Edge(key, CUSTOMER, 1.0, "100%") for key in ends))


PAGE = ResultsPage
