"""What a report tells besides the panel: time set free, who knows the time before, what it costs.

Nothing here may tell something about one or two people: such a value is None.
"""

from __future__ import annotations

import numpy as np

from orgsandbox.i18n import N_
from orgsandbox.metrics import load, unity
from orgsandbox.metrics.base import LEAST_PEOPLE, Metric, Reading, Scope
from orgsandbox.metrics.panel import Line
from orgsandbox.metrics.standard_cost import rate_of

"""A value that tells something about fewer people is not shown."""


def costs_by_person(scope: Scope) -> dict[str, float] | None:
    """Return what everybody's seats in scope cost a year at standard rates (the plan's currency).

    Σ FTE of the seat × the rate of the person's grade (or the one for all others, ""); None where
    a rate is missing. Never shown by person. Source: standard cost accounting.
    """
    rates = scope.assumptions.rates
    found: dict[str, float] = {}
    for unit in scope.org.units.values():
        if not scope.has(unit.id):
            continue
        for role in unit.roles:
            for seat in role.seats:
                person = scope.org.people.get(seat.person)
                if person is None:
                    continue
                rate = rate_of(person, rates)
                if rate is None:
                    return None
                cost = person.fte * seat.share / 100 * rate
                if cost > 0:  # behind somebody who costs nothing nobody is hidden
                    found[person.id] = found.get(person.id, 0.0) + cost
    return found


def _total(scope: Scope) -> Reading:
    held = costs_by_person(scope)
    return {"cost": sum(held.values()) if held is not None else None}


_COST = Metric(
    "standard_cost",
    N_("Cost a year at standard rates"),
    N_("Working time of the posts by the standard rate of the grade."),
    "Σ FTE × rate",
    N_("Standard cost accounting"),
    _total,
)


def lines(before: Scope, now: Scope) -> tuple[Line, ...]:
    """Return the report's own lines: free time (FTE), who knows the time before, cost a year."""
    return (
        Line("free", N_("Time not assigned (FTE)"), "fte", _free(before), _free(now), load.METRIC),
        Line("knows", unity.METRIC.title, "share", _knows(before), _knows(now), unity.METRIC),
        Line("cost", _COST.title, "money", *_costs(before, now), _COST),
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


def _costs(before: Scope, now: Scope) -> tuple[float | None, float | None]:
    """Return both costs; neither where one, or the step between them, tells that of a few."""
    was, are = costs_by_person(before), costs_by_person(now)
    if was is None or are is None:
        return None, None
    differ = sum(was.get(key) != are.get(key) for key in was.keys() | are.keys())
    if any(0 < count < LEAST_PEOPLE for count in (len(was), len(are), differ)):
        return None, None
    return sum(was.values()) or None, sum(are.values()) or None
