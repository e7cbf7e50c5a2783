"""What a split costs in words: work the new departments still share, and smaller pools."""

from __future__ import annotations

from itertools import combinations

from orgsandbox.domain import work
from orgsandbox.domain.model import Org
from orgsandbox.metrics.load import erlang_c

_FULLEST = 0.97
"""A pool at exactly 100 % would wait for ever: just below, pools can still be compared."""


def shared_tasks(org: Org, units: tuple[str, ...]) -> list[tuple[str, str, int]]:
    """Return, for every pair of units, how many tasks people of both do; most first."""
    done = {
        key: {task for task, amount in work.unit_work(org, org.units[key]).items() if amount > 0}
        for key in units
    }
    pairs = [(one, other, len(done[one] & done[other])) for one, other in combinations(units, 2)]
    return sorted(pairs, key=lambda pair: -pair[2])


def pooled_wait(org: Org, units: tuple[str, ...]) -> float | None:
    """Return the mean wait in service times when each unit is one pool (Erlang C).

    People count as whole servers, the work as offered load; weighted by load. None where a pool
    has more work than people. Assumes work that comes at random and that anyone in a pool can do
    it: an illustration of what smaller pools cost, no forecast. Source: Erlang 1917.
    """
    total = waited = 0.0
    for key in units:
        unit = org.units[key]
        people = len({seat.person for role in unit.roles for seat in role.seats if seat.main})
        load = sum(work.unit_work(org, unit).values())
        if load <= 0:
            continue
        waiting = erlang_c(people, min(load, people * _FULLEST)) if people else None
        if waiting is None:
            return None
        total += load
        waited += load * waiting[1]
    return waited / total if total > 0 else None
