"""Familiarity: how long two people of a scope have been there together."""

from __future__ import annotations

import numpy as np

from orgsandbox.domain.model import Person
from orgsandbox.i18n import N_
from orgsandbox.metrics.base import Metric, Output, Reading, Scope
from orgsandbox.metrics.unity import team_familiarity

_MONTH = 365.2425 / 12
"""Days."""


def compute(scope: Scope) -> Reading:
    """Return the mean months of a pair, and the share of pairs that were ever there together.

    People without a joining date are left out. Time runs to the day somebody leaves, for all others
    to the last day that the plan knows of anybody: a common end, so that no date of today gets in.
    """
    people = [scope.org.people[key] for key in scope.tasks.people if key in scope.org.people]
    dated = [person for person in people if person.joined is not None]
    end = max((_last(person) for person in scope.org.people.values()), default=0)
    months = np.array(
        [(_ordinal(person) / _MONTH, (_leaves(person) or end) / _MONTH) for person in dated]
    ).reshape(-1, 2)
    return Reading(dict(team_familiarity(months)))


def _ordinal(person: Person) -> int:
    return person.joined.toordinal() if person.joined is not None else 0


def _leaves(person: Person) -> int:
    return person.leaving.toordinal() if person.leaving is not None else 0


def _last(person: Person) -> int:
    return max(_ordinal(person), _leaves(person))


METRIC = Metric(
    "team_familiarity",
    N_("Time together"),
    N_("How many months two people have been in the company together: a clue to unity, not unity."),
    "Σ_{i<j} max(0, months together) / (n(n − 1)/2)",
    "Reagans, Argote & Brooks 2005, Management Science 51:869; Huckman, Staats & Upton 2009",
    compute,
    (
        Output(
            "mean_shared_months_per_pair", N_("Months two people were there together"), "number"
        ),
        Output("pairs_that_ever_overlapped", N_("Pairs that were ever there together"), "share"),
    ),
    live=False,
)
