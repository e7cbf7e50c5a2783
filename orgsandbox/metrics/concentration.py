"""How many people really do a task."""

from __future__ import annotations

from collections.abc import Mapping

from orgsandbox.i18n import N_
from orgsandbox.metrics.base import Metric, Reading, Scope, Value
from orgsandbox.metrics.breadth import by_row, spread
from orgsandbox.metrics.sums import cells_of


def compute(scope: Scope) -> Reading:
    """Return nothing for the whole: the measure is of each task."""
    return Reading({})


def by_task(scope: Scope) -> Mapping[str, Value]:
    """Return, for every task with work, its doers and their effective number."""
    table = scope.tasks
    rows: list[Mapping[str, Value]] = []
    for col, values in by_row(cells_of(table).turned):
        over = spread(values)
        shown = {key: over[key] for key in ("N1", "N2", "hhi", "top_share")}
        rows.append({"task": table.tasks[col], "doers": over["richness"], **shown})
    return {"tasks": rows}


METRIC = Metric(
    "task_concentration",
    N_("People per task (effective)"),
    N_("How many people really do a task."),
    "exp(−Σ q ln q)",
    "Hill 1973, Ecology 54:427",
    compute,
    details=by_task,
)
