"""How a column writes its days, amounts and marks: found in its cells, and written the same way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeVar

from orgsandbox.files.dates import read_day
from orgsandbox.files.numbers import read_fte

_Value = TypeVar("_Value")

_LOOKED_AT = 500
"""Different cells by which a column's way of writing is judged."""

_ERAS = (
    (date(2019, 5, 1), "令和", "R", 2018),
    (date(1989, 1, 8), "平成", "H", 1988),
    (date(1926, 12, 25), "昭和", "S", 1925),
)
BLANK_IS_WHOLE = "?"
"""Behind a form: an empty cell says full time."""


def _era(day: date, *, long: bool) -> str:
    for start, name, letter, zero in _ERAS:
        if day >= start:
            year = day.year - zero
            if long:
                return f"{name}{'元' if year == 1 else year}年{day.month}月{day.day}日"
            return f"{letter}{year}.{day.month}.{day.day}"
    return day.isoformat()


DAYS: Mapping[str, Callable[[date], str]] = {
    "2027/4/1": lambda day: f"{day.year}/{day.month}/{day.day}",
    "2027/04/01": lambda day: f"{day:%Y/%m/%d}",
    "2027-04-01": date.isoformat,
    "2027.4.1": lambda day: f"{day.year}.{day.month}.{day.day}",
    "2027.04.01": lambda day: f"{day:%Y.%m.%d}",
    "20270401": lambda day: f"{day:%Y%m%d}",
    "2027年4月1日": lambda day: f"{day.year}年{day.month}月{day.day}日",
    "2027年04月01日": lambda day: f"{day:%Y年%m月%d日}",
    "4/1/2027": lambda day: f"{day.month}/{day.day}/{day.year}",
    "04/01/2027": lambda day: f"{day:%m/%d/%Y}",
    "01/04/2027": lambda day: f"{day:%d/%m/%Y}",
    "1/4/2027": lambda day: f"{day.day}/{day.month}/{day.year}",
    "01.04.2027": lambda day: f"{day:%d.%m.%Y}",
    "令和9年4月1日": lambda day: _era(day, long=True),
    "R9.4.1": lambda day: _era(day, long=False),
    "2027年4月": lambda day: f"{day.year}年{day.month}月",
    "2027/04": lambda day: f"{day:%Y/%m}",
    "2027-04-01 00:00:00": lambda day: f"{day.isoformat()} 00:00:00",
}
"""Ways to write a day, each named by the first of April 2027. A shorter way loses the day of the
month: it is taken only where it writes every cell."""

_WHOLE_MONTHS = ("2027年4月", "2027/04")


def day_form(cells: Iterable[str], *, day_first: bool = False) -> str:
    """Return the way in which most days of a column are written."""
    form = _commonest(cells, DAYS, lambda cell: read_day(cell, day_first=day_first))
    if form in _WHOLE_MONTHS and any(_loses(cell, form) for cell in cells):
        return ""
    return form


def _loses(cell: str, form: str) -> bool:
    try:
        day = read_day(cell)
    except (ValueError, OverflowError):
        return False
    return day is not None and DAYS[form](day) != cell


def spelled_day(day: date | None, form: str) -> str:
    """Return a day as its column writes days; ISO 8601 where nothing says how."""
    return "" if day is None else DAYS.get(form, date.isoformat)(day)


def _number(value: float) -> str:
    return f"{round(value, 4):g}"


AMOUNTS: Mapping[str, Callable[[float, float], str]] = {
    "0.8": lambda value, _hours: _number(value),
    "1.0": lambda value, _hours: f"{value:.1f}",
    "1.00": lambda value, _hours: f"{value:.2f}",
    "1,0": lambda value, _hours: f"{value:.1f}".replace(".", ","),
    "0,8": lambda value, _hours: _number(value).replace(".", ","),
    "80%": lambda value, _hours: f"{_number(100 * value)}%",
    "80 %": lambda value, _hours: f"{_number(100 * value)} %",
    "80": lambda value, _hours: _number(100 * value),
    "32": lambda value, hours: _number(hours * value),
    "32.0": lambda value, hours: f"{hours * value:.1f}",
    "32時間": lambda value, hours: f"{_number(hours * value)}時間",
    "週32時間": lambda value, hours: f"週{_number(hours * value)}時間",
    "8割": lambda value, _hours: f"{_number(10 * value)}割",
}
"""Ways to write a share of full time, each named by 0.8 of 40 hours."""

_OF_HOURS = tuple(form for form in AMOUNTS if form.startswith(("32", "週")))


def amount_form(
    cells: Iterable[str], full_time: float, *, in_hours: bool = False, comma: bool = False
) -> str:
    """Return the way in which most shares of full time in a column are written."""
    cells = list(cells)
    wanted = {form: way for form, way in AMOUNTS.items() if (form in _OF_HOURS) == in_hours}
    ways = {form: _of_hours(way, full_time) for form, way in wanted.items()}

    def read(cell: str) -> float | None:
        text = f"{cell}時間" if in_hours and cell[-1:].isdigit() else cell
        return read_fte(text, full_time, decimal_comma=comma)

    blank = BLANK_IS_WHOLE if "" in cells else ""
    return _commonest(cells, ways, read) + blank


def _of_hours(way: Callable[[float, float], str], hours: float) -> Callable[[float], str]:
    return lambda value: way(value, hours)


def spelled_amount(value: float, form: str, full_time: float) -> str:
    """Return a share of full time as its column writes them."""
    if form.endswith(BLANK_IS_WHOLE) and value == 1.0:
        return ""
    way = AMOUNTS.get(form.removesuffix(BLANK_IS_WHOLE), AMOUNTS["0.8"])
    return way(value, full_time)


def marks_form(cells: Iterable[str], yes: Iterable[str]) -> str:
    """Return what says yes and what says no in a column of marks (○|, 1|0)."""
    counted = Counter(cells)
    said = set(yes)
    marks = [cell for cell, _count in counted.most_common() if cell.casefold() in said]
    others = [cell for cell, _count in counted.most_common() if cell.casefold() not in said]
    return f"{marks[0] if marks else '○'}|{others[0] if others else ''}"


def spelled_mark(form: str, *, yes: bool) -> str:
    """Return the mark of a column of marks."""
    mark, _bar, other = (form or "○|").partition("|")
    return mark if yes else other


def _commonest(
    cells: Iterable[str],
    ways: Mapping[str, Callable[[_Value], str]],
    read: Callable[[str], _Value | None],
) -> str:
    """Return the way that writes most of the cells as they stand, the first among equals."""
    fits = dict.fromkeys(ways, 0)
    for cell in list(dict.fromkeys(cell for cell in cells if cell))[:_LOOKED_AT]:
        try:
            value = read(cell)
        except (ValueError, OverflowError):
            continue
        if value is None:
            continue
        for form, way in ways.items():
            fits[form] += way(value) == cell
    best = max(fits, key=fits.__getitem__)
    return best if fits[best] else ""
