"""The legend's filter: who has nothing of a colour steps back."""

from __future__ import annotations

from dataclasses import replace

from orgsandbox.canvas.faded import faded
from orgsandbox.domain.model import Answer, Sourcing
from orgsandbox.drawing.card_data import CardOptions, build_card
from orgsandbox.drawing.lenses.base import Context
from orgsandbox.drawing.lenses.registry import lens
from tests.plans import support_team


def cards(org, lens_id):
    options = CardOptions(lens=lens(lens_id), context=Context(org))
    return [build_card(org, unit, options) for unit in org.units]


def test_people_without_a_colour_step_back():
    org = support_team()
    held = faded(cards(org, "mix"), 1)  # 人事
    assert ("ito", "anything") in held
    assert ("sato", "anything") not in held
    assert faded(cards(org, "mix"), "") == frozenset()


def test_where_only_departments_have_colours_people_go_with_theirs():
    org = support_team()
    answered = Sourcing(answers={"sales": Answer("yes", "no")})
    org = org.with_tasks(replace(org.tasks["closing"], sourcing=answered))
    held = faded(cards(org, "sourcing"), "elsewhere")
    assert ("tanaka", "anything") not in held
    assert ("kato", "seller") in held
