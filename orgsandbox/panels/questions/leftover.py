"""専門の担当がいない業務: who does it, at what share of the time, what stops, and who could."""

from __future__ import annotations

from PySide6.QtCore import Qt

from orgsandbox.commands.people import EditPeople
from orgsandbox.document import Document
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import N_, _, join_names, ngettext
from orgsandbox.metrics import balance, truck
from orgsandbox.metrics.base import Scope
from orgsandbox.metrics.leftover import Absorber, absorbers
from orgsandbox.metrics.reader import Reader
from orgsandbox.panels.parts import clear, text_label
from orgsandbox.panels.picture.area import PictureArea
from orgsandbox.panels.picture.link import Joined
from orgsandbox.panels.picture.shape import Key
from orgsandbox.panels.picture.view import PictureView
from orgsandbox.panels.questions.base import Page, percent
from orgsandbox.panels.questions.cando_graph import Graph, graph
from orgsandbox.panels.questions.cando_layout import PERSON, TASK, ends_of
from orgsandbox.panels.questions.cando_picture import CanDoPicture
from orgsandbox.panels.questions.cando_side import CanDoSide
from orgsandbox.panels.slow_readings import SlowReadings

_NAMED = 3
_SHOWN = 12


class LeftoverPage(Page):
    """The can-do picture; at its right the leftover work, or the one that is selected."""

    ID = "leftover"
    PLACE = 1
    TITLE = N_("Work without a specialist")
    ABOUT = N_("Who does it, and what stops")
    UNDER = N_("Width: share of own work; dotted: can do; drag from a person to a task to set it")

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__(document, theme)
        self._graph = Graph()
        self.beside: CanDoSide | None = None
        self._reader = Reader()
        self._slow = SlowReadings(self._reader, self)
        self._slow.ready.connect(self._came)
        self.picture = PictureView(CanDoPicture(Graph()), theme)
        self.picture.chosen.connect(self._show_side)
        self.picture.dropped.connect(self._toggle)
        self.narrowed = text_label(name="muted")
        self.centre.addWidget(self.narrowed)
        self.centre.addWidget(PictureArea(self.picture), 1)
        self.side.setAlignment(Qt.AlignmentFlag.AlignTop)

    def refresh(self) -> None:
        """Show the leftover work of the support side."""
        scope = self.scope()
        taking = absorbers(scope)
        self.sentence.setText(self._sentence(scope, taking))
        self._graph = graph(scope)
        self.narrowed.setText(self._narrowed())
        self.narrowed.setVisible(bool(self.narrowed.text()))
        self.picture.show_picture(CanDoPicture(self._graph), self._theme)
        self._show_side()

    def _sentence(self, scope: Scope, taking: tuple[Absorber, ...]) -> str:
        reading = self._reader.reading(balance.METRIC, scope)
        left = reading.behind("leftover_tasks")
        if not scope.tasks.total:
            return _("Nothing is known yet of who does what. A task inventory sheet helps.")
        if not left:
            return _("Every task family has a specialist.")
        text = ngettext(
            "{count} task family has no specialist: {share} of the time, done most by {names}.",
            "{count} task families have no specialist: {share} of the time, done most by {names}.",
            len(left),
        )
        names = join_names(self.org.people[entry.person].name for entry in taking[:_NAMED])
        part = percent(reading.number("leftover_hours_share"))
        return text.format(count=len(left), share=part, names=names)

    def _narrowed(self) -> str:
        if not self._graph.narrowed:
            return ""
        told = _("Of so many people only the work without a specialist is shown.")
        if self._graph.not_shown:
            text = ngettext(
                "{count} more person does some of it.",
                "{count} more people do some of it.",
                self._graph.not_shown,
            )
            told += " " + text.format(count=self._graph.not_shown)
        return told

    # the right side

    def _show_side(self, *_unused: object) -> None:
        clear(self.side)
        taking = absorbers(self.scope())
        key: Key | None = self.picture.chosen_key
        if key is None:
            self._show_all(taking)
            return
        shown = CanDoSide(self.org, self._graph, ends_of(key), taking)
        shown.set_asked.connect(self._set_beside)
        self.side.addWidget(shown)
        self.beside = shown

    def _came(self) -> None:
        """Show what the worker has read."""
        if self.picture.chosen_key is None:
            self._show_side()

    def _show_all(self, taking: tuple[Absorber, ...]) -> None:
        self._say(_("Who takes it on"), "panel_heading")
        for entry in taking[:_SHOWN]:
            self._say(self.org.people[entry.person].name)
            text = _("{fte} FTE, {share} of own work, load {load}")
            self._say(
                text.format(
                    fte=f"{entry.amount:.2f}", share=percent(entry.share), load=percent(entry.load)
                ),
                "muted",
            )
        if len(taking) > _SHOWN:
            self._say(_("and {count} more").format(count=len(taking) - _SHOWN), "muted")
        if not taking:
            self._say("—")
        self._say(_("While people are away"), "panel_heading")
        self._say(self._truck())
        if not self._graph.narrowed:
            self._say(_("What people do or can do"), "panel_heading")
            for sentence in self._joined():
                self._say(sentence)

    def _say(self, text: str, name: str = "") -> None:
        self.side.addWidget(text_label(text, name))

    def _truck(self) -> str:
        """Return how many absences stop most tasks; of many people it follows from a worker."""
        scope = self.scope()
        if not self._slow.ask((scope,)):
            return _("Absences that stop most tasks: {count}").format(count="…")
        reading = self._reader.reading(truck.METRIC, scope)
        count = reading.number("tf")
        if count is None:
            return _("Absences that stop most tasks: {count}").format(count="—")
        if "tf" in reading.bounds:
            return _("Absences that stop most tasks: at most {count}").format(count=count)
        return _("Absences that stop most tasks: {count}").format(count=count)

    def _joined(self) -> list[str]:
        count = self._graph.joined
        if count <= 1:
            return [_("People and tasks hang together as one group.")] if count else ["—"]
        told = [_("People and tasks form {count} groups that share nobody.").format(count=count)]
        if self._graph.training is not None:
            person, task = self._graph.training
            text = _("The one training that joins the most: {person} learns {task}.")
            told.append(
                text.format(person=self.org.people[person].name, task=self.org.tasks[task].name)
            )
        return told

    # editing

    def _toggle(self, joined: Joined) -> None:
        ends = dict((ends_of(joined.source), ends_of(joined.target)))
        self.toggle(ends[PERSON], ends[TASK])

    def toggle(self, person: str, task: str) -> None:
        """Say that somebody can do a task, or no longer; doing is changed on the board."""
        name, what = self.org.people[person].name, self.org.tasks[task].name
        if (person, task) in (self._graph.does or {}):
            text = _("{person} does {task} already. Who does what is changed on the board.")
            self.said.emit(text.format(person=name, task=what))
            return
        self.set_able(person, task, able=task not in self.org.people[person].can_do)

    def _set_beside(self, person: str, task: str, able: bool) -> None:  # noqa: FBT001 - a slot
        """Set it from the list, and let the keyboard stay there: the list is made anew."""
        self.set_able(person, task, able=able)
        if self.beside is not None:
            self.beside.choice.setFocus()

    def set_able(self, person: str, task: str, *, able: bool) -> None:
        """Set whether somebody can do a task, as one step."""
        learner = self.org.people[person]
        rest = tuple(key for key in learner.can_do if key != task)
        command = EditPeople(
            self._document.scenario.id, (person,), {"can_do": (*rest, task) if able else rest}
        )
        if self._document.do(command):
            text = _("{person} can do {task}.") if able else _("{person} no longer can do {task}.")
            self.said.emit(text.format(person=learner.name, task=self.org.tasks[task].name))


PAGE = LeftoverPage
