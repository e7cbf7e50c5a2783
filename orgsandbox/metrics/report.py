"""Every metric of a scenario as one object with stable keys: what `orgsandbox metrics` prints."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orgsandbox.domain import tree
from orgsandbox.domain.level_parts import Level
from orgsandbox.domain.project import Project
from orgsandbox.metrics.base import Metric, Reading, Scope, Value
from orgsandbox.metrics.registry import all_metrics


@dataclass(frozen=True, eq=False)
class Readings:
    """What every metric says of a scope, in order of file name."""

    scope: Scope
    pairs: tuple[tuple[Metric, Reading], ...]

    def printed(self) -> dict[str, Value]:
        """Return all keys by metric id; undefined and infinite values are None."""
        return {
            metric.id: plain(_printed(metric, reading, self.scope))
            for metric, reading in self.pairs
        }

    def told(self) -> list[str]:
        """Return every metric's numbers in a line of text, bounds marked."""
        return [
            f"{metric.id}: "
            + ", ".join(f"{key} {_short(reading, key)}" for key in _told_keys(metric, reading))
            for metric, reading in self.pairs
        ]


def read(
    project: Project,
    scenario: str,
    unit: str | None,
    grain: str,
    level: Level = Level.DEPARTMENT,
) -> Readings:
    """Return the readings of a scenario, of the whole or of a unit with everything below it.

    Measures about lines look at the departments of a level.

    A unit in whose scope nobody works gives empty readings, not an error.
    """
    org = project.scenario(scenario).org
    units = frozenset(tree.subtree(org, unit)) if unit is not None else None
    scope = Scope(org, units, project.assumptions, grain, level)
    return Readings(scope, tuple((metric, metric.compute(scope)) for metric in all_metrics()))


def as_json(
    project: Project,
    scenario: str,
    unit: str | None,
    grain: str,
    level: Level = Level.DEPARTMENT,
) -> dict[str, Value]:
    """Return what `metrics --json` prints of a scenario, of the whole or of a unit's subtree."""
    readings = read(project, scenario, unit, grain, level)
    table = readings.scope.tasks
    nobody = [task for task, amount in zip(table.tasks, table.col_sums, strict=True) if amount <= 0]
    return {
        "scenario": scenario,
        "unit": unit,
        "grain": grain,
        "metrics": readings.printed(),
        "without_data": {"people": list(table.without_data), "tasks": nobody},
    }


def _printed(metric: Metric, reading: Reading, scope: Scope) -> Mapping[str, Value]:
    hidden = {output.key for output in metric.outputs if not output.printed}
    details = metric.details(scope) if metric.details is not None else {}
    everything: Mapping[str, Value] = {**reading.numbers, **reading.ids, **details}
    return {key: value for key, value in everything.items() if key not in hidden}


def _told_keys(metric: Metric, reading: Reading) -> list[str]:
    """Return the keys with a number to tell: all numbers, and the lists that are shown as one."""
    shown = [output.key for output in metric.outputs]
    return list(dict.fromkeys((*reading.numbers, *shown)))


def _short(reading: Reading, key: str) -> str:
    value = reading.number(key)
    if value is None:
        return "-"
    return f"{'at most ' if key in reading.bounds else ''}{value:.4g}"


def plain(value: Value) -> Value:
    """Return a value made of what JSON knows; NaN and infinity become None."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, Sequence):
        return [plain(part) for part in value]
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value
