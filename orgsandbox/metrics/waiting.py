"""How long work waits at the load there is."""

from __future__ import annotations

from orgsandbox.i18n import N_
from orgsandbox.metrics.base import Metric, Output, Reading, Scope
from orgsandbox.metrics.load import wait_factor


def compute(scope: Scope) -> Reading:
    """Return u/(1 − u) of the scope's load; None at 100 % and above, and without working time."""
    time = float(scope.tasks.time.sum())
    if time <= 0:
        return Reading({"factor": None})
    return Reading({"factor": wait_factor(scope.tasks.total / time)})


METRIC = Metric(
    "utilisation_wait_factor",
    N_("Waiting that goes with the load"),
    N_("How long work waits in multiples of its own length: 4 at 80 %, 9 at 90 %, 19 at 95 %."),
    "u / (1 − u)",
    "Kingman 1961",
    compute,
    (Output("factor", N_("Waiting that goes with the load"), "number"),),
)
