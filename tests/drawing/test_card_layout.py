"""Nothing stands outside its card."""

from __future__ import annotations

import pytest

from orgsandbox.domain.model import Org
from orgsandbox.drawing.card_data import CardOptions, build_card
from orgsandbox.drawing.card_layout import measure, part_at
from tests.plans import support_team


@pytest.fixture
def org(qapp) -> Org:
    return support_team()


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
