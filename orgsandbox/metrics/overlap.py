"""How like the whole team each person works."""

from __future__ import annotations

import numpy as np

from orgsandbox.i18n import N_
from orgsandbox.metrics.base import Metric, Reading, Scope
from orgsandbox.metrics.sums import Cells, cells_of

_MOST_PAIRS = 400


def overlap(cells: Cells) -> Reading:
    """Return PS_i = 1 − ½ Σ|p_it − q_t|, their mean IS, and E = 1 − mean pairwise overlap.

    PS 1 means: works like the whole team. E is None with one person, and for more than 400.

    Source: Schoener 1968; Feinsinger et al. 1981; Bolnick et al. 2002, Ecology 83:2936; Araújo et
    al. 2008.
    """
    sums = cells.row_sums
    people = np.flatnonzero(sums > 0)
    if not people.size:
        return {"persons": [], "PSi": [], "IS": None, "E": None}
    whole = cells.col_sums / cells.total
    shares = cells.values / sums[cells.rows]
    common = np.bincount(cells.rows, np.minimum(shares, whole[cells.cols]), cells.n)[people]
    return {
        "persons": people.tolist(),
        "PSi": common.tolist(),
        "IS": float(common.mean()),
        "E": _pairwise(cells, people) if 1 < people.size <= _MOST_PAIRS else None,
    }


def _pairwise(cells: Cells, people: np.ndarray) -> float:
    dense = np.zeros((cells.n, cells.m))
    dense[cells.rows, cells.cols] = cells.values
    held = dense[people] / dense[people].sum(axis=1, keepdims=True)
    total = sum(
        float(np.minimum(held[one], held[one + 1 :]).sum()) for one in range(len(people) - 1)
    )
    return 1 - total / (len(people) * (len(people) - 1) / 2)


def compute(scope: Scope) -> Reading:
    """Return the overlap by person id."""
    table = scope.tasks
    held = dict(overlap(cells_of(table)))
    rows = held["persons"]
    assert isinstance(rows, list)
    return {**held, "persons": [table.people[row] for row in rows]}


METRIC = Metric(
    "psi_is",
    N_("Overlap with the whole team"),
    N_("1 = works like the whole team, small = has work of one's own."),
    "1 − ½ Σ|p − q|",
    "Schoener 1968; Bolnick et al. 2002, Ecology 83:2936",
    compute,
    live=False,
)
