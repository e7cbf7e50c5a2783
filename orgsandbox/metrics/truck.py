"""Truck factor: how many people have to be away until most tasks stop."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from orgsandbox.i18n import N_
from orgsandbox.metrics.base import Metric, Reading, Scope
from orgsandbox.metrics.sums import Cells, cells_of

_EXACT_PEOPLE = 25
_EXACT_TRIES = 60_000
_MOST_PEOPLE = 2000

Flags = NDArray[np.bool_]


def truck_factor(can_do: Flags) -> Reading:
    """Return the greedy and, for few people, the exact number of people whose absence stops more
    than half of the tasks that somebody does.

    Greedy: remove whoever covers most tasks still covered (lowest index on ties). Exact is None
    where the search would take too long; greedy is never below it.

    Source: Avelino, Passos, Hora & Valente 2016, ICPC.
    """
    doers = can_do.sum(axis=0)
    covered = can_do[:, doers > 0]
    count = covered.shape[1]
    return {
        "tf_greedy": _greedy(covered.copy(), count) if count else None,
        "tf_exact": _exact(covered, count) if count else None,
        "tasks_with_one_person": int((doers == 1).sum()),
        "tasks_with_nobody": int((doers == 0).sum()),
    }


def _greedy(covered: Flags, count: int) -> int:
    removed = 0
    while (covered.any(axis=0)).sum() * 2 >= count:
        best = int(covered.sum(axis=1).argmax())
        covered[best] = False
        removed += 1
    return removed


def _exact(covered: Flags, count: int) -> int | None:
    people = np.flatnonzero(covered.any(axis=1))
    if people.size > _EXACT_PEOPLE:
        return None
    tries = 0
    for size in range(1, people.size + 1):
        for gone in combinations(people, size):
            tries += 1
            if tries > _EXACT_TRIES:
                return None
            left = np.delete(covered, gone, axis=0)
            if left.any(axis=0).sum() * 2 < count:
                return size
    return None


def flags_of(cells: Cells) -> Flags:
    """Return who does what, as a dense matrix of flags."""
    flags = np.zeros((cells.n, cells.m), dtype=bool)
    flags[cells.rows, cells.cols] = True
    return flags


def compute(scope: Scope) -> Reading:
    """Return the truck factor of the tasks in scope; None for more than 2,000 people."""
    cells = cells_of(scope.tasks)
    if cells.n > _MOST_PEOPLE:
        return {"tf_greedy": None, "tf_exact": None,
                "tasks_with_one_person": None, "tasks_with_nobody": None}  # fmt: skip
    return truck_factor(flags_of(cells))


METRIC = Metric(
    "truck_factor",
    N_("Absences that stop most tasks"),
    N_("How many people have to be away until more than half of the tasks stop (bus factor)."),
    "min |R| : tasks without anybody > ½",
    "Avelino, Passos, Hora & Valente 2016, ICPC",
    compute,
    live=False,
)
