"""Load: work assigned against working time, and what waiting it brings."""

from __future__ import annotations

import numpy as np

from orgsandbox.domain.table import Floats
from orgsandbox.i18n import N_
from orgsandbox.metrics.base import Metric, Reading, Scope

_OVER = 1e-9


def utilisation(work: Floats, capacity: Floats) -> Reading:
    """Return u_p = a_p/cap_p (None without working time), the whole's, and who is above 1.

    overload_fte = Σ max(0, a_p − cap_p). Source: arithmetic; Kingman 1961 for what it means.
    """
    able = capacity > 0
    per_person = [
        float(done / time) if time > 0 else None for done, time in zip(work, capacity, strict=True)
    ]
    total = float(capacity.sum())
    return {
        "per_person": per_person,
        "unit": float(work.sum()) / total if total > 0 else None,
        "overloaded": np.flatnonzero(able & (work > capacity + _OVER)).tolist(),
        "overload_fte": float(np.maximum(0.0, work - capacity).sum()),
    }


def wait_factor(load: float) -> float | None:
    """Return u/(1 − u): how long work waits in multiples of its own length; None at u ≥ 1.

    Source: Kingman 1961.

    >>> wait_factor(0.5)
    1.0
    """
    return load / (1 - load) if load < 1 else None


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


def compute(scope: Scope) -> Reading:
    """Return the load of the people with work data in scope."""
    table = scope.tasks
    held = dict(utilisation(table.row_sums, table.time))
    over = held["overloaded"]
    assert isinstance(over, list)
    return {
        "persons": list(table.people),
        **held,
        "overloaded": [table.people[row] for row in over],
    }


METRIC = Metric(
    "utilisation",
    N_("Load"),
    N_("Assigned work divided by working time."),
    "Σ a / Σ working time",
    N_("Kingman 1961 for the waiting that goes with it"),
    compute,
)
