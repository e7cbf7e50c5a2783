"""Makes pages in a process of its own, so that the window never waits."""

from __future__ import annotations

from dataclasses import dataclass, replace

from orgsandbox.domain.problem import Refused
from orgsandbox.domain.project import Project
from orgsandbox.i18n import Message, speaking
from orgsandbox.paper import advice
from orgsandbox.paper.advice import Offer
from orgsandbox.paper.arrangements.registry import paper_arrangements
from orgsandbox.paper.base import Page
from orgsandbox.paper.chart import PaperChart
from orgsandbox.paper.order import Order
from orgsandbox.paper.papers import Split
from orgsandbox.paper.sheets import Sheets, compose
from orgsandbox.worker import Told, Worker


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be put on paper, and the language it speaks."""

    project: Project
    scenario: str
    order: Order
    language: str

    def chart(self) -> PaperChart:
        """Return the chart that is asked for."""
        return PaperChart(self.project, self.project.scenario(self.scenario), self.order)


@dataclass(frozen=True, slots=True)
class Composed:
    """The pages, and signs that no font can draw."""

    sheets: Sheets
    undrawable: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """By arrangement the first page it gives and its smallest letters; what would be legible."""

    ways: tuple[tuple[str, Page, float], ...]
    offers: tuple[Offer, ...]


def composed(asked: Asked, _told: Told) -> Composed | Message:
    """Return the pages of an order, or why there are none; this runs in the process."""
    with speaking(asked.language):
        chart = asked.chart()
        try:
            return Composed(compose(chart), chart.undrawable())
        except Refused as refusal:
            return refusal.message


def compared(asked: Asked, told: Told) -> Compared | Message:
    """Return what each arrangement would give on one page; this runs in the process."""
    known = paper_arrangements()
    with speaking(asked.language):
        chart = asked.chart()
        try:
            ways = []
            for number, way in enumerate(known):
                one = replace(asked.order, arrangement=way.id, split=Split.ONE)
                sheets = compose(chart.with_order(one))
                ways.append((way.id, sheets.pages.pages[0], sheets.smallest))
                told((number + 1) / (len(known) + 1))
            return Compared(tuple(ways), tuple(advice.offers(chart, compose(chart))))
        except Refused as refusal:
            return refusal.message


def paper_worker() -> Worker[Asked, Composed | Message]:
    """Return the process that makes pages, not yet started."""
    return Worker(composed)


def compare_worker() -> Worker[Asked, Compared | Message]:
    """Return the process that tries every arrangement, not yet started."""
    return Worker(compared)
