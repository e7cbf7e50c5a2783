"""How like the whole team each person works."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from orgsandbox.i18n import N_
from orgsandbox.metrics.base import Metric, Reading, Scope, Value
from orgsandbox.metrics.sums import Cells, cells_of

_MOST_PAIRS = 400


@dataclass(frozen=True, slots=True)
class Overlap:
    """Rows with work and the overlap PS of each with the whole; its mean, and E."""

    rows: list[int]
    shares: list[float]
    mean: float | None
    apart: float | None


def overlap(cells: Cells) -> Overlap:
    """Return PS_i = 1 − ½ Σ|p_it − q_t|, their mean IS, and E = 1 − mean pairwise overlap.

    PS 1 means: works like the whole team. E is None with one person, and for more than 400.

    Source: Schoener 1968; Feinsinger et al. 1981; Bolnick et al. 2002, Ecology 83:2936; Araújo et
    al. 2008.
    """
    sums = cells.row_sums
    people = np.flatnonzero(sums > 0)
    if not people.size:
        return Overlap([], [], None, None)
    whole = cells.col_sums / cells.total
    shares = cells.values / sums[cells.rows]
    common = np.bincount(cells.rows, np.minimum(shares, whole[cells.cols]), cells.n)[people]
    apart = _pairwise(cells, people) if 1 < people.size <= _MOST_PAIRS else None
    return Overlap(people.tolist(), common.tolist(), float(common.mean()), apart)


def _pairwise(cells: Cells, people: np.ndarray) -> float:
    dense = np.zeros((cells.n, cells.m))
    dense[cells.rows, cells.cols] = cells.values
    shares = dense[people] / dense[people].sum(axis=1, keepdims=True)
    total = sum(
        float(np.minimum(shares[one], shares[one + 1 :]).sum()) for one in range(len(people) - 1)
    )
    return 1 - total / (len(people) * (len(people) - 1) / 2)


def compute(scope: Scope) -> Reading:
    """Return the mean overlap, and how far people are from each other."""
    whole = overlap(cells_of(scope.tasks))
    return Reading({"IS": whole.mean, "E": whole.apart})


def by_person(scope: Scope) -> Mapping[str, Value]:
    """Return the overlap by person id."""
    table = scope.tasks
    whole = overlap(cells_of(table))
    return {"persons": [table.people[row] for row in whole.rows], "PSi": whole.shares}


METRIC = Metric(
    "psi_is",
    N_("Overlap with the whole team"),
    N_("1 = works like the whole team, small = has work of one's own."),
    "1 − ½ Σ|p − q|",
    "Schoener 1968; Bolnick et al. 2002, Ecology 83:2936",
    compute,
    details=by_person,
    live=False,
)
