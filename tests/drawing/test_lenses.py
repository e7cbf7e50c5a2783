"""Colourings: what each says of a seat and a department, and that everybody's colour is explained."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from orgsandbox.commands.agreement import SetAgreement
from orgsandbox.commands.seats import SetSeatWork, SetShare
from orgsandbox.domain import tree
from orgsandbox.domain.model import Agreement, Answer, Org, Sourcing
from orgsandbox.drawing.card_data import CardOptions, build_card
from orgsandbox.drawing.chart import ChartOptions, compose, lens_context
from orgsandbox.drawing.lenses.base import Context, Lens
from orgsandbox.drawing.lenses.registry import lens, lenses
from orgsandbox.drawing.theme import THEMES
from orgsandbox.files import project as plan_file
from orgsandbox.i18n import use_language
from orgsandbox.resources import path
from tests.plans import move_one, plan, second_post, support_team


def colours(held: Lens, org: Org, person: str, before: Org | None = None, *, story: bool = False):
    context = Context(org, before, day=date(2027, 4, 1), invented=story)
    place = tree.places(org, person)[0]
    unit = org.units[place.unit]
    role = next(role for role in unit.roles if role.id == place.role)
    return held.seat(context, unit, role, place.seat)


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("held", lenses(), ids=lambda held: held.id)
def test_every_colour_on_the_sample_is_in_the_legend_and_in_every_theme(held, language):
    use_language(language)
    project = plan_file.load(path("samples", f"growth.{language}.orgplan"))
    for scenario in project.scenarios:
        context = lens_context(project, scenario, project.before_of(scenario.id).org)
        known = {key for key, _words in held.legend(context)} | {None}
        options = CardOptions(scenario.date, context.before, lens=held, context=context)
        for unit in scenario.org.units:
            card = build_card(scenario.org, unit, options)
            mixes = [card.mix, *(tile.mix for block in card.blocks for tile in block.tiles)]
            for mix in mixes:
                assert {key for key, _part in mix or ()} <= known
                assert not mix or sum(part for _key, part in mix) == pytest.approx(1.0)
        for theme in THEMES.values():
            assert all(theme.name_of(key).startswith("#") for key in known)


def test_specialised_and_broad_follow_the_threshold():
    org = support_team()
    assert colours(lens("breadth"), org, "tanaka") == (("step2", 1.0),)
    assert colours(lens("breadth"), org, "sato") == (("step1", 1.0),)
    assert lens("breadth").caption


def test_a_task_of_one_person_is_amber_and_a_shared_one_is_not():
    org = support_team()
    assert dict(colours(lens("tasks"), org, "ito")) == pytest.approx({"shared": 1.0})
    org = move_one("now", "kato", "clerk").apply(plan()).scenario("now").org
    assert dict(colours(lens("tasks"), org, "ito"))["alone"] == pytest.approx(0.2)


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


def test_breadth_is_of_all_the_work_one_does_not_of_one_post():
    org = plan().scenario("now").org
    for command in (
        second_post("now", "tanaka", "seller"),
        SetShare("now", "tanaka", "seller", 50),
        SetSeatWork("now", "tanaka", "seller", {"pitch": 1.0}),
    ):
        org = command.apply_org(org)
    assert colours(lens("breadth"), org, "tanaka") == (("step1", 1.0),)


@pytest.mark.parametrize("held", lenses(), ids=lambda held: held.id)
def test_an_exported_chart_says_which_colouring_it_is_and_all_its_words(held):
    project = plan()
    chart = compose(project, project.scenarios[0], ChartOptions(lens=held))
    assert chart.legend[0] == ("title", held.title)
    assert set(
        held.legend(lens_context(project, project.scenarios[0], project.scenarios[0].org))
    ) < set(chart.legend)
    assert not held.caption or chart.legend[-1] == ("caption", held.caption)


def test_agreement_is_coloured_and_a_move_begins_it_anew():
    project = SetAgreement("now", (("sato", "anything"),), Agreement.AGREED, "部長了承").apply(
        plan()
    )
    org = project.scenario("now").org
    assert colours(lens("agreement"), org, "sato") == (("agreed", 1.0),)
    assert ("agreed", "agreed: 1") in lens("agreement").legend(Context(org))
    moved = move_one("now", "sato", "clerk").apply(project).scenario("now").org
    assert tree.places(moved, "sato")[0].seat.agreement is Agreement.OPEN


def test_changes_are_read_against_the_baseline():
    before = support_team()
    after = move_one("now", "sato", "seller").apply(plan(before)).scenario("now").org
    assert colours(lens("changed"), after, "sato", before) == (("moved", 1.0),)
    assert colours(lens("changed"), after, "ito", before) == (("same", 1.0),)
