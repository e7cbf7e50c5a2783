"""The numbers of the results page, read once, and the rows of bars made of them. No widgets here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from orgsandbox.domain import work
from orgsandbox.domain.destinations import CUSTOMER, known_shares
from orgsandbox.domain.model import Org, Task
from orgsandbox.i18n import _
from orgsandbox.metrics import service
from orgsandbox.metrics.customer_way import Distance, distances, nearest_step
from orgsandbox.metrics.service import UNKNOWN, Service
from orgsandbox.metrics.support_cost import Charges, charges
from orgsandbox.panels.questions import results_words as words
from orgsandbox.panels.questions.bars import Bar
from orgsandbox.panels.questions.base import percent
from orgsandbox.panels.questions.destinations_form import destination_name

SEEN = 0.005
"""Shares below half a percent would be written as 0 %: they are left out of the rows."""
_STEPS, _FAR = 4, 3
"""The darkest blue is a step to the customer, and one lighter for each further; none is as far as 3."""


@dataclass(frozen=True, slots=True)
class Results:
    """What an organisation's results do: `flow` who uses whose, `distances` how far each support
    department is from the customer, `costs` whom support is charged to.
    """

    org: Org
    flow: Service
    distances: tuple[Distance, ...]
    costs: Charges

    def of(self, unit: str) -> Distance | None:
        """Return a support department's distance, or None."""
        return next((distance for distance in self.distances if distance.unit == unit), None)

    @property
    def revenue(self) -> list[str]:
        """The revenue departments that show: the topmost ones and whoever is served."""
        direct = self.flow.ends[:-2]
        served = self.flow.to_revenue.sum(axis=0) > 0
        units = self.org.units
        return [
            key
            for number, key in enumerate(direct)
            if served[number] or units[key].parent not in direct
        ]

    def shares(self, unit: str) -> list[tuple[str, float, int]]:
        """Return who uses how much of a department's output: key, share, whole percents of 100."""
        flow = self.flow
        row = flow.units.index(unit)
        shares = (*flow.to_support[row], *flow.to_revenue[row])
        keys = (*flow.units, *flow.ends)
        rows = zip(keys, shares, words.percents(shares), strict=True)
        return [(key, float(share), whole) for key, share, whole in rows if share > 0]

    def used(self, unit: str) -> dict[str, int]:
        """Return the percents of a department's output by who is known to use it."""
        return {key: whole for key, _share, whole in self.shares(unit) if key != UNKNOWN}


def read(org: Org, rates: Mapping[str, float]) -> Results:
    """Return the numbers of an organisation; `rates` are standard costs a year by grade."""
    flow = service.service(org)
    return Results(org, flow, distances(flow), charges(org, flow, rates))


# rows


def distance_rows(results: Results) -> tuple[Bar, ...]:
    """Return how much of each department's results arrives, darker the nearer the customer is."""
    units = results.org.units
    return tuple(
        Bar(
            away.unit,
            units[away.unit].name,
            words.bar_words(away),
            sum(away.arrives),
            1.0,
            f"step{max(1, _STEPS - nearest_step(away.mean or _FAR))}",
        )
        for away in results.distances
    )


def arrival_rows(results: Results, away: Distance) -> tuple[Bar, ...]:
    """Return where one department's results arrive in the end, what is not set last."""
    shares = (*away.arrives, max(0.0, 1 - sum(away.arrives)))
    rows = zip(results.flow.ends, shares, words.percents(shares), strict=True)
    return tuple(
        Bar(
            key,
            destination_name(results.org, key),
            f"{whole}%",
            share,
            tone="unknown" if key == UNKNOWN else "step2",
        )
        for key, share, whole in rows
        if share > SEEN
    )


def source_rows(results: Results, end: str) -> tuple[Bar, ...]:
    """Return whose results arrive at a revenue department or the customer."""
    place, units = results.flow.ends.index(end), results.org.units
    shares = (
        (away.unit, sum(away.arrives) if end == CUSTOMER else away.arrives[place])
        for away in results.distances
    )
    return tuple(
        Bar(unit, units[unit].name, percent(share), share) for unit, share in shares if share > SEEN
    )


def check_rows(org: Org, unit: str) -> tuple[Bar, ...]:
    """Return the tasks a department owns, with how their results are checked."""
    owners = work.owners(org)
    tasks = (task for task in org.tasks.values() if owners.get(task.id) == unit)
    return tuple(
        Bar(task.id, task.name, told or _("not set"), quiet=not told)
        for task in tasks
        for told in (words.check_words(task),)
    )


def open_rows(org: Org, tasks: Iterable[Task]) -> tuple[Bar, ...]:
    """Return the tasks whose destination is not set, or not all of it, with what is left."""
    rests = ((task, 1 - sum(known_shares(org, task).values())) for task in tasks)
    return tuple(
        Bar(task.id, task.name, percent(rest), rest, tone="unknown")
        for task, rest in rests
        if rest > SEEN
    )


def tasks_of_support(results: Results) -> list[Task]:
    """Return the tasks that departments of the support side own."""
    owners = work.owners(results.org)
    return [
        task for task in results.org.tasks.values() if owners.get(task.id) in results.flow.units
    ]


def task_percents(org: Org, task: Task) -> dict[str, int]:
    """Return the whole percents of a task's destinations."""
    shares = known_shares(org, task)
    told = words.percents([*shares.values(), 1 - sum(shares.values())])
    return dict(zip(shares, told, strict=False))
