"""What tasks cost at standard rates, told so that nobody's own rate can be worked out.

A cost is exact where the departments behind it have three people and more, and where it does not,
with the other exact ones, come down to one person's rate. All others are worked out at one average
rate: it is made of what is told anyway, so that it tells nothing more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from orgsandbox.domain import work
from orgsandbox.domain.model import Org
from orgsandbox.domain.table import Floats
from orgsandbox.metrics.base import LEAST_PEOPLE
from orgsandbox.metrics.standard_cost import rate_of

_SURE = 1e-6
"""What rounding may leave between a person's share of what is told and all of it."""


@dataclass(frozen=True, slots=True)
class Told:
    """A task's cost a year, None where it is not known; `averaged` at the average rate."""

    cost: float | None
    averaged: bool = False


class _Known:
    """What can be worked out of sums of people's rates that are told: nobody's own, ever."""

    def __init__(self, people: int) -> None:
        self._rows: list[Floats] = []
        self._share = np.zeros(people)

    def take(self, row: Floats) -> bool:
        """Take one more sum, unless somebody's own rate would follow from it and those before."""
        rest = row.copy()
        for _again in range(2):  # once more against rounding
            for known in self._rows:
                rest -= known * float(known @ rest)
        length = float(np.linalg.norm(rest))
        if length <= _SURE * float(np.linalg.norm(row)):
            return True  # it says nothing new
        direction = rest / length
        share = self._share + direction**2
        if float(share.max()) >= 1 - _SURE:
            return False
        self._rows.append(direction)
        self._share = share
        return True


def told_costs(
    org: Org,
    rates: Mapping[str, float],
    tasks: tuple[str, ...],
    few: Callable[[str], bool],
) -> dict[str, Told]:
    """Return what each task costs; `few` says whether fewer than three people are behind it."""
    done = _done(org)
    people = sorted({person for doers in done.values() for person in doers})
    place = {person: number for number, person in enumerate(people)}
    rate = {person: rate_of(org.people[person], rates) for person in people}
    known = _Known(len(people))
    told: dict[str, Told] = {}
    late: list[str] = []
    for task in tasks:
        doers = done.get(task, {})
        if any(rate[person] is None for person in doers):
            told[task] = Told(None)
            continue
        row = np.zeros(len(people))
        for person, amount in doers.items():
            row[place[person]] = amount
        same = len({rate[person] for person in people}) == 1
        if not few(task) and (same or known.take(row)):
            told[task] = Told(_cost(doers, rate))
        else:
            late.append(task)
    average = _average(told, done, rate)
    for task in late:
        amount = sum(done[task].values()) if task in done else 0.0
        told[task] = Told(None if average is None else amount * average, averaged=True)
    return told


def _done(org: Org) -> dict[str, dict[str, float]]:
    """Return FTE by task and person, over all seats."""
    done: dict[str, dict[str, float]] = {}
    for unit in org.units.values():
        for role in unit.roles:
            for seat in role.seats:
                person = org.people.get(seat.person)
                cells = work.seat_work(person, role, seat) if person is not None else None
                for task, amount in (cells or {}).items():
                    if amount > 0:
                        doers = done.setdefault(task, {})
                        doers[seat.person] = doers.get(seat.person, 0.0) + amount
    return done


def _cost(doers: Mapping[str, float], rate: Mapping[str, float | None]) -> float:
    return sum(amount * (rate[person] or 0.0) for person, amount in doers.items())


def _average(
    told: Mapping[str, Told],
    done: Mapping[str, Mapping[str, float]],
    rate: Mapping[str, float | None],
) -> float | None:
    """Return the rate of the work whose cost is told; where none is, of everybody's work, unless
    fewer than three people do any."""
    exact = [task for task, one in told.items() if one.cost is not None and task in done]
    of = exact or [task for task in done if all(rate[who] is not None for who in done[task])]
    people = {person for task in of for person in done[task]}
    amount = sum(sum(done[task].values()) for task in of)
    if len(people) < LEAST_PEOPLE or amount <= 0:
        return None
    return sum(_cost(done[task], rate) for task in of) / amount
