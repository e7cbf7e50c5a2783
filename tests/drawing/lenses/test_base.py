"""Every colour has words, in every theme."""

from __future__ import annotations

import pytest

from orgsandbox.drawing.card_data import CardOptions, build_card
from orgsandbox.drawing.chart import lens_context
from orgsandbox.drawing.lenses.registry import lenses
from orgsandbox.drawing.theme import THEMES
from orgsandbox.files import project as plan_file
from orgsandbox.i18n import use_language
from orgsandbox.resources import path


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
