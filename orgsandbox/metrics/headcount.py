"""Honest counts: people, planned seats, vacancies, second posts, contract workers apart."""

from __future__ import annotations

from dataclasses import dataclass

from orgsandbox.domain import tree
from orgsandbox.domain.lineage import UnitCache
from orgsandbox.domain.model import Org, Person, Role, Unit
from orgsandbox.domain.presence import over_plan, roll, vacancies
from orgsandbox.i18n import N_
from orgsandbox.metrics.base import Metric, Output, Reading, Scope, Sentence


@dataclass(frozen=True, slots=True)
class _Counts:
    main: tuple[Person, ...]
    planned: int | None
    roles: tuple[Role, ...]
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
    planned = [role.planned for role in unit.roles if role.planned is not None]
    return _Counts(
        tuple(main),
        sum(planned) if planned else None,
        tuple(role for role in unit.roles if role.planned is not None),
        tuple(seat.person for seat, _person in seats if not seat.main),
        sum(person.fte * seat.share / 100 for seat, person in seats),
    )


_counts: UnitCache[_Counts] = UnitCache(_count)


def compute(scope: Scope) -> Reading:
    """Return who is there on the organisation's day (在籍, 現員, うち休業, 稼働, 出向中, 社外), 定員,
    欠員, 兼務者数, FTE, and the unplaced (whole plan)."""
    org = scope.org
    counts = [_counts.get(org, unit) for key, unit in org.units.items() if scope.has(key)]
    there = roll((person for unit in counts for person in unit.main), org.day)
    roles = [role for unit in counts for role in unit.roles]
    planned = [unit.planned for unit in counts if unit.planned is not None]
    return Reading(
        {
            "enrolled": there.enrolled,
            "present": there.present,
            "on_leave": there.away,
            "working": there.working,
            "seconded": there.seconded,
            "external": there.external,
            "planned": sum(planned) if planned else None,
            "vacant": sum(vacancies(role, org.people, org.day) for role in roles)
            if planned
            else None,
            "over": sum(over_plan(role, org.people, org.day) for role in roles)
            if planned
            else None,
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
            N_("People here"),
            "count",
            advanced=False,
            sentence=Sentence(N_("People: {before} before, {now} now."), N_("People: {now}.")),
        ),
        Output("on_leave", N_("of them on leave"), "count", advanced=False, only_if_any=True),
        Output("seconded", N_("Seconded to others"), "count", advanced=False, only_if_any=True),
        Output("enrolled", N_("On the roll"), "count"),
        Output("working", N_("At work"), "count"),
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
