"""What a metric is, and what it is read from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from orgsandbox.domain.model import Org
from orgsandbox.domain.project import Assumptions
from orgsandbox.domain.table import WorkTable, family_table, task_table

LEAST_PEOPLE = 3
"""Of fewer people nothing is told that would tell of single ones: no cost, no share."""

Reading = Mapping[str, object]
"""Values by key, as the terminal prints them; None where a value is undefined."""


class Scope:
    """What is measured: an organisation, the units in question (None: all), grain, assumptions."""

    def __init__(
        self,
        org: Org,
        units: frozenset[str] | None,
        assumptions: Assumptions,
        grain: str = "family",
    ) -> None:
        self.org = org
        self.units = units
        self.assumptions = assumptions
        self.grain = grain

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

    def has(self, unit: str) -> bool:
        """Say whether a unit is in the scope."""
        return self.units is None or unit in self.units


@dataclass(frozen=True, slots=True)
class Metric:
    """One measure: what it means, how it is computed, where it comes from.

    `live` ones are cheap enough to be read while something is dragged. `compute` gives the
    reading with the keys of `oracles.json`; those in `at_most` are upper bounds.
    """

    id: str
    title: str
    meaning: str
    formula: str
    source: str
    compute: Callable[[Scope], Reading]
    live: bool = True
    at_most: tuple[str, ...] = ()
