"""業務別の担当状況: for every task in scope, who does it and what about it wants an eye."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from orgsandbox.domain import work
from orgsandbox.i18n import N_, Message
from orgsandbox.metrics.balance import kinds, specialties
from orgsandbox.metrics.base import Scope
from orgsandbox.metrics.figures import listed
from orgsandbox.metrics.sums import cells_of


@dataclass(frozen=True, slots=True)
class TaskStatus:
    """A task with supply and demand (FTE; None: no demand known), its doers and specialists.

    `state` is "nobody", "one", "short", "leftover", "specialised" or "shared".
    """

    task: str
    name: str
    family: str | None
    supplied: float
    needed: float | None
    doers: int
    specialists: int
    state: str


def task_rows(scope: Scope) -> tuple[TaskStatus, ...]:
    """Return the tasks of the scope in the organisation's order of families, then tasks."""
    table = scope.tasks
    counts = scope.doers
    special = _specialists(scope)
    supplied, short = work.supply(scope.org), work.shortages(scope.org)
    rows = []
    for col, key in enumerate(table.tasks):
        task = scope.org.tasks.get(key)
        if task is None:
            continue
        state = _state(int(counts[col]), int(special[col]), short=key in short)
        rows.append(
            TaskStatus(
                key,
                task.name,
                task.family,
                supplied.get(key, 0.0),
                work.demand(task),
                int(counts[col]),
                int(special[col]),
                state,
            )
        )
    order = {key: number for number, key in enumerate(scope.org.families)}
    number = {key: position for position, key in enumerate(scope.org.tasks)}
    rows.sort(key=lambda row: (order.get(row.family or "", len(order)), number[row.task]))
    return tuple(rows)


def _specialists(scope: Scope) -> np.ndarray:
    """Return, by task, how many people specialised in its family (or in it) do it."""
    table, grained = scope.tasks, scope.grained
    who = kinds(cells_of(grained), scope.assumptions.theta, specialties(scope, grained.tasks))
    column = {key: number for number, key in enumerate(grained.tasks)}
    home = np.array(
        [column.get(_grain_id(scope, task), -1) for task in table.tasks], dtype=np.int64
    )
    if not table.rows.size:
        return np.zeros(len(table.tasks), dtype=np.int64)
    fits = who.specialist[table.rows] & (who.main[table.rows] == home[table.cols])
    return np.bincount(table.cols[fits], minlength=len(table.tasks))


def _grain_id(scope: Scope, task: str) -> str:
    if scope.grain == "task":
        return task
    known = scope.org.tasks.get(task)
    return (
        known.family
        if known is not None and known.family in scope.org.families and known.family
        else task
    )


def _state(doers: int, specialists: int, *, short: bool) -> str:
    if doers == 0:
        return "nobody"
    if short:
        return "short"
    if doers == 1:
        return "one"
    return "specialised" if specialists else "shared"


def notices(scope: Scope) -> tuple[Message, ...]:
    """Return 確認したい点: a few plain sentences that name tasks; facts, no verdict."""
    rows = task_rows(scope)
    short = work.shortages(scope.org)
    told = []
    for state, text in (
        ("nobody", N_("Nobody does {names}.")),
        ("one", N_("One person alone does {names}.")),
    ):
        names = [row.name for row in rows if row.state == state]
        if names:
            told.append(Message(text, {"names": listed(tuple(names))}))
    for row in [row for row in rows if row.task in short and row.doers][:3]:
        needed, held = short[row.task]
        told.append(
            Message(
                N_("{task} is short of people (needed {needed} FTE, assigned {held} FTE)."),
                {"task": row.name, "needed": f"{needed:.1f}", "held": f"{held:.1f}"},
            )
        )
    return tuple(told)
