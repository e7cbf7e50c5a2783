"""What a report tells besides the panel: time set free, who knows the time before, what it costs.

Nothing here may tell something about one or two people: such a value is None.
"""

from __future__ import annotations

import numpy as np

from orgsandbox.i18n import N_
from orgsandbox.metrics import load, unity
from orgsandbox.metrics.base import Metric, Reading, Scope
from orgsandbox.metrics.panel import Line

LEAST_PEOPLE = 3
"""A value that tells something about fewer people is not shown."""


def cost_compute(scope: Scope) -> Reading:
    """Return the cost a year of the seats in scope at standard rates (in the plan's currency).

    Σ FTE of the seat × the rate of the person's grade (or the one for all others, ""); None where
    a rate is missing. Source: standard cost accounting.
    """
    rates = scope.assumptions.rates
    total = 0.0
    for unit in scope.org.units.values():
        if not scope.has(unit.id):
            continue
        for role in unit.roles:
            for seat in role.seats:
                person = scope.org.people.get(seat.person)
                rate = rates.get(person.grade, rates.get("")) if person is not None else 0.0
                if rate is None:
                    return {"cost": None}
                total += (person.fte if person is not None else 0.0) * seat.share / 100 * rate
    return {"cost": total}


_COST = Metric(
    "standard_cost",
    N_("Cost a year at standard rates"),
    N_("Working time of the posts by the standard rate of the grade."),
    "Σ FTE × rate",
    N_("Standard cost accounting"),
    cost_compute,
)


def lines(before: Scope, now: Scope) -> tuple[Line, ...]:
    """Return the report's own lines: free time (FTE), who knows the time before, cost a year."""
    costs: tuple[float | None, float | None] = (None, None)
    if not _tells_of_few(before, now):
        costs = (_cost(before), _cost(now))
    return (
        Line("free", N_("Time not assigned (FTE)"), "fte", _free(before), _free(now), load.METRIC),
        Line("knows", unity.METRIC.title, "share", _knows(before), _knows(now), unity.METRIC),
        Line("cost", _COST.title, "money", *costs, _COST),
    )


def _free(scope: Scope) -> float | None:
    table = scope.tasks
    if len(table.people) < LEAST_PEOPLE:
        return None
    return float(np.maximum(0.0, table.time - table.row_sums).sum())


def _knows(scope: Scope) -> float | None:
    known = unity.knowing(scope)[1]
    value = unity.compute(scope)["share_people"]
    return value if isinstance(value, float) and len(known) >= LEAST_PEOPLE else None


def _cost(scope: Scope) -> float | None:
    value = cost_compute(scope)["cost"]
    return value if isinstance(value, float) and value > 0 else None


def _tells_of_few(before: Scope, now: Scope) -> bool:
    """Say whether a cost, or the step between two, would tell that of one or two people."""
    was, are = set(unity.members(before)), set(unity.members(now))
    few = range(1, LEAST_PEOPLE)
    return len(was) in few or len(are) < LEAST_PEOPLE or len(was ^ are) in few
