"""まとまりの手がかり: who knew the undivided time, and how departments coincide with cohorts.

Clues only. The feeling itself is measured by asking (Mael & Ashforth 1992); nothing here is a score.
"""

from __future__ import annotations

from datetime import date
from itertools import combinations

import numpy as np

from orgsandbox.domain.table import Floats, Ints
from orgsandbox.i18n import N_
from orgsandbox.metrics.base import Metric, Reading, Scope

_EXACT_PEOPLE = 14


def undivided_memory(knows: np.ndarray) -> Reading:
    """Return the share of people who were there before the split (flags), and of pairs of whom
    both were; None without people, pairs None below two.

    Source: after the story's own sentence; not a published index.
    """
    people, known = len(knows), int(np.sum(knows))
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


def team_familiarity(months: Floats) -> Reading:
    """Return the mean months two people were there together, and the share of pairs that ever were.

    `months` are rows of (begin, end). None below two people. Source: Reagans, Argote & Brooks 2005,
    Manag. Sci. 51:869; Huckman, Staats & Upton 2009, Manag. Sci. 55:85.
    """
    if len(months) < 2:
        return {"mean_shared_months_per_pair": None, "pairs_that_ever_overlapped": None}
    begins = np.maximum(months[:, 0][:, None], months[:, 0][None, :])
    ends = np.minimum(months[:, 1][:, None], months[:, 1][None, :])
    shared = np.maximum(0.0, ends - begins)[np.triu_indices(len(months), 1)]
    return {
        "mean_shared_months_per_pair": float(shared.mean()),
        "pairs_that_ever_overlapped": float((shared > 0).mean()),
    }


def blau(counts: Floats) -> Reading:
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
    between = 0.0
    for group in np.unique(groups):
        inside = spread[groups == group]
        between += len(inside) * float((inside.mean(axis=0) ** 2).sum())
    return between / total


def fau(values: Floats, groups: Ints) -> Reading:
    """Return the faultline's strength at the groups given and, up to 14 people, its largest value
    over all divisions in two (the division as 1 and 2, the first best one).

    Source: Thatcher, Jehn & Zanutto 2003.
    """
    found: dict[str, object] = {"fau_at_given_partition": explained(values, groups)}
    people = len(values)
    if not 2 <= people <= _EXACT_PEOPLE:
        return {**found, "fau_max_two_subgroups": None, "best_two_subgroups": None}
    best, division = -1.0, np.zeros(people, dtype=np.int64)
    for pattern in range(1, 2 ** (people - 1)):
        tried = np.array([0, *((pattern >> bit) & 1 for bit in reversed(range(people - 1)))])
        strength = explained(values, tried)
        if strength > best + 1e-12:
            best, division = strength, tried
    return {**found, "fau_max_two_subgroups": best, "best_two_subgroups": (division + 1).tolist()}


def silhouette(values: Floats, groups: Ints) -> float | None:
    """Return the average silhouette width of groups (Euclidean; people alone in a group count 0).

    None with fewer than two groups. Source: Rousseeuw 1987.
    """
    names = np.unique(groups)
    if len(names) < 2:
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


def shared_task_pairs(scope: Scope) -> tuple[int, int]:
    """Return how many pairs of people share a task, of how many pairs with work data."""
    table = scope.tasks
    rows: dict[int, list[int]] = {}
    for row, col in zip(table.rows, table.cols, strict=True):
        rows.setdefault(int(col), []).append(int(row))
    pairs = {pair for people in rows.values() for pair in combinations(sorted(people), 2)}
    count = int((table.row_sums > 0).sum())
    return len(pairs), count * (count - 1) // 2


def cohort_line(scope: Scope) -> float | None:
    """Return how far the departments coincide with entry cohorts: η² of the joining day."""
    held = {key: unit for key, unit in members(scope).items()
            if scope.org.people[key].joined is not None}  # fmt: skip
    if len(held) < 2 or len(set(held.values())) < 2:
        return None
    days = [(scope.org.people[key].joined or date.min).toordinal() for key in held]
    numbers = {unit: number for number, unit in enumerate(dict.fromkeys(held.values()))}
    values = np.array(days, dtype=float)[:, None]
    return explained(values, np.array([numbers[unit] for unit in held.values()]))


def compute(scope: Scope) -> Reading:
    """Return the clues in scope; None for what needs a split or joining days that are not known."""
    knows, dated = knowing(scope)
    if split_day(scope) is None or not dated:
        return {"share_people": None, "share_pairs": None}
    return undivided_memory(np.isin(np.array(dated), np.array(knows)))


METRIC = Metric(
    "undivided_memory",
    N_("Who knows the time before the split"),
    N_("Share of people, and of pairs, who were there before the departments were divided."),
    "|R| / n, |R|(|R| − 1) / n(n − 1)",
    "Definition of our own, after the story; not a published index",
    compute,
    live=False,
)
