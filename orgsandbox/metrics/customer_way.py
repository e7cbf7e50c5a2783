"""お客様までの道のり: how far a department's results have to go, and how much of them arrives."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from orgsandbox.domain.table import Floats
from orgsandbox.metrics.service import Service, closed, fewest_steps, service_distance

_NOTHING = 1e-9


@dataclass(frozen=True, slots=True)
class Distance:
    """How far a support department's results have to go to the customer.

    `fewest` and `mean` are steps (a revenue department is one step from the customer), None where
    nothing arrives; `best` is the share on the widest way to a known end; `arrives` the shares (0-1)
    by end, without the unknown: what they leave of 1 arrives nowhere known.
    """

    unit: str
    fewest: int | None
    mean: float | None
    best: float
    arrives: tuple[float, ...]


def distances(graph: Service) -> tuple[Distance, ...]:
    """Return the distance to the customer of every support unit."""
    known = graph.to_revenue[:, :-1]
    ways = service_distance(graph.to_support, known)
    fewest = fewest_steps(graph)
    mean = mean_steps(graph.to_support, known, len(graph.ends) - 2)
    return tuple(
        Distance(
            key, fewest[row], mean[row], ways.best_path_share[row], tuple(ways.absorption[row])
        )
        for row, key in enumerate(graph.units)
    )


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
    arrives = to_ends.sum(axis=1) > 0
    while True:
        reached = arrives | (to_support[:, arrives] > 0).any(axis=1)
        if (reached == arrives).all():
            break
        arrives = reached
    means: list[float | None] = [None] * len(to_support)
    if arrives.any() and not arrives.all():
        part = mean_steps(to_support[np.ix_(arrives, arrives)], to_ends[arrives], customer)
        for place, number in enumerate(np.flatnonzero(arrives)):
            means[int(number)] = part[place]
    return means
