"""The person × task table that the measures read, for the whole organisation or some departments.

Rows are people with work data in the scope, columns tasks (or families), cells FTE. What each
department contributes is remembered while its unit and people are the same objects, so that one
move among 10,000 people rebuilds one department's part and joins the others.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgsandbox.domain import tree, work
from orgsandbox.domain.lineage import UnitCache
from orgsandbox.domain.model import Org, Side, Unit

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

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


@dataclass(frozen=True, slots=True, eq=False)
class _Piece:
    """What one department contributes: people with data, their time, and their cells.

    `mains` tells whose main seat is here; `tasks` are numbers in the table of names below.
    """

    people: tuple[str, ...]
    time: Floats
    mains: Flags
    tasks: Ints
    rows: Ints
    cols: Ints
    values: Floats
    without: tuple[str, ...]


_numbers: dict[str, int] = {}
_names: list[str] = []
_tables: OrderedDict[tuple[int, frozenset[str] | None, bool], tuple[Org, WorkTable]] = OrderedDict()


def _number(task: str) -> int:
    """Return the number of a task's name, the same in every table of this process."""
    known = _numbers.get(task)
    if known is None:
        known = _numbers[task] = len(_names)
        _names.append(task)
    return known


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


def _make_piece(org: Org, unit: Unit) -> _Piece:
    rows: dict[str, int] = {}
    time: list[float] = []
    mains: list[bool] = []
    tasks: dict[str, int] = {}
    cells: list[tuple[int, int, float]] = []
    without: list[str] = []
    for role in unit.roles:
        for seat in role.seats:
            person = org.people.get(seat.person)
            done = work.seat_work(person, role, seat) if person is not None else None
            if person is None or done is None:
                without.append(seat.person)
                continue
            row = rows.setdefault(person.id, len(rows))
            if row == len(time):
                time.append(0.0)
                mains.append(False)
            time[row] += work.seat_time(person, seat)
            mains[row] |= seat.main
            cells.extend(
                (row, tasks.setdefault(task, len(tasks)), amount)
                for task, amount in done.items()
                if amount > 0
            )
    held = np.array(cells, dtype=np.float64).reshape(-1, 3)
    return _Piece(
        tuple(rows),
        np.array(time),
        np.array(mains, dtype=bool),
        np.array([_number(task) for task in tasks], dtype=np.int64),
        held[:, 0].astype(np.int64),
        held[:, 1].astype(np.int64),
        held[:, 2],
        tuple(key for key in without if key in org.people),
    )


_pieces: UnitCache[_Piece] = UnitCache(_make_piece)


def _build(org: Org, units: frozenset[str] | None) -> WorkTable:
    scope = [key for key in org.units if units is None or key in units]
    pieces = [_pieces.get(org, org.units[key]) for key in scope]
    names = list(chain.from_iterable(piece.people for piece in pieces))
    sizes = np.array([len(piece.people) for piece in pieces], dtype=np.int64)
    homes = np.repeat(np.arange(len(pieces)), sizes)
    people, row_of_seat = _each_once(names)
    columns, cols = _columns(pieces)
    rows = row_of_seat[_shifted(pieces, sizes)] if names else _NOTHING
    values = _concatenated([piece.values for piece in pieces]).astype(np.float64)
    owned = _owned(org, units, columns)
    tasks = (*columns, *owned)
    if len(people) < len(names):
        rows, cols, values = _merged(rows, cols, values, row_of_seat, len(tasks))
    mains = _concatenated([piece.mains for piece in pieces]).astype(bool)
    time = totals(row_of_seat, _concatenated([piece.time for piece in pieces]), len(people))
    number = {key: position for position, key in enumerate(scope)}
    person_unit = np.full(len(people), -1, dtype=np.int64)
    person_unit[row_of_seat[mains]] = homes[mains]
    _find_homes(org, people, person_unit, number)
    owners = work.owners(org)
    for task in tasks:
        if task in owners:
            number.setdefault(owners[task], len(number))
    task_unit = np.array([number.get(owners.get(key, ""), -1) for key in tasks], dtype=np.int64)
    without = _silent(chain.from_iterable(piece.without for piece in pieces), people)
    return WorkTable(
        people, tasks, tuple(number), rows, cols, values, person_unit, task_unit, time, without
    )


_NOTHING = np.zeros(0, dtype=np.int64)


def _concatenated(parts: list[NDArray[Any]]) -> NDArray[Any]:
    return np.concatenate(parts) if parts else _NOTHING


def _shifted(pieces: list[_Piece], sizes: Ints) -> Ints:
    """Return the cells' rows, counted through all pieces."""
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1])).astype(np.int64)
    counts = np.array([piece.rows.size for piece in pieces], dtype=np.int64)
    rows: Ints = _concatenated([piece.rows for piece in pieces]).astype(np.int64)
    return rows + np.repeat(starts, counts)


def _each_once(names: list[str]) -> tuple[tuple[str, ...], Ints]:
    """Return the people each once, and for every mention its row."""
    row_of = dict.fromkeys(names)
    if len(row_of) == len(names):
        return tuple(names), np.arange(len(names))
    numbers = {name: number for number, name in enumerate(row_of)}
    rows = np.fromiter(map(numbers.__getitem__, names), dtype=np.int64, count=len(names))
    return tuple(numbers), rows


def _columns(pieces: list[_Piece]) -> tuple[tuple[str, ...], Ints]:
    """Return the tasks somebody does, in order of first mention, and the cells' columns."""
    mentioned = _concatenated([piece.tasks for piece in pieces]).astype(np.int64)
    numbers, first = np.unique(mentioned, return_index=True)
    order = np.argsort(first, kind="stable")
    column = np.zeros(len(_names) + 1, dtype=np.int64)
    column[numbers[order]] = np.arange(len(order))
    cols = _concatenated([piece.tasks[piece.cols] for piece in pieces]).astype(np.int64)
    return tuple(_names[number] for number in numbers[order]), column[cols]


def _merged(
    rows: Ints, cols: Ints, values: Floats, row_of_seat: Ints, width: int
) -> tuple[Ints, Ints, Floats]:
    """Return the cells with those of people in several departments added up."""
    several = np.bincount(row_of_seat) > 1
    twice = several[rows]
    keys, at = np.unique(rows[twice] * width + cols[twice], return_inverse=True)
    summed = totals(at, values[twice], len(keys))
    return (
        np.concatenate((rows[~twice], keys // width)),
        np.concatenate((cols[~twice], keys % width)),
        np.concatenate((values[~twice], summed)),
    )


def _find_homes(
    org: Org, people: tuple[str, ...], person_unit: Ints, number: dict[str, int]
) -> None:
    """Fill in the main departments of people whose main seat is outside the scope."""
    places = tree.index(org).places
    for row in np.flatnonzero(person_unit < 0):
        home = places[people[row]][0].unit
        person_unit[row] = number.setdefault(home, len(number))


def _owned(org: Org, units: frozenset[str] | None, known: Collection[str]) -> list[str]:
    """Return the tasks that belong to the scope though nobody in it does them."""
    owners = work.owners(org)
    done = frozenset(known)
    if units is None:
        return [key for key in org.tasks if key not in done]
    whole = _whole_sides(org, units)
    return [
        key
        for key, task in org.tasks.items()
        if key not in done and (owners[key] in units if key in owners else task.last_side in whole)
    ]


def _whole_sides(org: Org, units: frozenset[str]) -> set[Side]:
    """Return the sides of which every department is in the scope: what lost its department there
    still belongs to it."""
    outside = {side for key, side in tree.sides(org).items() if key not in units}
    inside = {side for key, side in tree.sides(org).items() if key in units}
    return inside - outside


def _silent(without: Iterable[str], known: Collection[str]) -> tuple[str, ...]:
    unknown = dict.fromkeys(without)
    held = frozenset(known) if unknown else frozenset()
    return tuple(person for person in unknown if person not in held)


def _by_family(org: Org, table: WorkTable) -> WorkTable:
    number: dict[str, int] = {}
    to = np.array(
        [number.setdefault(family_of(org, task), len(number)) for task in table.tasks],
        dtype=np.int64,
    )
    width = max(1, len(number))
    flat = table.rows * width + (to[table.cols] if table.cols.size else table.cols)
    dense = totals(flat, table.values, len(table.people) * width).reshape(-1, width)
    rows, cols = np.nonzero(dense)
    return WorkTable(
        table.people,
        tuple(number),
        table.units,
        rows,
        cols,
        dense[rows, cols],
        table.person_unit,
        np.full(len(number), -1, dtype=np.int64),
        table.time,
        table.without_data,
    )


def family_of(org: Org, task: str) -> str:
    """Return the family id of a task, or the task's own id when it has none."""
    held = org.tasks.get(task)
    return held.family if held is not None and held.family in org.families and held.family else task
