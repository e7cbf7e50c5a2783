"""Names of the can-do picture's parts, as they are painted and read aloud."""

from __future__ import annotations

from orgsandbox.i18n import _
from orgsandbox.panels.questions.cando_graph import LOOSE, OUTSIDE, Island, Who


def person_name(who: Who) -> str:
    """Return a person's name, of outsiders with the department."""
    return _("{name} ({unit})").format(name=who.name, unit=who.unit) if who.unit else who.name


def doers_told(doers: int) -> str:
    """Return a word for a task that hangs on one person or on nobody; else nothing."""
    return {0: _("nobody"), 1: _("one person")}.get(doers, "")


def island_name(island: Island) -> str:
    """Return what an island's frame is called."""
    words = {LOOSE: _("Connected to no group"), OUTSIDE: _("People of other departments")}
    return words.get(island.number, _("Group {number}").format(number=island.number))
