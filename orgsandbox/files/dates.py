"""Days as HR systems write them: 2027-04-01, 4/1/2027, 01.04.2027, 2027年4月, 令和9年4月1日, Excel's number.

A date with slashes and the year last is month first unless its column shows that days come first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

_YEAR = 12
"""Months: a larger number is a day."""
_SHORT_YEAR_DIGITS = 2

_ERAS = {
    "明治": 1867,
    "大正": 1911,
    "昭和": 1925,
    "平成": 1988,
    "令和": 2018,
    "明": 1867,
    "大": 1911,
    "昭": 1925,
    "平": 1988,
    "令": 2018,
    "M": 1867,
    "T": 1911,
    "S": 1925,
    "H": 1988,
    "R": 2018,
}
_TIME = r"(?:[ T].*)?$"
_PLAIN = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?" + _TIME)
_MONTH_ONLY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?$")
_SHORT_YEAR = re.compile(r"(\d{2})[-/](\d{1,2})[-/](\d{1,2})" + _TIME)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})" + _TIME)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})$")
_COMPACT_MONTH = re.compile(r"((?:19|20)\d{2})(0[1-9]|1[0-2])$")
_ERA = re.compile(
    r"(明治|大正|昭和|平成|令和|[明大昭平令MTSHR])\.?\s*(\d{1,2}|元)\s*[-/.年]\s*(\d{1,2})"
    r"(?:\s*月|\s*[-/.月]\s*(\d{1,2})\s*日?)?$"
)
_WEEKDAY = re.compile(r"\s*\([月火水木金土日]\)$|\s*[月火水木金土日]曜日?$")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?$")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAME = re.compile(r"([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$")
_NAME_OF_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3})[a-z]*\.?,?[\s-]+(\d{4}|\d{2})$"
)

_CENTURY = 2000
_LATEST_ERA_YEAR = 2100
"""R99 is a slip, not the year 2117."""

_YOUNGEST_OLD_YEAR = 60
"""Two-digit years from 60 on are of the last century: nobody at work joined in 2060."""

NEVER = date(9999, 12, 31)
"""What systems write for "no end"."""


@lru_cache(maxsize=65536)
def read_day(text: str, *, day_first: bool = False) -> date | None:
    """Return the day a cell means, None for an empty cell; ValueError when it is no day.

    A month without a day is its first day; `day_first` is what the column shows of 4/1/2027.
    """
    cell = _WEEKDAY.sub("", unicodedata.normalize("NFKC", text).strip())
    if not cell:
        return None
    if _SERIAL.match(cell):
        return date(1899, 12, 30) + timedelta(days=int(float(cell)))
    for read in (_by_era, _year_first, _with_year_last, _by_month_name):
        found = read(cell, day_first=day_first)
        if found is not None:
            return found
    raise ValueError(text)


def days_come_first(cells: Iterable[str]) -> bool | None:
    """Say whether a column's dates with slashes have the day before the month (13/04/2027).

    None where none of them shows it.
    """
    seen = None
    for cell in cells:
        match = _year_last(cell)
        if match is None or match[2] == ".":
            continue
        if int(match[3]) > _YEAR:
            return False
        if int(match[1]) > _YEAR:
            seen = True
    return seen


def is_either_order(cell: str) -> bool:
    """Say whether a date may be read as two days: 4/1/2027."""
    match = _year_last(cell)
    return match is not None and match[2] != "." and match[1].lstrip("0") != match[3].lstrip("0")


def _year_last(cell: str) -> re.Match[str] | None:
    return _YEAR_LAST.match(unicodedata.normalize("NFKC", cell).strip())


def _by_era(cell: str, *, day_first: bool) -> date | None:
    del day_first  # there is no doubt about it here
    match = _ERA.match(cell.upper())
    if match is None:
        return None
    era, year, month, day = match.groups()
    full = _ERAS[era] + (1 if year == "元" else int(year))
    if full > _LATEST_ERA_YEAR:
        raise ValueError(cell)
    return date(full, int(month), int(day or 1))


def _year_first(cell: str, *, day_first: bool) -> date | None:
    del day_first  # there is no doubt about it here
    if match := _PLAIN.match(cell) or _COMPACT.match(cell):
        year, month, day = match.groups()
        return date(int(year), int(month), int(day))
    if match := _MONTH_ONLY.match(cell) or _COMPACT_MONTH.match(cell):
        return date(int(match[1]), int(match[2]), 1)
    if match := _SHORT_YEAR.match(cell):
        return date(_full_year(match[1]), int(match[2]), int(match[3]))
    return None


def _with_year_last(cell: str, *, day_first: bool) -> date | None:
    match = _YEAR_LAST.match(cell)
    if match is None:
        return None
    one, other, year = int(match[1]), int(match[3]), int(match[4])
    if match[2] == "." or day_first or one > _YEAR:
        return date(year, other, one)
    return date(year, one, other)


def _by_month_name(cell: str, *, day_first: bool) -> date | None:
    del day_first  # there is no doubt about it here
    lower = cell.casefold()
    if match := _MONTH_NAME.match(lower):
        name, day, year = match[1], match[2], match[3]
    elif match := _NAME_OF_MONTH.match(lower):
        day, name, year = match[1], match[2], match[3]
    else:
        return None
    if name not in _MONTHS:
        return None
    return date(_full_year(year), _MONTHS.index(name) + 1, int(day))


def _full_year(text: str) -> int:
    """Return a year, of one with two digits in the century in which people at work joined."""
    year = int(text)
    if len(text) > _SHORT_YEAR_DIGITS:
        return year
    return (_CENTURY - 100 if year >= _YOUNGEST_OLD_YEAR else _CENTURY) + year
