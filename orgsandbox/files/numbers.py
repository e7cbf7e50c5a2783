"""Numbers as people type them: full width, per cent, 割, hours a week, a comma for the point."""

from __future__ import annotations

import math
import re
import unicodedata

_DECIMAL_COMMA = re.compile(r"^-?\d+,\d{1,2}$")
_ZERO_COMMA = re.compile(r"^-?0,\d+$")
_THOUSANDS = re.compile(r"^-?\d{1,3}(,\d{3})+(\.\d+)?$")
_HOURS = re.compile(r"^(?:週|1週|週間?)?(\d+(?:\.\d+)?)(?:時間|h|hrs?|hours?)(?:/?(?:週|w|week))?$")
_TENTHS = re.compile(r"^(\d+(?:\.\d+)?)割(?:(\d)分)?$")
_UNIT = re.compile(r"(?<=\d)(?:fte|人分|人工|人)$")
_FULL = frozenset({"フルタイム", "常勤", "full", "fulltime", "full-time", "full time", "ft"})

_LOWEST_PERCENT, _HIGHEST_PERCENT = 10, 100
"""A bare number in this range in a column of FTE can only be per cent: nobody is ten people."""

MOST_FTE = 2.0
"""More than two full-time people in one person is no working time, it is a slip."""


class Unsure(ValueError):  # noqa: N818 - an answer about a cell, not an error
    """The cell might be a number, but two readings differ ten times or more."""


def plain(cell: str) -> str:
    """Return a cell with usual digits and signs, without spaces."""
    return unicodedata.normalize("NFKC", cell).replace(" ", "").replace("−", "-")


def read_number(cell: str, *, decimal_comma: bool = False) -> float | None:
    """Return a number of 0 or more ("1.5", "１．５", "50%" as 0.5, "８割"), or None when it is none.

    With `decimal_comma` (a table whose cells are parted by semicolons) "7,5" is 7.5; without it
    "0,8" still is, since no number of thousands begins with 0. Unsure where a comma could be either.
    """
    text = plain(cell)
    if tenths := _TENTHS.match(text):
        return float(tenths[1]) / 10 + (float(tenths[2]) / 100 if tenths[2] else 0.0)
    percent = text.endswith("%")
    text = text.removesuffix("%")
    if "," in text:
        text = _without_comma(text, decimal_comma=decimal_comma)
    try:
        value = float(text)
    except ValueError:
        return None
    if not math.isfinite(value) or value < 0:
        return None
    return value / 100 if percent else value


def _without_comma(text: str, *, decimal_comma: bool) -> str:
    if _ZERO_COMMA.match(text) or (decimal_comma and _DECIMAL_COMMA.match(text)):
        return text.replace(",", ".")
    if _THOUSANDS.match(text):
        if decimal_comma:
            raise Unsure(text)
        return text.replace(",", "")
    if _DECIMAL_COMMA.match(text):
        raise Unsure(text)
    return "no number"


def read_fte(cell: str, full_time: float, *, decimal_comma: bool = False) -> float | None:
    """Return a person's FTE (0.8, 80 %, 80, ８割, 週32時間, フルタイム), or None when it is none.

    `full_time` are the hours of a full week. A bare number from 10 to 100 is per cent; what lies
    between 2 and 10 could be anything and is refused.
    """
    text = _UNIT.sub("", plain(cell).casefold())
    if text in _FULL:
        return 1.0
    if hours := _HOURS.match(text):
        return _possible(float(hours[1]) / full_time)
    try:
        value = read_number(text, decimal_comma=decimal_comma)
    except Unsure:
        return None
    if value is None:
        return None
    if _LOWEST_PERCENT <= value <= _HIGHEST_PERCENT and "%" not in text:
        value /= 100
    return _possible(value)


def _possible(value: float) -> float | None:
    return value if value <= MOST_FTE else None


def read_share(cell: str, *, decimal_comma: bool = False) -> float | None:
    """Return a share from 0 up ("40%", "４０", "0.4" are all 0.4), or None when it is none."""
    try:
        value = read_number(cell, decimal_comma=decimal_comma)
    except Unsure:
        return None
    if value is None:
        return None
    return value / 100 if value > 1 and "%" not in plain(cell) and "割" not in cell else value
