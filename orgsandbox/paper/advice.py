"""What to do where letters come out too small: other papers, pages, levels, arrangements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from orgsandbox.i18n import N_, Message
from orgsandbox.paper.arrangements.registry import paper_arrangements
from orgsandbox.paper.chart import PaperChart
from orgsandbox.paper.content import Content
from orgsandbox.paper.frames import Frame
from orgsandbox.paper.order import Order
from orgsandbox.paper.papers import PAPERS, Paper, Split
from orgsandbox.paper.sheets import ROUNDING, Sheets, compose
from orgsandbox.paper.show import People, Show

_LARGEST_FIRST = ("A3", "Tabloid")
_LEAST_LEVELS = 2


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that would be legible: an order, what to say of it, and its smallest letters."""

    order: Order
    message: Message
    smallest: float


def too_small(sheets: Sheets) -> Message:
    """Return the sentence that says how small the letters are."""
    text = N_("The smallest letters are {points} pt, below the {bound} pt that are legible.")
    return Message(text, {"points": f"{sheets.smallest:.1f}", "bound": f"{sheets.legible:g}"})


def offers(chart: PaperChart, sheets: Sheets) -> Iterator[Offer]:
    """Yield what would be legible instead, the nearest to what was ordered first."""
    if sheets.is_legible:
        return
    yield from _arrangements(chart, sheets)
    yield from _papers(chart)
    yield from _pages(chart)
    yield from _levels(chart)


def _legible(chart: PaperChart, order: Order, content: Content | None = None) -> float | None:
    """Return the smallest letters of an order on one page; None where they are too small."""
    frame = Frame(chart, order.paper)
    shown = content or chart.content
    best = 0.0
    for way in paper_arrangements():
        if order.arrangement in (None, way.id):
            fitted = frame.fitted(way, shown, chart.title.title)
            best = max(best, fitted.scale / frame.enough(shown) * frame.legible)
            if best >= frame.legible:
                break
    return best if best >= order.legible - ROUNDING else None


def _arrangements(chart: PaperChart, sheets: Sheets) -> Iterator[Offer]:
    if chart.order.arrangement is None or chart.order.split is not Split.ONE:
        return
    for way in paper_arrangements():
        if way.id == sheets.arrangement:
            continue
        order = replace(chart.order, arrangement=way.id)
        points = _legible(chart, order)
        if points is not None:
            text = N_("arrangement “{arrangement}” ({points} pt)")
            values = {"arrangement": Message(way.title), "points": f"{points:.1f}"}
            yield Offer(order, Message(text, values), points)
            return


def _papers(chart: PaperChart) -> Iterator[Offer]:
    own = PAPERS[chart.order.paper.name]
    for name in _LARGEST_FIRST:
        if PAPERS[name][0] <= own[0]:
            continue
        paper = Paper(name, chart.order.paper.portrait, chart.order.paper.margin)
        order = replace(chart.order, paper=paper, split=Split.ONE)
        points = _legible(chart, order)
        if points is not None:
            text = N_("paper {paper} ({points} pt)")
            yield Offer(order, Message(text, {"paper": name, "points": f"{points:.1f}"}), points)
            return


def _pages(chart: PaperChart) -> Iterator[Offer]:
    if chart.order.split is Split.SET:
        return
    order = replace(chart.order, split=Split.SET)
    sheets = compose(chart.with_order(order))
    if sheets.is_legible:
        count = len(sheets.pages.pages)
        text = N_("{count} pages, an overview and pages by department ({points} pt)")
        values = {"count": count, "points": f"{sheets.smallest:.1f}"}
        yield Offer(order, Message(text, values), sheets.smallest)


def _heads(show: Show) -> People:
    return show.people if show.people is People.NONE else People.HEADS


def _levels(chart: PaperChart) -> Iterator[Offer]:
    content = chart.content
    for level in range(content.depth, _LEAST_LEVELS - 1, -1):
        cut = content.without_people().down_to(level)
        order = replace(
            chart.order,
            split=Split.ONE,
            show=replace(chart.show, people=_heads(chart.show), levels=level),
        )
        points = _legible(chart, order, cut)
        if points is not None:
            text = N_("heads only, down to level {level} ({points} pt)")
            yield Offer(order, Message(text, {"level": level, "points": f"{points:.1f}"}), points)
            return
