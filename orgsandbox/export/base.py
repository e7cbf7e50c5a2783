"""How large a picture of the board will be."""

from __future__ import annotations

import os
from dataclasses import dataclass
from math import floor, sqrt

from orgsandbox.domain.problem import Refused
from orgsandbox.drawing.chart import Chart
from orgsandbox.i18n import N_, Message

PAPERS = {"A4": (297.0, 210.0), "A3": (420.0, 297.0)}
"""Landscape, in millimetres."""

PAPER_MARGIN = 10.0
SCREEN_DPI = 96.0
LARGEST_SIDE, LARGEST_IN_MEMORY = 200_000, 32_000
"""Pixels of a side: of a file, which is written in strips, and of a picture held as a whole."""

MOST_PIXELS = 4_000_000_000
_BYTES_PER_PIXEL = 4
_MOST_MEMORY = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Size:
    """A picture's size in pixels, its resolution, and where the chart stands on it."""

    width: int
    height: int
    dpi: float
    scale: float
    left: float = 0.0
    top: float = 0.0

    @property
    def megabytes(self) -> float:
        """About how large the file will be: charts compress to some 0.05 bytes a pixel."""
        return self.width * self.height * 0.05 / 1e6


@dataclass(frozen=True, slots=True)
class Wish:
    """How large the planner wants it: fitted to paper, so many pixels wide, or a resolution."""

    paper: str | None = None
    dpi: float | None = None
    width: int | None = None


def size_of(chart: Chart, wish: Wish, *, in_memory: bool = False) -> Size:
    """Return the size of a picture; Refused, with the largest that does, when it is too large.

    One `in_memory` (for the clipboard) is held as a whole, a file is written in strips.
    """
    if wish.paper is not None:
        size = _on_paper(chart, wish.paper, wish.dpi or 150.0)
    elif wish.width is not None:
        scale = wish.width / chart.width
        size = Size(wish.width, max(1, round(chart.height * scale)), SCREEN_DPI * scale, scale)
    else:
        dpi = wish.dpi or 150.0
        scale = dpi / SCREEN_DPI
        size = Size(round(chart.width * scale), round(chart.height * scale), dpi, scale)
    _refuse_too_large(wish, size, in_memory=in_memory)
    return size


def _on_paper(chart: Chart, paper: str, dpi: float) -> Size:
    if paper not in PAPERS:
        raise Refused(Message(N_("Unknown paper: {paper}. Use A4 or A3."), {"paper": paper}))
    across, down = (round(side / 25.4 * dpi) for side in PAPERS[paper])
    margin = PAPER_MARGIN / 25.4 * dpi
    room, depth = across - 2 * margin, down - 2 * margin
    scale = min(room / chart.width, depth / chart.height)
    left = (across - chart.width * scale) / 2
    top = margin if chart.height * scale < depth * 0.7 else (down - chart.height * scale) / 2
    return Size(across, down, dpi, scale, left, top)


def _refuse_too_large(wish: Wish, size: Size, *, in_memory: bool) -> None:
    if min(size.width, size.height) < 1 or size.scale <= 0:
        raise Refused(Message(N_("The picture would have no size.")))
    room = memory_for_a_picture() / _BYTES_PER_PIXEL if in_memory else MOST_PIXELS
    longest = LARGEST_IN_MEMORY if in_memory else LARGEST_SIDE
    too_long = max(size.width, size.height) / longest
    too_much = sqrt(size.width * size.height / room)
    factor = max(too_long, too_much)
    if factor <= 1:
        return
    if wish.width is not None:
        text = N_("A picture {width} pixels wide is too large; {largest} does.")
        largest = floor(size.width / factor)
        raise Refused(Message(text, {"width": wish.width, "largest": largest}))
    text = N_("A picture at {dpi} dpi is too large; {largest} dpi does.")
    values = {"dpi": f"{size.dpi:.0f}", "largest": floor(size.dpi / factor)}
    raise Refused(Message(text, values))


def memory_for_a_picture() -> float:
    """Return how many bytes one picture may take: half of what is free, at most 2 GB."""
    try:
        free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        free = _MOST_MEMORY
    return min(_MOST_MEMORY, max(64_000_000, free / 2))
