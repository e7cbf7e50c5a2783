"""お客様までの道のり: how far a department's results have to go, and how much of them arrives."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from orgsandbox.domain.destinations import CUSTOMER
from orgsandbox.domain.model import Org
from orgsandbox.domain.table import Floats
from orgsandbox.metrics.service import (
    Service,
    closed,
    fewest_steps,
    service,
    service_distance,
)

_NOTHING = 1e-9
_DIGITS = 9
"""Shares that differ less are equal: which is larger is the rounding of sums."""


@dataclass(frozen=True, slots=True)
class Distance:
    """How far a support department's results have to go to the customer.

    `fewest` and `mean` are steps (a revenue department is one step from the customer), None where
    nothing arrives; `best` is the share on the widest way to a known end; `arrives` the shares (0-1)
    by end, without the unknown: what they leave of 1 arrives nowhere known. `direct` is the share
    (0-1) that goes to the customer through nobody; `through` the department that hands most of what
    arrives to the customer: CUSTOMER where the department itself does, None where nothing arrives.
    """

    unit: str
    fewest: int | None
    mean: float | None
    best: float
    arrives: tuple[float, ...]
    direct: float
    through: str | None


def distances(graph: Service) -> tuple[Distance, ...]:
    """Return the distance to the customer of every support unit."""
    known = graph.to_revenue[:, :-1]
    ways = service_distance(graph.to_support, known)
    fewest = fewest_steps(graph)
    customer = len(graph.ends) - 2
    mean = mean_steps(graph.to_support, known, customer)
    through = _through(graph)
    return tuple(
        Distance(
            key,
            fewest[row],
            mean[row],
            ways.best_path_share[row],
            tuple(ways.absorption[row]),
            float(known[row, customer]),
            through[row],
        )
        for row, key in enumerate(graph.units)
    )


def _through(graph: Service) -> list[str | None]:
    """Return, by support unit, who hands most of what arrives to the customer (`Distance.through`).

    With N = (I − Q)⁻¹ over the units whose results arrive, a revenue unit hands over what N·R brings
    to it, a support unit what N brings to it times its own direct share (Kemeny & Snell 1960).
    Of equal ones a revenue unit comes first, one's own hands last: "mainly directly" is never half.
    """
    known = graph.to_revenue[:, :-1]
    arriving = np.flatnonzero(_arriving(graph.to_support, known))
    through: list[str | None] = [None] * len(graph.units)
    if not arriving.size:
        return through
    visits = np.linalg.inv(np.eye(arriving.size) - graph.to_support[np.ix_(arriving, arriving)])
    by_ends = visits @ known[arriving, :-1]
    by_units = visits * known[arriving, -1]
    names = (*graph.ends[:-2], *(graph.units[number] for number in arriving), CUSTOMER)
    for place, number in enumerate(arriving.tolist()):
        others = by_units[place].copy()
        others[place] = 0.0
        handed = np.concatenate((by_ends[place], others, by_units[place, [place]]))
        through[number] = names[int(np.round(handed, _DIGITS).argmax())]
    return through


def steps_to_customer(org: Org) -> dict[str, float | None]:
    """Return, by support unit, the mean steps to the customer of what arrives; 1 is directly."""
    graph = service(org)
    mean = mean_steps(graph.to_support, graph.to_revenue[:, :-1], len(graph.ends) - 2)
    return dict(zip(graph.units, mean, strict=True))


def nearest_step(mean: float) -> int:
    """Return the whole step a mean is nearest to: 1.5 and above is two.

    >>> [nearest_step(mean) for mean in (1.4, 1.5, 2.5)]
    [1, 2, 3]
    """
    return int(mean + 0.5)


def mean_steps(to_support: Floats, to_ends: Floats, customer: int) -> list[float | None]:
    """Return, by support unit, the mean steps to the customer of what arrives; None if nothing does.

    `to_ends` is units × ends (shares), `customer` the end that is the customer; from every other
    end it is one step more. With h the share that arrives, the mean over the paths that do is
    (I − Q)⁻¹h / h, the chain conditioned on absorption (Kemeny & Snell 1960, ch. III).
    """
    count = len(to_support)
    inside = np.eye(count) - to_support
    if not count:
        return []
    if closed(inside):
        return _mean_of_arriving(to_support, to_ends, customer)
    absorbed = np.linalg.solve(inside, to_ends)
    arrives = absorbed.sum(axis=1)
    steps = np.linalg.solve(inside, arrives) + arrives - absorbed[:, customer]
    return [
        float(part / share) if share > _NOTHING else None
        for part, share in zip(steps, arrives, strict=True)
    ]


def _mean_of_arriving(to_support: Floats, to_ends: Floats, customer: int) -> list[float | None]:
    """Return the means where some units' results go round for ever: of the others only."""
    arrives = _arriving(to_support, to_ends)
    means: list[float | None] = [None] * len(to_support)
    if arrives.any() and not arrives.all():
        part = mean_steps(to_support[np.ix_(arrives, arrives)], to_ends[arrives], customer)
        for place, number in enumerate(np.flatnonzero(arrives)):
            means[int(number)] = part[place]
    return means


def _arriving(to_support: Floats, to_ends: Floats) -> NDArray[np.bool_]:
    """Return the units of whose results something arrives at a known end, as flags."""
    arrives: NDArray[np.bool_] = to_ends.sum(axis=1) > 0
    while True:
        reached = arrives | (to_support[:, arrives] > 0).any(axis=1)
        if (reached == arrives).all():
            return arrives
        arrives = reached
