"""Honest counts: people, planned seats, vacancies, second posts, contract workers apart."""

from __future__ import annotations

from orgsandbox.domain import rules, tree
from orgsandbox.i18n import N_
from orgsandbox.metrics.base import Metric, Reading, Scope


def compute(scope: Scope) -> Reading:
    """Return 現員, 定員, 欠員, 兼務者数, contract workers, FTE, and the unplaced (whole plan)."""
    org = scope.org
    present = external = planned = vacant = over = 0
    has_plan = False
    second: set[str] = set()
    fte = 0.0
    for key, unit in org.units.items():
        if not scope.has(key):
            continue
        for role in unit.roles:
            vacant += role.vacancies
            if role.planned is not None:
                has_plan = True
                planned += role.planned
                over += max(0, len(role.seats) - role.planned)
            for seat in role.seats:
                person = org.people[seat.person]
                fte += person.fte * seat.share / 100
                if not seat.main:
                    second.add(seat.person)
                elif rules.is_external(person):
                    external += 1
                else:
                    present += 1
    return {
        "present": present,
        "external": external,
        "planned": planned if has_plan else None,
        "vacant": vacant if has_plan else None,
        "over": over if has_plan else None,
        "second_posts": len(second),
        "fte": fte,
        "unplaced": len(org.people) - len(tree.index(org).places),
    }


METRIC = Metric(
    "headcount",
    N_("People and seats"),
    N_("People with their main post here; planned seats; planned seats not taken."),
    "count",
    "—",
    compute,
)
