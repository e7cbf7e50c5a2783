"""How much of the division of labour the department lines carry."""

from __future__ import annotations

import numpy as np

from orgsandbox.domain.table import Ints, totals
from orgsandbox.i18n import N_
from orgsandbox.metrics.base import Metric, Reading, Scope
from orgsandbox.metrics.sums import TINY, Cells, cells_from, cells_of, information


def decompose(cells: Cells, department: Ints, names: tuple[str, ...]) -> Reading:
    """Return I(P;T) = I(D;T) + Σ (a_d/W)·I_d(P;T) and the share between departments.

    `department` is each person's position in `names`. One department gives a share of 0, one
    person a department gives 1; None when there is no division at all.

    Source: chain rule of mutual information; Theil 1972; Cover & Thomas 2006.
    """
    total = information(cells)
    of_cell = department[cells.rows] if cells.rows.size else cells.rows
    dense = totals(of_cell * cells.m + cells.cols, cells.values, len(names) * cells.m)
    between = information(cells_from(dense.reshape(len(names), cells.m)))
    within: dict[str, float] = {}
    weighted = 0.0
    for number in np.unique(of_cell):
        inside = of_cell == number
        part = Cells(cells.rows[inside], cells.cols[inside], cells.values[inside], cells.n, cells.m)
        own = information(part)
        within[names[number]] = own
        weighted += part.total / cells.total * own
    return {
        "I_total": total,
        "I_between": between,
        "I_within_by_dept": within,
        "I_within_weighted": weighted,
        "between_share": between / total if total > TINY else None,
    }


def between_share(cells: Cells, department: Ints, count: int) -> float | None:
    """Return only the share between departments: what the panel shows while something hovers."""
    total = information(cells)
    if total <= TINY:
        return None
    of_cell = department[cells.rows]
    dense = totals(of_cell * cells.m + cells.cols, cells.values, count * cells.m)
    return information(cells_from(dense.reshape(count, cells.m))) / total


def compute(scope: Scope) -> Reading:
    """Return the decomposition by main-seat departments at the planner's grain."""
    table = scope.grained
    return decompose(cells_of(table), table.person_unit, table.units)


METRIC = Metric(
    "dol_decomposition",
    N_("Carried by department lines"),
    N_("The part of the division of labour that department lines carry; the rest is inside."),
    "I(D;T) / I(P;T)",
    "Theil 1972; Cover & Thomas 2006 (chain rule)",
    compute,
)
