"""The chart as a picture: whole, with its resolution, the same every time, never too large."""

from __future__ import annotations

import struct

import pytest
from PySide6.QtGui import QImage

from orgsandbox.domain.problem import Refused
from orgsandbox.drawing.chart import ChartOptions, compose
from orgsandbox.drawing.theme import LIGHT, PRINT
from orgsandbox.export import base, png
from orgsandbox.export.base import Wish, size_of
from orgsandbox.i18n import use_language
from tests.plans import plan


@pytest.fixture
def chart(qapp):
    use_language("ja")
    project = plan()
    return compose(project, project.scenarios[0], ChartOptions())


def chunk(data: bytes, name: bytes) -> bytes:
    at = data.index(name)
    (length,) = struct.unpack(">I", data[at - 4 : at])
    return data[at + 4 : at + 4 + length]


def test_a3_at_150_dpi_has_the_paper_s_pixels_and_says_so(chart):
    size = size_of(chart, Wish(paper="A3", dpi=150))
    data = png.render(chart, size, LIGHT)
    assert struct.unpack(">II", chunk(data, b"IHDR")[:8]) == (2480, 1754)
    across, down, unit = struct.unpack(">IIB", chunk(data, b"pHYs"))
    assert (across, down, unit) == (5906, 5906, 1)


def test_the_same_chart_gives_the_same_bytes(chart):
    size = size_of(chart, Wish(width=900))
    assert png.render(chart, size, PRINT) == png.render(chart, size, PRINT)


def test_a_width_in_pixels_is_kept(chart):
    size = size_of(chart, Wish(width=1234))
    assert QImage.fromData(png.render(chart, size, LIGHT)).width() == 1234


def test_nothing_touches_the_edge(chart):
    picture = QImage.fromData(png.render(chart, size_of(chart, Wish(dpi=96)), LIGHT))
    paper = picture.pixel(0, 0)
    right, bottom = picture.width() - 1, picture.height() - 1
    assert all(picture.pixel(x, y) == paper for x in range(0, right, 3) for y in (0, 4, bottom))
    assert all(picture.pixel(x, y) == paper for y in range(0, bottom, 3) for x in (0, 4, right))


def test_japanese_letters_are_drawn_and_not_boxes(chart):
    """Two different names give different pixels: boxes for missing letters would be alike."""
    project = plan()
    other = compose(project, project.scenarios[0], ChartOptions(unit="sales"))
    one = png.render(chart, size_of(chart, Wish(width=700)), LIGHT)
    assert one != png.render(other, size_of(other, Wish(width=700)), LIGHT)
    from PySide6.QtGui import QRawFont

    from orgsandbox.drawing.fonts import font

    raw = QRawFont.fromFont(font(14))
    assert all(raw.supportsCharacter(ord(sign)) for sign in "髙﨑德濵塚邉齋祇葛")


def test_a_picture_in_strips_and_parts_is_the_picture(chart, monkeypatch):
    size = size_of(chart, Wish(width=900))
    whole = png.image(chart, size, LIGHT)
    monkeypatch.setattr(png, "_STRIP", 900 * 37)
    monkeypatch.setattr(png, "_WIDEST", 311)
    strips = QImage.fromData(png.render(chart, size, LIGHT))
    assert (strips.width(), strips.height()) == (whole.width(), whole.height())
    far = 0
    for y in range(0, whole.height(), 3):
        for x in range(0, whole.width(), 3):
            one, other = whole.pixelColor(x, y), strips.pixelColor(x, y)
            far += max(abs(one.red() - other.red()), abs(one.blue() - other.blue())) > 40
    assert far < whole.width() * whole.height() / 9 * 0.002
    assert strips.dotsPerMeterX() == whole.dotsPerMeterX()


def test_a_size_that_does_not_fit_is_refused_with_the_largest_that_does(chart, monkeypatch):
    monkeypatch.setattr(base, "memory_for_a_picture", lambda: 40_000_000)
    with pytest.raises(Refused) as refusal:
        size_of(chart, Wish(dpi=2400), in_memory=True)
    largest = refusal.value.message.values["largest"]
    size_of(chart, Wish(dpi=float(largest)), in_memory=True)
    assert size_of(chart, Wish(dpi=2400)).dpi == 2400, "a file is written in strips"
    with pytest.raises(Refused):
        size_of(chart, Wish(width=200_001))
    with pytest.raises(Refused):
        size_of(chart, Wish(paper="B0"))


def test_folded_departments_and_the_view_play_no_part(chart):
    assert set(chart.cards) == {"board", "sales", "team"}
    assert all(not card.folded for card in chart.cards.values())


def test_outside_sees_numbers_and_no_names(qapp):
    project = plan()
    chart = compose(project, project.scenarios[0], ChartOptions(profile="external"))
    assert not any(block.tiles for card in chart.cards.values() for block in card.blocks)
