"""Who knows the time before a split."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from orgsandbox.drawing.lenses.base import Context
from orgsandbox.drawing.lenses.registry import lens
from tests.drawing.lenses.seat_colours import colours
from tests.plans import support_team


def test_only_the_sample_story_says_of_one_person_who_knew_the_time_before():
    org = support_team()
    people = [
        replace(org.people["sato"], joined=date(2020, 4, 1)),
        replace(org.people["ito"], joined=date(2026, 4, 1)),
    ]
    unit = replace(org.units["team"], divided_on=date(2025, 4, 1))
    org = org.with_people(*people).with_units(unit)
    assert colours(lens("memory"), org, "sato", story=True) == (("knows", 1.0),)
    assert colours(lens("memory"), org, "sato") == ()
    shares = lens("memory").units(Context(org), ("team",))
    assert shares is None  # two joining days tell of single people
    org = org.with_people(replace(org.people["suzuki"], joined=date(2021, 4, 1)))
    shares = lens("memory").units(Context(org), ("team",))
    assert dict(shares) == pytest.approx({"knows": 0.5, "came": 0.25, None: 0.25})
    words = [text for _key, text in lens("memory").legend(Context(org))]
    assert words[0].endswith("2 of 3 in the whole company")
    assert words[2] == "no data (3), or fewer than three people in a department"
