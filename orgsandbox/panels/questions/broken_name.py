"""A name in a few short lines, the last one cut with … where it does not fit."""

from __future__ import annotations

from orgsandbox.drawing.fonts import elided, text_width

LINE = 15
"""How high a line of a name is, in pixels."""


def broken(name: str, width: float, most: int, px: int, *, bold: bool) -> str:
    """Return a name in up to `most` lines no wider than `width`, broken at spaces where it can."""
    lines: list[str] = []
    rest = name
    while rest and len(lines) < most - 1 and text_width(rest, px, bold=bold) > width:
        lengths = range(len(rest), 1, -1)
        fits = next((n for n in lengths if text_width(rest[:n], px, bold=bold) <= width), 1)
        space = rest.rfind(" ", 0, fits + 1)
        cut = space if space > 0 else fits
        lines.append(rest[:cut])
        rest = rest[cut:].lstrip()
    return "\n".join((*lines, elided(rest, width, px, bold=bold)))
