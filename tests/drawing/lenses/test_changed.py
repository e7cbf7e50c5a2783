"""What changed since the baseline."""

from __future__ import annotations

from orgsandbox.drawing.lenses.registry import lens
from tests.drawing.lenses.seat_colours import colours
from tests.plans import move_one, plan, support_team


def test_changes_are_read_against_the_baseline():
    before = support_team()
    after = move_one("now", "sato", "seller").apply(plan(before)).scenario("now").org
    assert colours(lens("changed"), after, "sato", before) == (("moved", 1.0),)
    assert colours(lens("changed"), after, "ito", before) == (("same", 1.0),)
