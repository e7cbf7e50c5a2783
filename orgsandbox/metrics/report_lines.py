"""What a report tells besides the panel: time set free, who knows the time before, what it costs.

Nothing here may tell something about one or two people: such a value is None.
"""

from __future__ import annotations

import numpy as np

from orgsandbox.i18n import N_
from orgsandbox.metrics import load, unity
from orgsandbox.metrics.base import LEAST_PEOPLE, Metric, Output, Reading, Scope, Sentence
from orgsandbox.metrics.line import Line
from orgsandbox.metrics.standard_cost import rate_of


def costs_by_person(scope: Scope) -> dict[str, float] | None:
    """Return what everybody's seats in scope cost a year at standard rates (the plan's currency).

    Σ FTE of the seat × the rate of the person's grade (or the one for all others, ""); None where
    a rate is missing. Never shown by person. Source: standard cost accounting.
    """
    rates = scope.assumptions.rates
    costs: dict[str, float] = {}
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
                    costs[person.id] = costs.get(person.id, 0.0) + cost
    return costs


def _total(scope: Scope) -> Reading:
    costs = costs_by_person(scope)
    return Reading({"cost": sum(costs.values()) if costs is not None else None})


_FREE = Output(
    "free",
    N_("Time not assigned (FTE)"),
    "fte",
    sentence=Sentence(
        N_("Time not assigned: {before} FTE before, {now} FTE now."),
        N_("Time not assigned: {now} FTE."),
    ),
)
_KNOWS = Output(
    "share_people",
    unity.METRIC.title,
    "share",
    sentence=Sentence(
        N_("The share of people who know the time before the split goes from {before} to {now}."),
        N_("{now} of the people know the time before the split."),
    ),
)
COST = Output(
    "cost",
    N_("Cost a year at standard rates"),
    "money",
    sentence=Sentence(
        N_("The cost a year at standard rates goes from {before} to {now}."),
        N_("The cost a year at standard rates is {now}."),
    ),
)
_COST = Metric(
    "standard_cost",
    COST.title,
    N_("Working time of the posts by the standard rate of the grade."),
    "Σ FTE × rate",
    N_("Standard cost accounting"),
    _total,
    (COST,),
)


def lines(before: Scope, now: Scope) -> tuple[Line, ...]:
    """Return the report's own lines: free time (FTE), who knows the time before, cost a year."""
    return (
        Line(load.METRIC, _FREE, _free(before), _free(now)),
        Line(unity.METRIC, _KNOWS, _knows(before), _knows(now)),
        Line(_COST, COST, *_costs(before, now)),
    )


def _free(scope: Scope) -> float | None:
    table = scope.tasks
    if len(table.people) < LEAST_PEOPLE:
        return None
    return float(np.maximum(0.0, table.time - table.row_sums).sum())


def _knows(scope: Scope) -> float | None:
    known = unity.knowing(scope)[1]
    return unity.compute(scope).number(_KNOWS.key) if len(known) >= LEAST_PEOPLE else None


def _costs(before: Scope, now: Scope) -> tuple[float | None, float | None]:
    """Return both costs; neither where one, or the step between them, tells that of a few."""
    was, are = costs_by_person(before), costs_by_person(now)
    if was is None or are is None:
        return None, None
    differ = sum(was.get(key) != are.get(key) for key in was.keys() | are.keys())
    if any(0 < count < LEAST_PEOPLE for count in (len(was), len(are), differ)):
        return None, None
    return sum(was.values()) or None, sum(are.values()) or None
