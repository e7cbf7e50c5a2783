"""d′: how far somebody's work is from the team's mix, on a scale of what is possible."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from orgsandbox.i18n import N_
from orgsandbox.metrics.base import Metric, Reading, Scope, Value
from orgsandbox.metrics.sums import Cells, cells_of

_NOTHING = 1e-12
"""What rounding leaves of a divisor that is 0."""


@dataclass(frozen=True, slots=True)
class Distances:
    """By row with work: its number, the distance d, its largest possible value, and d′ (0-1)."""

    rows: list[int]
    d: list[float]
    d_max: list[float]
    dprime: list[float | None]

    def named(self, key: str, ids: tuple[str, ...]) -> Mapping[str, Value]:
        """Return the distances with the rows' ids under `key`."""
        return {
            key: [ids[row] for row in self.rows],
            "d": self.d,
            "d_max": self.d_max,
            "dprime": self.dprime,
        }


def dprime(cells: Cells) -> Distances:
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
        None if top <= _NOTHING else float(np.clip(d / top, 0.0, 1.0))
        for d, top in zip(distance, most, strict=True)
    ]
    return Distances(rows.tolist(), distance.tolist(), most.tolist(), values)


def compute(scope: Scope) -> Reading:
    """Return nothing for the whole: the measure is of each person."""
    return Reading({})


def by_person(scope: Scope) -> Mapping[str, Value]:
    """Return d′ by person at task grain."""
    table = scope.tasks
    return dprime(cells_of(table)).named("persons", table.people)


METRIC = Metric(
    "dprime_person",
    N_("d′ per person"),
    N_("0 = follows the team's mix, 1 = as different as possible."),
    "Σ p ln(p/q) / ln(W/a)",
    "Blüthgen, Menzel & Blüthgen 2006, BMC Ecol. 6:9; Pasquaretta & Jeanson 2018",
    compute,
    details=by_person,
    live=False,
)
