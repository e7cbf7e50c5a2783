"""Every arrangement, found by its module's last line."""

from __future__ import annotations

from functools import cache
from operator import attrgetter

from orgsandbox.discovery import discover
from orgsandbox.layout import tree
from orgsandbox.layout.base import Arrangement


@cache
def arrangements() -> tuple[Arrangement, ...]:
    """Return all arrangements in the order of the menu."""
    ways = discover("orgsandbox.layout", "LAYOUT", Arrangement)
    return tuple(sorted(ways, key=attrgetter("rank")))


def arrangement(key: str) -> Arrangement:
    """Return an arrangement by id; the tree for an unknown one."""
    return next((known for known in arrangements() if known.id == key), tree.LAYOUT)
