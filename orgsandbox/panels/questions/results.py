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
from orgsandbox.metrics.service import UNKNOWN
from orgsandbox.panels.parts import clear
from orgsandbox.panels.picture.area import PictureArea
from orgsandbox.panels.picture.link import Joined
from orgsandbox.panels.picture.shape import Key
from orgsandbox.panels.picture.view import PictureView
from orgsandbox.panels.questions import results_numbers
from orgsandbox.panels.questions import results_words as words
from orgsandbox.panels.questions.base import Page
from orgsandbox.panels.questions.checks_table import HOW, ChecksTable
from orgsandbox.panels.questions.flow import FlowPicture
from orgsandbox.panels.questions.flow_bands import Edge
from orgsandbox.panels.questions.flow_layout import Node
from orgsandbox.panels.questions.results_choice import Band, Box, Choice, OneTask
from orgsandbox.panels.questions.results_numbers import Results
from orgsandbox.panels.questions.results_side import ResultsSide
from orgsandbox.panels.questions.results_task import check


class ResultsPage(Page):
    """The flow of results above, the tasks with their checks below, what is chosen at the right."""

    ID = "results"
    PLACE = 3
    TITLE = N_("Results that are hard to see")
    ABOUT = N_("On their way to the customer")
    UNDER = N_("Width of a band = share of the department's results used there")

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__(document, theme)
        self._choice: Choice = None
        self.results = results_numbers.read(document.org, document.project.assumptions.rates)
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
        self.results = results_numbers.read(org, self._document.project.assumptions.rates)
        self._choice = self._settled()
        picture = FlowPicture(_nodes(self.results), _edges(self.results))
        self.flow.show_picture(picture, self._theme)
        tasks = self._tasks()
        self.sentence.setText(words.sentence(org, tasks))
        self.tasks.show_tasks(org, tasks, self._theme)
        self._show_choice()

    def _tasks(self) -> list[Task]:
        known = set(self.scope().tasks.tasks)
        return [task for task in self.org.tasks.values() if task.id in known]

    # what is chosen

    def choose(self, choice: Choice) -> None:
        """Show what belongs to a department, a band or a task; to all with nothing chosen."""
        self._choice = choice
        self._show_choice()

    def pick(self, key: Key | None) -> None:
        """Show what was chosen in the flow: a box, a band (source, target), or nothing."""
        if key is None:
            self.choose(None)
        else:
            self.choose(Band(*key) if isinstance(key, tuple) else Box(str(key)))

    def _choose_task(self, task: str) -> None:
        self.choose(OneTask(task))

    def _settled(self) -> Choice:
        """Return what is still chosen: what is gone is not, of a band that is gone its department."""
        choice, flow = self._choice, self.results.flow
        known = (*flow.units, *flow.ends)
        if isinstance(choice, OneTask):
            return choice if choice.task in self.org.tasks else None
        if isinstance(choice, Box):
            return choice if choice.key in known else None
        if choice is None or choice.source not in known or choice.target not in known:
            return None
        gone = choice.source in flow.units and not flow.share(choice.source, choice.target)
        return Box(choice.source) if gone else choice

    def _show_choice(self) -> None:
        choice = self._choice
        shown: Key | None = None
        if isinstance(choice, Box):
            shown = choice.key
        elif isinstance(choice, Band):
            shown = (choice.source, choice.target)
        self.flow.show_chosen(shown)
        self.tasks.mark(choice.task if isinstance(choice, OneTask) else None)
        self._fill_side()

    def _fill_side(self) -> None:
        """Put new widgets beside the flow; the focus goes back to the field that had it."""
        focused = QApplication.focusWidget()
        name = focused.objectName() if focused is not None else ""
        for number in range(self.side.count()):
            item = self.side.itemAt(number)
            widget = item.widget() if item is not None else None
            for part in widget.findChildren(QWidget) if widget is not None else ():
                part.blockSignals(True)  # noqa: FBT003 - what was half typed ends with its field
        clear(self.side)
        for part in self.beside.parts(self._choice, self.results, self._theme):
            self.side.addWidget(part)
            again = part.findChild(QWidget, name) if name else None
            if again is not None:
                again.setFocus()
        self.side.addStretch(1)

    # editing

    def _link(self, joined: Joined) -> None:
        """Let a department or the customer use another's results, and show the band to type in."""
        source, target = str(joined.source), str(joined.target)
        command = SetUnitShare(self._document.scenario.id, source, target, None)
        if self._document.do(command):
            self.choose(Band(source, target))

    def _remove(self, key: Key) -> None:
        """Take a destination away; what it used is no longer set."""
        assert isinstance(key, tuple)
        source, target = key
        if target != UNKNOWN and self.results.of(source) is not None:
            self._document.do(SetUnitShare(self._document.scenario.id, source, target, 0.0))

    def _typed(self, task: str, column: int, text: str) -> None:
        check(self._document, task, "checked_how" if column == HOW else "checked_by", text)


def _nodes(results: Results) -> tuple[Node, ...]:
    """Return the boxes: support, revenue, what has no destination, the customer."""
    units, flow = results.org.units, results.flow
    boxes = [
        Node(away.unit, units[away.unit].name, words.box_words(results.org, away, float(lost)), 0)
        for away, lost in zip(results.distances, flow.unknown, strict=True)
    ]
    boxes += [Node(key, units[key].name, "", 1) for key in results.revenue]
    if (flow.unknown > 0).any():
        boxes.append(Node(UNKNOWN, _("destination not set"), "", 1, quiet=True))
    return (*boxes, Node(CUSTOMER, _("Customer"), "", 2))


def _edges(results: Results) -> tuple[Edge, ...]:
    """Return the bands: what support departments give, and all of revenue to the customer."""
    support = (
        Edge(unit, target, share, f"{whole}%")
        for unit in results.flow.units
        for target, share, whole in results.shares(unit)
    )
    return (*support, *(Edge(key, CUSTOMER, 1.0, "100%") for key in results.revenue))


PAGE = ResultsPage
