"""Cards: honest counts, badges, bars."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from orgsandbox.commands.people import EditPeople
from orgsandbox.domain.model import Absence, Org
from orgsandbox.drawing.card_data import CardOptions, build_card
from orgsandbox.i18n import use_language
from tests.plans import move_one, second_post, support_team


@pytest.fixture
def org(qapp) -> Org:
    return support_team()


def test_counts_are_honest_in_japanese(org):
    use_language("ja")
    assert build_card(org, "team", CardOptions()).count == "現員4／定員6（欠員2）"
    org = second_post("now", "kato", "clerk").apply_org(org)
    assert "兼1" in build_card(org, "team", CardOptions()).count


def test_contract_workers_are_counted_apart(org):
    use_language("ja")
    org = EditPeople("now", ("ito",), {"employment": "派遣"}).apply_org(org)
    count = build_card(org, "team", CardOptions()).count
    assert count.startswith("現員3／定員6")
    assert "社外1" in count


def test_badges_say_what_changed_since_the_baseline(org):
    after = move_one("now", "kato", "clerk").apply_org(org)
    card = build_card(after, "team", CardOptions(before=org))
    notes = {tile.person: tile.note for block in card.blocks for tile in block.tiles}
    assert notes["kato"] == "moved"
    assert notes["sato"] == ""


def test_a_bar_shows_the_families_and_no_data_shows_none(org):
    card = build_card(org, "team", CardOptions())
    mixes = {tile.person: tile.mix for block in card.blocks for tile in block.tiles}
    assert mixes["sato"] == ((0, 0.5), (1, 0.5))
    person = replace(org.people["sato"], absences=(Absence(date(2027, 4, 1)),))
    away = build_card(org.with_people(person), "team", CardOptions(date(2027, 5, 1)))
    assert [tile.away for tile in away.blocks[0].tiles] == [True, False, False, False]
