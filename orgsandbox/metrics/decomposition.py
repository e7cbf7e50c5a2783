"""How much of the division of labour the department lines carry."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from orgsandbox.domain.table import Ints, totals
from orgsandbox.i18n import N_
from orgsandbox.metrics.base import Metric, Numbers, Output, Reading, Scope, Sentence, Value
from orgsandbox.metrics.sums import TINY, Cells, cells_from, cells_of, information


def between_lines(cells: Cells, department: Ints, count: int) -> Numbers:
    """Return I(P;T), I(D;T) and the share of the first that the second is.

    `department` is each person's, as a number below `count`. One department gives a share of 0, one
    person a department gives 1; None when there is no division at all.

    Source: chain rule of mutual information; Theil 1972; Cover & Thomas 2006.
    """
    total = information(cells)
    of_cell = department[cells.rows] if cells.rows.size else cells.rows
    dense = totals(of_cell * cells.m + cells.cols, cells.values, count * cells.m)
    between = information(cells_from(dense.reshape(count, cells.m)))
    return {
        "I_total": total,
        "I_between": between,
        "between_share": between / total if total > TINY else None,
    }


def inside_lines(cells: Cells, department: Ints, names: tuple[str, ...]) -> Mapping[str, Value]:
    """Return what is left inside: I_d(P;T) by department and Σ (a_d/W)·I_d(P;T).

    With I(D;T) of `between_lines` it adds up to I(P;T).
    """
    of_cell = department[cells.rows] if cells.rows.size else cells.rows
    within: dict[str, float] = {}
    weighted = 0.0
    for number in np.unique(of_cell):
        inside = of_cell == number
        part = Cells(cells.rows[inside], cells.cols[inside], cells.values[inside], cells.n, cells.m)
        own = information(part)
        within[names[number]] = own
        weighted += part.total / cells.total * own
    return {"I_within_by_dept": within, "I_within_weighted": weighted}


def compute(scope: Scope) -> Reading:
    """Return how much main-seat departments carry, at the planner's grain and level."""
    parts = scope.cut
    return Reading(between_lines(cells_of(scope.grained), parts.person, len(parts.parts)))


def by_department(scope: Scope) -> Mapping[str, Value]:
    """Return the division of labour inside each department."""
    parts = scope.cut
    return inside_lines(cells_of(scope.grained), parts.person, parts.parts)


CARRIED = Output(
    "between_share",
    N_("Carried by department lines"),
    "share",
    advanced=False,
    sentence=Sentence(
        N_("Of it, {now} follows the departments' lines (before {before})."),
        N_("Of it, {now} follows the departments' lines."),
        buys=True,
    ),
)
"""The sentence that a panel opens with is made of this number."""

METRIC = Metric(
    "dol_decomposition",
    N_("Carried by department lines"),
    N_("The part of the division of labour that department lines carry; the rest is inside."),
    "I(D;T) / I(P;T)",
    "Theil 1972; Cover & Thomas 2006 (chain rule)",
    compute,
    (CARRIED,),
    by_department,
)
