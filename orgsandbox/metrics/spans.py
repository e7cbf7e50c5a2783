"""Spans and layers of the reporting line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import mean, median

from orgsandbox.domain import tree
from orgsandbox.domain.lineage import UnitCache
from orgsandbox.domain.model import Org, Unit
from orgsandbox.i18n import N_
from orgsandbox.metrics.base import Metric, Numbers, Output, Reading, Scope, Sentence

_KEYS = ("managers", "mean_span", "median_span", "max_span", "share_managers", "layers")


def spans_layers(manager_of: Sequence[int | None]) -> Numbers:
    """Return layers (longest chain of people), managers, and their spans (direct reports).

    Spans are None where nobody has a report. Raises ValueError when somebody is above oneself.

    Source: descriptive; Urwick 1956, Woodward 1965, Van Fleet & Bedeian 1977 on spans.
    """
    reports = Counter(manager for manager in manager_of if manager is not None)
    layers = max(_depths(manager_of), default=0)
    return {**_spans(list(reports.values()), len(manager_of)), "layers": layers}


def _spans(spans: list[int], people: int) -> Numbers:
    return {
        "managers": len(spans),
        "mean_span": mean(spans) if spans else None,
        "median_span": float(median(spans)) if spans else None,
        "max_span": max(spans) if spans else None,
        "share_managers": len(spans) / people if people else None,
    }


def _depths(manager_of: Sequence[int | None]) -> list[int]:
    """Return how many people stand on the line from the top down to each."""
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
    return [depth[number] for number in range(len(manager_of))]


def graicunas(subordinates: int) -> int:
    """Return Graicunas' number of relationships, n(2ⁿ/2 + n − 1) (1933); an illustration."""
    return int(subordinates * (2**subordinates / 2 + subordinates - 1))


def _mains(org: Org, unit: Unit) -> tuple[str, ...]:
    """Return who has the main seat in a unit."""
    return tuple(
        seat.person
        for role in unit.roles
        for seat in role.seats
        if seat.main and seat.person in org.people
    )


def _head(_org: Org, unit: Unit) -> str | None:
    return tree.head(unit)


_heads: UnitCache[str | None] = UnitCache(_head)
_members: UnitCache[tuple[str, ...]] = UnitCache(_mains)


def compute(scope: Scope) -> Reading:
    """Return spans and layers of the people whose main seat is in scope.

    Members of a department who do not head anything have the same manager, so that whole
    departments are counted at once. Where somebody is above oneself nothing is defined.
    """
    try:
        return Reading(_counted(scope))
    except ValueError:
        return Reading(dict.fromkeys(_KEYS))


def _counted(scope: Scope) -> Numbers:
    org = scope.org
    members = {key: _members.get(org, unit) for key, unit in org.units.items() if scope.has(key)}
    heads = {key: _heads.get(org, unit) for key, unit in org.units.items()}
    leading = {head for head in heads.values() if head is not None}
    inside = {person for people in members.values() for person in people if person in leading}
    reports: Counter[str] = Counter()
    above: dict[str, str | None] = {}
    plain: Counter[str | None] = Counter()
    for key, people in members.items():
        manager = _manager(org, heads, key, None)
        manager = manager if manager in inside else None
        for person in people:
            if person in leading:
                own = _manager(org, heads, key, person)
                above[person] = own if own in inside else None
        count = len(people) - sum(person in leading for person in people)
        if count:
            plain[manager] += count
    reports.update(head for head in above.values() if head is not None)
    reports.update({head: count for head, count in plain.items() if head is not None})
    number = {person: position for position, person in enumerate(above)}
    chain = [number[head] if head is not None else None for head in above.values()]
    depth = dict(zip(above, _depths(chain), strict=True))
    below = [1 + (depth[head] if head is not None else 0) for head in plain]
    spans = list(reports.values())
    everybody = sum(len(people) for people in members.values())
    return {**_spans(spans, everybody), "layers": max([*depth.values(), *below], default=0)}


def _manager(
    org: Org, heads: Mapping[str, str | None], unit: str, person: str | None
) -> str | None:
    for key in tree.upwards(org, unit):
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
    (
        Output(
            "managers",
            N_("Managers"),
            "count",
            advanced=False,
            sentence=Sentence(
                N_("Managers: {before} before, {now} now."),
                N_("Managers: {now}."),
            ),
        ),
        Output("mean_span", N_("Direct reports (mean)"), "number", advanced=False),
        Output("layers", N_("Layers"), "count", advanced=False),
    ),
)
