"""What a split would change, beside the board: before and after, and what would be short."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from orgsandbox.document import Document
from orgsandbox.domain import tree, work
from orgsandbox.domain.model import Org
from orgsandbox.i18n import _, join_names
from orgsandbox.metrics import coordination, panel
from orgsandbox.metrics.base import Scope
from orgsandbox.metrics.figures import written
from orgsandbox.metrics.leftover import absorbers
from orgsandbox.metrics.order import OF_A_SPLIT
from orgsandbox.metrics.reader import Reader
from orgsandbox.metrics.split_price import pooled_wait, shared_tasks
from orgsandbox.metrics.task_status import task_rows
from orgsandbox.panels.parts import clear, text_label
from orgsandbox.session.preview import Preview

_SHOWS = 0.005
"""FTE from which an amount does not read as 0.00."""
_PAIRS = 3
"""Pairs of departments and people told of: those with the most; all are on the question pages."""

_NAMED = 8
"""Tasks named in a line: as many as two lines of the panel hold."""


class SplitNumbers(QWidget):
    """A small table of before → after for the measures a split moves, and names below it."""

    def __init__(self, document: Document, unit: str) -> None:
        super().__init__()
        self._document = document
        self._unit = (unit,)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 8, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setColumnStretch(0, 1)
        self._reader = Reader()
        self._told = QVBoxLayout()
        self._told.setSpacing(5)
        self._values = {}
        for row, key in enumerate(OF_A_SPLIT):
            title, value = text_label(), text_label(wrap=False)
            self._grid.addWidget(title, row, 0)
            self._grid.addWidget(value, row, 1)
            self._values[key] = (title, value)
        self._grid.addLayout(self._told, len(OF_A_SPLIT), 0, 1, 2)

    def show_preview(self, preview: Preview | None) -> None:
        """Show what the split would change; dashes while it cannot be done."""
        before = self._document.org
        after = preview.org if preview is not None and preview.org is not None else before
        assumptions = self._document.project.assumptions
        scopes = panel.usual(before, assumptions), panel.usual(after, assumptions)
        for line in self._reader.lines(*scopes):
            if line.id in self._values:
                title, value = self._values[line.id]
                title.setText(_(line.title))
                value.setText(f"{written(line, line.before)} → {written(line, line.now)}")
        told = [*self._short(before, after)]
        if after is not before:
            told += [*self._who(*scopes), *self._price(after), *self._free(after)]
        clear(self._told)
        for sentence in told:
            self._told.addWidget(text_label(sentence, name="muted"))

    def _short(self, before: Org, after: Org) -> list[str]:
        known = work.shortages(before)
        names = [_whose(before, after, key) for key in work.shortages(after) if key not in known]
        text = _("Short of people after the split: {names}")
        return [text.format(names=join_names(names))] if names else []

    def _free(self, after: Org) -> list[str]:
        free = self._set_free(after)
        return [_("Time not assigned: {names}").format(names=join_names(free))] if free else []

    def _who(self, before: Scope, scope: Scope) -> list[str]:
        """Return who does the leftover work, which tasks one person does, who knew the team."""
        told = []
        takers = [
            _("{name} {fte} FTE, load {load}").format(
                name=scope.org.people[entry.person].name,
                fte=f"{entry.amount:.1f}",
                load="–" if entry.load is None else f"{entry.load * 100:.0f}%",
            )
            for entry in absorbers(scope)[:_PAIRS]
        ]
        if takers:
            text = _("Work without a specialist is done most by: {names}")
            told.append(text.format(names=join_names(takers)))
        alone = [row.name for row in task_rows(scope) if row.doers == 1]
        if alone:
            names = join_names(alone[:_NAMED]) + (" …" if len(alone) > _NAMED else "")
            told.append(_("Tasks with one person: {names}").format(names=names))
        told += self._coordinated(before, scope)
        told += self._knowing()
        return told

    def _coordinated(self, before: Scope, after: Scope) -> list[str]:
        key = "cross_share"
        readings = (self._reader.reading(coordination.METRIC, scope) for scope in (before, after))
        shares = [reading.number(key) for reading in readings]
        was, now = ("–" if part is None else f"{part * 100:.0f}%" for part in shares)
        text = _("Coordination needed across departments: {before} → {now}")
        return [text.format(before=was, now=now)]

    def _knowing(self) -> list[str]:
        """Return how many of the team were there before the day of the split."""
        day = self._document.scenario.date
        org = self._document.org
        unit = org.units[self._unit[0]]
        here = {seat.person for role in unit.roles for seat in role.seats if seat.main}
        known = [org.people[key].joined for key in here if org.people[key].joined is not None]
        if day is None or not known:
            return []
        count = sum(joined is not None and joined < day for joined in known)
        text = _("Know the time before the split: {count} of {all} people")
        return [text.format(count=count, all=len(known))]

    def _price(self, after: Org) -> list[str]:
        """Return what the new departments still share, and what smaller pools cost."""
        before = self._document.org
        new = tuple(key for key in after.units if key not in before.units)
        gone = tuple(key for key in before.units if key not in after.units)
        names = {key: after.units[key].name for key in new}
        lines = []
        for one, other, count in shared_tasks(after, new)[:_PAIRS]:
            text = _("Tasks that {one} and {other} do together: {count}")
            lines.append(text.format(one=names[one], other=names[other], count=count))
        whole = pooled_wait(before, gone or self._unit)
        parts = pooled_wait(after, (*new, *(() if gone else self._unit)))
        if whole is not None and parts is not None and whole > 0:
            text = _(
                "If work comes at random and anyone in a department can do it, waiting grows {times} times (Erlang C)."
            )
            lines.append(text.format(times=f"{parts / whole:.1f}"))
        return lines

    def _set_free(self, after: Org) -> list[str]:
        """Return who has time set free by the split, with how much."""
        freed_names = []
        before = self._document.org
        for person in before.people.values():
            done = work.person_work(before, person.id)
            then = work.person_work(after, person.id)
            if done is None or then is None or not tree.places(before, person.id):
                continue
            freed = sum(done.values()) - sum(then.values())
            if freed > _SHOWS:
                freed_names.append(
                    _("{name} {fte} FTE").format(name=person.name, fte=f"{freed:.2f}")
                )
        return freed_names


def _whose(before: Org, after: Org, task: str) -> str:
    """Return a task's name with whose work it was: who does less of it after the split."""
    lost = []
    for person in work.doers(before, task):
        was = (work.person_work(before, person) or {}).get(task, 0.0)
        less = was - (work.person_work(after, person) or {}).get(task, 0.0)
        if less > _SHOWS:
            lost.append((less, before.people[person].name))
    if not lost:
        return before.tasks[task].name
    whose = join_names(
        _("{name} {fte} FTE").format(name=name, fte=f"{less:.2f}")
        for less, name in sorted(lost, reverse=True)[:_PAIRS]
    )
    return _("{task} (so far {names})").format(task=before.tasks[task].name, names=whose)
