"""What a metric is, what it is read from, and what a reading of it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import Literal, TypeAlias

import numpy as np

from orgsandbox.domain import work
from orgsandbox.domain.level_parts import Level
from orgsandbox.domain.model import Org
from orgsandbox.domain.project import Assumptions
from orgsandbox.domain.table import Ints, WorkTable, family_table, task_table
from orgsandbox.metrics.cut import Cut, cut

LEAST_PEOPLE = 3
"""Of fewer people nothing is told that would tell of single ones: no cost, no share."""

_NOTHING = 1e-9
"""FTE: less is the rounding of sums."""

Numbers: TypeAlias = Mapping[str, float | None]
"""Numbers by key; None where a value is undefined."""

Value: TypeAlias = "str | float | Sequence[Value] | Mapping[str, Value] | None"
"""What the terminal can print."""

Kind: TypeAlias = Literal["count", "share", "scale", "number", "load", "fte", "money", "amount"]
"""How a number reads: share and load in percent, scale from 0 to 1, amount without decimals."""


class Whose(Enum):
    """Of what the ids behind a number are."""

    PEOPLE = "people"
    TASKS = "tasks"
    UNITS = "units"


class Scope:
    """What is measured: an organisation, the units in question (None: all), grain, assumptions,
    and the level of departments at which lines are drawn.
    """

    def __init__(
        self,
        org: Org,
        units: frozenset[str] | None,
        assumptions: Assumptions,
        grain: str = "family",
        level: Level = Level.DEPARTMENT,
    ) -> None:
        self.org = org
        self.units = units
        self.assumptions = assumptions
        self.grain = grain
        self.level = level

    @cached_property
    def tasks(self) -> WorkTable:
        """The table by single tasks."""
        return task_table(self.org, self.units)

    @cached_property
    def grained(self) -> WorkTable:
        """The table at the planner's grain: by family or by task."""
        if self.grain == "task":
            return self.tasks
        return family_table(self.org, self.units)

    @cached_property
    def cut(self) -> Cut:
        """As part of which department at the level people and tasks count."""
        return cut(self.org, self.tasks, self.level)

    @cached_property
    def doers(self) -> Ints:
        """The number of people who do each task of `tasks`.

        Where nobody or one person in scope does a task, everybody in the organisation is counted:
        whoever else does it keeps it going, and only without anybody else would it be true that it
        stops, or that nobody does it. Of other tasks those in scope are counted.
        """
        table = self.tasks
        counts = np.bincount(table.cols, minlength=len(table.tasks))
        if self.units is None:
            return counts
        supply, inside = work.supply(self.org), table.col_sums
        for col in np.flatnonzero(counts <= 1):
            task = table.tasks[col]
            if supply.get(task, 0.0) > inside[col] + _NOTHING:
                counts[col] = len(work.doers(self.org, task))
        return counts

    def has(self, unit: str) -> bool:
        """Say whether a unit is in the scope."""
        return self.units is None or unit in self.units

    def prepare(self) -> None:
        """Build the tables now: their caches belong to one thread, metrics may be read in another."""
        _built = (self.tasks, self.grained, self.cut, self.doers)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a metric says of a scope: numbers, and ids of people, tasks or units, each by key.

    The number of a list of ids is how many they are. `bounds` are the keys of upper bounds.
    """

    numbers: Numbers
    ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    bounds: frozenset[str] = frozenset()

    def number(self, key: str) -> float | None:
        """Return a number, None where it is undefined; KeyError for a key that is not read."""
        return len(self.ids[key]) if key in self.ids else self.numbers[key]

    def behind(self, key: str) -> tuple[str, ...]:
        """Return the ids that make a number up; none where it is not made of any."""
        return self.ids.get(key, ())


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a report says of a number: that it changed (`change`, with {before} and {now}), or how
    it is (`state`). {names} are those behind it. `buys`: it tells how work is divided; all others
    tell what comes with that.
    """

    change: str
    state: str
    buys: bool = False


@dataclass(frozen=True, slots=True)
class Output:
    """One number of a metric that is shown: in the panel, comparisons, reports, the terminal.

    `whose` names are shown below it. Those not `advanced` are a planner's, in the panel's first
    part and in the report. `amber_above` is a limit above which something is wrong by definition
    (never a researched good value: there is none). `only_if_any` ones are not shown at 0. What is
    not `printed` is left out by the terminal's `--json`, whose keys are a promise.
    """

    key: str
    title: str
    kind: Kind
    whose: Whose | None = None
    advanced: bool = True
    amber_above: float | None = None
    only_if_any: bool = False
    printed: bool = True
    sentence: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Metric:
    """One measure: what it means, how it is computed, where it comes from, what of it is shown.

    `compute` gives every number that is shown. `details` are tables by person, task or unit that
    only the terminal prints. Those not `live` are too slow to be read while something is dragged:
    they are read in another thread, so that their `compute` may use the tables and counts that the
    scope holds and the organisation's values, but nothing that is cached elsewhere.
    """

    id: str
    title: str
    meaning: str
    formula: str
    source: str
    compute: Callable[[Scope], Reading]
    outputs: tuple[Output, ...] = ()
    details: Callable[[Scope], Mapping[str, Value]] | None = None
    live: bool = True
