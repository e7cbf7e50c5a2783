"""H2′: specialisation of the whole table, relative to what the workloads allow."""

from __future__ import annotations

import numpy as np

from orgsandbox.i18n import N_
from orgsandbox.metrics.base import Metric, Numbers, Output, Reading, Scope
from orgsandbox.metrics.sums import TINY, Cells, cells_of, entropy

_TWO = 2
"""Rows, and columns, without which there is nothing to compare."""

_MOST = 4000
"""People: the greedy fill beyond takes longer than anybody waits."""


def h2prime(cells: Cells) -> Numbers:
    """Return H2′ = (H2max − H2)/(H2max − H2min); None with one person or one task.

    H2min is found by a greedy fill: again and again the largest remaining row with the largest
    remaining column (first index on ties). Small tables saturate: an advanced value only.

    Source: Blüthgen, Menzel & Blüthgen 2006, BMC Ecol. 6:9; Dormann et al. (bipartite).
    """
    rows, cols = cells.row_sums, cells.col_sums
    if (rows > 0).sum() < _TWO or (cols > 0).sum() < _TWO:
        return {"H2prime": None}
    now = entropy(cells.values)
    top = entropy(rows) + entropy(cols)
    bottom = min(now, entropy(_greedy(rows.copy(), cols.copy())))
    if top - bottom < TINY:
        return {"H2prime": None}
    return {"H2prime": float(np.clip((top - now) / (top - bottom), 0.0, 1.0))}


def _greedy(rows: np.ndarray, cols: np.ndarray) -> np.ndarray:
    filled = []
    floor = TINY * rows.sum()
    while rows.max() > floor and cols.max() > floor:
        row, col = int(rows.argmax()), int(cols.argmax())
        amount = min(rows[row], cols[col])
        filled.append(amount)
        rows[row] -= amount
        cols[col] -= amount
    return np.array(filled)


def compute(scope: Scope) -> Reading:
    """Return H2′ at task grain; not for more than 4,000 people (None)."""
    cells = cells_of(scope.tasks)
    return Reading(h2prime(cells) if cells.n <= _MOST else {"H2prime": None})


METRIC = Metric(
    "h2prime",
    "H2′",
    N_("0 = as mixed as the workloads allow, 1 = as separate as they allow."),
    "(H2max − H2) / (H2max − H2min)",
    "Blüthgen, Menzel & Blüthgen 2006, BMC Ecol. 6:9",
    compute,
    (Output("H2prime", N_("H2′ (specialisation of the table)"), "scale"),),
    live=False,
)
