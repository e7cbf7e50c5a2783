"""The person × task table that the measures read, for the whole organisation or some departments.

Rows are people with work data in the scope, columns tasks (or families), cells FTE. What each
department contributes is remembered while its unit and people are the same objects, so that one
move among 10,000 people rebuilds one department's part and joins the others.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from orgsandbox.domain import tree, work
from orgsandbox.domain.model import Org, Person, Unit

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

_PIECES = 8192
_TABLES = 12


def totals(numbers: Ints, values: Floats, size: int) -> Floats:
    """Return the sum of values by number, for numbers from 0 to size − 1."""
    return np.bincount(numbers, values, size).astype(np.float64)


@dataclass(frozen=True, eq=False)
class WorkTable:
    """Work in FTE as coordinates: cell (rows[i], cols[i]) holds values[i] > 0, each cell once.

    `person_unit` and `task_unit` are positions in `units` (-1: none). `time` is the working time
    (FTE) of each person's seats in the scope. `without_data` are people placed in the scope whose
    seats there have no work data.
    """

    people: tuple[str, ...]
    tasks: tuple[str, ...]
    units: tuple[str, ...]
    rows: Ints
    cols: Ints
    values: Floats
    person_unit: Ints
    task_unit: Ints
    time: Floats
    without_data: tuple[str, ...]

    @property
    def total(self) -> float:
        """All work, in FTE."""
        return float(self.values.sum())

    @property
    def row_sums(self) -> Floats:
        """Work by person."""
        return totals(self.rows, self.values, len(self.people))

    @property
    def col_sums(self) -> Floats:
        """Work by task."""
        return totals(self.cols, self.values, len(self.tasks))


@dataclass(frozen=True, slots=True)
class _Piece:
    """What one department contributes: seats with data, and people whose seat has none."""

    unit: Unit
    people: tuple[Person, ...]
    seated: tuple[tuple[str, float], ...]
    tasks: tuple[str, ...]
    rows: Ints
    cols: Ints
    values: Floats
    without: tuple[str, ...]


_pieces: OrderedDict[int, _Piece] = OrderedDict()
_tables: OrderedDict[tuple[int, frozenset[str] | None, bool], tuple[Org, WorkTable]] = OrderedDict()


def task_table(org: Org, units: frozenset[str] | None = None) -> WorkTable:
    """Return the table by single tasks; `units` None means the whole organisation."""
    return _remembered(org, units, families=False)


def family_table(org: Org, units: frozenset[str] | None = None) -> WorkTable:
    """Return the table by task families; a task without one is a family of its own.

    A column's id is the family's, its unit -1 (families belong to nobody).
    """
    return _remembered(org, units, families=True)


def _remembered(org: Org, units: frozenset[str] | None, *, families: bool) -> WorkTable:
    key = (id(org), units, families)
    held = _tables.get(key)
    if held is not None and held[0] is org:
        _tables.move_to_end(key)
        return held[1]
    table = _by_family(org, task_table(org, units)) if families else _build(org, units)
    _tables[key] = (org, table)
    if len(_tables) > _TABLES:
        _tables.popitem(last=False)
    return table


def _piece(org: Org, unit: Unit) -> _Piece:
    held = _pieces.get(id(unit))
    if (
        held is not None
        and held.unit is unit
        and all(org.people.get(person.id) is person for person in held.people)
    ):
        return held
    made = _make_piece(org, unit)
    _pieces[id(unit)] = made
    if len(_pieces) > _PIECES:
        _pieces.popitem(last=False)
    return made


def _make_piece(org: Org, unit: Unit) -> _Piece:
    seated: dict[str, float] = {}
    order: dict[str, int] = {}
    without: list[str] = []
    cells: list[tuple[int, int, float]] = []
    people: list[Person] = []
    for role in unit.roles:
        for seat in role.seats:
            person = org.people.get(seat.person)
            if person is None:
                continue
            people.append(person)
            done = work.seat_work(person, role, seat)
            if done is None:
                without.append(person.id)
                continue
            row = list(seated).index(person.id) if person.id in seated else len(seated)
            seated[person.id] = seated.get(person.id, 0.0) + work.seat_time(person, seat)
            for task, amount in done.items():
                if amount > 0:
                    cells.append((row, order.setdefault(task, len(order)), amount))
    held = np.array(cells, dtype=np.float64).reshape(-1, 3)
    return _Piece(
        unit,
        tuple(people),
        tuple(seated.items()),
        tuple(order),
        held[:, 0].astype(np.int64),
        held[:, 1].astype(np.int64),
        held[:, 2],
        tuple(without),
    )


def _build(org: Org, units: frozenset[str] | None) -> WorkTable:
    scope = [key for key in org.units if units is None or key in units]
    row_of: dict[str, int] = {}
    time: list[float] = []
    col_of: dict[str, int] = {}
    rows, cols, values = [], [], []
    without: list[str] = []
    doubled = False
    for key in scope:
        piece = _piece(org, org.units[key])
        before = len(row_of)
        for person, spent in piece.seated:
            if row_of.setdefault(person, len(row_of)) == len(time):
                time.append(spent)
            else:
                time[row_of[person]] += spent
        doubled = doubled or len(row_of) - before < len(piece.seated)
        without.extend(piece.without)
        if piece.values.size:
            at = np.array([row_of[person] for person, _spent in piece.seated])
            to = np.array([col_of.setdefault(task, len(col_of)) for task in piece.tasks])
            rows.append(at[piece.rows])
            cols.append(to[piece.cols])
            values.append(piece.values)
    owned = _owned(org, units, col_of)
    tasks = (*col_of, *owned)
    cells = _joined(rows, cols, values, len(tasks))
    return _table(org, scope, tuple(row_of), tasks, cells, time, _silent(without, row_of))


def _owned(org: Org, units: frozenset[str] | None, known: Collection[str]) -> list[str]:
    """Return the tasks that belong to the scope though nobody in it does them."""
    owners = work.owners(org)
    return [
        key for key in org.tasks if key not in known and (units is None or owners.get(key) in units)
    ]


def _silent(without: Iterable[str], known: Collection[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(person for person in without if person not in known))


def _joined(
    rows: list[Ints], cols: list[Ints], values: list[Floats], width: int
) -> tuple[Ints, Ints, Floats]:
    """Return all cells, those of the same person and task (two seats) added up."""
    if not any(part.size for part in values):
        nothing = np.zeros(0, dtype=np.int64)
        return nothing, nothing, np.zeros(0)
    at, to, amounts = np.concatenate(rows), np.concatenate(cols), np.concatenate(values)
    keys = at * max(1, width) + to
    order = np.argsort(keys, kind="stable")
    keys, amounts = keys[order], amounts[order]
    first = np.concatenate(([True], keys[1:] != keys[:-1]))
    starts = np.flatnonzero(first)
    keys = keys[starts]
    return keys // max(1, width), keys % max(1, width), np.add.reduceat(amounts, starts)


def _table(
    org: Org,
    scope: list[str],
    people: tuple[str, ...],
    tasks: tuple[str, ...],
    cells: tuple[Ints, Ints, Floats],
    time: list[float],
    without: tuple[str, ...],
) -> WorkTable:
    places = tree.index(org).places
    owners = work.owners(org)
    number: dict[str, int] = {key: position for position, key in enumerate(scope)}
    homes = [places[person][0].unit for person in people]
    for key in (*homes, *(owners[task] for task in tasks if task in owners)):
        number.setdefault(key, len(number))
    return WorkTable(
        people,
        tasks,
        tuple(number),
        *cells,
        person_unit=np.array([number[key] for key in homes], dtype=np.int64),
        task_unit=np.array([number.get(owners.get(key, ""), -1) for key in tasks], dtype=np.int64),
        time=np.array(time),
        without_data=without,
    )


def _by_family(org: Org, table: WorkTable) -> WorkTable:
    number: dict[str, int] = {}
    to = np.array(
        [number.setdefault(family_of(org, task), len(number)) for task in table.tasks],
        dtype=np.int64,
    )
    used = to[table.cols] if table.cols.size else table.cols
    rows, cols, values = _joined([table.rows], [used], [table.values], len(number))
    return WorkTable(
        table.people,
        tuple(number),
        table.units,
        rows,
        cols,
        values,
        table.person_unit,
        np.full(len(number), -1, dtype=np.int64),
        table.time,
        table.without_data,
    )


def family_of(org: Org, task: str) -> str:
    """Return the family id of a task, or the task's own id when it has none."""
    held = org.tasks.get(task)
    return held.family if held is not None and held.family in org.families and held.family else task
