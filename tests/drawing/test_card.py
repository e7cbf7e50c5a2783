"""Cards: honest counts, the head first, nothing outside the card, readable at half size."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtGui import QImage, QPainter

from orgsandbox.commands.people import EditPeople
from orgsandbox.domain.model import Absence, Org
from orgsandbox.drawing.card_data import CardOptions, build_card
from orgsandbox.drawing.card_layout import measure, part_at
from orgsandbox.drawing.card_paint import grown, paint_card
from orgsandbox.drawing.theme import DARK, LIGHT
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


def test_every_tile_is_inside_its_card_and_found_under_the_pointer(org):
    card = build_card(org, "team", CardOptions())
    layout = measure(card)
    for part in layout.tiles:
        left, top, width, height = part.box
        assert left >= 0
        assert left + width <= layout.width
        assert top + height <= layout.height
        assert part_at(layout, left + width / 2, top + height / 2) == part
    assert part_at(layout, 20, 15).kind == "unit"


def test_names_read_at_half_size():
    assert 13 * grown(0.5) * 0.5 >= 8.5
    assert grown(1.0) == 1.0


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("scale", [1.0, 0.5, 0.3, 0.06])
def test_a_card_paints_at_every_size_within_its_frame(org, theme, scale):
    card = build_card(org, "team", CardOptions())
    layout = measure(card)
    image = QImage(int(layout.width) + 20, int(layout.height) + 20, QImage.Format.Format_RGB32)
    image.fill(0xFF00FF)
    painter = QPainter(image)
    painter.translate(10, 10)
    paint_card(painter, card, layout, theme, scale=scale)
    painter.end()
    outside = image.pixel(3, 3)
    assert all(image.pixel(x, 3) == outside for x in range(image.width()))
    assert image.pixel(int(layout.width) // 2, int(layout.height) // 2) != outside
