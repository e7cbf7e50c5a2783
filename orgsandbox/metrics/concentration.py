"""How many people really do a task."""

from __future__ import annotations

from orgsandbox.i18n import N_
from orgsandbox.metrics.base import Metric, Reading, Scope
from orgsandbox.metrics.breadth import by_row, spread
from orgsandbox.metrics.sums import cells_of


def compute(scope: Scope) -> Reading:
    """Return, for every task with work, its doers and their effective number."""
    table = scope.tasks
    found = []
    for col, values in by_row(cells_of(table).turned):
        held = spread(values)
        kept = {key: held[key] for key in ("N1", "N2", "hhi", "top_share")}
        found.append({"task": table.tasks[col], "doers": held["richness"], **kept})
    return {"tasks": found}


METRIC = Metric(
    "task_concentration",
    N_("People per task (effective)"),
    N_("How many people really do a task."),
    "exp(−Σ q ln q)",
    "Hill 1973, Ecology 54:427",
    compute,
)
