"""How far a change of one task reaches along dependences."""

from __future__ import annotations

import numpy as np

from orgsandbox.i18n import N_
from orgsandbox.metrics.base import Metric, Reading, Scope
from orgsandbox.metrics.coordination import propagation_cost

_MOST = 1500


def compute(scope: Scope) -> Reading:
    """Return the share of tasks that a change of one reaches; None for more than 1,500 tasks."""
    tasks = scope.tasks.tasks
    if len(tasks) > _MOST:
        return Reading({"propagation_cost": None})
    number = {task: position for position, task in enumerate(tasks)}
    depends = np.zeros((len(tasks), len(tasks)))
    for task, position in number.items():
        known = scope.org.tasks.get(task)
        for other in known.depends_on if known is not None else ():
            if other in number:
                depends[position, number[other]] = 1.0
    return Reading({"propagation_cost": propagation_cost(depends)})


METRIC = Metric(
    "propagation_cost",
    N_("Reach of a change"),
    N_("The share of tasks that a change of one task reaches, itself included."),
    "ones in the transitive closure / m²",
    "MacCormack, Rusnak & Baldwin 2006",
    compute,
    live=False,
)
