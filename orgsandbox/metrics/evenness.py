"""How evenly the load is spread over people."""

from __future__ import annotations

from orgsandbox.i18n import N_
from orgsandbox.metrics.base import Metric, Output, Reading, Scope
from orgsandbox.metrics.load import gini


def compute(scope: Scope) -> Reading:
    """Return the Gini coefficient of load (work by working time); None without any load."""
    table = scope.tasks
    able = table.time > 0
    loads = table.row_sums[able] / table.time[able]
    return Reading({"gini": gini(loads) if loads.size else None})


METRIC = Metric(
    "gini",
    N_("Evenness of load (Gini)"),
    N_("0 = everybody has the same load, near 1 = a few carry all of it."),
    "Σ(2i − n − 1)·u / (n·Σu)",
    "Gini 1912; population form",
    compute,
    (Output("gini", N_("Evenness of load (Gini)"), "number"),),
    live=False,
)
