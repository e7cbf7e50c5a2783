"""Who absorbs the work that has no specialist, and at what share of their time."""

from __future__ import annotations

from dataclasses import dataclass

from orgsandbox.domain import work
from orgsandbox.domain.model import Org
from orgsandbox.metrics import balance
from orgsandbox.metrics.base import Scope


@dataclass(frozen=True, slots=True)
class Absorber:
    """Somebody who does leftover work: FTE of it, its share of the person's work, and the load."""

    person: str
    amount: float
    share: float
    load: float | None


def absorbers(scope: Scope) -> tuple[Absorber, ...]:
    """Return who does the families (or tasks) nobody specialises in, most FTE first."""
    leftover = frozenset(balance.compute(scope).behind("leftover_tasks"))
    table = scope.grained
    columns = {number for number, key in enumerate(table.tasks) if key in leftover}
    amounts: dict[int, float] = {}
    for row, col, value in zip(table.rows, table.cols, table.values, strict=True):
        if int(col) in columns:
            amounts[int(row)] = amounts.get(int(row), 0.0) + float(value)
    sums = table.row_sums
    taking = [
        Absorber(
            table.people[row],
            amount,
            amount / float(sums[row]),
            _load(scope.org, table.people[row]),
        )
        for row, amount in amounts.items()
    ]
    return tuple(
        sorted(taking, key=lambda entry: (-entry.amount, table.people.index(entry.person)))
    )


def _load(org: Org, person: str) -> float | None:
    """Return all work over the working time, posts outside the scope too."""
    time = org.people[person].fte
    return sum((work.person_work(org, person) or {}).values()) / time if time > 0 else None
