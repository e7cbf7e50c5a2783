"""From rows of a people table to people: every cell checked, every fault named by row and column."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from orgsandbox.domain.ids import derived_id
from orgsandbox.domain.model import Person
from orgsandbox.domain.problem import Problem, Severity
from orgsandbox.files import fields
from orgsandbox.files.dates import read_day
from orgsandbox.files.table import Row, Table
from orgsandbox.i18n import N_, Message

_ROOT_MARKS = {"xx", "none", "-", "なし", "ー"}
_PATH_MARKS = ("->", "＞", ">", "／", "/")


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as the table gives it: with the key, department, manager's key and levels."""

    key: str
    row: int
    person: Person
    department: str
    manager: str
    levels: tuple[str, ...]
    title: str


class PeopleReader:
    """Reads one table of people, collecting problems."""

    def __init__(
        self, table: Table, given: Mapping[str, str] | None, titles: tuple[str, ...]
    ) -> None:
        self._table = table
        self._titles = {unicodedata.normalize("NFKC", title) for title in titles}
        self.columns = fields.mapped(table.headers, fields.PEOPLE, given)
        self._levels = fields.level_headers(table.headers)
        self.problems: list[Problem] = list(table.problems)
        self._note_dropped()

    def _note_dropped(self) -> None:
        used = {*self.columns.values(), *self._levels}
        for header in self._table.headers:
            if header and header not in used:
                text = N_("The column {column} is not used.")
                self._say("dropped_column", text, {"column": header}, column=header, note=True)

    @property
    def has_levels(self) -> bool:
        """Say whether there are level columns."""
        return bool(self._levels)

    def rows(self) -> list[PersonRow]:
        """Return the people, each key once."""
        found: dict[str, PersonRow] = {}
        for row in self._table.rows:
            made = self._row(row)
            if made is None:
                continue
            held = found.get(made.key)
            if held is None:
                found[made.key] = made
            elif self._same(held, made):
                text = N_("Row {row} repeats row {first}.")
                where = {"row": made.row, "first": held.row}
                self._say("duplicate_row", text, where, row=made.row, value=made.key)
            else:
                text = N_("The number {key} is used in rows {first} and {row}; the first is taken.")
                values = {"key": made.key, "first": held.row, "row": made.row}
                self._say("duplicate_id", text, values, "id", made.row, made.key)
        return list(found.values())

    @staticmethod
    def _same(one: PersonRow, other: PersonRow) -> bool:
        return (one.person, one.department, one.manager) == (
            other.person, other.department, other.manager)  # fmt: skip

    def _cell(self, row: Row, field: str) -> str:
        return row.cells.get(self.columns.get(field, ""), "")

    def _row(self, row: Row) -> PersonRow | None:
        name = self._cell(row, "name")
        if not name:
            parts = (self._cell(row, "surname"), self._cell(row, "given_name"))
            name = " ".join(part for part in parts if part)
        key = self._cell(row, "id") or name
        if not name:
            text = N_("Row {row} has no name.")
            self._say("missing_name", text, {"row": row.number}, "name", row.number, key)
            if not key:
                return None
            name = key
        title = self._cell(row, "title")
        is_rank = unicodedata.normalize("NFKC", title) in self._titles
        person = Person(
            derived_id("person", key),
            name,
            self._cell(row, "id"),
            self._cell(row, "kana"),
            title if is_rank else "",
            self._cell(row, "grade"),
            self._cell(row, "employment"),
            self._day(row, "joined"),
            self._leaving(row),
            fte=self._fte(row),
            location=self._cell(row, "location"),
        )
        levels = tuple(cell for header in self._levels if (cell := row.cells.get(header, "")))
        if not levels:
            levels = _path(self._cell(row, "path"))
        manager = self._cell(row, "manager_id")
        manager = "" if manager.casefold() in _ROOT_MARKS else manager
        department = self._cell(row, "department")
        return PersonRow(key, row.number, person, department, manager, levels,
                         "" if is_rank else title)  # fmt: skip

    def _day(self, row: Row, field: str) -> date | None:
        cell = self._cell(row, field)
        try:
            return read_day(cell)
        except (ValueError, OverflowError):
            text = N_("Row {row}: “{value}” is not a date.")
            values = {"row": row.number, "value": cell}
            self._say("bad_date", text, values, field, row.number, cell)
            return None

    def _leaving(self, row: Row) -> date | None:
        day = self._day(row, "leaving")
        if day is not None and day < date.today():
            text = N_("Row {row}: this person has left on {day}.")
            values = {"row": row.number, "day": day.isoformat()}
            self._say("left_company", text, values, "leaving", row.number, day.isoformat())
        return day

    def _fte(self, row: Row) -> float:
        cell = self._cell(row, "fte")
        if not cell:
            return 1.0
        value = read_number(cell)
        if value is None or value > 10:
            text = N_("Row {row}: “{value}” is not an FTE; 1.0 is taken.")
            values = {"row": row.number, "value": cell}
            self._say("bad_number", text, values, "fte", row.number, cell)
            return 1.0
        return value

    def _say(
        self,
        kind: str,
        text: str,
        values: Mapping[str, object],
        field: str = "",
        row: int | None = None,
        value: str | None = None,
        *,
        column: str | None = None,
        note: bool = False,
    ) -> None:
        severity = Severity.NOTE if note else Severity.PROBLEM
        shown = column or self.columns.get(field) or (field or None)
        self.problems.append(
            Problem(kind, Message(text, values), severity, self._table.file, row, shown, value)
        )

    def problem(
        self,
        kind: str,
        text: str,
        row: PersonRow,
        values: Mapping[str, object],
        *,
        note: bool = False,
    ) -> None:
        """Note a fault of the reporting line at a person's row."""
        self._say(kind, text, values, "manager_id", row.row, row.manager, note=note)


def read_number(cell: str) -> float | None:
    """Return a number of 0 or more ("1.5", "１．５", "50%" as 0.5), or None when it is none."""
    plain = unicodedata.normalize("NFKC", cell).strip().replace(",", "")
    percent = plain.endswith("%")
    try:
        value = float(plain.rstrip("%"))
    except ValueError:
        return None
    if not math.isfinite(value) or value < 0:
        return None
    return value / 100 if percent else value


def _path(cell: str) -> tuple[str, ...]:
    for mark in _PATH_MARKS:
        if mark in cell:
            return tuple(part.strip() for part in cell.split(mark) if part.strip())
    return (cell.strip(),) if cell.strip() else ()
