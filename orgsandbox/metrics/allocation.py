"""What support costs, given on from department to department until it reaches revenue."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from orgsandbox.i18n import N_
from orgsandbox.metrics.base import LEAST_PEOPLE, Metric, Reading, Scope, Value
from orgsandbox.metrics.service import reciprocal_allocation, service, support_costs


def compute(scope: Scope) -> Reading:
    """Return nothing for the whole: the measure is of each department."""
    return Reading({})


def by_unit(scope: Scope) -> Mapping[str, Value]:
    """Return each support department's gross cost and what each revenue department is charged.

    None where rates are missing, departments serve only each other, or an amount would tell the
    cost of fewer than three people.
    """
    graph = service(scope.org)
    ends = graph.ends
    nothing: Mapping[str, Value] = {
        "units": graph.units,
        "revenue_units": ends,
        "gross": None,
        "support_cost_per_revenue_unit": None,
    }
    cost = support_costs(scope.org, scope.assumptions.rates, graph.units)
    people = {
        seat.person
        for key in graph.units
        for role in scope.org.units[key].roles
        for seat in role.seats
    }
    few = [key for key in graph.units if _people(scope, key) < LEAST_PEOPLE]
    if not len(cost) or not np.isfinite(cost).all() or few or len(people) < LEAST_PEOPLE:
        return nothing
    made = reciprocal_allocation(cost, graph.to_support, graph.to_revenue)
    if made.gross is None or made.charged is None:
        return nothing
    return {
        **nothing,
        "gross": tuple(made.gross),
        "support_cost_per_revenue_unit": tuple(made.charged),
    }


def _people(scope: Scope, unit: str) -> int:
    return len({seat.person for role in scope.org.units[unit].roles for seat in role.seats})


METRIC = Metric(
    "reciprocal_allocation",
    N_("Cost of support by revenue department"),
    N_("What each revenue department would be charged if support costs followed the results."),
    "x = (I − Qᵀ)⁻¹ c, Rᵀx",
    "Reciprocal (simultaneous equations) method of cost accounting",
    compute,
    details=by_unit,
    live=False,
)
