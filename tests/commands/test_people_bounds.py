"""What a person can be: the bounds themselves are allowed, nothing beyond."""

from __future__ import annotations

from datetime import date

import pytest

from orgsandbox.commands.people import EditPeople
from orgsandbox.domain.model import Absence
from orgsandbox.domain.problem import Refused
from tests.plans import plan

DAY = date(2027, 4, 1)
BEFORE = date(2027, 3, 31)


@pytest.mark.parametrize(
    "changes",
    [
        {"fte": 0.0},
        {"fte": 10.0},
        {"joined": DAY, "leaving": DAY},
        {"absences": (Absence(DAY, DAY),)},
    ],
)
def test_a_bound_itself_is_allowed(changes):
    person = EditPeople("now", ("sato",), changes).apply(plan()).scenario("now").org.people["sato"]
    assert {key: getattr(person, key) for key in changes} == changes


@pytest.mark.parametrize(
    "changes",
    [
        {"fte": -0.01},
        {"fte": 10.01},
        {"fte": float("nan")},
        {"joined": DAY, "leaving": BEFORE},
        {"absences": (Absence(DAY, BEFORE),)},
        {"name": "　"},
    ],
)
def test_what_lies_beyond_is_refused(changes):
    with pytest.raises(Refused):
        EditPeople("now", ("sato",), changes).apply(plan())
