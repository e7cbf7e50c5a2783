"""Specialised or broad."""

from __future__ import annotations

from orgsandbox.commands.seats import SetSeatWork, SetShare
from orgsandbox.drawing.lenses.registry import lens
from tests.drawing.lenses.seat_colours import colours
from tests.plans import plan, second_post, support_team


def test_specialised_and_broad_follow_the_threshold():
    org = support_team()
    assert colours(lens("breadth"), org, "tanaka") == (("step2", 1.0),)
    assert colours(lens("breadth"), org, "sato") == (("step1", 1.0),)
    assert lens("breadth").caption


def test_breadth_is_of_all_the_work_one_does_not_of_one_post():
    org = plan().scenario("now").org
    for command in (
        second_post("now", "tanaka", "seller"),
        SetShare("now", "tanaka", "seller", 50),
        SetSeatWork("now", "tanaka", "seller", {"pitch": 1.0}),
    ):
        org = command.apply_org(org)
    assert colours(lens("breadth"), org, "tanaka") == (("step1", 1.0),)
