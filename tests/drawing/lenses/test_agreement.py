"""How far placements are agreed."""

from __future__ import annotations

from orgsandbox.commands.agreement import SetAgreement
from orgsandbox.domain import tree
from orgsandbox.domain.model import Agreement
from orgsandbox.drawing.lenses.base import Context
from orgsandbox.drawing.lenses.registry import lens
from tests.drawing.lenses.seat_colours import colours
from tests.plans import move_one, plan


def test_agreement_is_coloured_and_a_move_begins_it_anew():
    project = SetAgreement("now", (("sato", "anything"),), Agreement.AGREED, "部長了承").apply(
        plan()
    )
    org = project.scenario("now").org
    assert colours(lens("agreement"), org, "sato") == (("agreed", 1.0),)
    assert ("agreed", "agreed: 1") in lens("agreement").legend(Context(org))
    moved = move_one("now", "sato", "clerk").apply(project).scenario("now").org
    assert tree.places(moved, "sato")[0].seat.agreement is Agreement.OPEN
