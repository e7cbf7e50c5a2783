"""From an order to pages: which arrangement, over how many sheets, and how small the letters are."""

from __future__ import annotations

from dataclasses import dataclass

from orgsandbox.domain.problem import Refused
from orgsandbox.i18n import N_, Message, current_language
from orgsandbox.paper import tiles
from orgsandbox.paper.arrangements.base import PaperArrangement
from orgsandbox.paper.arrangements.registry import paper_arrangement, paper_arrangements
from orgsandbox.paper.base import Page, Pages
from orgsandbox.paper.chart import PaperChart
from orgsandbox.paper.frames import Frame
from orgsandbox.paper.papers import Split
from orgsandbox.paper.sets import PageSet

ROUNDING = 0.005
"""Points by which letters may fall short of the bound: they are told in hundredths."""

_SET_WAYS = ("standard", "filled")
"""Arrangements tried for sets where none is ordered: the plainer one unless it needs more pages."""

_WORTH = 0.75
"""Share of the pages from which a less usual arrangement is worth it."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """The pages of an order, with what was chosen: arrangement, split, and the bound asked for."""

    pages: Pages
    arrangement: str
    split: Split
    legible: float

    @property
    def smallest(self) -> float:
        """The smallest letters of the chart, in points."""
        return self.pages.smallest

    @property
    def is_legible(self) -> bool:
        """Whether all letters are at least as large as asked for."""
        return self.smallest >= self.legible - ROUNDING


def compose(chart: PaperChart) -> Sheets:
    """Return the pages of an order; Refused where there is nothing to draw."""
    if not chart.content.roots:
        raise Refused(Message(N_("There are no departments to draw.")))
    order = chart.order
    if order.split is Split.SET:
        return _set(chart)
    if order.split is Split.TILES:
        return _tiles(chart)
    one = one_page(chart)
    return one if one.is_legible or order.split is Split.ONE else _set(chart)


def ways(chart: PaperChart) -> tuple[PaperArrangement, ...]:
    """Return the arrangement ordered, or all where none is."""
    if chart.order.arrangement is not None:
        return (paper_arrangement(chart.order.arrangement),)
    return paper_arrangements()


def one_page(chart: PaperChart) -> Sheets:
    """Return the chart on one page: the plainest arrangement that is legible, else the one with
    the largest letters."""
    frame = Frame(chart, chart.order.paper)
    title = chart.title.title
    best = None
    for way in ways(chart):
        fitted = frame.fitted(way, chart.content, title)
        if best is None or fitted.scale > best[1].scale:
            best = way, fitted
        if fitted.scale >= frame.enough(chart.content):
            break
    assert best is not None  # there is always an arrangement
    way, fitted = best
    page = frame.page(fitted, chart.content, title, title, (1, 1))
    return _sheets(chart, (page,), way, Split.ONE)


def _set(chart: PaperChart) -> Sheets:
    frame = Frame(chart, chart.order.paper)
    title = chart.title.title
    chosen = [paper_arrangement(key) for key in _SET_WAYS]
    if chart.order.arrangement is not None:
        chosen = [paper_arrangement(chart.order.arrangement)]
    best: tuple[PageSet, PaperArrangement] | None = None
    for way in chosen:
        made = PageSet(frame, (chosen[0], way), chart.content, title)
        if best is None or made.count < best[0].count * _WORTH:
            best = made, way
    assert best is not None  # there is always an arrangement
    return _sheets(chart, best[0].pages(), best[1], Split.SET)


def _tiles(chart: PaperChart) -> Sheets:
    frame = Frame(chart, chart.order.paper)
    way = ways(chart)[0]
    made = tiles.pages(frame, way, chart.content, chart.title.title, chart.order.overlap)
    return _sheets(chart, made, way, Split.TILES)


def _sheets(
    chart: PaperChart, pages: tuple[Page, ...], way: PaperArrangement, split: Split
) -> Sheets:
    author = "" if chart.is_outside else chart.title.author
    document = Pages(pages, chart.title.title, current_language(), author, chart.legend)
    return Sheets(document, way.id, split, chart.order.legible)
