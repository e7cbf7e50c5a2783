"""Coordination that dependent tasks require, and how much of it crosses department lines."""

from __future__ import annotations

import numpy as np

from orgsandbox.domain.table import Flags, Floats, Ints
from orgsandbox.i18n import N_
from orgsandbox.metrics.base import Metric, Numbers, Output, Reading, Scope
from orgsandbox.metrics.sums import cells_of
from orgsandbox.metrics.ties import all_pairs
from orgsandbox.metrics.truck import flags_of

_TWO = 2
"""People on a task from whom it needs coordination."""

_MOST = 1500
"""People or tasks: beyond, a dense matrix of them takes seconds and gigabytes."""


def coordination(
    does: Floats, depends: Floats, person_dept: Ints, same: Flags | None = None
) -> Numbers:
    """Return the total of CR = TA·TD·TAᵀ off the diagonal and the share across departments.

    `does` is 0/1 by person and task, `depends` by task and task, used as given. `same` says of all
    pairs of people whether they are on one line (None: in one department). The share is None when
    nothing has to be coordinated.

    Source: Cataldo, Wagstrom, Herbsleb & Carley 2006; Cataldo, Herbsleb & Carley 2008.
    """
    required = does @ depends @ does.T
    np.fill_diagonal(required, 0.0)
    total = float(required.sum())
    across = ~(all_pairs(person_dept) if same is None else same)
    return {
        "total": total,
        "cross_share": float(required[across].sum()) / total if total > 0 else None,
    }


def propagation_cost(depends: Floats) -> float | None:
    """Return the share of ones in the transitive closure of the dependences, diagonal included.

    Source: MacCormack, Rusnak & Baldwin 2006.
    """
    size = len(depends)
    if not size:
        return None
    reach = (depends > 0) | np.eye(size, dtype=bool)
    while True:
        further = reach | ((reach.astype(float) @ reach.astype(float)) > 0)
        if (further == reach).all():
            return float(reach.mean())
        reach = further


def compute(scope: Scope) -> Reading:
    """Return the coordination in scope; tasks two people share depend on themselves."""
    table = scope.tasks
    if max(len(table.people), len(table.tasks)) > _MOST:
        return Reading({"total": None, "cross_share": None})
    does = flags_of(cells_of(table)).astype(float)
    number = {task: position for position, task in enumerate(table.tasks)}
    depends = np.diag((does.sum(axis=0) >= _TWO).astype(float))
    for task, position in number.items():
        for other in scope.org.tasks[task].depends_on if task in scope.org.tasks else ():
            if other in number:
                depends[position, number[other]] = 1.0
    return Reading(coordination(does, depends, scope.cut.person, scope.cut.pairs))


METRIC = Metric(
    "coordination_requirement",
    N_("Coordination across departments"),
    N_("Of the meetings that dependent tasks require, the share across departments."),
    "TA · TD · TAᵀ",
    "Cataldo, Wagstrom, Herbsleb & Carley 2006",
    compute,
    (Output("cross_share", N_("Coordination across departments"), "share"),),
    live=False,
)
