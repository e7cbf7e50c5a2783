"""届き方: how results reach the customer through others, and what support costs whom.

A unit's output goes in shares to other support units (transient), to revenue units or customers
(absorbing), and the rest nowhere known. As an index of visibility this is our own; the algebra is
that of absorbing Markov chains (Kemeny & Snell 1960; Grinstead & Snell, ch. 11).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from orgsandbox.domain import tree, work
from orgsandbox.domain.destinations import CUSTOMER, known_shares
from orgsandbox.domain.model import Org, Side
from orgsandbox.domain.table import Floats
from orgsandbox.i18n import N_
from orgsandbox.metrics.base import Metric, Reading, Scope, Value
from orgsandbox.metrics.standard_cost import rate_of

UNKNOWN = "unknown"
_SINGULAR = 1e12


@dataclass(frozen=True, slots=True)
class Ways:
    """By support unit: fewest hops, the best path's share, expected steps, absorption by end."""

    min_hops: list[int | None]
    best_path_share: list[float]
    expected_steps: list[float | None]
    absorption: list[list[float]]


def service_distance(to_support: Floats, to_revenue: Floats) -> Ways:
    """Return, by support unit: fewest hops, the best path's share (all ends
    taken together), expected steps, absorption.

    `to_support` is units × units, `to_revenue` units × ends, shares of the output. Steps and hops
    are None for a unit whose results can go round for ever or never arrive; absorption rows add up
    to the share that arrives anywhere known (1 where every row of shares adds up to 1).
    """
    import networkx  # noqa: PLC0415 - a tenth of a second: only who asks waits for it

    count = len(to_support)
    graph = networkx.DiGraph()
    graph.add_nodes_from(range(count))
    best = to_revenue.sum(axis=1)
    for one in np.flatnonzero(best > 0).tolist():
        graph.add_edge(one, "end", weight=-float(np.log(best[one])))
    for one, other in np.argwhere(to_support > 0).tolist():
        graph.add_edge(one, other, weight=-float(np.log(to_support[one, other])))
    hops = _lengths(graph, None)
    paths = _lengths(graph, "weight")
    steps, absorption = _absorbed(to_support, to_revenue, [n in hops for n in range(count)])
    return Ways(
        [int(hops[n]) if n in hops else None for n in range(count)],
        [float(np.exp(-paths[n])) if n in paths else 0.0 for n in range(count)],
        steps,
        absorption,
    )


def _lengths(graph: Any, weight: str | None) -> Mapping[object, float]:
    import networkx  # noqa: PLC0415 - only who asks waits for it

    if "end" not in graph:
        return {}
    lengths: Mapping[object, float] = networkx.shortest_path_length(
        graph, target="end", weight=weight
    )
    return lengths


def _absorbed(
    to_support: Floats, to_revenue: Floats, arrives: list[bool]
) -> tuple[list[float | None], list[list[float]]]:
    """Return expected steps and absorption by the fundamental matrix; None without an arrival."""
    count = len(to_support)
    inside = np.eye(count) - to_support
    if count and closed(inside):
        # A closed circle: leave out those whose results never come out of it.
        keep = np.array(arrives)
        steps: list[float | None] = [None] * count
        absorption = [[0.0] * to_revenue.shape[1] for _unit in range(count)]
        if keep.any() and not keep.all():
            part, ends = _absorbed(
                to_support[np.ix_(keep, keep)], to_revenue[keep], [True] * int(keep.sum())
            )
            for place, number in enumerate(np.flatnonzero(keep)):
                steps[number], absorption[number] = part[place], ends[place]
        return steps, absorption
    solved = np.linalg.solve(inside, np.ones(count)) if count else np.zeros(0)
    ends_of = np.linalg.solve(inside, to_revenue) if count else to_revenue
    return (
        [float(solved[n]) if arrives[n] else None for n in range(count)],
        np.asarray(ends_of).tolist(),
    )


def closed(inside: Floats) -> bool:
    """Say whether I − Q has no sound inverse: some units serve only each other.

    The 1-norm needs one inverse where the usual condition number needs all singular values.
    """
    return bool(np.linalg.cond(inside, 1) > _SINGULAR)


@dataclass(frozen=True, slots=True)
class Allocation:
    """What each support unit costs with what it gets from others, and what each end is charged.

    None where support units serve only each other: their cost would go round for ever.
    """

    gross: list[float] | None
    charged: list[float] | None


def reciprocal_allocation(
    cost: Floats, to_support: Floats, to_revenue: Floats | None
) -> Allocation:
    """Return each support unit's gross cost and what each revenue unit is charged.

    `cost` is the direct cost by support unit; shares as in `service_distance`. Where the rows add up
    to 1 the charges add up to Σcost (相互配賦・連立方程式法, standard cost accounting).
    """
    inside = np.eye(len(cost)) - to_support.T
    if len(cost) and closed(inside):
        return Allocation(None, None)
    gross = np.linalg.solve(inside, cost)
    charged = (to_revenue.T @ gross).tolist() if to_revenue is not None else None
    return Allocation(gross.tolist(), charged)


@dataclass(frozen=True, eq=False)
class Service:
    """Who serves whom: support units, ends (revenue units, then the customer, then unknown)."""

    units: tuple[str, ...]
    ends: tuple[str, ...]
    to_support: Floats
    to_revenue: Floats

    @property
    def unknown(self) -> Floats:
        """The share of each unit's output whose destination is not set."""
        return np.asarray(self.to_revenue[:, -1])

    def share(self, unit: str, target: str) -> float:
        """Return the share (0-1) of a support unit's output that another or an end uses."""
        row = self.units.index(unit)
        if target in self.units:
            return float(self.to_support[row, self.units.index(target)])
        return float(self.to_revenue[row, self.ends.index(target)]) if target in self.ends else 0.0


def service(org: Org) -> Service:
    """Return the service graph of an organisation, from what each task's result serves.

    A unit's row is the mean of the tasks done there, by FTE: a second post counts where it is done.
    What a task's destinations leave open, or give to a department that is gone, is on neither side
    or the unit itself, goes to "unknown". Revenue units are those of the direct side; they serve
    the customer.
    """
    direct = [key for key in tree.in_order(org) if tree.side(org, key) is Side.DIRECT]
    support = [
        key
        for key in tree.in_order(org)
        if tree.side(org, key) is Side.SUPPORT and any(role.seats for role in org.units[key].roles)
    ]
    ends = (*direct, CUSTOMER, UNKNOWN)
    place = {key: number for number, key in enumerate(support)}
    end = {key: number for number, key in enumerate(ends)}
    inside = np.zeros((len(support), len(support)))
    out = np.zeros((len(support), len(ends)))
    for key, row in place.items():
        done = work.unit_work(org, org.units[key])
        total = sum(done.values())
        if total <= 0:
            out[row, end[UNKNOWN]] = 1.0
            continue
        for task, amount in done.items():
            shares = known_shares(org, org.tasks[task]) if task in org.tasks else {}
            part = amount / total
            for to, share in shares.items():
                if to in place and to != key:
                    inside[row, place[to]] += part * share
                elif to in end:
                    out[row, end[to]] += part * share
        out[row, end[UNKNOWN]] = max(0.0, 1 - inside[row].sum() - out[row].sum())
    return Service(tuple(support), ends, inside, out)


def fewest_steps(graph: Service) -> list[int | None]:
    """Return the fewest steps to the customer in the order of the units: 1 is directly.

    By relaxation until nothing changes; None where nothing arrives.
    """
    steps = np.where(graph.to_revenue[:, :-2].any(axis=1), 2.0, np.inf)
    steps[graph.to_revenue[:, -2] > 0] = 1.0
    for _round in graph.units:
        through = np.where(graph.to_support > 0, steps[None, :], np.inf).min(axis=1) + 1
        if (through >= steps).all():
            break
        steps = np.minimum(steps, through)
    return [int(count) if np.isfinite(count) else None for count in steps]


def support_costs(org: Org, rates: Mapping[str, float], units: tuple[str, ...]) -> Floats:
    """Return the direct cost a year of these units, at standard rates by grade.

    FTE by post × the rate of the person's grade (or the one for all others, ""). NaN where a rate
    that is needed is missing.
    """
    return np.array([_cost(org, rates, key) for key in units])


def _cost(org: Org, rates: Mapping[str, float], unit: str) -> float:
    cost = 0.0
    for role in org.units[unit].roles:
        for seat in role.seats:
            person = org.people.get(seat.person)
            if person is not None:
                rate = rate_of(person, rates)
                cost += work.seat_time(person, seat) * (rate if rate is not None else np.nan)
    return cost


def compute(scope: Scope) -> Reading:
    """Return nothing for the whole: the measure is of each support unit."""
    return Reading({})


def by_unit(scope: Scope) -> Mapping[str, Value]:
    """Return steps and hops to the customer by support unit."""
    whole = service(scope.org)
    ways = service_distance(whole.to_support, whole.to_revenue[:, :-1])
    return {
        "min_hops": ways.min_hops,
        "best_path_share": ways.best_path_share,
        "expected_steps": ways.expected_steps,
        "absorption": ways.absorption,
        "units": whole.units,
    }


METRIC = Metric(
    "service_distance",
    N_("Steps to the customer"),
    N_("Through how many departments a department's results reach the customer."),
    "(I − Q)⁻¹·1, (I − Q)⁻¹R",
    "Kemeny & Snell 1960; Grinstead & Snell, Introduction to Probability, ch. 11",
    compute,
    details=by_unit,
    live=False,
)
