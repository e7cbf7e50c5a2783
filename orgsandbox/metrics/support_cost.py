"""間接部門の費用: what support costs by revenue unit, told only where it tells no single salary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from orgsandbox.domain.model import Org
from orgsandbox.domain.table import Flags, Floats
from orgsandbox.metrics.base import LEAST_PEOPLE
from orgsandbox.metrics.service import Service, reciprocal_allocation, support_costs
from orgsandbox.metrics.standard_cost import rate_of

_NOTHING = 1e-9


@dataclass(frozen=True, slots=True)
class Charges:
    """The cost of support a year, charged to where results arrive.

    `total` is None where no cost may be told (`why` says which: "rates", "people", "closed").
    `amounts` are whole units of the currency by end, largest first; `joined` is the sum of the ends
    that would tell the cost of fewer than three people, 0 where there are none. They add up to the
    total.
    """

    total: int | None
    amounts: tuple[tuple[str, int], ...] = ()
    joined: int = 0
    why: str = ""


def charges(org: Org, graph: Service, rates: Mapping[str, float]) -> Charges:
    """Return what each end is charged (reciprocal allocation, see `service`).

    An amount is told only where at least three people's cost is in it, and so is the sum of those
    that are not: else the next smallest is joined to it.
    """
    if not any(rates.values()):
        return Charges(None, why="rates")
    cost = support_costs(org, rates, graph.units)
    if not np.isfinite(cost).all():
        return Charges(None, why="rates")
    people = [_people(org, key, rates) for key in graph.units]
    if len(frozenset().union(*people)) < LEAST_PEOPLE:
        return Charges(None, why="people")
    allocation = reciprocal_allocation(cost, graph.to_support, graph.to_revenue)
    if allocation.charged is None:
        return Charges(None, why="closed")
    total = round(float(cost.sum()))
    whole = whole_amounts(np.asarray(allocation.charged, dtype=float), total)
    arrives = np.linalg.solve(np.eye(len(cost)) - graph.to_support, graph.to_revenue) > _NOTHING
    rows = [
        (amount, key, _behind(people, arrives[:, column]))
        for column, (key, amount) in enumerate(zip(graph.ends, whole, strict=True))
        if amount
    ]
    return _told(sorted(rows, key=lambda row: -row[0]), total)


def _told(rows: list[tuple[int, str, frozenset[str]]], total: int) -> Charges:
    """Return the amounts with those joined that fewer than three people are behind."""
    open_ = [row for row in rows if len(row[2]) >= LEAST_PEOPLE]
    hidden = [row for row in rows if len(row[2]) < LEAST_PEOPLE]
    while hidden and open_ and len(frozenset().union(*(row[2] for row in hidden))) < LEAST_PEOPLE:
        hidden.append(open_.pop())
    amounts = tuple((key, amount) for amount, key, _people_ in open_)
    return Charges(total, amounts, sum(row[0] for row in hidden))


def _behind(people: list[frozenset[str]], arrives: Flags) -> frozenset[str]:
    """Return whose cost is in an amount; enough of them are as good as all."""
    behind: frozenset[str] = frozenset()
    for unit in np.flatnonzero(arrives):
        behind |= people[unit]
        if len(behind) >= LEAST_PEOPLE:
            break
    return behind


def _people(org: Org, unit: str, rates: Mapping[str, float]) -> frozenset[str]:
    """Return whose cost is in a department's: of somebody who costs nothing nothing is hidden."""
    seats = (seat for role in org.units[unit].roles for seat in role.seats)
    people = (org.people[seat.person] for seat in seats if seat.person in org.people)
    return frozenset(person.id for person in people if person.fte > 0 and rate_of(person, rates))


def whole_amounts(amounts: Floats, total: int) -> list[int]:
    """Return whole amounts that add up to the total: the largest remainders are rounded up.

    >>> whole_amounts(np.array([1.4, 1.4, 1.2]), 4)
    [2, 1, 1]
    """
    whole = np.floor(amounts + 1e-6).astype(np.int64)
    missing = total - int(whole.sum())
    for number in np.argsort(whole - amounts, kind="stable")[: max(0, missing)]:
        whole[number] += 1
    return [int(amount) for amount in whole]
