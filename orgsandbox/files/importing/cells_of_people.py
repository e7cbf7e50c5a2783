"""The cells of one row of a table of people, each read as what its column is; faults are told."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from orgsandbox.domain.ids import derived_id
from orgsandbox.domain.model import Absence, Person
from orgsandbox.files.dates import NEVER, days_come_first, is_either_order, read_day
from orgsandbox.files.importing.columns import Columns
from orgsandbox.files.importing.name_remarks import (
    AWAY_WORDS,
    LEFT_WORDS,
    NOT_YET_WORDS,
    employment_in,
    first_first,
    is_last_first,
    parted,
)
from orgsandbox.files.importing.options import Options
from orgsandbox.files.importing.telling import Teller
from orgsandbox.files.marks import is_error
from orgsandbox.files.numbers import read_fte, read_number, read_share
from orgsandbox.files.table import Row, Table
from orgsandbox.i18n import N_

DAY_FIRST = "day_first"
"""The mend that reads 4/1/2027 as the fourth of January."""

_DAYS = ("joined", "leaving", "leave_from", "leave_until")
_BACK_WORDS = ("復職", "予定", "取得可", "明け")
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f]")
YES = frozenset({"1", "○", "◯", "y", "yes", "true", "t", "x", "該当", "有", "はい", "✓", "✔"})
HOMELESS = (
    "surname",
    "given_name",
    "surname_kana",
    "given_kana",
    "email",
    "assigned",
    "status",
    "remark",
)
"""Fields whose cells a person keeps as they are: the organisation has no other place for them."""

_NO_DAY = frozenset(
    ("-", "－", "ー", "―", "0", "00000000", "0000/00/00", "0000-00-00", "なし", "未定")
)
"""What systems and people write where there is no day."""

_NOT_ON_THE_ROLL = ("受入出向", "出向受入", "派遣", "業務委託", "嘱託")
"""What a status says of employment, where nothing else does."""

_HIGHEST_YEAR = 2200
"""No contract runs longer; a later year is a slip or means "never"."""


class PersonCells:
    """Reads the cells of rows: texts, days, FTE, shares; each fault is told with row and column."""

    def __init__(self, table: Table, columns: Columns, options: Options, teller: Teller) -> None:
        self._table = table
        self._columns = columns
        self._by_field = columns.by_field
        self._full_time = options.full_time
        self._today = options.day or table.as_of or date.today()
        self._teller = teller
        self._decimal_comma = table.cells.has_decimal_comma
        self._day_first: dict[str, bool] = {}
        self.either_order: list[int] = []
        for name in _DAYS:
            if (column := columns.by_field.get(name)) is not None:
                self._day_first[name] = self._days_come_first(
                    column, wanted=DAY_FIRST in options.mends
                )
        homeless = [columns.by_field[name] for name in HOMELESS if name in columns.by_field]
        kept = sorted({*columns.kept, *homeless})
        self._kept = [(table.headers[column], column) for column in kept]
        self._broken = frozenset(
            name
            for name, column in columns.by_field.items()
            if any(is_error(cell) for cell in {row.cells[column] for row in table.rows})
        )
        self._last_first = is_last_first(self._header("name"))
        self._remarks = self._has_remarks()
        self._tells_time = bool({"fte", "hours"} & columns.by_field.keys())
        self._said_in: dict[tuple[str, ...], tuple[int, ...]] = {}
        self._days: dict[tuple[str, str], date] = {}
        self._ftes: dict[tuple[str, str], float] = {}

    def _days_come_first(self, column: int, *, wanted: bool) -> bool:
        """Return whether 4/1/2027 is a day in January; where nothing says so, tell and propose."""
        shown = days_come_first(row.cells[column] for row in self._table.rows)
        if shown is not None:
            return shown
        rows = [row for row in self._table.rows if is_either_order(row.cells[column])]
        for row in rows:
            text = N_("Row {row}: “{value}” is read with the month first.")
            if not wanted:
                header = self._table.headers[column]
                self._teller.note("date_order", text, row.number, header, value=row.cells[column])
        self.either_order.extend(row.number for row in rows)
        return wanted

    @property
    def has_names(self) -> bool:
        """Say whether the table has a column of names."""
        return bool({"name", "surname"} & self._columns.by_field.keys())

    def text(self, row: Row, name: str) -> str:
        """Return the cell of a field; what a spreadsheet could not work out is nothing."""
        column = self._by_field.get(name)
        if column is None:
            return ""
        cell = row.cells[column]
        if name in self._broken and is_error(cell):
            text = N_("Row {row}: “{value}” is an error of a spreadsheet, not a value.")
            self._teller.problem("bad_cell", text, row.number, self._header(name), value=cell)
            return ""
        return cell

    def lacks(self, row: Row, name: str) -> bool:
        """Say whether a row's cell is empty in a column that the table has."""
        column = self._by_field.get(name)
        return column is not None and not row.cells[column]

    def name(self, row: Row) -> str:
        """Return somebody's name, also from 姓 and 名, without a remark behind it (told)."""
        name = self.text(row, "name")
        if name:
            plain, remark = parted(name)
            if remark:
                text = N_("Row {row}: “{value}” behind a name is taken for a remark.")
                self._teller.note(
                    "name_remark", text, row.number, self._header("name"), value=remark
                )
            return first_first(plain) if self._last_first else plain
        column = self._by_field.get("surname")
        parts = (self.text(row, "surname"), self.text(row, "given_name"))
        english = column is not None and self._table.headers[column].isascii()
        if english and not any(_EAST_ASIAN.search(part) for part in parts):
            parts = parts[::-1]  # Last Name, First Name of who is called Ann Lee
        return " ".join(part for part in parts if part)

    def key(self, row: Row) -> str:
        """Return the employee number as text; a number that a spreadsheet shortened is told."""
        key = self.text(row, "id")
        if key and _is_shortened(key):
            text = N_("Row {row}: “{value}” is a number that a spreadsheet has shortened.")
            self._teller.problem("bad_number", text, row.number, self._header("id"), value=key)
        return key

    def person(self, row: Row, key: str, name: str) -> Person:
        """Return the person of a row."""
        leaving = self.day(row, "leaving")
        if leaving is not None and leaving.year >= _HIGHEST_YEAR:
            leaving = None
        joined = self.day(row, "joined")
        if leaving is not None and joined is not None and leaving < joined:
            text = N_("Row {row} {name}: leaves on {leaving}, before joining on {joined}.")
            self._teller.problem(
                "dates_reversed",
                text,
                row.number,
                self._header("leaving"),
                name=name,
                leaving=leaving,
                joined=joined,
                value=self.text(row, "leaving"),
            )
        return Person(
            derived_id("person", key),
            name,
            self.text(row, "id"),
            self.text(row, "kana") or self._joined(row, "surname_kana", "given_kana"),
            "",
            self.text(row, "grade"),
            self._employment(row),
            joined,
            leaving,
            self._absences(row),
            self.fte(row),
            self.text(row, "location"),
            columns=self._kept_cells(row),
            seconded=self._seconded(row),
        )

    def _kept_cells(self, row: Row) -> dict[str, str]:
        """Return the cells that nothing else holds, the name with a remark behind it among them."""
        kept = {header: row.cells[column] for header, column in self._kept}
        if self._remark(row):
            kept[self._header("name")] = row.cells[self._by_field["name"]]
        return kept

    def _employment(self, row: Row) -> str:
        """Return how somebody is employed; a remark or the status may say so too (受入出向)."""
        said = self.text(row, "employment") or employment_in(self._remark(row))
        if said or "status" not in self._by_field:
            return said
        status = self.text(row, "status")
        return status if any(word in status for word in _NOT_ON_THE_ROLL) else ""

    def _seconded(self, row: Row) -> str:
        """Return what says that somebody works for another company: 出向中, 出向（みなと物流）."""
        said = self._says(row, ("status", "employment", "remark"), ("出向",))
        is_here = any(word in said for word in ("受入", "予定", "解除", "帰任"))
        return "" if is_here else said

    def has_left(self, person: Person, row: Row) -> bool:
        """Say whether somebody is gone on the day of the table, and tell so."""
        status = self._says(row, ("status", "employment"), LEFT_WORDS)
        if "予定" in status:
            status = ""  # 退職予定: still here
        day = person.leaving
        if day is not None and day < self._today:
            text = N_("Row {row} {name}: left on {day} (counted up to that day).")
            self._teller.problem(
                "left_company",
                text,
                row.number,
                self._header("leaving"),
                name=person.name,
                day=day,
                value=day.isoformat(),
            )
            return True
        if status and day is None:
            text = N_(
                "Row {row} {name}: has left, without a day ({value}); the day before the table’s is taken."
            )
            self._teller.problem(
                "left_company",
                text,
                row.number,
                self._header("status"),
                name=person.name,
                value=status,
            )
            return True
        return False

    def by_status(self, person: Person, row: Row, *, has_left: bool) -> Person:
        """Return somebody with the day that only a word in the table says: gone, or not yet here."""
        if has_left and person.leaving is None:
            return replace(person, leaving=self._today - timedelta(days=1))
        status = self._says(row, ("status", "employment"), NOT_YET_WORDS)
        if not status or person.joined is not None:
            return person
        text = N_(
            "Row {row} {name}: joins later, without a day ({value}); the day after the table’s is taken."
        )
        self._teller.problem(
            "not_joined", text, row.number, self._header("status"), name=person.name, value=status
        )
        return replace(person, joined=self._today + timedelta(days=1))

    def day(self, row: Row, name: str) -> date | None:
        """Return the day in a cell, None where there is none or it is no day (told)."""
        cell = self.text(row, name) if name in self._by_field else ""
        if not cell or cell in _NO_DAY:
            return None
        known = self._days.get((name, cell))
        if known is not None:
            return known
        try:
            day = read_day(cell, day_first=self._day_first.get(name, False))
        except (ValueError, OverflowError):
            text = N_("Row {row}: “{value}” is not a date.")
            self._teller.problem("bad_date", text, row.number, self._header(name), value=cell)
            return None
        if day is not None:
            self._days[name, cell] = day
        return day

    def flag(self, row: Row, name: str) -> bool:
        """Say whether a cell says yes (該当, ○, 1)."""
        column = self._by_field.get(name)
        return column is not None and row.cells[column].casefold() in YES

    def share(self, row: Row, column: int | None) -> int | None:
        """Return a share in whole percents, None where there is none or it is none (told)."""
        cell = row.cells[column] if column is not None else ""
        if not cell:
            return None
        value = read_share(cell, decimal_comma=self._decimal_comma)
        if value is None or value > 1:
            text = N_("Row {row}: “{value}” is not a share of the time.")
            header = self._table.headers[column] if column is not None else None
            self._teller.problem("bad_number", text, row.number, header, value=cell)
            return None
        return round(value * 100)

    def fte(self, row: Row) -> float:
        """Return somebody's working time, 1.0 where it is not given or is none (told)."""
        if not self._tells_time:
            return 1.0
        given = (self.text(row, "fte"), self.text(row, "hours"))
        known = self._ftes.get(given)
        if known is not None:
            return known
        fte, hours = given
        cell = fte or (f"{hours}時間" if hours[-1:].isdigit() else hours)
        value = read_fte(cell, self._full_time, decimal_comma=self._decimal_comma) if cell else 1.0
        if value is None:
            text = N_("Row {row}: “{value}” is not an FTE; 1.0 is taken.")
            header = self._header("fte" if fte else "hours")
            self._teller.problem("bad_number", text, row.number, header, value=fte or hours)
            return 1.0
        self._ftes[given] = value
        return value

    def _absences(self, row: Row) -> tuple[Absence, ...]:
        """Return the days away: as given, or from the day of the table where it only says so."""
        start, end = self.day(row, "leave_from"), self.day(row, "leave_until")
        if end is not None and (end == NEVER or end.year >= _HIGHEST_YEAR):
            end = None
        if start is not None and (end is None or start <= end):
            return (Absence(start, end),)
        if start is not None:
            text = N_(
                "Row {row}: the leave ends on {end}, before it begins on {start}; it is not read."
            )
            self._teller.problem(
                "dates_reversed",
                text,
                row.number,
                self._header("leave_until"),
                start=start,
                end=end,
                value=self.text(row, "leave_until"),
            )
        away = self._says(row, ("status", "employment", "remark"), AWAY_WORDS)
        if away and not any(word in away for word in _BACK_WORDS):
            return (Absence(self._today, None),)
        return ()

    def _says(self, row: Row, names: tuple[str, ...], words: tuple[str, ...]) -> str:
        """Return the first of these cells that has one of the words in it, else nothing."""
        columns = self._said_in.get(names)
        if columns is None:
            there = (self._by_field.get(name) for name in names)
            columns = tuple(column for column in there if column is not None)
            self._said_in[names] = columns
        for column in columns:
            if _has_word(row.cells[column], words):
                return row.cells[column]
        remark = self._remark(row)
        return remark if remark and _has_word(remark, words) else ""

    def _remark(self, row: Row) -> str:
        """Return what stands behind the name and is no part of it (育休中)."""
        return parted(row.cells[self._by_field["name"]])[1] if self._remarks else ""

    def _has_remarks(self) -> bool:
        """Say whether a remark stands behind any name at all."""
        column = self._by_field.get("name")
        return column is not None and any(parted(row.cells[column])[1] for row in self._table.rows)

    def _joined(self, row: Row, *names: str) -> str:
        return " ".join(part for name in names if (part := self.text(row, name)))

    def _header(self, name: str) -> str:
        column = self._columns.by_field.get(name)
        return name if column is None else self._table.headers[column]


@lru_cache(maxsize=4096)
def _has_word(cell: str, words: tuple[str, ...]) -> bool:
    lower = cell.casefold()
    return any(word in lower for word in words)


def _is_shortened(key: str) -> bool:
    """Say whether a number was turned into 1.00E+05 by a spreadsheet."""
    return "E+" in key.upper() and read_number(key) is not None
