"""Every lens, found by its module's last line."""

from __future__ import annotations

from functools import cache
from operator import attrgetter

from orgsandbox.discovery import discover
from orgsandbox.drawing.lenses import mix
from orgsandbox.drawing.lenses.base import Lens


@cache
def lenses() -> tuple[Lens, ...]:
    """Return all lenses in the order of the menu."""
    return tuple(
        sorted(discover("orgsandbox.drawing.lenses", "LENS", Lens), key=attrgetter("rank"))
    )


def lens(key: str) -> Lens:
    """Return a lens by id; the work mix for an unknown one."""
    return next((known for known in lenses() if known.id == key), mix.LENS)
