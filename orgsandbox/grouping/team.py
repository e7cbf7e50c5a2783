"""The people of a department with their work and its families, as the proposals read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from orgsandbox.domain.model import Family, Org
from orgsandbox.domain.table import Floats, Ints, WorkTable
from orgsandbox.metrics.sums import cells_from
from orgsandbox.metrics.ties import cowork_weights

PLAIN = -1
"""The number of what is nobody's specialty."""


@dataclass(frozen=True, eq=False)
class Team:
    """People × tasks in FTE (`done`), and each task's family by number, PLAIN where nobody can
    specialise in it; a task without a family is a family of its own. `shared` is co-work by pair.
    """

    org: Org
    unit: str
    people: tuple[str, ...]
    tasks: tuple[str, ...]
    done: Floats
    families: tuple[str, ...]
    family_of: Ints
    shared: Floats

    def by_family(self) -> Floats:
        """Return people × families in FTE; what is nobody's specialty is in none."""
        special = self.family_of != PLAIN
        member = np.eye(len(self.families))[self.family_of[special]]
        return np.asarray(self.done[:, special] @ member)

    @property
    def grouped_share(self) -> float:
        """The share of the work that has a family at all."""
        known = [self._family(task) is not None for task in self.tasks]
        return float(self.done[:, known].sum() / max(self.done.sum(), 1e-12))

    @property
    def plain(self) -> Ints:
        """The positions of the tasks that are nobody's specialty."""
        return np.flatnonzero(self.family_of == PLAIN)

    def family_name(self, number: int) -> str:
        """Return the name of a family, or of the task that is one of its own."""
        key = self.families[number]
        family = self.org.families.get(key)
        return family.name if family is not None else self.org.tasks[key].name

    def _family(self, task: str) -> Family | None:
        return family_of(self.org, task)


def family_of(org: Org, task: str) -> Family | None:
    """Return a task's family, if it has one."""
    known = org.tasks.get(task)
    return org.families.get(known.family or "") if known is not None else None


def team_of(org: Org, unit: str, table: WorkTable, people: Sequence[str]) -> Team:
    """Return the team of these people; rows in their order."""
    row_of = {person: row for row, person in enumerate(table.people)}
    dense = np.zeros((len(table.people), len(table.tasks)))
    dense[table.rows, table.cols] = table.values
    done = dense[[row_of[person] for person in people]]
    numbers: dict[str, int] = {}
    family_numbers = []
    for task in table.tasks:
        family = family_of(org, task)
        if family is not None and not family.specialty:
            family_numbers.append(PLAIN)
        else:
            key = family.id if family is not None else task
            family_numbers.append(numbers.setdefault(key, len(numbers)))
    return Team(
        org,
        unit,
        tuple(people),
        table.tasks,
        done,
        tuple(numbers),
        np.array(family_numbers, dtype=np.int64),
        cowork_weights(cells_from(done)),
    )
