"""What stands beside the flow: all departments, or the one, the band or the task that was chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton, QWidget

from orgsandbox.commands.base import Command
from orgsandbox.commands.destinations import ReplaceDestination, SetTaskShare, SetUnitShare
from orgsandbox.commands.tasks import EditTask
from orgsandbox.document import Document
from orgsandbox.domain import work
from orgsandbox.domain.destinations import CUSTOMER, known_shares, unit_output
from orgsandbox.domain.model import Org, Task
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import N_, _, format_exact
from orgsandbox.metrics.customer_way import Distance
from orgsandbox.metrics.service import UNKNOWN, Service
from orgsandbox.metrics.support_cost import Charges
from orgsandbox.panels.forms import Line, form
from orgsandbox.panels.parts import text_label
from orgsandbox.panels.picture.view import PictureView
from orgsandbox.panels.questions import results_words as words
from orgsandbox.panels.questions.bars import Bar, bars
from orgsandbox.panels.questions.base import percent
from orgsandbox.panels.questions.cost_bars import cost_bars, cost_notes
from orgsandbox.panels.questions.destinations_form import (
    DestinationRows,
    Edits,
    destination_name,
)

_SEEN = 0.005
_RULE = N_("A share that grows takes from what is not set, then from the others in proportion.")

Chosen = tuple[str, ...]
"""("box", key), ("edge", source, target), ("task", id), or () for nothing."""


@dataclass(frozen=True, slots=True)
class Found:
    """The numbers of the organisation on show."""

    org: Org
    held: Service
    distances: tuple[Distance, ...]
    charges: Charges

    def of(self, unit: str) -> Distance | None:
        """Return a support department's distance, or None."""
        return next((held for held in self.distances if held.unit == unit), None)


class ResultsSide(QObject):
    """Makes the widgets at the right of the page; `choose` is called with what a click chooses."""

    def __init__(
        self, document: Document, choose: Callable[[Chosen], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._choose = choose

    def parts(self, chosen: Chosen, found: Found, theme: Theme) -> list[QWidget]:
        """Return the widgets for what is chosen."""
        makers = {"edge": self._edge, "task": self._task}
        if not chosen:
            return self._overview(found, theme)
        if chosen[0] in makers:
            made = makers[chosen[0]](chosen, found, theme)
        elif found.of(chosen[1]) is not None:
            made = self._unit(chosen, found, theme)
        else:
            made = self._end(chosen, found, theme)
        back = QPushButton(_("← All departments"))
        back.setObjectName("back to all")
        back.clicked.connect(lambda: self._choose(()))
        return [back, *made]

    # nothing chosen

    def _overview(self, found: Found, theme: Theme) -> list[QWidget]:
        rows = tuple(
            Bar(held.unit, found.org.units[held.unit].name, words.bar_words(held),
                sum(held.arrives), 1.0, f"step{max(1, 4 - (held.fewest or 3))}")
            for held in found.distances
        )  # fmt: skip
        title = _("How results arrive")
        made: list[QWidget] = [
            text_label(title, "panel_heading"),
            self._bars(rows, theme, title, "box"),
            text_label(_("Bar = share that reaches a revenue department or the customer, hatched = destination not set"), "muted"),
        ]  # fmt: skip
        if rows:
            made.append(
                text_label(
                    _(
                        "Drag a department onto the one that uses its results: what is not set goes there, or an equal part if all is set. Click a band to change its share."
                    ),
                    "muted",
                )
            )
        else:
            made[1:] = [text_label(_("No department of the support side has people yet."), "muted")]
        return [*self._costs(found, theme), *made]

    def _costs(self, found: Found, theme: Theme) -> list[QWidget]:
        title = _("What support costs, by who uses it")
        currency = self._document.project.assumptions.currency
        made: list[QWidget] = [text_label(title, "panel_heading")]
        if found.charges.total is not None:
            told = _("{money} a year in all")
            money = format_exact(found.charges.total, currency)
            rows = cost_bars(found.org, found.charges, currency)
            made += [text_label(told.format(money=money)), self._bars(rows, theme, title, "box")]
        return [*made, *(text_label(line, "muted") for line in cost_notes(found.charges))]

    # one department

    def _unit(self, chosen: Chosen, found: Found, theme: Theme) -> list[QWidget]:
        unit, org = chosen[1], found.org
        held = found.of(unit)
        assert held is not None
        made: list[QWidget] = [text_label(org.units[unit].name, "person_heading")]
        made += [text_label(line) for line in words.unit_words(held)]
        output = unit_output(org, unit)
        if output.weights:
            made.append(text_label(_("Used by"), "panel_heading"))
            made.append(DestinationRows(org, self._used(found, unit), unit, self._unit_edits(unit)))
            made.append(text_label(self._rule(output.given), "muted"))
        title = _("Where its results arrive")
        made += [text_label(title, "panel_heading"),
                 self._bars(self._arrivals(found, held), theme, title, "box")]  # fmt: skip
        return [*made, *self._tasks_of(found, unit, theme)]

    def _used(self, found: Found, unit: str) -> dict[str, int]:
        """Return the percents of a department's output by who uses it, as the bands show them."""
        held = found.held
        row = held.units.index(unit)
        shares = (*held.to_support[row], *held.to_revenue[row])
        keys = (*held.units, *held.ends)
        told = zip(keys, shares, words.percents(shares), strict=True)
        return {key: whole for key, share, whole in told if share > 0 and key != UNKNOWN}

    def _unit_edits(self, unit: str) -> Edits:
        scenario = self._document.scenario.id
        return Edits(lambda to, share: self._do(SetUnitShare(scenario, unit, to, share)))

    def _rule(self, given: object) -> str:
        told = [_RULE, N_("All tasks the department owns change alike.")]
        if given:
            told.append(N_("Tasks of other owners it works on stay as they are."))
        return " ".join(_(line) for line in told)

    def _arrivals(self, found: Found, held: Distance) -> tuple[Bar, ...]:
        shares = (*held.arrives, max(0.0, 1 - sum(held.arrives)))
        return tuple(
            Bar(key, destination_name(found.org, key), f"{whole}%", share, 0.0,
                "unknown" if key == UNKNOWN else "step2")
            for key, share, whole in zip(found.held.ends, shares, words.percents(shares), strict=True)
            if share > _SEEN
        )  # fmt: skip

    def _tasks_of(self, found: Found, unit: str, theme: Theme) -> list[QWidget]:
        owners = work.owners(found.org)
        tasks = [task for task in found.org.tasks.values() if owners.get(task.id) == unit]
        title = _("Its tasks, and how the result is checked")
        rows = tuple(_check_row(task) for task in tasks)
        made: list[QWidget] = [text_label(title, "panel_heading")]
        if not rows:
            return [*made, text_label(_("This department owns no tasks."), "muted")]
        return [*made, self._bars(rows, theme, title, "task")]

    # an end: a revenue department, the customer, what is not set

    def _end(self, chosen: Chosen, found: Found, theme: Theme) -> list[QWidget]:
        key, org = chosen[1], found.org
        made: list[QWidget] = [text_label(destination_name(org, key), "person_heading")]
        if key == UNKNOWN:
            return [*made, *self._unset(found, theme)]
        title = _("Whose results arrive here")
        place = found.held.ends.index(key)
        rows = tuple(
            Bar(held.unit, org.units[held.unit].name, percent(share), share)
            for held in found.distances
            if (share := sum(held.arrives) if key == CUSTOMER else held.arrives[place]) > _SEEN
        )
        note = _("Share of each department's results, through others included")
        made += [text_label(title, "panel_heading"), text_label(note, "muted")]
        if rows:
            return [*made, self._bars(rows, theme, title, "box")]
        return [*made, text_label(_("None so far."), "muted")]

    def _unset(self, found: Found, theme: Theme) -> list[QWidget]:
        title = _("Tasks whose destination is not set, or not all of it")
        owners = work.owners(found.org)
        rows = tuple(_open_row(found.org, task) for task in found.org.tasks.values()
                     if owners.get(task.id) in found.held.units
                     and sum(known_shares(found.org, task).values()) < 1 - _SEEN)  # fmt: skip
        return [text_label(title, "panel_heading"), self._bars(rows, theme, title, "task")]

    # a band

    def _edge(self, chosen: Chosen, found: Found, theme: Theme) -> list[QWidget]:
        _kind, source, target = chosen
        org = found.org
        names = (destination_name(org, source), destination_name(org, target))
        made: list[QWidget] = [text_label(" → ".join(names), "person_heading")]
        if found.of(source) is None:
            text = _("What a revenue department does is taken to reach the customer.")
            return [*made, text_label(text, "muted")]
        output = unit_output(org, source)
        if not output.weights:
            return [*made, text_label(_("This department owns no tasks."), "muted")]
        if target == UNKNOWN:
            rows = tuple(_open_row(org, org.tasks[key]) for key, shares in output.shares.items()
                         if sum(shares.values()) < 1 - _SEEN)  # fmt: skip
            title = _("Tasks whose destination is not set, or not all of it")
        else:
            shares = {target: self._used(found, source).get(target, 0)}
            made.append(
                DestinationRows(org, shares, source, self._unit_edits(source), adding=False)
            )
            made.append(text_label(self._rule(output.given), "muted"))
            rows = tuple(Bar(key, org.tasks[key].name, percent(held.get(target, 0.0)), held.get(target, 0.0))
                         for key, held in output.shares.items())  # fmt: skip
            title = _("Share of each task")
        made.append(text_label(title, "panel_heading"))
        return [*made, self._bars(rows, theme, title, "task")]

    # a task

    def _task(self, chosen: Chosen, found: Found, theme: Theme) -> list[QWidget]:
        task = found.org.tasks[chosen[1]]
        scenario = self._document.scenario.id
        owner = work.owners(found.org).get(task.id)
        made: list[QWidget] = [text_label(task.name, "person_heading")]
        if owner is not None:
            text = _("Owner department: {name}")
            made.append(text_label(text.format(name=found.org.units[owner].name), "muted"))
        made.append(text_label(_("How the result is checked"), "panel_heading"))
        holder = QWidget()
        rows = form(holder)
        for label, name, value in ((_("By what"), "checked_how", task.checked_how),
                                   (_("By whom"), "checked_by", task.checked_by)):  # fmt: skip
            line = Line(value, label, lambda text, name=name: self.check(task.id, name, text))  # type: ignore[misc]
            line.setPlaceholderText(_("not set"))
            line.setObjectName(name)
            rows.addRow(label, line)
        made.append(holder)
        made.append(text_label(_("Who uses the result"), "panel_heading"))
        edits = Edits(
            lambda to, share: self._do(SetTaskShare(scenario, task.id, to, share)),
            lambda old, new: self._do(ReplaceDestination(scenario, task.id, old, new)),
        )
        # A revenue department's task may be done for it by others; support is no use to itself.
        own = owner if owner in found.held.units else ""
        made.append(DestinationRows(found.org, _percents(found.org, task), own or "", edits))
        text = _(
            "A share that grows takes from what is not set, then from the others in proportion."
        )
        return [*made, text_label(text, "muted")]

    def check(self, task: str, name: str, text: str) -> bool:
        """Write down how a task's result is checked (`name` is the task's field)."""
        held = self._document.org.tasks[task]
        edited = replace(held, checked_how=text) if name == "checked_how" else replace(held, checked_by=text)  # fmt: skip
        return self._do(EditTask(self._document.scenario.id, edited))

    def _do(self, command: Command) -> bool:
        return self._document.do(command)

    def _bars(self, rows: tuple[Bar, ...], theme: Theme, title: str, kind: str) -> PictureView:
        made = bars(rows, theme, title)
        made.chosen.connect(lambda key: self._choose((kind, key)))
        return made


def _percents(org: Org, task: Task) -> dict[str, int]:
    shares = known_shares(org, task)
    told = words.percents([*shares.values(), 1 - sum(shares.values())])
    return dict(zip(shares, told, strict=False))


def _check_row(task: Task) -> Bar:
    told = words.check_words(task)
    return Bar(task.id, task.name, told or _("not set"), quiet=not told)


def _open_row(org: Org, task: Task) -> Bar:
    rest = 1 - sum(known_shares(org, task).values())
    return Bar(task.id, task.name, percent(rest), rest, 0.0, "unknown")
