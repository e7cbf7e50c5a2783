"""Which departments share any task at all, and how many pairs of people do.

A department does what the people with the main post there do, over all their posts in scope.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

import numpy as np

from orgsandbox.domain import tree
from orgsandbox.domain.table import Flags, Ints
from orgsandbox.metrics.base import Scope

_FEWEST = 3
"""Departments from which islands among them can be told."""


class Shown(Enum):
    """What the departments compared are: all, those above the many, or the largest."""

    ALL = "all"
    ABOVE = "above"
    LARGEST = "largest"


@dataclass(frozen=True, eq=False)
class Shared:
    """Departments and the tasks they do: `done` (departments × tasks), `counts` (departments ×
    departments) the tasks that both do.
    """

    units: tuple[str, ...]
    tasks: tuple[str, ...]
    done: Flags
    counts: Ints

    def knows(self, unit: int) -> bool:
        """Say whether anything is known of a department's work: 0 tasks shared needs that."""
        return bool(self.counts[unit, unit])

    def count(self, one: int, other: int) -> int | None:
        """Return how many tasks both do; None where the work of one is not known."""
        return int(self.counts[one, other]) if self.knows(one) and self.knows(other) else None

    def common(self, one: int, other: int) -> tuple[str, ...]:
        """Return the ids of the tasks both do."""
        return tuple(
            self.tasks[place] for place in np.flatnonzero(self.done[one] & self.done[other])
        )

    def pairs(self) -> Iterator[tuple[int, int, int]]:
        """Yield every pair of departments whose work is known, with the number of shared tasks."""
        known = [place for place in range(len(self.units)) if self.knows(place)]
        for place, one in enumerate(known):
            for other in known[place + 1 :]:
                yield one, other, int(self.counts[one, other])


def compared(scope: Scope, sizes: Mapping[str, int], most: int) -> tuple[dict[str, str], Shown]:
    """Return for each department (with its number of people) the one it is compared as.

    Up to `most` departments each stands for itself. More: those below count with the one above
    them, from the lowest level on which few enough are left; where that leaves fewer than three,
    the `most` largest departments stand for themselves and the others are left out.
    """
    if len(sizes) <= most:
        return {key: key for key in sizes}, Shown.ALL
    paths = {
        key: [above for above in tree.path(scope.org, key) if scope.has(above)] for key in sizes
    }
    for depth in range(max(map(len, paths.values())) - 1, 0, -1):
        groups = {key: path[min(depth, len(path)) - 1] for key, path in paths.items()}
        if _FEWEST <= len(set(groups.values())) <= most:
            return groups, Shown.ABOVE
    largest = sorted(sizes, key=lambda key: -sizes[key])[:most]
    return {key: key for key in sizes if key in set(largest)}, Shown.LARGEST


def shared_tasks(scope: Scope, groups: Mapping[str, str]) -> Shared:
    """Return which tasks the departments share; `groups` tells as which each is compared."""
    table = scope.tasks
    units = tuple(dict.fromkeys(groups.values()))
    number = {key: place for place, key in enumerate(units)}
    at = np.array([number.get(groups.get(key, ""), -1) for key in table.units], dtype=np.int64)
    done = np.zeros((len(units), len(table.tasks)), dtype=bool)
    if len(at) and len(table.rows):
        home = at[table.person_unit[table.rows]]
        done[home[home >= 0], table.cols[home >= 0]] = True
    flags = done.astype(np.float32)
    return Shared(units, table.tasks, done, (flags @ flags.T).astype(np.int64))


def people_sharing(scope: Scope) -> tuple[int, int]:
    """Return how many pairs of people share a task, of how many pairs of people with work.

    Each person's colleagues are the bits of one whole number: thousands of people take
    milliseconds.
    """
    table = scope.tasks
    doers = np.zeros((len(table.tasks), len(table.people)), dtype=bool)
    doers[table.cols, table.rows] = True
    masks = [int.from_bytes(np.packbits(row).tobytes(), "big") for row in doers]
    reached = [0] * len(table.people)
    for row, column in zip(table.rows.tolist(), table.cols.tolist(), strict=True):
        reached[row] |= masks[column]
    working = sum(bits > 0 for bits in reached)
    ties = sum(bits.bit_count() for bits in reached) - working  # nobody is one's own colleague
    return ties // 2, working * (working - 1) // 2
