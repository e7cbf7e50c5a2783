"""Reads every metric of a scope, and remembers the last readings while nothing of it changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from orgsandbox.domain.level_parts import Level
from orgsandbox.domain.model import Org
from orgsandbox.domain.project import Assumptions
from orgsandbox.metrics.base import Metric, Output, Reading, Scope
from orgsandbox.metrics.line import Line, line_id, names_of
from orgsandbox.metrics.order import rank
from orgsandbox.metrics.registry import all_metrics

KEPT = 24
"""Scopes whose readings are remembered: before and now of a dozen scenarios."""

AT_ONCE = 16
"""Of so few people every metric is read within a frame."""


@dataclass(slots=True, eq=False)
class _Known:
    """The readings of one scope so far, by metric id."""

    org: Org
    units: frozenset[str] | None
    grain: str
    level: Level
    assumptions: Assumptions
    readings: dict[str, Reading] = field(default_factory=dict)

    def of(self, scope: Scope) -> bool:
        """Say whether a scope is this one: every setting that a reading can depend on is equal."""
        return (
            self.org is scope.org
            and self.units == scope.units
            and self.grain == scope.grain
            and self.level is scope.level
            and self.assumptions == scope.assumptions
        )


class Reader:
    """Gives the readings of metrics, and lines of them. Whoever shows numbers has one."""

    def __init__(self, metrics: Iterable[Metric] | None = None) -> None:
        self.metrics = tuple(all_metrics() if metrics is None else metrics)
        outputs = [(metric, output) for metric in self.metrics for output in metric.outputs]
        named = sorted(((line_id(*pair), pair) for pair in outputs), key=lambda one: rank(one[0]))
        self._by_id: dict[str, tuple[Metric, Output]] = dict(named)
        self._known: list[_Known] = []

    def reading(self, metric: Metric, scope: Scope) -> Reading:
        """Return what a metric says of a scope."""
        return _read(metric, scope, self._of(scope).readings)

    def lines(
        self, before: Scope, now: Scope, *, advanced: bool = False, wait: bool = True
    ) -> tuple[Line, ...]:
        """Return the lines of two scopes in their order; the detailed ones only when `advanced`.

        Unless told to `wait`, values that are not there at once are marked as coming.
        """
        old, new = self._of(before).readings, self._of(now).readings
        small = wait or (_small(before) and _small(now))
        lines = []
        for metric, output in self._by_id.values():
            if output.advanced and not advanced:
                continue
            if metric.live or small or (metric.id in old and metric.id in new):
                readings = _read(metric, before, old), _read(metric, now, new)
                lines.append(_line(metric, output, readings, now.org))
            else:
                lines.append(Line(metric, output, None, None, coming=True))
        return tuple(lines)

    def line(self, name: str, scope: Scope) -> Line:
        """Return one line by its name, as it is now; KeyError where no metric has it."""
        metric, output = self._by_id[name]
        reading = self.reading(metric, scope)
        return _line(metric, output, (reading, reading), scope.org)

    def titles(self) -> dict[str, str]:
        """Return what every line is called, untranslated, by its name, in their order."""
        return {name: output.title for name, (_metric, output) in self._by_id.items()}

    def missing(self, scope: Scope, *, advanced: bool = False) -> tuple[Metric, ...]:
        """Return the metrics whose lines of a scope would be coming: a worker is to read them."""
        if _small(scope):
            return ()
        readings = self._of(scope).readings
        return tuple(
            metric
            for metric in self.metrics
            if not metric.live
            and metric.id not in readings
            and any(advanced or not output.advanced for output in metric.outputs)
        )

    def keep(self, scope: Scope, readings: Mapping[str, Reading]) -> None:
        """Remember readings by metric id that were made elsewhere."""
        self._of(scope).readings.update(readings)

    def _of(self, scope: Scope) -> _Known:
        known = next((known for known in self._known if known.of(scope)), None)
        if known is None:
            known = _Known(scope.org, scope.units, scope.grain, scope.level, scope.assumptions)
        else:
            self._known.remove(known)
        self._known.append(known)  # the one used last is forgotten last
        del self._known[:-KEPT]
        return known


def _small(scope: Scope) -> bool:
    return len(scope.tasks.people) <= AT_ONCE


def _read(metric: Metric, scope: Scope, known: dict[str, Reading]) -> Reading:
    reading = known.get(metric.id)
    if reading is None:
        reading = known[metric.id] = metric.compute(scope)
    return reading


def _line(metric: Metric, output: Output, readings: tuple[Reading, Reading], org: Org) -> Line:
    old, new = readings
    key = output.key
    return Line(
        metric,
        output,
        old.number(key),
        new.number(key),
        names_of(org, output.whose, new.behind(key)),
        key in new.bounds,
        key in old.bounds,
    )
