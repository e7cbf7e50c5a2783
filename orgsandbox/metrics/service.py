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
from orgsandbox.domain.model import Org, Side
from orgsandbox.domain.table import Floats
from orgsandbox.i18n import N_
from orgsandbox.metrics.base import Metric, Reading, Scope

CUSTOMER = "customer"
UNKNOWN = "unknown"


def service_distance(to_support: Floats, to_revenue: Floats) -> Reading:
    """Return, by support unit: fewest hops, the best path's share (all ends
    taken together), expected steps, absorption.

    `to_support` is units × units, `to_revenue` units × ends, shares of the output. Steps and hops
    are None for a unit whose results can go round for ever or never arrive; absorption rows add up
    to the share that arrives anywhere known (1 where every row of shares adds up to 1).
    """
    import networkx  # a tenth of a second: only who asks waits for it

    count = len(to_support)
    graph = networkx.DiGraph()
    graph.add_nodes_from(range(count))
    best = to_revenue.sum(axis=1)
    for one in range(count):
        if best[one] > 0:
            graph.add_edge(one, "end", weight=-float(np.log(best[one])))
        for other in range(count):
            if to_support[one, other] > 0:
                graph.add_edge(one, other, weight=-float(np.log(to_support[one, other])))
    hops = _lengths(graph, None)
    paths = _lengths(graph, "weight")
    steps, absorption = _absorbed(to_support, to_revenue, [n in hops for n in range(count)])
    return {
        "min_hops": [int(hops[n]) if n in hops else None for n in range(count)],
        "best_path_share": [float(np.exp(-paths[n])) if n in paths else 0.0 for n in range(count)],
        "expected_steps": steps,
        "absorption": absorption,
    }


def _lengths(graph: Any, weight: str | None, target: str = "end") -> Mapping[object, float]:
    import networkx

    if target not in graph:
        return {}
    found: Mapping[object, float] = networkx.shortest_path_length(
        graph, target=target, weight=weight
    )
    return found


def _absorbed(
    to_support: Floats, to_revenue: Floats, arrives: list[bool]
) -> tuple[list[float | None], list[list[float]]]:
    """Return expected steps and absorption by the fundamental matrix; None without an arrival."""
    count = len(to_support)
    inside = np.eye(count) - to_support
    if count and np.linalg.cond(inside) > 1e12:
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


def reciprocal_allocation(cost: Floats, to_support: Floats, to_revenue: Floats | None) -> Reading:
    """Return each support unit's gross cost and what each revenue unit is charged.

    `cost` is the direct cost by support unit; shares as in `service_distance`. Where the rows add up
    to 1 the charges add up to Σcost (相互配賦・連立方程式法, standard cost accounting). None where
    support units serve only each other: their cost would go round for ever.
    """
    if len(cost) and np.linalg.cond(np.eye(len(cost)) - to_support.T) > 1e12:
        return {"gross": None, "support_cost_per_revenue_unit": None}
    gross = np.linalg.solve(np.eye(len(cost)) - to_support.T, cost)
    found: dict[str, object] = {"gross": gross.tolist()}
    if to_revenue is not None:
        found["support_cost_per_revenue_unit"] = (to_revenue.T @ gross).tolist()
    return found


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


def service(org: Org) -> Service:
    """Return the service graph of an organisation, from what each task's result serves.

    A unit's row is the mean of its people's tasks by FTE; a task without a destination goes to
    "unknown". Revenue units are those of the direct side; they serve the customer.
    """
    direct = [key for key in tree.in_order(org) if tree.side(org, key) is Side.DIRECT]
    support = [key for key in tree.in_order(org) if tree.side(org, key) is Side.SUPPORT
               and any(role.seats for role in org.units[key].roles)]  # fmt: skip
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
            serves = org.tasks[task].serves if task in org.tasks else {}
            known = {to: part for to, part in serves.items() if to in place or to in end}
            whole = max(1.0, sum(known.values()))
            for to, part in known.items():
                target = inside[row] if to in place and to != key else out[row]
                number = place[to] if to in place and to != key else end.get(to, end[UNKNOWN])
                target[number] += amount / total * part / whole
            out[row, end[UNKNOWN]] += amount / total * (1 - min(1.0, sum(known.values()) / whole))
    return Service(tuple(support), ends, inside, out)


def steps_to_customer(org: Org) -> Mapping[str, int | None]:
    """Return by support unit through how many steps its results reach the customer, at least.

    1: directly; 2: by a revenue unit; None where they arrive nowhere known.
    """
    import networkx  # a tenth of a second: only who asks waits for it

    held = service(org)
    ends = held.ends[:-1]
    graph = networkx.DiGraph((unit, CUSTOMER) for unit in ends if unit != CUSTOMER)
    graph.add_nodes_from((*held.units, CUSTOMER))
    for shares, targets in ((held.to_support, held.units), (held.to_revenue, ends)):
        for row, column in zip(*np.nonzero(shares[:, : len(targets)]), strict=True):
            graph.add_edge(held.units[row], targets[column])
    hops = _lengths(graph, None, CUSTOMER)
    return {key: int(hops[key]) if key in hops else None for key in held.units}


def support_costs(org: Org, rates: Mapping[str, float]) -> Floats:
    """Return the direct cost a year of every support unit, at standard rates by grade.

    FTE by post × the rate of the person's grade (or the one for all others, ""); 0 without rates.
    """
    found = []
    for key in service(org).units:
        cost = 0.0
        for role in org.units[key].roles:
            for seat in role.seats:
                person = org.people.get(seat.person)
                if person is not None:
                    rate = rates.get(person.grade, rates.get("", 0.0))
                    cost += person.fte * seat.share / 100 * rate
        found.append(cost)
    return np.array(found)


def compute(scope: Scope) -> Reading:
    """Return steps and hops to the customer by support unit in scope."""
    held = service(scope.org)
    found = service_distance(held.to_support, held.to_revenue[:, :-1])
    return {**found, "units": list(held.units)}


METRIC = Metric(
    "service_distance",
    N_("Steps to the customer"),
    N_("Through how many departments a department's results reach the customer."),
    "(I − Q)⁻¹·1, (I − Q)⁻¹R",
    "Kemeny & Snell 1960; Grinstead & Snell, Introduction to Probability, ch. 11",
    compute,
    live=False,
)
