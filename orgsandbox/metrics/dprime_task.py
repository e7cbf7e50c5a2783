"""d′ of a task: how far its doers are from everybody."""

from __future__ import annotations

from collections.abc import Mapping

from orgsandbox.i18n import N_
from orgsandbox.metrics.base import Metric, Reading, Scope, Value
from orgsandbox.metrics.dprime import dprime
from orgsandbox.metrics.sums import cells_of


def compute(scope: Scope) -> Reading:
    """Return nothing for the whole: the measure is of each task."""
    return Reading({})


def by_task(scope: Scope) -> Mapping[str, Value]:
    """Return d′ by task."""
    table = scope.tasks
    return dprime(cells_of(table).turned).named("tasks", table.tasks)


METRIC = Metric(
    "dprime_task",
    N_("d′ per task"),
    N_("0 = done by everybody alike, 1 = by one person only."),
    "Σ q ln(q/r) / ln(W/a)",
    "Blüthgen, Menzel & Blüthgen 2006, BMC Ecol. 6:9",
    compute,
    details=by_task,
    live=False,
)
