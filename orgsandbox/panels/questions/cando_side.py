"""Beside the can-do picture: one person's or task's facts, and what can be done, set from a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from orgsandbox.domain import work
from orgsandbox.domain.model import Org
from orgsandbox.domain.table import family_of
from orgsandbox.i18n import N_, _, join_names, ngettext
from orgsandbox.metrics.cando import Cover, cover, stopping
from orgsandbox.metrics.leftover import Absorber
from orgsandbox.panels.parts import narrow, text_label
from orgsandbox.panels.questions.base import percent
from orgsandbox.panels.questions.cando_graph import FamilyOf, Graph
from orgsandbox.panels.questions.cando_layout import PERSON, Ends
from orgsandbox.plain import menu_text

CAPTION = N_("What people can do is entered by the planner. It is no assessment of ability.")
_SHOWN = 12


class CanDoSide(QWidget):
    """Shows what is selected in the picture; `set_asked` carries (person, task, whether able)."""

    set_asked = Signal(str, str, bool)

    def __init__(self, org: Org, graph: Graph, key: Ends, taking: tuple[Absorber, ...]) -> None:
        super().__init__()
        self._org, self._graph, self._key = org, graph, key
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        if key[0] == PERSON:
            self._person(key[1], taking)
        else:
            self._task(key[1])
        self._layout.addWidget(text_label(_(CAPTION), "muted"))

    def _say(self, text: str, name: str = "") -> None:
        self._layout.addWidget(text_label(text, name))

    def _person(self, person: str, taking: tuple[Absorber, ...]) -> None:
        org = self._org
        done = work.person_work(org, person) or {}
        own = cover(org, done)
        self._say(org.people[person].name, "question_title")
        loads = {who.key: who.load for island in self._graph.islands for who in island.people}
        self._say(_("Load {share}").format(share=percent(loads.get(person))))
        for entry in taking:
            if entry.person == person:
                self._say(taken(entry))
        self._stops(own, person)
        total = sum(done.values())
        self._does((task, amount / total) for task, amount in done.items() if amount > 0)
        able = [task for task in org.people[person].can_do if not done.get(task)]
        free = [
            task for task in self._graph.covers or {} if not done.get(task) and task not in able
        ]
        self._editor(_("Can also do"), able, free)

    def _stops(self, own: Mapping[str, Cover], person: str) -> None:
        stuck, saved = stopping(own, person)
        self._say(_("Tasks that stop while away"), "panel_heading")
        for task in stuck:
            self._say(self._name(task))
        for task in saved:
            text = _("{task} (could be done by {names})")
            names = self._names(own[task].able)
            self._say(text.format(task=self._name(task), names=names))
        if not stuck and not saved:
            self._say(_("None: others do all of it too.") if own else "—")

    def _task(self, task: str) -> None:
        org, task_cover = self._org, (self._graph.covers or {})[task]
        self._say(org.tasks[task].name, "question_title")
        family = org.families.get(family_of(org, task))
        told = [family.name] if family is not None else []
        if any(
            group.leftover and task in (what.key for what in group.tasks)
            for group in self._families
        ):
            told.append(_("no specialist"))
        self._say(" ・ ".join(told), "muted")
        shares = self._graph.does or {}
        doers = {who: share for (who, key), share in shares.items() if key == task}
        self._does(doers.items())
        more = len(task_cover.doers) - len(doers)
        if more > 0:
            text = ngettext(
                "{count} more person elsewhere does it.",
                "{count} more people elsewhere do it.",
                more,
            )
            self._say(text.format(count=more), "muted")
        people = [who.key for island in self._graph.islands for who in island.people]
        free = [who for who in people if who not in task_cover.doers and who not in task_cover.able]
        self._editor(_("Who could do it"), list(task_cover.able), free)

    @property
    def _families(self) -> Iterable[FamilyOf]:
        return (family for island in self._graph.islands for family in island.families)

    def _does(self, parts: Iterable[tuple[str, float]]) -> None:
        """Tell what takes which share of whose time, the largest first."""
        title = _("Does now") if self._key[0] == PERSON else _("Who does it, share of own work")
        self._say(title, "panel_heading")
        largest_first = sorted(parts, key=lambda part: -part[1])
        for key, share in largest_first[:_SHOWN]:
            self._say(f"{self._name(key)}　{percent(share)}")
        if len(largest_first) > _SHOWN:
            self._say(_("and {count} more").format(count=len(largest_first) - _SHOWN), "muted")
        if not largest_first:
            self._say("—")

    def _name(self, key: str) -> str:
        named = self._org.tasks.get(key) or self._org.people.get(key)
        return named.name if named is not None else key

    def _names(self, keys: Iterable[str]) -> str:
        return join_names(self._name(key) for key in keys)

    def _editor(self, title: str, able: list[str], free: list[str]) -> None:
        """The same as dragging, for the keyboard: what is there can be taken away, more added."""
        self._say(title, "panel_heading")
        for key in able:
            row = QHBoxLayout()
            row.addWidget(text_label(self._name(key)), 1)
            row.addWidget(self._button(_("Take away"), key, able=False))
            self._layout.addLayout(row)
        self.choice = narrow(QComboBox())
        self.choice.setAccessibleName(title)
        for key in free:
            self.choice.addItem(self._name(key), key)
        self.add = QPushButton(_("Add"))
        self.add.setEnabled(bool(free))
        self.add.clicked.connect(self._add)
        row = QHBoxLayout()
        row.addWidget(self.choice, 1)
        row.addWidget(self.add)
        self._layout.addLayout(row)

    def _button(self, text: str, key: str, *, able: bool) -> QPushButton:
        button = QPushButton(menu_text(text))
        button.setAccessibleName(f"{text}: {self._name(key)}")
        button.clicked.connect(lambda: self._ask(key, able=able))
        return button

    def _add(self) -> None:
        self._ask(str(self.choice.currentData()), able=True)

    def _ask(self, other: str, *, able: bool) -> None:
        kind, name = self._key
        person, task = (name, other) if kind == PERSON else (other, name)
        self.set_asked.emit(person, task, able)


def taken(entry: Absorber) -> str:
    """Return how much of the work without a specialist somebody takes on, in words."""
    text = _("Work without a specialist: {fte} FTE, {share} of own work")
    return text.format(fte=f"{entry.amount:.2f}", share=percent(entry.share))
