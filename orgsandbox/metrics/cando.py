"""Who could do what: islands of tasks and people, the one training that would join the most, and
which tasks stop while somebody is away.

Giving each person a second task so that tasks form one connected chain gets most of the benefit of
full flexibility (Jordan & Graves 1995, Manag. Sci. 41:577).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from orgsandbox.domain import tree
from orgsandbox.domain.model import Org
from orgsandbox.domain.table import Floats, Ints, task_table
from orgsandbox.metrics.base import Scope
from orgsandbox.metrics.sums import cells_of
from orgsandbox.metrics.truck import Flags, flags_of

_TWO = 2
"""Islands that a training could join."""

Island = tuple[tuple[int, ...], tuple[int, ...]]
"""Rows of people and columns of tasks that hang together."""


def flags(scope: Scope) -> Flags:
    """Return people × tasks (rows and columns of `scope.tasks`): who does it or can do it."""
    table = scope.tasks
    able = flags_of(cells_of(table))
    column = {task: number for number, task in enumerate(table.tasks)}
    for row, person in enumerate(table.people):
        for task in scope.org.people[person].can_do:
            if task in column:
                able[row, column[task]] = True
    return able


def islands(can_do: Flags) -> tuple[Island, ...]:
    """Return the connected groups of a people × tasks matrix as (people, tasks), largest first.

    People and tasks without any link are left out.
    """
    rows, cols = can_do.nonzero()
    of_person = _least_person(rows, cols, can_do.shape)
    groups = []
    for person in np.unique(of_person[rows]).tolist():
        inside = of_person[rows] == person
        people, tasks = np.unique(rows[inside]), np.unique(cols[inside])
        groups.append((tuple(people.tolist()), tuple(tasks.tolist())))
    return tuple(sorted(groups, key=lambda pair: (-len(pair[0]) - len(pair[1]), pair)))


def _least_person(rows: Ints, cols: Ints, shape: tuple[int, ...]) -> Ints:
    """Return the lowest person each person hangs together with, handed on from task to task."""
    of_person = np.arange(shape[0])
    while True:
        of_task = np.full(shape[1], shape[0])
        np.minimum.at(of_task, cols, of_person[rows])
        after = of_person.copy()
        np.minimum.at(after, rows, of_task[cols])
        if (after == of_person).all():
            return of_person
        of_person = after


def best_link(can_do: Flags, load: Floats | None = None) -> tuple[int, int] | None:
    """Return the (person, task) whose training would make the largest island; None for one island.

    It joins the two largest islands (Jordan & Graves 1995). Among the many trainings that do, the
    rule is ours: first a task that only one person can do, for it gains cover; then the person
    with the lowest `load` (work / time by row, unknown last); then the lowest row and column.
    """
    groups = islands(can_do)
    if len(groups) < _TWO:
        return None
    of_person, of_task, sizes = _numbered(groups, can_do.shape)
    joined = sizes[of_person][:, None] + sizes[of_task][None, :]
    joined[of_person[:, None] == of_task[None, :]] = 0
    joined[of_person < 0, :] = joined[:, of_task < 0] = 0
    rows, cols = np.nonzero(joined == joined.max())
    covered = can_do.sum(axis=0)[cols] != 1
    loads = np.zeros(len(can_do)) if load is None else np.nan_to_num(load, nan=np.inf)
    first = np.lexsort((cols, rows, loads[rows], covered))[0]
    return int(rows[first]), int(cols[first])


def _numbered(groups: tuple[Island, ...], shape: tuple[int, ...]) -> tuple[Ints, Ints, Ints]:
    """Return the island of every person and task (-1: none), and the islands' sizes."""
    of_person, of_task = (np.full(size, -1, dtype=np.int64) for size in shape)
    for number, (people, tasks) in enumerate(groups):
        of_person[list(people)] = number
        of_task[list(tasks)] = number
    return of_person, of_task, np.array([len(people) + len(tasks) for people, tasks in groups])


@dataclass(frozen=True, slots=True)
class Cover:
    """Who does a task and who else could, of everybody with a seat in the organisation."""

    doers: tuple[str, ...]
    able: tuple[str, ...]


def cover(org: Org, tasks: Collection[str] | None = None) -> Mapping[str, Cover]:
    """Return the cover of these tasks (None: all), counted over the whole organisation.

    People without a seat do nothing and cover nothing.
    """
    table = task_table(org)
    wanted = org.tasks.keys() if tasks is None else org.tasks.keys() & set(tasks)
    doers: dict[str, list[str]] = {task: [] for task in org.tasks if task in wanted}
    able: dict[str, list[str]] = {task: [] for task in doers}
    asked = np.array([task in wanted for task in table.tasks], dtype=bool)[table.cols]
    for row, col in zip(table.rows[asked].tolist(), table.cols[asked].tolist(), strict=True):
        doers[table.tasks[col]].append(table.people[row])
    for person in org.people.values():
        if person.can_do and tree.places(org, person.id):
            for task in person.can_do:
                if task in able and person.id not in doers[task]:
                    able[task].append(person.id)
    return {task: Cover(tuple(doers[task]), tuple(able[task])) for task in doers}


def stopping(covers: Mapping[str, Cover], person: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the tasks that stop while somebody is away (nobody else does them): those that
    nobody else could do either, and those somebody else could take on.
    """
    alone = [task for task, cover in covers.items() if cover.doers == (person,)]
    stuck = tuple(task for task in alone if not covers[task].able)
    return stuck, tuple(task for task in alone if covers[task].able)
