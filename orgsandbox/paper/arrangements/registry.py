"""Every way to arrange a chart on paper, found by its module's last line."""

from __future__ import annotations

from functools import cache
from operator import attrgetter

from orgsandbox.discovery import discover
from orgsandbox.paper.arrangements.base import PaperArrangement


@cache
def paper_arrangements() -> tuple[PaperArrangement, ...]:
    """Return all arrangements in the order in which they are offered."""
    ways = discover("orgsandbox.paper.arrangements", "ARRANGEMENT", PaperArrangement)
    return tuple(sorted(ways, key=attrgetter("rank")))


def paper_arrangement(key: str) -> PaperArrangement:
    """Return an arrangement by id; KeyError for an unknown one."""
    return {way.id: way for way in paper_arrangements()}[key]
