"""Load: work assigned against working time, and what waiting it brings."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from orgsandbox.domain import work
from orgsandbox.domain.table import Floats, Ints
from orgsandbox.i18n import N_
from orgsandbox.metrics.base import (
    Metric,
    Numbers,
    Output,
    Reading,
    Scope,
    Sentence,
    Value,
    Whose,
)

_OVER = 1e-9
"""FTE: a load above working time by less is the rounding of sums."""


def loads(done: Floats, capacity: Floats) -> list[float | None]:
    """Return u_p = a_p/cap_p by person; None without working time."""
    return [
        float(amount / time) if time > 0 else None
        for amount, time in zip(done, capacity, strict=True)
    ]


def overloaded(done: Floats, capacity: Floats) -> Ints:
    """Return the rows with more work than working time."""
    return np.flatnonzero((capacity > 0) & (done > capacity + _OVER))


def utilisation(done: Floats, capacity: Floats) -> Numbers:
    """Return the load of all together, and overload_fte = Σ max(0, a_p − cap_p).

    Source: arithmetic; Kingman 1961 for what it means.
    """
    total = float(capacity.sum())
    return {
        "unit": float(done.sum()) / total if total > 0 else None,
        "overload_fte": float(np.maximum(0.0, done - capacity).sum()),
    }


def wait_factor(load: float) -> float | None:
    """Return u/(1 − u): how long work waits in multiples of its own length; None at u ≥ 1.

    A load that is 1 but for rounding is 1.

    Source: Kingman 1961.

    >>> wait_factor(0.5)
    1.0
    """
    return load / (1 - load) if load < 1 - _OVER else None


def erlang_c(servers: int, offered: float) -> tuple[float, float] | None:
    """Return the chance to wait and the mean wait in service times; None when overloaded.

    `offered` is the load in servers. Assumes work that comes at random and that anyone in the
    pool can do it. Source: Erlang 1917.
    """
    if offered >= servers:
        return None
    blocked = 1.0
    for number in range(1, servers + 1):
        blocked = offered * blocked / (number + offered * blocked)
    waiting = blocked / (1 - offered / servers * (1 - blocked))
    return waiting, waiting / (servers - offered)


def gini(values: Floats) -> float | None:
    """Return the Gini coefficient (population form); one value 0, all zero None.

    >>> gini(np.array([1.0, 1.0]))
    0.0
    """
    total = float(values.sum())
    if total <= 0:
        return None
    ordered = np.sort(values)
    count = len(ordered)
    ranks = np.arange(1, count + 1)
    return float(max(0.0, (2 * (ranks * ordered).sum() / (count * total)) - (count + 1) / count))


def short_tasks(scope: Scope) -> tuple[str, ...]:
    """Return the tasks of the scope whose supply is below their demand."""
    short = work.shortages(scope.org)
    if not short:
        return ()
    owners = work.owners(scope.org)
    known = set(scope.tasks.tasks)
    return tuple(
        task
        for task in scope.org.tasks
        if task in short and (task in known or scope.has(owners.get(task, "")))
    )


def compute(scope: Scope) -> Reading:
    """Return the load of the people with work data in scope, and what they fall short of."""
    table = scope.tasks
    over = overloaded(table.row_sums, table.time)
    return Reading(
        utilisation(table.row_sums, table.time),
        {
            "overloaded": tuple(table.people[row] for row in over.tolist()),
            "short_tasks": short_tasks(scope),
        },
    )


def by_person(scope: Scope) -> Mapping[str, Value]:
    """Return the load of everybody with work data."""
    table = scope.tasks
    return {"persons": table.people, "per_person": loads(table.row_sums, table.time)}


METRIC = Metric(
    "utilisation",
    N_("Load"),
    N_("Assigned work divided by working time."),
    "Σ a / Σ working time",
    N_("Kingman 1961 for the waiting that goes with it"),
    compute,
    (
        Output(
            "short_tasks",
            N_("Tasks short of people"),
            "count",
            Whose.TASKS,
            advanced=False,
            amber_above=0,
            printed=False,
            sentence=Sentence(
                N_("Tasks short of people: {before} before, {now} now{names}."),
                N_("Tasks short of people: {now}{names}."),
            ),
        ),
        Output("unit", N_("Load"), "load", advanced=False, amber_above=1),
    ),
    by_person,
)
