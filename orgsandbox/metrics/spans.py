"""Spans and layers of the reporting line."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean, median

from orgsandbox.domain import tree
from orgsandbox.i18n import N_
from orgsandbox.metrics.base import Metric, Reading, Scope


def spans_layers(manager_of: Sequence[int | None]) -> Reading:
    """Return layers (longest chain of people), managers, and their spans (direct reports).

    Spans are None where nobody has a report. Raises ValueError when somebody is above oneself.

    Source: descriptive; Urwick 1956, Woodward 1965, Van Fleet & Bedeian 1977 on spans.
    """
    count = len(manager_of)
    reports = [0] * count
    for manager in manager_of:
        if manager is not None:
            reports[manager] += 1
    spans = [number for number in reports if number]
    return {
        "layers": _layers(manager_of),
        "managers": len(spans),
        "mean_span": mean(spans) if spans else None,
        "median_span": float(median(spans)) if spans else None,
        "max_span": max(spans) if spans else None,
        "share_managers": len(spans) / count if count else None,
    }


def _layers(manager_of: Sequence[int | None]) -> int:
    depth: dict[int, int] = {}
    for start in range(len(manager_of)):
        chain: list[int] = []
        seen: set[int] = set()
        at: int | None = start
        while at is not None and at not in depth:
            if at in seen:
                raise ValueError("the reporting line has a cycle")
            seen.add(at)
            chain.append(at)
            at = manager_of[at]
        below = depth[at] if at is not None else 0
        for person in reversed(chain):
            below += 1
            depth[person] = below
    return max(depth.values(), default=0)


def graicunas(subordinates: int) -> int:
    """Return Graicunas' number of relationships, n(2ⁿ/2 + n − 1) (1933); an illustration."""
    return int(subordinates * (2**subordinates / 2 + subordinates - 1))


def compute(scope: Scope) -> Reading:
    """Return spans and layers of the people whose main seat is in scope."""
    index = tree.index(scope.org)
    people = [
        person
        for person, places in index.places.items()
        if places[0].seat.main and scope.has(places[0].unit)
    ]
    number = {person: position for position, person in enumerate(people)}
    heads = {key: tree.head(unit) for key, unit in scope.org.units.items()}
    above = [number.get(_manager(scope, heads, person) or "") for person in people]
    return spans_layers(above)


def _manager(scope: Scope, heads: dict[str, str | None], person: str) -> str | None:
    for key in tree.upwards(scope.org, tree.places(scope.org, person)[0].unit):
        if heads[key] is not None and heads[key] != person:
            return heads[key]
    return None


METRIC = Metric(
    "spans_layers",
    N_("Spans and layers"),
    N_("Direct reports per manager, and the people from top to bottom."),
    "direct reports; longest chain",
    "Urwick 1956; Van Fleet & Bedeian 1977",
    compute,
)
