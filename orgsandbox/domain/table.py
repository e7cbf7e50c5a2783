"""The person x task table (FTE) that the measures read, for a whole organisation or some units.

Every unit becomes one `_Piece` of arrays, kept while the unit and its people are the same objects;
the pieces are joined into one `Ledger` per organisation, made from a recent one by replacing what
differs, so that a move among 10,000 people costs about a millisecond. Tables are cut from it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from operator import is_not
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from orgsandbox.domain.model import Org, Unit
from orgsandbox.domain.rules import is_external
from orgsandbox.domain.work import seat_time, seat_work

Ints: TypeAlias = npt.NDArray[np.int64]
Floats: TypeAlias = npt.NDArray[np.float64]
Bools: TypeAlias = npt.NDArray[np.bool_]

_KEPT = 6
_EPSILON = 1e-9
_DENSE = 2_000_000


@dataclass(frozen=True, eq=False)
class Cells:
    """A sparse table of amounts: `values[k]` stands in row `rows[k]` and column `cols[k]`.

    No two entries share a place, all values are above zero.
    """

    rows: Ints
    cols: Ints
    values: Floats
    shape: tuple[int, int]

    @classmethod
    def of(cls, table: npt.ArrayLike) -> Cells:
        """Return the cells of a dense table.

        >>> Cells.of([[0.5, 0.5], [0.0, 1.0]]).row_sums.tolist()
        [1.0, 1.0]
        """
        dense = np.asarray(table, dtype=np.float64)
        rows, cols = np.nonzero(dense)
        count, width = dense.shape
        return cls(rows.astype(np.int64), cols.astype(np.int64), dense[rows, cols], (count, width))

    @cached_property
    def row_sums(self) -> Floats:
        """What each row adds up to (a_p)."""
        return np.bincount(self.rows, self.values, self.shape[0])

    @cached_property
    def col_sums(self) -> Floats:
        """What each column adds up to (a_t)."""
        return np.bincount(self.cols, self.values, self.shape[1])

    @cached_property
    def total(self) -> float:
        """What everything adds up to (W)."""
        return float(self.values.sum())

    def dense(self) -> Floats:
        """Return the table with its zeros."""
        table = np.zeros(self.shape)
        table[self.rows, self.cols] = self.values
        return table

    def by_group(self, groups: Ints, count: int) -> Cells:
        """Return the table with rows added up by group (0 to count - 1)."""
        return _summed(groups[self.rows], self.cols, self.values, (count, self.shape[1]))


@dataclass(frozen=True, eq=False)
class WorkTable(Cells):
    """Who does how much of what in a scope; compares by identity.

    Rows are `people` with work data, columns `tasks` (family ids at family grain). `person_unit`
    is the unit of the main seat and `task_unit` the owner, as positions in `units` (-1: none).
    `capacity` is the time people have in scope, `specialty` says in which columns one can be a
    specialist, `doers` how many people of the whole organisation do the task, `without_data` lists
    people with seats in scope but no work data.
    """

    people: tuple[str, ...]
    tasks: tuple[str, ...]
    units: tuple[str, ...]
    person_unit: Ints
    task_unit: Ints
    capacity: Floats
    specialty: Bools
    doers: Ints
    without_data: tuple[str, ...]

    @property
    def nobody(self) -> tuple[str, ...]:
        """The columns that nobody in the whole organisation does."""
        return tuple(compress(self.tasks, (self.doers == 0).tolist()))


class Numbering:
    """Numbers for ids, only ever growing, in the order of the organisation that asks."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self._index: dict[str, int] = {}
        self._known: tuple[list[str], Ints] = ([], np.zeros(0, np.int64))
        self._named: tuple[Ints, tuple[str, ...]] = (np.zeros(0, np.int64), ())

    def number(self, key: str) -> int:
        """Return the number of an id, a new one for a new id."""
        held = self._index.setdefault(key, len(self.names))
        if held == len(self.names):
            self.names.append(key)
        return held

    def take(self, keys: list[str]) -> Ints | None:
        """Return the numbers of ids, or None where these would not keep the order of the ids."""
        if keys != self._known[0]:
            if len(self.names) > 4 * len(keys) + 1000:
                return None
            numbers = np.fromiter(map(self.number, keys), np.int64, len(keys))
            if (np.diff(numbers) <= 0).any():
                return None
            self._known = (keys, numbers)
        return self._known[1]

    def ids(self, numbers: Ints) -> tuple[str, ...]:
        """Return the ids of numbers; asked again for the same numbers, the same tuple."""
        if not np.array_equal(numbers, self._named[0]):
            self._named = (numbers, tuple(map(self.names.__getitem__, numbers.tolist())))
        return self._named[1]


@dataclass(frozen=True, eq=False, slots=True)
class _Piece:
    """One unit as arrays, columns by seat: person, main, known, head, external; cells: person, task.

    `plan` is planned seats, whether any were planned, vacancies, and seats beyond the plan.
    """

    seats: Ints
    times: Floats
    cells: Ints
    amounts: Floats
    plan: Floats
    whole: bool


@dataclass(frozen=True, eq=False)
class Ledger:
    """All seats and all cells of work of one organisation, in the order of its units."""

    org: Org
    units: tuple[str, ...]
    people: Numbering
    tasks: Numbering
    pieces: list[_Piece]
    seats: Ints
    times: Floats
    cells: Ints
    amounts: Floats
    plan: Floats

    @cached_property
    def seat_ends(self) -> Ints:
        """Where each unit's seats end."""
        return np.cumsum([len(piece.times) for piece in self.pieces], dtype=np.int64)

    @cached_property
    def cell_ends(self) -> Ints:
        """Where each unit's cells end."""
        return np.cumsum([len(piece.amounts) for piece in self.pieces], dtype=np.int64)

    @cached_property
    def seat_unit(self) -> Ints:
        """The unit of each seat, as a position in `units`."""
        return np.repeat(np.arange(len(self.units)), np.diff(self.seat_ends, prepend=0))

    @cached_property
    def cell_unit(self) -> Ints:
        """The unit of each cell, as a position in `units`."""
        return np.repeat(np.arange(len(self.units)), np.diff(self.cell_ends, prepend=0))

    @cached_property
    def main_unit(self) -> Ints:
        """The unit of the main seat by person number (-1: none)."""
        found = np.full(len(self.people.names), -1)
        main = self.seats[1] > 0
        found[self.seats[0][main]] = self.seat_unit[main]
        return found

    @cached_property
    def owner(self) -> Ints:
        """The owner unit by task number: as given, else whose people supply most (-1: none)."""
        width = len(self.tasks.names)
        sums = _summed(self.cell_unit, self.cells[1], self.amounts, (len(self.units), width))
        most = np.zeros(width)
        np.maximum.at(most, sums.cols, sums.values)
        best = sums.values >= most[sums.cols] - _EPSILON
        found = np.full(width, len(self.units))
        np.minimum.at(found, sums.cols[best], sums.rows[best])
        found[found == len(self.units)] = -1
        position = {key: place for place, key in enumerate(self.units)}
        for task in self.org.tasks.values():
            if task.owner in position:
                found[self.tasks.number(task.id)] = position[task.owner]
        return found

    @cached_property
    def several(self) -> Bools:
        """Who has work in more than one seat, by person number."""
        known = self.seats[0][self.seats[2] > 0]
        return np.bincount(known, minlength=len(self.people.names)) > 1

    @cached_property
    def cover(self) -> Ints:
        """How many people do each task, by task number."""
        width = len(self.tasks.names)
        cols = _merged(self.cells[0], self.cells[1], self.amounts, self.several)[1]
        return np.bincount(cols, minlength=width)

    def inside(self, units: frozenset[str] | None) -> Bools:
        """Say for each unit whether it is in a scope (None: all are)."""
        if units is None:
            return np.ones(len(self.units), np.bool_)
        return np.fromiter((key in units for key in self.units), np.bool_, len(self.units))


_ledgers: OrderedDict[Org, Ledger] = OrderedDict()


def ledger(org: Org) -> Ledger:
    """Return the ledger of an organisation, made from the most similar recent one."""
    held = _ledgers.get(org)
    if held is None:
        held = _make(org)
        _ledgers[org] = held
        while len(_ledgers) > _KEPT:
            _ledgers.popitem(last=False)
    else:
        _ledgers.move_to_end(org)
    return held


def _make(org: Org) -> Ledger:
    people, tasks = list(org.people), list(org.tasks)
    base = min(reversed(_ledgers.values()), key=lambda held: _distance(held, org), default=None)
    if base and base.people.take(people) is not None and base.tasks.take(tasks) is not None:
        return _derived(org, base)
    numbers = Numbering(), Numbering()
    numbers[0].take(people)
    numbers[1].take(tasks)
    return _joined(org, *numbers, [_piece(org, unit, *numbers) for unit in org.units.values()])


def _distance(held: Ledger, org: Org) -> int:
    other = sum(map(is_not, held.org.units.values(), org.units.values()))
    return other + abs(len(held.units) - len(org.units))


def _derived(org: Org, base: Ledger) -> Ledger:
    stale = _stale_units(base, org)
    kept = {
        key: piece
        for key, piece in zip(base.units, base.pieces, strict=True)
        if piece.whole and key not in stale
    }
    pieces: list[_Piece] = []
    fresh: list[int] = []
    for place, (key, unit) in enumerate(org.units.items()):
        piece = kept.get(key) if base.org.units.get(key) is unit else None
        if piece is None:
            piece = _piece(org, unit, base.people, base.tasks)
            fresh.append(place)
        pieces.append(piece)
    if tuple(org.units) == base.units and 8 * len(fresh) <= len(pieces):
        return _patched(org, base, pieces, fresh)
    return _joined(org, base.people, base.tasks, pieces)


def _stale_units(base: Ledger, org: Org) -> frozenset[str]:
    """Return the units of the base in which somebody is no longer the same object."""
    was, now = base.org.people, org.people
    if was is now:
        return frozenset()
    if list(was) == list(now):
        changed = list(compress(was, map(is_not, was.values(), now.values())))
    else:
        changed = [key for key, person in was.items() if now.get(key) is not person]
    numbers = [base.people.number(key) for key in changed]
    found = np.unique(base.seat_unit[np.isin(base.seats[0], numbers)])
    return frozenset(base.units[place] for place in found.tolist())


def _patched(org: Org, base: Ledger, pieces: list[_Piece], fresh: list[int]) -> Ledger:
    """Return the base's arrays with the columns of the fresh units replaced."""
    ends = {
        "seats": base.seat_ends,
        "times": base.seat_ends,
        "cells": base.cell_ends,
        "amounts": base.cell_ends,
        "plan": np.arange(1, len(pieces) + 1),
    }
    arrays = {}
    for name, stops in ends.items():
        held = getattr(base, name)
        parts, start = [], 0
        for place in fresh:
            parts.append(held[..., start : stops[place - 1] if place else 0])
            parts.append(getattr(pieces[place], name))
            start = stops[place]
        arrays[name] = np.concatenate([*parts, held[..., start:]], axis=-1)
    return Ledger(org, base.units, base.people, base.tasks, pieces, **arrays)


def _joined(org: Org, people: Numbering, tasks: Numbering, pieces: list[_Piece]) -> Ledger:
    arrays = {
        name: np.concatenate([getattr(piece, name) for piece in [_EMPTY, *pieces]], axis=-1)
        for name in ("seats", "times", "cells", "amounts", "plan")
    }
    return Ledger(org, tuple(org.units), people, tasks, pieces, **arrays)


def _piece(org: Org, unit: Unit, people: Numbering, tasks: Numbering) -> _Piece:
    seats: list[tuple[int, bool, bool, bool, bool]] = []
    times: list[float] = []
    cells: list[tuple[int, int]] = []
    amounts: list[float] = []
    whole = True
    for role in unit.roles:
        for seat in role.seats:
            person = org.people.get(seat.person)
            if person is None:
                whole = False
                continue
            number = people.number(person.id)
            work = seat_work(person, role, seat)
            known = work is not None
            seats.append((number, seat.main, known, role.is_head, is_external(person)))
            times.append(seat_time(person, seat))
            held = [(task, amount) for task, amount in (work or {}).items() if amount > 0]
            cells.extend((number, tasks.number(task)) for task, _ in held)
            amounts.extend(amount for _, amount in held)
    return _Piece(
        np.array(seats, np.int64).reshape(-1, 5).T,
        np.array(times, np.float64),
        np.array(cells, np.int64).reshape(-1, 2).T,
        np.array(amounts, np.float64),
        _plan(unit),
        whole,
    )


def _plan(unit: Unit) -> Floats:
    planned = [(role.planned, len(role.seats)) for role in unit.roles if role.planned is not None]
    total = sum(count for count, _ in planned)
    free = sum(max(0, count - taken) for count, taken in planned)
    over = sum(max(0, taken - count) for count, taken in planned)
    return np.array([[total], [bool(planned)], [free], [over]], np.float64)


_EMPTY = _Piece(
    np.zeros((5, 0), np.int64), np.zeros(0), np.zeros((2, 0), np.int64), np.zeros(0),
    np.zeros((4, 0)), True,
)  # fmt: skip


def _merged(rows: Ints, cols: Ints, values: Floats, several: Bools) -> tuple[Ints, Ints, Floats]:
    """Return the entries with those of the rows with `several` seats added up by column."""
    often = several[rows]
    if not often.any():
        return rows, cols, values
    width = int(cols.max()) + 1
    keys, place = np.unique(rows[often] * width + cols[often], return_inverse=True)
    sums = np.bincount(place, values[often])
    once = ~often
    return (
        np.concatenate([rows[once], keys // width]),
        np.concatenate([cols[once], keys % width]),
        np.concatenate([values[once], sums]),
    )


def _summed(rows: Ints, cols: Ints, values: Floats, shape: tuple[int, int]) -> Cells:
    """Return the cells of a table of that shape, entries in the same place added up."""
    width = shape[1]
    keys = rows * width + cols
    if shape[0] * width <= _DENSE:
        sums = np.bincount(keys, values, shape[0] * width)
        found = np.nonzero(sums)[0]
        return Cells(found // max(1, width), found % max(1, width), sums[found], shape)
    found, place = np.unique(keys, return_inverse=True)
    return Cells(found // width, found % width, np.bincount(place, values), shape)


_Key: TypeAlias = tuple[Org, frozenset[str] | None, bool]
_tables: OrderedDict[_Key, WorkTable] = OrderedDict()


def task_table(org: Org, units: frozenset[str] | None = None) -> WorkTable:
    """Return the people x tasks table of the seats in these units (None: of all).

    Columns are the tasks done there or owned there; with None all tasks.
    """
    return _remembered((org, units, False))


def family_table(org: Org, units: frozenset[str] | None = None) -> WorkTable:
    """Return the people x families table: the task table with the columns of a family added up.

    A task without a family is a family of its own. Families have no owner.
    """
    return _remembered((org, units, True))


def _remembered(key: _Key) -> WorkTable:
    held = _tables.get(key)
    if held is None:
        org, units, families = key
        held = _family_table(org, task_table(org, units)) if families else _cut(ledger(org), units)
        _tables[key] = held
        while len(_tables) > 2 * _KEPT:
            _tables.popitem(last=False)
    else:
        _tables.move_to_end(key)
    return held


def _cut(book: Ledger, units: frozenset[str] | None) -> WorkTable:
    inside = book.inside(units)
    here = slice(None) if units is None else inside[book.seat_unit]
    seated, known = book.seats[0][here], book.seats[2][here] > 0
    with_work = _marked(seated[known], len(book.people.names))
    silent = _marked(seated, len(book.people.names)) & ~with_work
    done = slice(None) if units is None else inside[book.cell_unit]
    person, task, amounts = _merged(*book.cells[:, done], book.amounts[done], book.several)
    wanted = _columns(book, units, inside, task)
    rows, cols = np.nonzero(with_work)[0], np.nonzero(wanted)[0]
    tasks = book.tasks.ids(cols)
    capacity = np.bincount(seated, book.times[here], len(with_work))
    return WorkTable(
        rows=(np.cumsum(with_work) - 1)[person],
        cols=(np.cumsum(wanted) - 1)[task],
        values=amounts,
        shape=(len(rows), len(cols)),
        people=book.people.ids(rows),
        tasks=tasks,
        units=book.units,
        person_unit=book.main_unit[rows],
        task_unit=book.owner[cols],
        capacity=capacity[rows],
        specialty=_specialty(book.org, tasks),
        doers=book.cover[cols],
        without_data=tuple(book.people.names[number] for number in np.nonzero(silent)[0]),
    )


def _marked(numbers: Ints, count: int) -> Bools:
    marks = np.zeros(count, np.bool_)
    marks[numbers] = True
    return marks


def _columns(book: Ledger, units: frozenset[str] | None, inside: Bools, done: Ints) -> Bools:
    """Say for each task number whether the scope has a column for it."""
    wanted = _marked(done, len(book.tasks.names))
    if units is None:
        own = [book.tasks.number(key) for key in book.org.tasks]
        wanted[own] = True
    else:
        owned = book.owner >= 0
        wanted[owned] |= inside[book.owner[owned]]
    return wanted


def family_of(org: Org, task: str) -> str:
    """Return the family of a task: the task itself where it has none."""
    held = org.tasks.get(task)
    return held.family if held is not None and held.family is not None else task


def _specialty(org: Org, families: Iterable[str]) -> Bools:
    """Say for families, or tasks by their family, whether one can be a specialist in them."""
    held = [org.families.get(family_of(org, key)) or org.families.get(key) for key in families]
    return np.array([family is None or family.specialty for family in held], np.bool_)


def _family_table(org: Org, table: WorkTable) -> WorkTable:
    of = [family_of(org, task) for task in table.tasks]
    used = set(of)
    names = [key for key in org.families if key in used]
    names.extend(key for key in dict.fromkeys(of) if key not in org.families)
    place = {key: position for position, key in enumerate(names)}
    to = np.array([place[key] for key in of], np.int64)
    cells = _summed(table.rows, to[table.cols], table.values, (len(table.people), len(names)))
    return WorkTable(
        rows=cells.rows,
        cols=cells.cols,
        values=cells.values,
        shape=cells.shape,
        people=table.people,
        tasks=tuple(names),
        units=table.units,
        person_unit=table.person_unit,
        task_unit=np.full(len(names), -1),
        capacity=table.capacity,
        specialty=_specialty(org, names),
        doers=np.bincount(to, table.doers, len(names)).astype(np.int64),
        without_data=table.without_data,
    )
