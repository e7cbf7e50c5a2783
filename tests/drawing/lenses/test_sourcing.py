"""What the revenue heads say."""

from __future__ import annotations

from dataclasses import replace

from orgsandbox.domain.model import Answer, Sourcing
from orgsandbox.drawing.lenses.base import Context
from orgsandbox.drawing.lenses.registry import lens
from tests.drawing.lenses.seat_colours import colours
from tests.plans import support_team


def test_direct_departments_have_no_answers_about_them():
    context = Context(support_team())
    assert lens("sourcing").units(context, ("sales",)) == ()
    assert lens("sourcing").units(context, ("team",)) == ((None, 1.0),)


def test_answers_stand_at_departments_and_never_below_a_name():
    org = support_team()
    answered = Sourcing(answers={"sales": Answer("yes", "no")})
    org = org.with_tasks(replace(org.tasks["closing"], sourcing=answered))
    assert colours(lens("sourcing"), org, "ito") == ()
    assert dict(lens("sourcing").units(Context(org), ("team",)))["elsewhere"] > 0
