"""The cut: as part of which department the people and tasks of a scope count at one level.

Measures about lines are given the cut, never the tree. What stands above the level is on one line
with what is below it: a 課 member on a task its 部 owns crosses nothing, nor does a 部長 on a 課's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from orgsandbox.domain import level_parts, lineage, tree, work
from orgsandbox.domain.level_parts import Level
from orgsandbox.domain.model import Org
from orgsandbox.domain.table import Flags, Ints, WorkTable

_EPSILON = 1e-9


@dataclass(frozen=True, eq=False)
class Cut:
    """Parts of a scope at a level: `parts` are unit ids, everything else numbers of them.

    `person` is the part of each row of the scope's tables, `task` that of each column of the table
    by tasks (−1: nobody's). `first` and `end` are each part's place among all departments counted
    from the top: a part encloses those below it.
    """

    parts: tuple[str, ...]
    person: Ints
    task: Ints
    first: Ints
    end: Ints

    def on_line(self, one: Ints, other: Ints) -> Flags:
        """Say of each pair whether they are one part, or one stands above the other.

        The arrays are joined as numpy joins them: a column and a row give all pairs. What is
        nobody's (−1) is on no line.
        """
        if not self.parts:
            return np.zeros(np.broadcast(one, other).shape, dtype=bool)
        above = (self.first[one] <= self.first[other]) & (self.first[other] < self.end[one])
        below = (self.first[other] <= self.first[one]) & (self.first[one] < self.end[other])
        flags: Flags = (above | below) & (one >= 0) & (other >= 0)
        return flags

    @property
    def pairs(self) -> Flags:
        """Say of all pairs of people whether they are on one line."""
        return self.on_line(self.person[:, None], self.person[None, :])

    def sides(self, table: WorkTable) -> tuple[Ints, Ints]:
        """Return of each cell of the table by tasks the person's part and the task's.

        Work on a task of one's own line counts in the doer's part: it crosses nothing.
        """
        person, task = self.person[table.rows], self.task[table.cols]
        differ = np.flatnonzero(person != task)
        own = differ[self.on_line(person[differ], task[differ])]
        task[own] = person[own]
        return person, task


def cut(org: Org, table: WorkTable, level: Level) -> Cut:
    """Return the cut of an organisation at a level for a scope's table by tasks."""
    known = level_parts.parts(org, level)
    number: dict[str, int] = {}
    of_unit = [number.setdefault(known.of[key], len(number)) for key in table.units]
    part = np.array([*of_unit, -1], dtype=np.int64)  # the last one for -1: of no department
    task = part[table.task_unit]
    for column, key in _won(org, table, known.of):
        task[column] = number.setdefault(key, len(number))
    spans = np.array([known.spans[key] for key in number], dtype=np.int64).reshape(-1, 2)
    return Cut(tuple(number), part[table.person_unit], task, spans[:, 0], spans[:, 1])


def _won(org: Org, table: WorkTable, of: Mapping[str, str]) -> list[tuple[int, str]]:
    """Return the part that supplies most of each task without a given owner (ties: the first).

    The unit that supplies most need not be in it: two 課 together may do more than another 部.
    """
    found = []
    for column, key in enumerate(table.tasks):
        task = org.tasks.get(key)
        if task is None or (task.owner is not None and task.owner in org.units):
            continue
        most = _most(org, key, of)
        if most is not None:
            found.append((column, most))
    return found


_most_known: dict[str, tuple[Mapping[str, float], Mapping[str, str], str | None]] = {}
"""By task: the supply by unit and the parts that were read last, and what was found in them."""


def _most(org: Org, task: str, of: Mapping[str, str]) -> str | None:
    """Return the part that supplies most of a task, None where nobody does it.

    Remembered while the supply and the parts are the same objects: one move touches few tasks.
    """
    supplied = work.supplied(org, task)
    known = _most_known.get(task)
    if known is not None and known[0] is supplied and known[1] is of:
        return known[2]
    amounts: dict[str, float] = {}
    for unit, amount in supplied.items():
        amounts[of[unit]] = amounts.get(of[unit], 0.0) + amount
    top = max(amounts.values(), default=0.0)
    tied = {unit for unit, amount in amounts.items() if amount >= top - _EPSILON}
    found = next((unit for unit in org.units if unit in tied), None) if top > 0 else None
    _most_known[task] = (supplied, of, found)
    return found


def deeper(one: Org, other: Org) -> bool:
    """Say whether the departments with people in two organisations go down to different levels."""
    return _deepest(one) != _deepest(other)


def _deepest(org: Org) -> int:
    rank = level_parts.ranks(org)
    staffed = [
        rank[unit.id]
        for unit in org.units.values()
        if unit.id in rank and any(role.seats for role in unit.roles)
    ]
    return max(staffed, default=0)


def shows(before: Org, now: Org, level: Level) -> Level | None:
    """Return the nearest finer level that shows a change of lines which this level hides.

    None where nobody's department and no task's owner changed, where the level shows it, or where
    no level does.
    """
    people, tasks = _moved(before, now)
    if (not people and not tasks) or _shown(before, now, level, people, tasks):
        return None
    return next(
        (finer for finer in level.finer() if _shown(before, now, finer, people, tasks)), None
    )


_Moved = dict[str, tuple[str, str]]
"""The department before and now, by person or task."""


def _moved(before: Org, now: Org) -> tuple[_Moved, _Moved]:
    """Return the people and tasks of both organisations that are not where they were."""
    units = lineage.changed(before.units, now.units)
    seated = {
        seat.person
        for unit in (now.units[key] for key in units if key in now.units)
        for role in unit.roles
        for seat in role.seats
        if seat.main
    }
    homes = {person: _homes(before, now, person) for person in seated}
    was, are = work.owners(before), work.owners(now)
    owners = {key: (was[key], are[key]) for key in was.keys() & are.keys()}
    return (
        {key: pair for key, pair in homes.items() if pair is not None and pair[0] != pair[1]},
        {key: pair for key, pair in owners.items() if pair[0] != pair[1]},
    )


def _homes(before: Org, now: Org, person: str) -> tuple[str, str] | None:
    was, home = tree.main_place(before, person), tree.main_place(now, person)
    return (was.unit, home.unit) if was is not None and home is not None else None


def _shown(before: Org, now: Org, level: Level, people: _Moved, tasks: _Moved) -> bool:
    was, are = level_parts.parts(before, level).of, level_parts.parts(now, level).of
    return any(was[old] != are[new] for old, new in (*people.values(), *tasks.values()))
