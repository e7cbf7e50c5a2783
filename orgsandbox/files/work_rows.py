"""Who does what, from a table: tasks, families, owners, and work put where it is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from orgsandbox.domain import tree
from orgsandbox.domain.ids import derived_id
from orgsandbox.domain.model import Family, Org, Task
from orgsandbox.domain.problem import Problem, Severity
from orgsandbox.domain.work import added
from orgsandbox.files import fields
from orgsandbox.files.people_rows import read_number
from orgsandbox.files.table import NotATable, Row, Table
from orgsandbox.i18n import N_, Message

_UNSPECIFIC = ("総務", "庶務", "その他", "general", "other", "misc")


@dataclass(frozen=True, slots=True)
class _WorkRow:
    row: int
    person: str
    task: str
    amount: float | None
    share: float | None


def with_work(
    org: Org, table: Table, given: Mapping[str, str] | None, full_time: float
) -> tuple[Org, list[Problem]]:
    """Return the organisation with the table's work and tasks, and the problems by row.

    Hours are a week's; a share is of the person's FTE; a row with none of them takes an even part
    of the person's FTE. NotATable when there is no column for people or for tasks.
    """
    return _WorkReader(org, table, given, full_time).read()


class _WorkReader:
    def __init__(
        self, org: Org, table: Table, given: Mapping[str, str] | None, full_time: float
    ) -> None:
        self._org = org
        self._table = table
        self._full_time = full_time
        self._columns = fields.mapped(table.headers, fields.WORK, given)
        for field, name in (("person", "person"), ("task", "task")):
            if field not in self._columns:
                text = N_("The work table has no column “{name}”.")
                raise NotATable(Message(text, {"name": name}))
        self._problems: list[Problem] = list(table.problems)
        self._by_code = {p.code or p.name: p.id for p in org.people.values()}
        self._tasks: dict[str, Task] = {}
        self._families: dict[str, Family] = {}
        self._units = {unit.name: unit.id for unit in reversed(list(org.units.values()))}

    def read(self) -> tuple[Org, list[Problem]]:
        used = set(self._columns.values())
        for header in self._table.headers:
            if header and header not in used:
                text = N_("The column {column} is not used.")
                self._say("dropped_column", text, {"column": header}, None, header, note=True)
        rows = [made for row in self._table.rows if (made := self._row(row)) is not None]
        org = self._org.with_families(*self._families.values()).with_tasks(*self._tasks.values())
        for person, work in self._amounts(rows).items():
            org = _placed(org, person, work)
        return org, self._problems

    def _cell(self, row: Row, field: str) -> str:
        return row.cells.get(self._columns.get(field, ""), "")

    def _row(self, row: Row) -> _WorkRow | None:
        who, what = self._cell(row, "person"), self._cell(row, "task")
        person = self._by_code.get(who)
        if person is None:
            text = N_("Row {row}: {value} is not in the table of people.")
            self._say("unknown_person", text, {"row": row.number, "value": who}, row, "person", who)
        if not what:
            text = N_("Row {row} names no task and is left out.")
            self._say("skipped_row", text, {"row": row.number}, row, "task", note=True)
        if person is None or not what:
            return None
        task = self._task(row, what)
        amount, share = self._number(row, "fte"), self._number(row, "share")
        hours = self._number(row, "hours")
        if amount is None and hours is not None:
            amount = hours / self._full_time
        if share is not None and "%" not in self._cell(row, "share") and share > 1:
            share /= 100
        return _WorkRow(row.number, person, task, amount, share)

    def _number(self, row: Row, field: str) -> float | None:
        cell = self._cell(row, field)
        if not cell:
            return None
        value = read_number(cell)
        if value is None:
            text = N_("Row {row}: “{value}” is not an amount of work.")
            self._say("bad_number", text, {"row": row.number, "value": cell}, row, field, cell)
        return value

    def _task(self, row: Row, name: str) -> str:
        key = derived_id("task", name)
        if key not in self._tasks:
            self._tasks[key] = Task(key, name, self._family(row), self._owner(row))
        return key

    def _family(self, row: Row) -> str | None:
        name = self._cell(row, "family")
        if not name:
            return None
        key = derived_id("family", name)
        if key not in self._families:
            special = not any(word in name.casefold() for word in _UNSPECIFIC)
            self._families[key] = Family(key, name, len(self._families), special)
        return key

    def _owner(self, row: Row) -> str | None:
        name = self._cell(row, "owner")
        if name and name not in self._units:
            text = N_("Row {row}: the owner department {value} is unknown.")
            self._say("unknown_owner", text, {"row": row.number, "value": name}, row, "owner", name)
        return self._units.get(name)

    def _amounts(self, rows: list[_WorkRow]) -> dict[str, dict[str, float]]:
        """Return FTE by person and task; rows without any amount share the person's FTE evenly."""
        by_person: dict[str, list[_WorkRow]] = {}
        for row in rows:
            by_person.setdefault(row.person, []).append(row)
        found: dict[str, dict[str, float]] = {}
        for person, held in by_person.items():
            fte = self._org.people[person].fte
            shares = sum(row.share or 0.0 for row in held)
            if shares > 1 + 1e-9:
                text = N_("{name}: the shares add up to {total} %.")
                values = {"name": self._org.people[person].name, "total": round(shares * 100)}
                self._say("over_100_percent", text, values, held[-1].row, "share")
            works = []
            for row in held:
                if row.amount is not None:
                    works.append({row.task: row.amount})
                elif row.share is not None:
                    works.append({row.task: row.share * fte})
                else:
                    works.append({row.task: fte / len(held)})
            found[person] = added(works)
        return found

    def _say(
        self,
        kind: str,
        text: str,
        values: Mapping[str, object],
        row: Row | int | None,
        field: str,
        value: str | None = None,
        *,
        note: bool = False,
    ) -> None:
        number = row.number if isinstance(row, Row) else row
        severity = Severity.NOTE if note else Severity.PROBLEM
        column = self._columns.get(field, field)
        self._problems.append(
            Problem(kind, Message(text, values), severity, self._table.file, number, column, value)
        )


def _placed(org: Org, person: str, work: Mapping[str, float]) -> Org:
    """Return the organisation with somebody's work in the owner's seat, the main one, or kept."""
    places = tree.places(org, person)
    held = org.people[person]
    if not places:
        return org.with_people(replace(held, own_work=dict(work)))
    by_role: dict[str, dict[str, float]] = {}
    for task, amount in work.items():
        owner = org.tasks[task].owner
        place = next((p for p in places if p.unit == owner), places[0])
        by_role.setdefault(place.role, {})[task] = amount
    for place in places:
        if place.role in by_role:
            unit = org.units[place.unit]
            role = next(r for r in unit.roles if r.id == place.role)
            seat = replace(place.seat, work=by_role[place.role])
            org = org.with_units(unit.with_role(role.with_seat(seat)))
    return org
