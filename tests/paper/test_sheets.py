"""Pages of whole organisations: nothing overlaps, everything is there, small letters are told."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest

from orgsandbox.domain import tree
from orgsandbox.paper import advice
from orgsandbox.paper.arrangements.registry import paper_arrangements
from orgsandbox.paper.base import Page
from orgsandbox.paper.papers import PAPERS, Split, paper_named
from orgsandbox.paper.sheets import Sheets, compose
from orgsandbox.paper.show import Show
from tests.paper.charts import chart, company, invented, sample
from tests.paper.geometry import faults

WAYS = [way.id for way in paper_arrangements()]
COMPANIES = {"sample": sample, "the 300": company, "120": lambda: invented(120)}


def _said(pages: tuple[Page, ...]) -> str:
    drawings = [drawing for page in pages for drawing in (page.drawing, page.over) if drawing]
    return "".join(run.text for drawing in drawings for run in drawing.runs).replace(" ", "")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("which", COMPANIES)
def test_on_one_page_nothing_overlaps_and_nothing_leaves_its_box(which, way):
    sheets = compose(chart(COMPANIES[which](), way))
    assert len(sheets.pages.pages) == 1
    assert faults(sheets.pages.pages[0]) == []


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("paper", ["A3", "A4"])
def test_in_a_set_nothing_overlaps_and_nobody_is_missing(way, paper):
    wanted = chart(company(), way, Split.SET, paper)
    sheets = compose(wanted)
    assert [fault for page in sheets.pages.pages for fault in faults(page)] == []
    assert sheets.is_legible
    said = _said(sheets.pages.pages)
    org = company().scenarios[-1].org
    missing = [one.name for one in org.people.values() if one.name.replace(" ", "") not in said]
    assert missing == []


def test_a_large_set_of_pages_is_sound():
    sheets = compose(chart(invented(600), None, Split.SET))
    assert [fault for page in sheets.pages.pages for fault in faults(page)] == []
    assert sheets.is_legible


@pytest.mark.parametrize("way", WAYS)
def test_everybody_and_every_department_stands_on_the_one_page(way):
    said = _said(compose(chart(company(), way)).pages.pages)
    org = company().scenarios[-1].org
    for person in org.people.values():
        assert person.name.replace(" ", "") in said
    for unit in org.units.values():
        assert unit.name in said or unit.name == "全社"


@pytest.mark.parametrize("way", ["standard", "compact", "listed", "filled"])
def test_the_300_are_legible_on_one_a3(way):
    sheets = compose(chart(company(), way))
    assert sheets.smallest >= 6.0
    assert sheets.is_legible


@pytest.mark.parametrize(("people", "most"), [(1000, 4), (3000, 12)])
def test_a_thousand_people_need_at_most_four_pages_and_three_thousand_twelve(people, most):
    sheets = compose(chart(invented(people), None, Split.SET))
    assert len(sheets.pages.pages) <= most
    assert sheets.is_legible


def test_with_work_bars_the_300_are_legible_within_four_pages():
    sheets = compose(chart(company(), None, Split.SET, show=Show(bars=True)))
    assert len(sheets.pages.pages) <= 4
    assert sheets.is_legible
    assert [fault for page in sheets.pages.pages for fault in faults(page)] == []
    assert any(page.drawing.bars for page in sheets.pages.pages)


@pytest.mark.parametrize("way", ["compact", "listed", "filled"])
def test_cards_fill_at_least_half_of_what_is_drawn(way):
    page = compose(chart(company(), way)).pages.pages[0]
    boxes = [box for box in page.drawing.boxes if box.key]
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    texts = [(one.x, one.y, one.width, one.height) for one in page.drawing.passages]
    across = [(box.x, box.y, box.width, box.height) for box in boxes] + texts
    # cards with their gaps: half a gap of 10 points, drawn to scale, around each
    cells = set()
    for x, y, width, height in across:
        for column in range(int((x - 4) // 4), int((x + width + 4) // 4) + 1):
            for row in range(int((y - 4) // 4), int((y + height + 4) // 4) + 1):
                cells.add((column, row))
    whole = ((right - left) / 4) * ((bottom - top) / 4)
    assert len(cells) / whole >= 0.5


def test_letters_that_come_out_too_small_are_told_with_what_would_be_legible():
    wanted = chart(company(), "standard", paper="A4")
    sheets = compose(wanted)
    assert not sheets.is_legible
    assert "below the 6 pt" in str(advice.too_small(sheets))
    offers = list(advice.offers(wanted, sheets))
    assert {"paper A3", "3 pages"} & {" ".join(str(one.message).split()[:2]) for one in offers}
    for offer in offers:
        again = compose(wanted.with_order(offer.order))
        assert again.smallest == pytest.approx(offer.smallest, abs=0.02), str(offer.message)
        assert again.is_legible, str(offer.message)


def test_legible_charts_offer_nothing():
    wanted = chart(sample())
    assert list(advice.offers(wanted, compose(wanted))) == []


def test_without_a_wish_the_plainest_legible_arrangement_is_taken():
    assert compose(chart(company())).arrangement == "standard"
    assert compose(chart(company(), paper="B4")).arrangement != "standard"


def test_pages_of_a_set_refer_to_one_another():
    sheets = compose(chart(company(), "standard", Split.SET, "A4"))
    overview, *pages = sheets.pages.pages
    to = {box.page for box in overview.drawing.boxes if box.page is not None}
    assert to == set(range(1, len(pages) + 1))
    for page in pages:
        assert {box.page for box in page.drawing.boxes if box.page is not None} == {0}


def test_tiles_cover_the_chart_and_share_a_strip():
    wanted = chart(company(), "standard", Split.TILES, "A4")
    sheets = compose(wanted)
    assert sheets.is_legible
    assert len(sheets.pages.pages) >= 2
    said = _said(sheets.pages.pages)
    for person in company().scenarios[-1].org.people.values():
        assert person.name.replace(" ", "") in said
    first, second = sheets.pages.pages[:2]
    assert {run.text for run in first.over.runs} & {run.text for run in second.over.runs}
    for page in sheets.pages.pages:
        assert page.clip is not None


def test_tiles_are_numbered_row_by_row_and_neighbours_show_the_same_strip():
    pages = compose(chart(company(), "standard", Split.TILES, "A4")).pages.pages
    places = [tuple(map(int, re.findall(r"\d+", page.bookmark))) for page in pages]
    across = max(column for _row, column in places)
    down = max(row for row, _column in places)
    assert places == [(r, c) for r in range(1, down + 1) for c in range(1, across + 1)]
    for number, page in enumerate(pages, 1):
        assert f"{number}／{len(pages)}" in "".join(run.text for run in page.drawing.runs)
    by_place = dict(zip(places, pages, strict=True))
    for (row, column), page in by_place.items():
        for step in ((0, 1), (1, 0)):
            beside = by_place.get((row + step[0], column + step[1]))
            if beside is None:
                continue
            here, there = _corners(page), _corners(beside)
            for key in here.keys() & there.keys():
                x, y = here[key][0] - there[key][0], here[key][1] - there[key][1]
                assert (abs(y) < 0.01, abs(x) < 0.01) == (step == (0, 1), step == (1, 0))
                assert 0 < max(x, y) < (page.clip.width if step == (0, 1) else page.clip.height)


def _corners(page: Page) -> dict[tuple[object, object], tuple[float, float]]:
    """Return where the boxes of a tile's chart stand that are one of their kind."""
    keys = Counter((box.key, box.look) for box in page.over.boxes)
    return {
        (box.key, box.look): (box.x, box.y)
        for box in page.over.boxes
        if box.key and keys[box.key, box.look] == 1
    }


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("portrait", [False, True])
def test_every_paper_has_its_size_and_holds_the_chart(name, portrait):
    wanted = chart(sample())
    order = replace(wanted.order, paper=paper_named(name, portrait=portrait))
    page = compose(wanted.with_order(order)).pages.pages[0]
    wide, tall = sorted(PAPERS[name], reverse=True)
    size = (tall, wide) if portrait else (wide, tall)
    assert (page.size.width * 25.4 / 72, page.size.height * 25.4 / 72) == pytest.approx(size)
    assert faults(page) == []


@pytest.mark.parametrize("way", WAYS)
def test_down_to_a_level_counts_stand_instead_of_what_is_below(way):
    sheets: Sheets = compose(chart(company(), way, show=Show(levels=2)))
    org = company().scenarios[-1].org
    shown = {box.key for box in sheets.pages.pages[0].drawing.boxes if box.key}
    assert shown == {key for key in org.units if len(tree.path(org, key)) <= 2}
    assert "合計" in _said(sheets.pages.pages) or "total" in _said(sheets.pages.pages)


def test_the_same_order_gives_the_same_pages():
    assert compose(chart(company(), "compact")).pages == compose(chart(company(), "compact")).pages
