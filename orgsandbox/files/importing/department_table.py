"""A table of departments with nobody in it (部署マスター): which tables are one, and what their rows are."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import date

from orgsandbox.domain.names import folded
from orgsandbox.domain.project import Assumptions
from orgsandbox.files.dates import read_day
from orgsandbox.files.headers import folded_header
from orgsandbox.files.importing.cells_of_people import PersonCells
from orgsandbox.files.importing.columns import Columns
from orgsandbox.files.importing.fates import Entry, Fate, People
from orgsandbox.files.importing.options import Options
from orgsandbox.files.importing.posts import Home, PostCells
from orgsandbox.files.importing.telling import Teller
from orgsandbox.files.importing.titles import is_department
from orgsandbox.files.table import Row, Table
from orgsandbox.i18n import N_

_OF_PEOPLE = frozenset({"id", "name", "surname"})
_OF_POSTS = "title"
_OF_DEPARTMENTS = frozenset({"department", "department_code", "parent", "parent_code", "path"})
_ABOUT_SOMEBODY = frozenset(
    (
        "given_name",
        "surname",
        "kana",
        "email",
        "title",
        "grade",
        "employment",
        "joined",
        "leaving",
        "fte",
        "hours",
        "status",
        "head_flag",
        "post_kind",
        "department",
        "department_code",
        "path",
    )
)
"""Fields that only people have: a table with one of them is one of people."""

_OF_ANYTHING = frozenset(folded_header(text) for text in ("コード", "番号", "id", "code"))
"""Headers of numbers that need not be people's."""

_MEMBERS = ("担当", "担当者", "メンバー", "一般", "members", "staff", "head")
"""Headers of columns of people in a roster that has a column for each title."""

_PLAIN_NAMES = frozenset(folded_header(text) for text in ("名称", "正式名称", "name"))

_CLOSING = frozenset(
    folded_header(text)
    for text in (
        "適用終了日",
        "有効終了日",
        "廃止日",
        "廃止年月日",
        "使用終了日",
        "valid to",
        "valid until",
        "closed on",
    )
)

_KINDS = frozenset(
    folded_header(text)
    for text in (
        "kind",
        "type",
        "unit type",
        "org type",
        "種別",
        "種類",
        "組織種別",
        "部署区分",
        "部署種別",
    )
)
_KIND_OF_DEPARTMENT = re.compile(
    r"\b(unit|team|department|dept|(sub)?committee|group|division|section|office|bureau|board|wg)\b"
    r"|組織|部署|本部|[部課室局係]$",
    re.IGNORECASE,
)
_MOSTLY = 2 / 3


def of_departments(table: Table, columns: Columns, by_hand: Collection[str]) -> Columns | None:
    """Return what the columns are in a table that names departments and nobody; None in any other.

    `by_hand` are the fields that the planner chose: a column said to be people's is taken so.
    """
    if _OF_PEOPLE & set(by_hand):
        return None
    fields = _fields_of_departments(table, columns)
    if {*_OF_PEOPLE, _OF_POSTS} & fields.keys() or not (
        _OF_DEPARTMENTS & fields.keys() or columns.levels
    ):
        return None
    used = {name: at for name, at in fields.items() if name in _OF_DEPARTMENTS}
    unread = [at for at in columns.by_field.values() if at not in used.values()]
    read = {*used.values(), _closing(table)}
    kept = tuple(sorted({*columns.kept, *unread} - read))
    alone = replace(columns, by_field=used, kept=kept, posts=())
    return alone if _mostly_once(table, alone) and not _has_titles(table, kept) else None


def _fields_of_departments(table: Table, columns: Columns) -> dict[str, int]:
    """Return the fields of a table, its names and numbers taken for departments' where they are these."""
    fields = dict(columns.by_field)
    if "name" in fields and _holds_departments(table, columns):
        fields.pop("title", None)
        _move(fields, "name", "department")
        _move(fields, "id", "department_code")
        _move(fields, "manager_id", "parent_code")
    elif "name" not in fields and _is_of_anything(table, fields.get("id")):
        _move(fields, "id", "department_code")
    for column in columns.kept:
        header = folded_header(table.headers[column])
        if header in _PLAIN_NAMES:
            fields.setdefault("department", column)
        elif header in _OF_ANYTHING:
            fields.setdefault("department_code", column)
    return fields


def _has_titles(table: Table, columns: Collection[int]) -> bool:
    """Say whether titles head columns: whoever is in these is somebody, not a department."""
    ranks = {folded_header(title) for title in (*Assumptions().titles, *_MEMBERS)}
    return any(folded_header(table.headers[column]) in ranks for column in columns)


def _closing(table: Table) -> int:
    """Return the column with the day on which a department was closed, -1 where there is none."""
    days = (at for at, header in enumerate(table.headers) if folded_header(header) in _CLOSING)
    return next(days, -1)


def _move(fields: dict[str, int], old: str, new: str) -> None:
    if old in fields:
        fields[new] = fields.pop(old)


def _is_of_anything(table: Table, column: int | None) -> bool:
    return column is not None and folded_header(table.headers[column]) in _OF_ANYTHING


def _holds_departments(table: Table, columns: Columns) -> bool:
    """Say whether the column of names holds departments: a column says so, or the names do."""
    if columns.levels or columns.posts:
        return False
    for column in columns.kept:
        if folded_header(table.headers[column]) in _KINDS:
            kinds = {row.cells[column] for row in table.rows} - {""}
            return bool(kinds) and all(_KIND_OF_DEPARTMENT.search(kind) for kind in kinds)
    if _ABOUT_SOMEBODY & columns.by_field.keys():
        return False
    names = {row.cells[columns.by_field["name"]] for row in table.rows} - {""}
    alike = sum(is_department(name) or bool(_KIND_OF_DEPARTMENT.search(name)) for name in names)
    return bool(names) and alike >= _MOSTLY * len(names)


def _mostly_once(table: Table, columns: Columns) -> bool:
    """Say whether rows name departments of their own; where most come again they are something else."""
    at = (*columns.levels, *columns.by_field.values())
    distinct = {tuple(row.cells[column] for column in at) for row in table.rows}
    return len(distinct) >= _MOSTLY * len(table.rows)


def departments_in(table: Table, columns: Columns, options: Options, teller: Teller) -> People:
    """Return the departments of a table of departments; who comes twice or has no name is told."""
    return _Departments(table, columns, options, teller).people()


class _Departments:
    def __init__(self, table: Table, columns: Columns, options: Options, teller: Teller) -> None:
        self._table = table
        self._teller = teller
        self._posts = PostCells(
            table, columns, PersonCells(table, columns, options, teller), teller
        )
        self._closing = _closing(table)
        self._today = options.day or table.as_of or date.today()
        self._only_codes = (
            not columns.levels and not {"department", "path"} & columns.by_field.keys()
        )
        self._by_code: dict[str, int] = {}
        self._by_place: dict[tuple[str, ...], int] = {}
        self._entries: list[Entry] = []

    def people(self) -> People:
        counts = dict.fromkeys(Fate, 0)
        counts[Fate.NOTE] = self._table.skipped
        counts[Fate.PROBLEM] = self._table.too_long
        for row in self._table.rows:
            counts[self._fate(row)] += 1
        text = N_("The table names departments and nobody in them: {count} empty departments.")
        self._teller.note("only_departments", text, count=len(self._entries))
        return People(tuple(self._entries), counts)

    def _fate(self, row: Row) -> Fate:
        post, _seconds = self._posts.of(row)
        home = post.home
        if not (home.levels or home.name or (home.code and self._only_codes)):
            self._teller.problem("missing_name", N_("Row {row} has no name."), row.number)
            return Fate.PROBLEM
        if (closed := self._closed_on(row)) is not None and closed < self._today:
            text = N_("Row {row}: the department {value} was closed on {day}.")
            self._teller.note("closed_unit", text, row.number, value=home.name, day=closed)
            return Fate.NOTE
        if (
            home.code
            and (first := self._by_code.setdefault(folded(home.code), row.number)) != row.number
        ):
            text = N_("The number {value} is used in rows {first} and {row}; the first is taken.")
            self._teller.problem("duplicate_id", text, row.number, value=home.code, first=first)
            return Fate.PROBLEM
        first = self._by_place.setdefault(_place(home), row.number)
        if first != row.number:
            text = N_("Row {row} repeats row {first}.")
            self._teller.problem("duplicate_row", text, row.number, value=home.name, first=first)
            return Fate.PROBLEM
        self._entries.append(
            Entry(f"\0{row.number}", row.number, None, post, "", "", "", has_left=False, sits=False)
        )
        return Fate.DEPARTMENT

    def _closed_on(self, row: Row) -> date | None:
        cell = row.cells[self._closing] if self._closing >= 0 else ""
        try:
            return read_day(cell)
        except (ValueError, OverflowError):
            text = N_("Row {row}: “{value}” is not a date.")
            header = self._table.headers[self._closing]
            self._teller.problem("bad_date", text, row.number, header, value=cell)
            return None


def _place(home: Home) -> tuple[str, ...]:
    """Return where a department stands, as names are compared: no two stand in one place."""
    if home.levels:
        return tuple(folded(level) for level in home.levels if level)
    return (folded(home.parent), folded(home.name or home.code))
