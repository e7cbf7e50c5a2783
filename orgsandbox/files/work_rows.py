"""Who does what, from a table: tasks, families, owners, and work put where it is done.

The table has a row for each person and task, or (a matrix) a row for each person and a column for
each task.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from orgsandbox.domain import bounds, tree
from orgsandbox.domain.directory import LEADING_ZEROS, VARIANTS, Directory, Match
from orgsandbox.domain.ids import derived_id
from orgsandbox.domain.model import Family, Org, Person, Task, Unit
from orgsandbox.domain.names import folded
from orgsandbox.domain.problem import Problem
from orgsandbox.domain.work import added
from orgsandbox.files import fields
from orgsandbox.files.importing.fates import Entry
from orgsandbox.files.importing.telling import Teller
from orgsandbox.files.numbers import Unsure, read_number
from orgsandbox.files.table import NotATable, Row, Table
from orgsandbox.files.work_amounts import AmountUnit, amount_in, are_amounts, says_nothing, unit_of
from orgsandbox.i18n import N_, Message

WORK_HEADERS = fields.Vocabulary(fields.WORK)

_UNSPECIFIC = ("総務", "庶務", "その他", "general", "other", "misc")


@dataclass(frozen=True, slots=True)
class _WorkRow:
    row: int
    person: str
    task: str
    amount: float | None
    share: float | None


@dataclass(frozen=True, slots=True)
class Worked:
    """The organisation with its work, what was told, and by the kind of mend the rows it would change."""

    org: Org
    problems: Sequence[Problem]
    proposed: Mapping[str, Sequence[int]]


def with_work(
    org: Org,
    table: Table,
    given: Mapping[str, str] | None,
    full_time: float,
    mends: frozenset[str] = frozenset(),
) -> Worked:
    """Return the organisation with the table's work and tasks, and what is told by row.

    Hours are a week's; a share is of the person's FTE; a row with none of them takes an even part
    of the person's FTE. NotATable when there is no column for people or for tasks.
    """
    return _WorkReader(org, table, given, full_time, mends).read()


class _WorkReader:
    def __init__(
        self,
        org: Org,
        table: Table,
        given: Mapping[str, str] | None,
        full_time: float,
        mends: frozenset[str],
    ) -> None:
        self._org = org
        self._table = table
        self._full_time = full_time
        self._decimal_comma = table.cells.has_decimal_comma
        self._teller = Teller(table.file)
        by_hand = {
            name: table.headers.index(header)
            for name, header in (given or {}).items()
            if name in fields.WORK and header in table.headers
        }
        free = [number for number, header in enumerate(table.headers) if header]
        self._columns = fields.matched(table.headers, fields.WORK, by_hand, free)
        self._mends = mends & {LEADING_ZEROS, VARIANTS}
        self._proposed: dict[str, list[int]] = {}
        self._people = _people(org)
        self._owners = _units(org)
        self._tasks: dict[str, Task] = {}
        self._families: dict[str, Family] = {}
        self._matrix = self._task_columns()
        self._matrix_unit = self._unit_of_matrix()
        self._share_unit = self._unit_of_shares()
        if "person" not in self._columns:
            self._refuse("person")
        if "task" not in self._columns and not self._matrix:
            self._refuse("task")

    def _refuse(self, name: str) -> None:
        text = N_("The work table has no column “{name}”.")
        raise NotATable(Message(text, {"name": name}))

    def _task_columns(self) -> tuple[int, ...]:
        """Return the columns of a matrix: each is a task, its cells are amounts."""
        if "task" in self._columns or "person" not in self._columns:
            return ()
        used = set(self._columns.values())
        return tuple(
            number
            for number, header in enumerate(self._table.headers)
            if header and number not in used and self._holds_amounts(number)
        )

    def _holds_amounts(self, column: int) -> bool:
        cells = [row.cells[column] for row in self._table.rows]
        return are_amounts(cells, decimal_comma=self._decimal_comma)

    def _unit_of_shares(self) -> AmountUnit:
        """Return whether bare shares are per cent: where one is 70, another's 1 is 1 %."""
        column = self._columns.get("share")
        if column is None:
            return AmountUnit.SHARE
        cells = [row.cells[column] for row in self._table.rows]
        unit = unit_of(([cell] for cell in cells), decimal_comma=self._decimal_comma)
        return AmountUnit.SHARE if unit is AmountUnit.SHARE else AmountUnit.PERCENT

    def _unit_of_matrix(self) -> AmountUnit:
        rows = ([row.cells[column] for column in self._matrix] for row in self._table.rows)
        return unit_of(rows, decimal_comma=self._decimal_comma)

    def _amount_of(self, cell: str, unit: AmountUnit) -> float | None:
        return amount_in(cell, unit, self._full_time, decimal_comma=self._decimal_comma)

    def read(self) -> Worked:
        """Return the organisation with the work, and what was told."""
        used = {*self._columns.values(), *self._matrix}
        for number, header in enumerate(self._table.headers):
            if header and number not in used:
                text = N_("The column {column} is not used.")
                self._teller.note("dropped_column", text, column=header)
        rows: list[_WorkRow] = []
        for row in self._table.rows:
            rows.extend(self._rows(row))
        org = self._org.with_families(*self._families.values()).with_tasks(*self._tasks.values())
        org = _placed(org, self._amounts(rows))
        return Worked(org, [*self._table.problems, *self._teller.problems], self._proposed)

    def _find(self, known: Directory[str], text: str, row: Row) -> Match[str]:
        match = known.find(text, mends=self._mends)
        if match.mend:
            self._proposed.setdefault(match.mend, []).append(row.number)
        return match

    def _cell(self, row: Row, name: str) -> str:
        column = self._columns.get(name)
        return "" if column is None else row.cells[column]

    def _header(self, name: str) -> str:
        column = self._columns.get(name)
        return name if column is None else self._table.headers[column]

    def _rows(self, row: Row) -> list[_WorkRow]:
        person = self._person(row)
        if self._matrix:
            if person is None:
                return []
            return list(self._of_matrix(row, person))
        what = self._cell(row, "task")
        if not what:
            text = N_("Row {row} names no task and is left out.")
            self._teller.note("skipped_row", text, row.number, self._header("task"))
        if person is None or not what:
            return []
        return [self._one(row, person, self._task(row, what))]

    def _of_matrix(self, row: Row, person: str) -> Iterator[_WorkRow]:
        """Yield the work in a row of a matrix; a cell that is no amount is told."""
        for column in self._matrix:
            cell, header = row.cells[column], self._table.headers[column]
            if says_nothing(cell):
                continue
            value = self._amount_of(cell, self._matrix_unit)
            if value is None or value > bounds.LARGEST_TABLE_WORK:
                text = N_("Row {row}: “{value}” is not an amount of work.")
                self._teller.problem("bad_number", text, row.number, header, value=cell)
            elif self._matrix_unit is AmountUnit.HOURS:
                yield _WorkRow(row.number, person, self._task(row, header), value, None)
            else:
                yield _WorkRow(row.number, person, self._task(row, header), None, value)

    def _one(self, row: Row, person: str, task: str) -> _WorkRow:
        amount = self._number(row, "fte")
        hours = self._number(row, "hours")
        if amount is None and hours is not None:
            amount = hours / self._full_time
        share = None
        if cell := self._cell(row, "share"):
            share = self._amount_of(cell, self._share_unit)
            if share is None:
                self._tell_number(row, "share", cell)
        if amount is not None and amount > bounds.LARGEST_TABLE_WORK:
            name = "fte" if self._cell(row, "fte") else "hours"
            self._tell_number(row, name, self._cell(row, name))
            amount = None
        if share is not None and share > bounds.LARGEST_TABLE_WORK:
            self._tell_number(row, "share", self._cell(row, "share"))
            share = None
        return _WorkRow(row.number, person, task, amount, share)

    def _person(self, row: Row) -> str | None:
        who = self._cell(row, "person")
        match = self._find(self._people, who, row)
        if match.key is None:
            if match.is_ambiguous:
                text = N_("Row {row}: {value} may be {names}; which one is meant?")
                names = " / ".join(self._org.people[key].name for key in match.candidates)
                self._teller.problem(
                    "ambiguous_person",
                    text,
                    row.number,
                    self._header("person"),
                    value=who,
                    names=names,
                )
            else:
                text = N_("Row {row}: {value} is not in the table of people.")
                self._teller.problem(
                    "unknown_person", text, row.number, self._header("person"), value=who
                )
        return match.key

    def _number(self, row: Row, name: str) -> float | None:
        cell = self._cell(row, name)
        if not cell:
            return None
        try:
            value = read_number(cell, decimal_comma=self._decimal_comma)
        except Unsure:
            value = None
        if value is None:
            self._tell_number(row, name, cell)
        return value

    def _tell_number(self, row: Row, name: str, cell: str) -> None:
        text = N_("Row {row}: “{value}” is not an amount of work.")
        self._teller.problem("bad_number", text, row.number, self._header(name), value=cell)

    def _task(self, row: Row, name: str) -> str:
        known = self._tasks.get(folded(name))
        if known is not None:
            return known.id
        task = Task(derived_id("task", name), name, self._family(row), self._owner(row))
        self._tasks[folded(name)] = task
        return task.id

    def _family(self, row: Row) -> str | None:
        name = self._cell(row, "family")
        if not name:
            return None
        known = self._families.get(folded(name))
        if known is None:
            special = not any(word in name.casefold() for word in _UNSPECIFIC)
            key = derived_id("family", name)
            colour = bounds.colour_slot(len(self._families))
            known = self._families[folded(name)] = Family(key, name, colour, special)
        return known.id

    def _owner(self, row: Row) -> str | None:
        name = self._cell(row, "owner")
        match = self._find(self._owners, name, row)
        if name and match.key is None:
            if match.is_ambiguous:
                text = N_(
                    "Row {row}: several departments are called {value}; which one owns the task?"
                )
                self._teller.problem(
                    "ambiguous_unit", text, row.number, self._header("owner"), value=name
                )
            else:
                text = N_("Row {row}: the owner department {value} is unknown.")
                self._teller.problem(
                    "unknown_owner", text, row.number, self._header("owner"), value=name
                )
        return match.key

    def _amounts(self, rows: Sequence[_WorkRow]) -> dict[str, dict[str, float]]:
        """Return FTE by person and task; rows without any amount share the person's FTE evenly."""
        by_person: dict[str, list[_WorkRow]] = {}
        for row in rows:
            by_person.setdefault(row.person, []).append(row)
        amounts: dict[str, dict[str, float]] = {}
        for person, own in by_person.items():
            fte = self._org.people[person].fte
            shares = sum(row.share or 0.0 for row in own)
            if shares > 1 + 1e-9:
                text = N_("{name}: the shares add up to {total} %.")
                self._teller.problem(
                    "over_100_percent",
                    text,
                    own[-1].row,
                    self._header("share"),
                    name=self._org.people[person].name,
                    total=round(shares * 100),
                )
            works = []
            for row in own:
                if row.amount is not None:
                    works.append({row.task: row.amount})
                elif row.share is not None:
                    works.append({row.task: row.share * fte})
                else:
                    works.append({row.task: fte / len(own)})
            amounts[person] = added(works)
        return amounts


def _people(org: Org) -> Directory[str]:
    made: Directory[str] = Directory()
    for person in org.people.values():
        names = [text for text in (person.name, person.kana) if text]
        made.add(person.id, names, [person.code] if person.code else [])
    return made


def _units(org: Org) -> Directory[str]:
    """Return the departments by name, and by path where one name has two parents."""
    made: Directory[str] = Directory()
    for unit in org.units.values():
        path = [org.units[key].name for key in tree.upwards(org, unit.id)][::-1]
        endings = ["/".join(path[start:]) for start in range(len(path))]
        endings += ["／".join(path[start:]) for start in range(len(path) - 1)]
        made.add(unit.id, [unit.name, *endings])
    return made


def _placed(org: Org, works: Mapping[str, Mapping[str, float]]) -> Org:
    """Return the organisation with everybody's work in the owner's seat, the main one, or kept.

    Every department is made anew once, however many people are in it.
    """
    people: list[Person] = []
    seated: dict[str, dict[tuple[str, str], dict[str, float]]] = {}
    for person, work in works.items():
        places = tree.places(org, person)
        if not places:
            people.append(replace(org.people[person], own_work=dict(work)))
        for task, amount in work.items() if places else ():
            owner = org.tasks[task].owner
            place = next((p for p in places if p.unit == owner), places[0])
            of_unit = seated.setdefault(place.unit, {})
            of_unit.setdefault((place.role, person), {})[task] = amount
    units = [_with_seats(org.units[key], of_unit) for key, of_unit in seated.items()]
    return org.with_people(*people).with_units(*units)


def _with_seats(unit: Unit, works: Mapping[tuple[str, str], Mapping[str, float]]) -> Unit:
    """Return a department whose seats, by role and person, have this work."""
    roles = [
        replace(
            role,
            seats=tuple(
                replace(seat, work=works[role.id, seat.person])
                if (role.id, seat.person) in works
                else seat
                for seat in role.seats
            ),
        )
        for role in unit.roles
    ]
    return replace(unit, roles=tuple(roles))


def with_titles_as_work(org: Org, entries: Sequence[Entry]) -> Org:
    """Return the organisation in which everybody's title is what they do, for all of their time."""
    tasks: dict[str, Task] = {}
    work: dict[str, dict[str, float]] = {}
    for entry in entries:
        if entry.person is not None and entry.post.title:
            task = tasks.setdefault(
                folded(entry.post.title),
                Task(derived_id("task", entry.post.title), entry.post.title),
            )
            work[entry.person.id] = {task.id: entry.person.fte}
    org = org.with_tasks(*tasks.values())
    return _placed(org, work)
