"""How many tasks a person really has."""

from __future__ import annotations

from collections.abc import Mapping
from math import log

import numpy as np

from orgsandbox.domain.table import Floats
from orgsandbox.i18n import N_
from orgsandbox.metrics.base import Metric, Output, Reading, Scope, Sentence, Value
from orgsandbox.metrics.sums import Cells, cells_of, entropy


def spread(amounts: Floats) -> dict[str, float | int | None]:
    """Return richness, effective numbers N1 = e^H, N2 = 1/HHI, Ninf = 1/top share, and kin.

    Source: Shannon 1948; Pielou 1966; Herfindahl 1950; Hill 1973, Ecology 54:427; Jost 2006.

    >>> spread(np.array([0.5, 0.5]))["N2"]
    2.0
    """
    positive = amounts[amounts > 0]
    shares = positive / positive.sum()
    hhi = float((shares**2).sum())
    shannon = entropy(positive)
    top = float(shares.max())
    return {
        "richness": len(positive),
        "N1": float(np.exp(shannon)),
        "N2": 1 / hhi,
        "Ninf": 1 / top,
        "shannon": shannon,
        "pielou": shannon / log(len(positive)) if len(positive) > 1 else None,
        "hhi": hhi,
        "top_share": top,
    }


def normalised_hhi(amounts: Floats) -> float | None:
    """Return (HHI − 1/m)/(1 − 1/m) over m amounts; None for one."""
    count = len(amounts)
    shares = amounts / amounts.sum()
    return (float((shares**2).sum()) - 1 / count) / (1 - 1 / count) if count > 1 else None


def by_row(cells: Cells) -> list[tuple[int, Floats]]:
    """Return the positive cells of each row that has any, rows in order."""
    order = np.argsort(cells.rows, kind="stable")
    rows, values = cells.rows[order], cells.values[order]
    numbers, starts = np.unique(rows, return_index=True)
    parts = np.split(values, starts[1:]) if numbers.size else []
    return [(int(number), part) for number, part in zip(numbers, parts, strict=True)]


def mean_effective(cells: Cells) -> float | None:
    """Return the mean effective number of columns over rows with work, or None for none."""
    sums = cells.row_sums
    worked = sums > 0
    if not worked.any():
        return None
    shares = cells.values / sums[cells.rows]
    entropies = np.bincount(cells.rows, -shares * np.log(shares), cells.n)
    return float(np.exp(entropies[worked]).mean())


def compute(scope: Scope) -> Reading:
    """Return the mean effective number of tasks of the people with work."""
    return Reading({"mean_N1": mean_effective(cells_of(scope.grained))})


def by_person(scope: Scope) -> Mapping[str, Value]:
    """Return the spread of every person's work at the planner's grain."""
    table = scope.grained
    return {
        "persons": [
            {"person": table.people[row], **spread(values)}
            for row, values in by_row(cells_of(table))
        ]
    }


METRIC = Metric(
    "person_breadth",
    N_("Tasks per person (effective)"),
    N_("How many tasks somebody really has: two with half the time each give 2.0."),
    "exp(−Σ p ln p)",
    "Hill 1973, Ecology 54:427; Jost 2006, Oikos 113:363",
    compute,
    (
        Output(
            "mean_N1",
            N_("Tasks per person (effective)"),
            "number",
            advanced=False,
            printed=False,
            sentence=Sentence(
                N_("Tasks per person (effective): {before} before, {now} now."),
                N_("Tasks per person (effective): {now}."),
                buys=True,
            ),
        ),
    ),
    by_person,
)
