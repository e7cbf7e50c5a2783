"""How a measure is written: the figure, the step from before to now, names in a sentence."""

from __future__ import annotations

import math
import unicodedata
from decimal import Decimal

from orgsandbox.i18n import N_, Message, Money, Names
from orgsandbox.metrics.line import Line

_TEN = 10
"""From there on one decimal says enough."""

_LISTED = 4
_LONGEST_NAME = 40  # half-width letters
_PERCENT = N_("{share}%")


def written(line: Line, value: float | None) -> str:
    """Return a value as panel, comparison and report write it; a dash for what is undefined."""
    if value is None or not math.isfinite(value):
        return "—"
    if line.kind in ("count", "amount"):
        text = f"{value:,.0f}"
    elif line.kind in ("share", "load"):
        text = f"{value * 100:.0f}%"
    else:
        text = f"{value:.{_digits(line, value)}f}"
    return text if text.strip("-0.%") else text.lstrip("-")


def step(line: Line) -> str:
    """Return the signed step from before to now (+0.02); nothing where nothing differs or a side
    is undefined or a bound. It is the step of what is read, so that the three figures agree."""
    if line.before is None or line.now is None or line.at_most or line.before_at_most:
        return ""
    if not (math.isfinite(line.before) and math.isfinite(line.now)):
        return ""
    if written(line, line.before) == written(line, line.now):
        return ""
    was, now = _read(line, line.before), _read(line, line.now)
    size = now - was
    if size == 0:
        return ""  # −0 became 0
    unit = "pt" if line.kind in ("share", "load") else ""  # percentage points, no percentage
    sign = "+" if size > 0 else "−"
    return f"{sign}{abs(size):,}{unit}"


def _read(line: Line, value: float) -> Decimal:
    """Return the number as it is read."""
    return Decimal(written(line, value).rstrip("%").replace(",", "").replace("−", "-"))


def _digits(line: Line, value: float) -> int:
    if line.kind == "fte":
        return 1
    return 2 if line.kind == "scale" or abs(value) < _TEN else 1


def spoken(line: Line, value: float, currency: str = "JPY") -> Message | Money | str:
    """Return a value for a sentence: 54％, 360万円, 0.79."""
    if line.kind == "share":
        return Message(_PERCENT, {"share": f"{value * 100:.0f}"})
    return Money(value, currency) if line.kind == "money" else written(line, value)


def listed(names: tuple[str, ...]) -> Message:
    """Return names as one value of a sentence: the first four and how many more there are."""
    short = tuple(_shortened(name) for name in names[:_LISTED])
    if len(names) > _LISTED:
        values = {"names": Names(short), "more": len(names) - _LISTED}
        return Message(N_("{names} and {more} more"), values)
    return Message("{names}", {"names": Names(short)})


def _shortened(name: str) -> str:
    """Return a name cut where it would fill a line: 20 Japanese letters, 40 Latin ones."""
    room = _LONGEST_NAME
    for place, letter in enumerate(name):
        room -= 2 if unicodedata.east_asian_width(letter) in "WFA" else 1
        if room < 0:
            return name[:place] + "…"
    return name
