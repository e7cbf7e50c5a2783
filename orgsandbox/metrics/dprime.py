"""d′: how far somebody's work is from the team's mix, on a scale of what is possible."""

from __future__ import annotations

import numpy as np

from orgsandbox.i18n import N_
from orgsandbox.metrics.base import Metric, Reading, Scope
from orgsandbox.metrics.sums import Cells, cells_of


def dprime(cells: Cells) -> Reading:
    """Return d, d_max = ln(W/a) and d′ = d/d_max by row; rows without work are left out.

    Source: Blüthgen, Menzel & Blüthgen 2006, BMC Ecol. 6:9, for continuous amounts; applied to
    division of labour by Pasquaretta & Jeanson 2018, Behav. Ecol. 29:342-352.
    """
    sums, total = cells.row_sums, cells.total
    rows = np.flatnonzero(sums > 0)
    whole = cells.col_sums / total if total else cells.col_sums
    shares = cells.values / sums[cells.rows]
    terms = shares * np.log(shares / whole[cells.cols])
    distance = np.bincount(cells.rows, terms, cells.n)[rows]
    most = np.log(total / sums[rows]) if rows.size else sums[rows]
    values = [
        None if top <= 1e-12 else float(np.clip(d / top, 0.0, 1.0))
        for d, top in zip(distance, most, strict=True)
    ]
    return {
        "rows": rows.tolist(),
        "d": distance.tolist(),
        "d_max": most.tolist(),
        "dprime": values,
    }


def named(reading: Reading, key: str, ids: tuple[str, ...]) -> Reading:
    """Return a reading with ids in the place of row numbers."""
    rows = reading["rows"]
    assert isinstance(rows, list)
    return {key: [ids[row] for row in rows], **{k: v for k, v in reading.items() if k != "rows"}}


def compute(scope: Scope) -> Reading:
    """Return d′ by person at task grain."""
    table = scope.tasks
    return named(dprime(cells_of(table)), "persons", table.people)


METRIC = Metric(
    "dprime_person",
    N_("d′ per person"),
    N_("0 = follows the team's mix, 1 = as different as possible."),
    "Σ p ln(p/q) / ln(W/a)",
    "Blüthgen, Menzel & Blüthgen 2006, BMC Ecol. 6:9; Pasquaretta & Jeanson 2018",
    compute,
    live=False,
)
