"""How the table of people looks: its columns, what each is taken for, and how it writes values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from orgsandbox.domain import tree
from orgsandbox.domain.model import Org
from orgsandbox.domain.people_table import Column, ManagerCell, PeopleTable, VacantRow
from orgsandbox.files.dates import days_come_first
from orgsandbox.files.importing.cells_of_people import DAY_FIRST, YES
from orgsandbox.files.importing.columns import Columns
from orgsandbox.files.importing.fates import Fate, People, says_second
from orgsandbox.files.importing.mapping import fields_of
from orgsandbox.files.importing.name_remarks import LAST_FIRST, is_last_first
from orgsandbox.files.importing.options import Options
from orgsandbox.files.importing.organisation import Organised
from orgsandbox.files.importing.paths import path_mark
from orgsandbox.files.importing.words import WORDS
from orgsandbox.files.managers import manager_cell
from orgsandbox.files.marks import one_vacancy
from orgsandbox.files.spelling import amount_form, day_form, marks_form
from orgsandbox.files.table import Row, Table

_DAYS = frozenset(("joined", "leaving", "leave_from", "leave_until"))
_PATHS = frozenset(("department", "path"))


def layout_of(
    table: Table, columns: Columns, people: People, options: Options, made: Organised
) -> PeopleTable:
    """Return how a table looks, without the columns that are left at the door."""
    named = fields_of(columns)
    named.update({column: f"level{n}_code" for n, column in enumerate(columns.level_codes, 1)})
    forms = _Forms(table, options, [n for n, field in named.items() if _holds_departments(field)])
    numbers = [
        number
        for number, header in enumerate(table.headers)
        if header and number not in columns.sensitive
    ]
    shown = tuple(
        Column(table.headers[n], named.get(n, ""), forms.of(n, named.get(n, ""))) for n in numbers
    )
    rows = {row.number: row for row in table.rows}
    vacant = tuple(
        VacantRow(role, {table.headers[n]: one_vacancy(rows[number].cells[n]) for n in numbers})
        for role, number in made.vacant
        if number in rows
    )
    words = WORDS[options.language]
    return PeopleTable(
        shown,
        bool(people.fates[Fate.POST]) and not columns.posts,
        _managers_told(rows, columns, shown, people, made.org),
        vacant,
        (words["member"], words["head"]),
    )


def _managers_told(
    rows: Mapping[int, Row], columns: Columns, shown: Sequence[Column], people: People, org: Org
) -> dict[str, ManagerCell]:
    """Return the cells of managers that departments do not tell: past the head, unknown, nobody."""
    at = columns.by_field.get("manager_id")
    column = next((column for column in shown if column.field == "manager_id"), None)
    if at is None or column is None:
        return {}
    told: dict[str, ManagerCell] = {}
    for entry in people.entries:
        if entry.person is None:
            continue
        person = entry.person.id
        manager = tree.manager(org, person)
        cell = rows[entry.row].cells[at]
        if cell != manager_cell(org, manager, column):
            told[person] = ManagerCell(cell, manager or "")
    return told


def _holds_departments(field: str) -> bool:
    return field in _PATHS or (field.startswith("post") and field.endswith("_department"))


class _Forms:
    """Finds in the cells of a column how it writes what it holds."""

    def __init__(self, table: Table, options: Options, departments: Sequence[int]) -> None:
        self._table = table
        self._options = options
        self._path_mark = path_mark(
            {row.cells[at] for at in departments for row in table.rows if row.cells[at]}
        )

    def of(self, number: int, field: str) -> str:
        """Return the form of a column; empty where a field is written in one way only."""
        if not field:
            return ""
        cells = [row.cells[number] for row in self._table.rows]
        if field in _DAYS:
            return self._days(cells)
        if field in ("fte", "hours") or field.endswith("_share"):
            return self._amounts(cells, field)
        if _holds_departments(field):
            own = path_mark(cells)
            return own or (self._path_mark if any(self._path_mark in c for c in cells) else "")
        if field == "name":
            return LAST_FIRST if is_last_first(self._table.headers[number]) else ""
        return self._marks(cells, field)

    def _days(self, cells: Sequence[str]) -> str:
        first = days_come_first(cells)
        if first is None:
            first = DAY_FIRST in self._options.mends
        return day_form(cells, day_first=first)

    def _amounts(self, cells: Sequence[str], field: str) -> str:
        comma = self._table.cells.has_decimal_comma
        hours = field == "hours"
        return amount_form(cells, self._options.full_time, in_hours=hours, comma=comma)

    def _marks(self, cells: Sequence[str], field: str) -> str:
        if field == "post_kind":
            return _kinds(cells)
        if field == "head_flag":
            return marks_form(cells, YES)
        if field == "responsible" and any(cell.casefold() in YES for cell in cells):
            return marks_form(cells, YES)
        if field == "manager_id":
            return _managers(cells)
        return ""


def _kinds(cells: Sequence[str]) -> str:
    """Return what a column of 主務 and 兼務 writes for each."""
    counted = [cell for cell, _count in Counter(cells).most_common()]
    main = next((cell for cell in counted if not says_second(cell)), "主務")
    second = next((cell for cell in counted if says_second(cell)), "兼務")
    return f"{main}|{second}"


def _managers(cells: Sequence[str]) -> str:
    """Return by what managers are named: "email", "name", or by number."""
    named = [cell for cell in cells if cell]
    if any("@" in cell for cell in named):
        return "email"
    digits = any(sign.isdigit() for cell in named for sign in cell)
    return "name" if named and not digits else ""
