"""Sheets of paper: their sizes, which way they lie, and how a chart is spread over several."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from orgsandbox.domain.problem import Refused
from orgsandbox.i18n import N_, Message
from orgsandbox.paper.base import Size

MILLIMETRE = 72.0 / 25.4
"""Points."""

PAPERS = {
    "A3": (420.0, 297.0),
    "A4": (297.0, 210.0),
    "B4": (364.0, 257.0),
    "Letter": (279.4, 215.9),
    "Tabloid": (431.8, 279.4),
}
"""Landscape, in millimetres; B4 is the Japanese one (JIS)."""

MARGIN = 10.0
"""Millimetres kept free all round."""

_MOST_MARGIN = 60.0


class Split(Enum):
    """How a chart is spread over sheets: one, an overview with pages by department, or tiles."""

    ONE = "one"
    SET = "set"
    TILES = "tiles"

    @property
    def title(self) -> str:
        """How it is called, marked for translation."""
        return _TITLES[self.value]


_TITLES = {
    "one": N_("On one page"),
    "set": N_("Overview and pages by department"),
    "tiles": N_("Tiles to glue together"),
}


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet: its name, which way it lies, and its margin in millimetres."""

    name: str = "A3"
    portrait: bool = False
    margin: float = MARGIN

    @property
    def size(self) -> Size:
        """The whole sheet in points."""
        wide, tall = (side * MILLIMETRE for side in PAPERS[self.name])
        return Size(tall, wide) if self.portrait else Size(wide, tall)

    @property
    def edge(self) -> float:
        """The margin in points."""
        return self.margin * MILLIMETRE


def paper_named(name: str, *, portrait: bool = False, margin: float = MARGIN) -> Paper:
    """Return the sheet of a name in capitals or not; Refused for an unknown one or no room."""
    known = {paper.casefold(): paper for paper in PAPERS}
    if name.casefold() not in known:
        text = N_("Unknown paper: {paper}. Known: {known}")
        raise Refused(Message(text, {"paper": name, "known": ", ".join(PAPERS)}))
    if not 0 <= margin <= _MOST_MARGIN:
        text = N_("The margin must be from 0 to {most} millimetres.")
        raise Refused(Message(text, {"most": f"{_MOST_MARGIN:.0f}"}))
    return Paper(known[name.casefold()], portrait, margin)
