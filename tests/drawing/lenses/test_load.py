"""Load: work over working time, in steps; a full week is not over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from orgsandbox.domain.model import Org
from orgsandbox.drawing.lenses.registry import lens
from tests.drawing.lenses.seat_colours import colours
from tests.plans import support_team


def working(amounts: dict[str, float], fte: float) -> Org:
    org = support_team()
    team = org.units["team"]
    role = team.roles[0]
    seat = replace(role.seats[0], work=amounts)
    org = org.with_units(team.with_role(role.with_seat(seat)))
    return org.with_people(replace(org.people["sato"], fte=fte))


@pytest.mark.parametrize(
    "amounts, fte, step",
    [
        ({"closing": 0.5}, 1.0, "step0"),
        ({"closing": 0.51}, 1.0, "step1"),
        ({"closing": 0.8}, 1.0, "step1"),
        ({"closing": 0.81}, 1.0, "step2"),
        ({"closing": 0.7, "payroll": 0.1, "hiring": 0.2}, 1.0, "step2"),
        ({"closing": 1.01}, 1.0, "over"),
        ({"closing": 0.5}, 0.5, "step2"),
        ({"closing": 0.6}, 0.5, "over"),
        ({"closing": 0.2}, 0.5, "step0"),
    ],
)
def test_load_is_work_over_the_time_that_somebody_works(amounts, fte, step):
    assert colours(lens("load"), working(amounts, fte), "sato") == ((step, 1.0),)


def test_nobody_is_loaded_whose_work_or_time_is_not_known():
    org = working({"closing": 0.5}, 0.0)
    assert colours(lens("load"), org, "sato") is None
