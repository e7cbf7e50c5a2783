"""Every metric of a scenario as one object with stable keys: what `orgsandbox metrics` prints."""

from __future__ import annotations

import math
from collections.abc import Mapping

from orgsandbox.discovery import discover
from orgsandbox.domain import tree
from orgsandbox.domain.project import Project
from orgsandbox.metrics.base import Metric, Scope


def all_metrics() -> tuple[Metric, ...]:
    """Return every metric there is, in order of file name."""
    return discover("orgsandbox.metrics", "METRIC", Metric)


def as_json(project: Project, scenario: str, unit: str | None, grain: str) -> dict[str, object]:
    """Return the readings of a scenario, of the whole or of a unit with everything below it.

    Undefined and infinite values are None. A unit in whose scope nobody works gives empty
    readings, not an error.
    """
    org = project.scenario(scenario).org
    units = frozenset(tree.subtree(org, unit)) if unit is not None else None
    scope = Scope(org, units, project.assumptions, grain)
    nobody = [
        task
        for task, amount in zip(scope.tasks.tasks, scope.tasks.col_sums, strict=True)
        if amount <= 0
    ]
    return {
        "scenario": scenario,
        "unit": unit,
        "grain": grain,
        "metrics": {metric.id: plain(metric.compute(scope)) for metric in all_metrics()},
        "without_data": {"people": list(scope.tasks.without_data), "tasks": nobody},
    }


def plain(value: object) -> object:
    """Return a value made of what JSON knows; NaN and infinity become None."""
    if isinstance(value, Mapping):
        return {str(key): plain(held) for key, held in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(held) for held in value]
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value
