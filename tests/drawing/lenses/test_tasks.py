"""What hangs on one person."""

from __future__ import annotations

import pytest

from orgsandbox.drawing.lenses.registry import lens
from tests.drawing.lenses.seat_colours import colours
from tests.plans import move_one, plan, support_team


def test_a_task_of_one_person_is_amber_and_a_shared_one_is_not():
    org = support_team()
    assert dict(colours(lens("tasks"), org, "ito")) == pytest.approx({"shared": 1.0})
    org = move_one("now", "kato", "clerk").apply(plan()).scenario("now").org
    assert dict(colours(lens("tasks"), org, "ito"))["alone"] == pytest.approx(0.2)
