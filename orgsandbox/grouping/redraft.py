"""A draft read as the proposals read it: why somebody is where a hand has put them, and which of
their tasks could follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from orgsandbox.domain import work
from orgsandbox.domain.model import Org
from orgsandbox.domain.table import Ints, task_table
from orgsandbox.grouping.explain import Explained
from orgsandbox.grouping.homes import homes_by_kind
from orgsandbox.grouping.kinds import Kinds, informative_kinds
from orgsandbox.grouping.team import Team, team_of
from orgsandbox.grouping.values import Reason

_CARRIES = 0.5
"""Whoever does this much of a task takes it along."""


class DraftReader:
    """Reads drafts of one department; what it needs of the people is worked out once."""

    def __init__(self, org: Org, unit: str) -> None:
        table = task_table(org, frozenset({unit}))
        busy = [key for key, done in zip(table.people, table.row_sums, strict=True) if done > 0]
        self.team: Team = team_of(org, unit, table, busy)
        self.kinds: Kinds | None = informative_kinds(self.team) if busy else None
        owners = work.owners(org)
        self._owned = [owners.get(task) == unit for task in self.team.tasks]

    def groups(self, places: Mapping[str, str], keys: Sequence[str]) -> Ints:
        """Return everybody's group by number, in the order of `keys`; the last is for the others."""
        number = {key: position for position, key in enumerate(keys)}
        last = len(keys) - 1
        numbers = [number.get(places.get(person, ""), last) for person in self.team.people]
        return np.array(numbers, dtype=np.int64)

    def reasons(self, places: Mapping[str, str], keys: Sequence[str]) -> dict[str, Reason]:
        """Return why everybody is in their group: as a proposal would tell it."""
        if not self.team.people:
            return {}
        groups = self.groups(places, keys)
        homes = homes_by_kind(self.team, self.kinds, groups).of_kinds if self.kinds else ()
        return Explained(self.team, groups, self.kinds, homes).reasons()

    def following(
        self, people: Sequence[str], tasks: Mapping[str, str], group: str
    ) -> tuple[str, ...]:
        """Return the tasks that these people carry and that another group would own."""
        rows = [row for row, person in enumerate(self.team.people) if person in people]
        if not rows:
            return ()
        whole = np.maximum(self.team.done.sum(axis=0), 1e-12)
        carried = self.team.done[rows].sum(axis=0) / whole >= _CARRIES
        return tuple(
            task
            for task, mine, owned in zip(self.team.tasks, carried, self._owned, strict=True)
            if mine and owned and tasks.get(task, "") != group
        )
