"""Every lens, in the order of the menu."""

from __future__ import annotations

from orgsandbox.drawing.lenses import (
    agreement,
    breadth,
    changed,
    customer,
    load,
    memory,
    mix,
    sourcing,
    tasks,
)
from orgsandbox.drawing.lenses.base import Lens

LENSES: tuple[Lens, ...] = (
    mix.LENS,
    breadth.LENS,
    tasks.LENS,
    load.LENS,
    memory.LENS,
    customer.LENS,
    sourcing.LENS,
    changed.LENS,
    agreement.LENS,
)


def lens(key: str) -> Lens:
    """Return a lens by id; the work mix for an unknown one."""
    return next((held for held in LENSES if held.id == key), mix.LENS)
