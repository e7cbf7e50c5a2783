"""Cards are readable at half size and paint within their frame."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage, QPainter

from orgsandbox.domain.model import Org
from orgsandbox.drawing.card_data import CardOptions, build_card
from orgsandbox.drawing.card_layout import measure
from orgsandbox.drawing.card_paint import grown, paint_card
from orgsandbox.drawing.theme import DARK, LIGHT
from tests.plans import support_team


@pytest.fixture
def org(qapp) -> Org:
    return support_team()


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
