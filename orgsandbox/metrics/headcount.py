"""Honest counts: people, planned seats, vacancies, second posts, contract workers apart."""

from __future__ import annotations

from dataclasses import dataclass

from orgsandbox.domain import rules, tree
from orgsandbox.domain.lineage import UnitCache
from orgsandbox.domain.model import Org, Unit
from orgsandbox.i18n import N_
from orgsandbox.metrics.base import Metric, Output, Reading, Scope, Sentence


@dataclass(frozen=True, slots=True)
class _Counts:
    present: int
    external: int
    planned: int | None
    vacant: int
    over: int
    second: tuple[str, ...]
    fte: float


def _count(org: Org, unit: Unit) -> _Counts:
    seats = [
        (seat, org.people[seat.person])
        for role in unit.roles
        for seat in role.seats
        if seat.person in org.people
    ]
    main = [person for seat, person in seats if seat.main]
    outside = sum(rules.is_external(person) for person in main)
    planned = [role.planned for role in unit.roles if role.planned is not None]
    return _Counts(
        len(main) - outside,
        outside,
        sum(planned) if planned else None,
        sum(role.vacancies for role in unit.roles),
        sum(
            max(0, len(role.seats) - role.planned)
            for role in unit.roles
            if role.planned is not None
        ),
        tuple(seat.person for seat, _person in seats if not seat.main),
        sum(person.fte * seat.share / 100 for seat, person in seats),
    )


_counts: UnitCache[_Counts] = UnitCache(_count)


def compute(scope: Scope) -> Reading:
    """Return 現員, 定員, 欠員, 兼務者数, contract workers, FTE, and the unplaced (whole plan)."""
    org = scope.org
    counts = [_counts.get(org, unit) for key, unit in org.units.items() if scope.has(key)]
    planned = [unit.planned for unit in counts if unit.planned is not None]
    return Reading(
        {
            "present": sum(unit.present for unit in counts),
            "external": sum(unit.external for unit in counts),
            "planned": sum(planned) if planned else None,
            "vacant": sum(unit.vacant for unit in counts) if planned else None,
            "over": sum(unit.over for unit in counts) if planned else None,
            "second_posts": len({person for unit in counts for person in unit.second}),
            "fte": sum(unit.fte for unit in counts),
            "unplaced": len(org.people) - len(tree.index(org).places),
        }
    )


METRIC = Metric(
    "headcount",
    N_("People and seats"),
    N_("People with their main post here; planned seats; planned seats not taken."),
    "count",
    "—",
    compute,
    (
        Output(
            "present",
            N_("People"),
            "count",
            advanced=False,
            sentence=Sentence(N_("People: {before} before, {now} now."), N_("People: {now}.")),
        ),
        Output("planned", N_("Planned seats"), "count", advanced=False),
        Output("vacant", N_("Vacant seats"), "count", advanced=False),
        Output(
            "second_posts",
            N_("People with a second post"),
            "count",
            advanced=False,
            sentence=Sentence(
                N_("People with a second post: {before} before, {now} now."),
                N_("People with a second post: {now}."),
            ),
        ),
        Output("external", N_("Contract workers"), "count", advanced=False, only_if_any=True),
    ),
)
