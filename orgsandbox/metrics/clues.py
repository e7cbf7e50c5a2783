"""Clues of unity by department: who knows the time before the split, how long people shared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from orgsandbox.domain import tree
from orgsandbox.domain.model import Person
from orgsandbox.domain.table import Floats, Ints
from orgsandbox.metrics.base import Scope
from orgsandbox.metrics.unity import known_shares, members, shared_months, split_day

_MONTH = 365.25 / 12


@dataclass(frozen=True, slots=True)
class Clues:
    """What is known of some people: how many they are, how many have a joining day (`dated`), how
    many of these joined before the split (`knows`; None where nothing was split), and the months
    two of them were there together, mean of the pairs (None without a day or below two).
    """

    people: int
    dated: int
    knows: int | None
    months: float | None

    @property
    def share_people(self) -> float | None:
        """The share of the dated people who know the time before, 0-1."""
        return self._share("share_people")

    @property
    def share_pairs(self) -> float | None:
        """The share of the pairs of dated people who both know it, 0-1."""
        return self._share("share_pairs")

    def _share(self, key: str) -> float | None:
        if self.knows is None:
            return None
        return known_shares(self.knows, self.dated)[key]


def clues(scope: Scope, day: date | None) -> tuple[dict[str, Clues], Clues]:
    """Return the clues by department in display order, and those of all people in scope.

    A person counts once, in the department of the main post; departments without such people are
    left out. Shared months run to `day`, the day from which the scenario applies, or to the day a
    person leaves where that is earlier.
    """
    homes = members(scope)
    inhabited = set(homes.values())
    units = [key for key in tree.in_order(scope.org) if key in inhabited]
    number = {key: place for place, key in enumerate(units)}
    home = np.array([number[unit] for unit in homes.values()], dtype=np.int64)
    people = [scope.org.people[key] for key in homes]
    joined = np.array([_ordinal(person.joined) for person in people], dtype=np.int64)
    split = split_day(scope)
    ends = _ends(people, day)

    def counted(group: Ints, count: int) -> tuple[Clues, ...]:
        return _counted(group, joined, split, count, _together(joined, ends, group, count))

    return dict(zip(units, counted(home, len(units)), strict=True)), counted(home * 0, 1)[0]


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day is not None else 0


def _ends(people: Sequence[Person], day: date | None) -> Floats | None:
    """Return until which day each person's months count; None without a day."""
    if day is None:
        return None
    last = day.toordinal()
    return np.array([min(last, _ordinal(person.leaving) or last) for person in people], dtype=float)


def _together(joined: Ints, ends: Floats | None, group: Ints, count: int) -> Floats:
    """Return the mean shared months by group; NaN where undefined."""
    if ends is None:
        return np.full(count, np.nan)
    dated = joined > 0
    return shared_months(joined[dated] / _MONTH, ends[dated] / _MONTH, group[dated], count)


def _counted(
    home: Ints, joined: Ints, split: date | None, count: int, months: Floats
) -> tuple[Clues, ...]:
    everybody = np.bincount(home, minlength=count)
    dated = np.bincount(home[joined > 0], minlength=count)
    before = (joined > 0) & (joined < _ordinal(split))
    knows = np.bincount(home[before], minlength=count)
    return tuple(
        Clues(
            int(everybody[place]),
            int(dated[place]),
            int(knows[place]) if split is not None else None,
            None if np.isnan(months[place]) else float(months[place]),
        )
        for place in range(count)
    )
