"""How many people do a task: whoever else does it keeps it going, also from outside the scope."""

from __future__ import annotations

import numpy as np

from orgsandbox.domain import work
from orgsandbox.domain.table import Ints
from orgsandbox.metrics.base import Scope
from orgsandbox.metrics.sums import cells_of

_EPSILON = 1e-9


def doers(scope: Scope) -> Ints:
    """Return the number of people who do each task of `scope.tasks`.

    Where nobody or one person in scope does a task, everybody in the organisation is counted: only
    then would it be wrong to say that it stops, or that nobody does it. Others count those in
    scope.
    """
    table = scope.tasks
    found = np.bincount(cells_of(table).cols, minlength=len(table.tasks))
    if scope.units is None:
        return found
    supply, inside = work.supply(scope.org), table.col_sums
    for col in np.flatnonzero(found <= 1):
        task = table.tasks[col]
        if supply.get(task, 0.0) > inside[col] + _EPSILON:
            found[col] = len(work.doers(scope.org, task))
    return found
