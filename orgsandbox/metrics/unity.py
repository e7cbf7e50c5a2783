"""まとまりの手がかり: who knew the undivided time, and how departments coincide with cohorts.

Clues only. The feeling itself is measured by asking (Mael & Ashforth 1992); nothing here is a score.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from orgsandbox.domain.table import Floats, Ints
from orgsandbox.i18n import N_
from orgsandbox.metrics.base import Metric, Numbers, Reading, Scope, Value

_TWO = 2
"""Departments, or people, between whom there is something to compare."""

_EXACT_PEOPLE = 14


def undivided_memory(knows: np.ndarray) -> Numbers:
    """Return the share of people who were there before the split (flags), and of pairs of whom
    both were; None without people, pairs None below two.

    Source: after the story's own sentence; not a published index.
    """
    return known_shares(int(np.sum(knows)), len(knows))


def known_shares(known: int, people: int) -> Numbers:
    """Return the same shares of numbers of people: how many were there before, of how many."""
    pairs = people * (people - 1)
    return {
        "share_people": known / people if people else None,
        "share_pairs": known * (known - 1) / pairs if pairs else None,
    }


def remembered(share: float, turnover: float, years: int) -> tuple[float, ...]:
    """Return the expected share who knew the undivided time, now and after each year.

    Every year `turnover` (0-1) of the people leave, whoever they are, and newcomers take their
    places: share × (1 − turnover)^year. An expectation under that assumption, no forecast.
    """
    return tuple(share * (1 - turnover) ** year for year in range(years + 1))


def team_familiarity(months: Floats) -> Numbers:
    """Return the mean months two people were there together, and the share of pairs that ever were.

    `months` are rows of (begin, end). None below two people. Source: Reagans, Argote & Brooks 2005,
    Manag. Sci. 51:869; Huckman, Staats & Upton 2009, Manag. Sci. 55:85.
    """
    people = len(months)
    if people < _TWO:
        return {"mean_shared_months_per_pair": None, "pairs_that_ever_overlapped": None}
    begins, ends = months[:, 0], months[:, 1]
    mean = shared_months(begins, ends, np.zeros(people, dtype=np.int64), 1)[0]
    there = ends > begins
    count = int(there.sum())
    gone_before = count - np.searchsorted(np.sort(begins[there]), ends[there])
    overlapping = count * (count - 1) / 2 - float(gone_before.sum())
    return {
        "mean_shared_months_per_pair": float(mean),
        "pairs_that_ever_overlapped": overlapping / (people * (people - 1) / 2),
    }


def shared_months(begins: Floats, ends: Floats, groups: Ints, count: int) -> Floats:
    """Return the mean time two people of a group were there together, for each of `count` groups.

    `begins` and `ends` are in any unit of time, `groups` are numbers from 0; NaN for a group below
    two people. The time together added over all pairs is ∫ N(N − 1)/2 dt, N being how many are
    there at t: so one sort of comings and goings is enough, whatever the number of people.
    """
    there = ends > begins
    group = np.concatenate((groups[there], groups[there]))
    time = np.concatenate((begins[there], ends[there]))
    order = np.lexsort((time, group))
    present = np.cumsum(np.repeat((1.0, -1.0), int(there.sum()))[order])
    span = np.diff(time[order], append=0.0)  # after a group's last going nobody is present
    together = np.bincount(group[order], present * (present - 1) / 2 * span, count)
    sizes = np.bincount(groups, minlength=count)
    pairs = sizes * (sizes - 1) / 2
    mean: Floats = np.full(count, np.nan)
    np.divide(together, pairs, out=mean, where=pairs > 0)
    return mean


def blau(counts: Floats) -> Numbers:
    """Return Blau's index of variety 1 − Σp², its largest value for so many groups, and their ratio.

    Source: Blau 1977; Harrison & Klein 2007.
    """
    total, groups = float(counts.sum()), len(counts)
    if total <= 0:
        return {"blau": None, "blau_max_for_k": None, "iqv": None}
    index = 1.0 - float(((counts / total) ** 2).sum())
    most = (groups - 1) / groups
    return {"blau": index, "blau_max_for_k": most, "iqv": index / most if most else None}


def explained(values: Floats, groups: Ints) -> float:
    """Return the share of the variance of values (people × attributes) that lies between groups.

    0 where nothing varies. At the departments it is η², what Thatcher, Jehn & Zanutto 2003 call
    the faultline's strength of a given division.
    """
    spread = values - values.mean(axis=0)
    total = float((spread**2).sum())
    if total <= 0:
        return 0.0
    number = np.unique(groups, return_inverse=True)[1]
    sizes = np.bincount(number)
    sums = (np.bincount(number, attribute) for attribute in spread.T)
    return sum(float((part**2 / sizes).sum()) for part in sums) / total


def fau(values: Floats, groups: Ints) -> Mapping[str, Value]:
    """Return the faultline's strength at the groups given and, up to 14 people, its largest value
    over all divisions in two (the division as 1 and 2, the first best one).

    Source: Thatcher, Jehn & Zanutto 2003.
    """
    strengths: dict[str, Value] = {"fau_at_given_partition": explained(values, groups)}
    people = len(values)
    if not _TWO <= people <= _EXACT_PEOPLE:
        return {**strengths, "fau_max_two_subgroups": None, "best_two_subgroups": None}
    best, division = -1.0, np.zeros(people, dtype=np.int64)
    for pattern in range(1, 2 ** (people - 1)):
        tried = np.array([0, *((pattern >> bit) & 1 for bit in reversed(range(people - 1)))])
        strength = explained(values, tried)
        if strength > best + 1e-12:
            best, division = strength, tried
    return {
        **strengths,
        "fau_max_two_subgroups": best,
        "best_two_subgroups": (division + 1).tolist(),
    }


def silhouette(values: Floats, groups: Ints) -> float | None:
    """Return the average silhouette width of groups (Euclidean; people alone in a group count 0).

    None with fewer than two groups. Source: Rousseeuw 1987.
    """
    names = np.unique(groups)
    if len(names) < _TWO:
        return None
    apart = np.sqrt(((values[:, None, :] - values[None, :, :]) ** 2).sum(axis=2))
    widths = []
    for row, own in enumerate(groups):
        inside = (groups == own) & (np.arange(len(groups)) != row)
        if not inside.any():
            widths.append(0.0)
            continue
        near = float(apart[row, inside].mean())
        other = min(float(apart[row, groups == name].mean()) for name in names if name != own)
        widths.append((other - near) / max(near, other) if max(near, other) > 0 else 0.0)
    return float(np.mean(widths))


def split_day(scope: Scope) -> date | None:
    """Return the last day on which a department in scope was divided; None when none was."""
    days = [
        unit.divided_on
        for unit in scope.org.units.values()
        if scope.has(unit.id) and unit.divided_on is not None
    ]
    return max(days, default=None)


def members(scope: Scope) -> dict[str, str]:
    """Return who has the main post in scope, with the department."""
    return {
        seat.person: unit.id
        for unit in scope.org.units.values()
        if scope.has(unit.id)
        for role in unit.roles
        for seat in role.seats
        if seat.main and seat.person in scope.org.people
    }


def knowing(scope: Scope) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who joined before the split, and everybody whose joining day is known."""
    day = split_day(scope)
    dated = tuple(key for key in members(scope) if scope.org.people[key].joined is not None)
    if day is None:
        return (), dated
    people = scope.org.people
    return tuple(key for key in dated if (people[key].joined or day) < day), dated


@dataclass(frozen=True, slots=True)
class Cohorts:
    """How far departments coincide with entry cohorts: `line` is η² of the joining day (0-1),
    `by_chance` its mean if the same people were drawn into departments of the same sizes by lot,
    `years` the number of different entry years, `variety` Blau's index of them, `most` its top.
    """

    line: float
    by_chance: float
    years: int
    variety: float
    most: float


def cohorts(scope: Scope) -> Cohorts | None:
    """Return how departments and entry cohorts coincide; None below two departments with people
    whose joining days are known.

    Over all ways to deal the people out, η² is (k − 1)/(n − 1) in the mean: with few people it is
    high without any meaning, so the two belong side by side.
    """
    people = scope.org.people
    dated = [
        (people[key].joined or date.min, unit)
        for key, unit in members(scope).items()
        if people[key].joined is not None
    ]
    departments = {unit: number for number, unit in enumerate({unit: None for _day, unit in dated})}
    if len(departments) < _TWO:
        return None
    days = np.array([day.toordinal() for day, _unit in dated], dtype=float)
    line = explained(days[:, None], np.array([departments[unit] for _day, unit in dated]))
    by_chance = (len(departments) - 1) / (len(dated) - 1)
    _years, counts = np.unique([day.year for day, _unit in dated], return_counts=True)
    variety = blau(counts.astype(float))
    return Cohorts(
        line, by_chance, len(counts), variety["blau"] or 0.0, variety["blau_max_for_k"] or 0.0
    )


def compute(scope: Scope) -> Reading:
    """Return the clues in scope; None for what needs a split or joining days that are not known."""
    knows, dated = knowing(scope)
    if split_day(scope) is None or not dated:
        return Reading({"share_people": None, "share_pairs": None})
    return Reading(undivided_memory(np.isin(np.array(dated), np.array(knows))))


METRIC = Metric(
    "undivided_memory",
    N_("Who knows the time before the split"),
    N_("Share of people, and of pairs, who were there before the departments were divided."),
    "|R| / n, |R|(|R| − 1) / n(n − 1)",
    N_("Definition of our own, after the story; not a published index"),
    compute,
    live=False,
)
