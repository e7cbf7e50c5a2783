"""d′ of a task: how far its doers are from everybody."""

from __future__ import annotations

from orgsandbox.i18n import N_
from orgsandbox.metrics.base import Metric, Reading, Scope
from orgsandbox.metrics.dprime import dprime, named
from orgsandbox.metrics.sums import cells_of


def compute(scope: Scope) -> Reading:
    """Return d′ by task."""
    table = scope.tasks
    return named(dprime(cells_of(table).turned), "tasks", table.tasks)


METRIC = Metric(
    "dprime_task",
    N_("d′ per task"),
    N_("0 = done by everybody alike, 1 = by one person only."),
    "Σ q ln(q/r) / ln(W/a)",
    "Blüthgen, Menzel & Blüthgen 2006, BMC Ecol. 6:9",
    compute,
    live=False,
)
