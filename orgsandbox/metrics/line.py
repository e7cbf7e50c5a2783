"""A line: one output of a metric before and now, as panel, comparison and report show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from orgsandbox.domain.model import Org
from orgsandbox.metrics.base import Kind, Metric, Output, Whose

_ROUNDING = 1e-9
"""A load of exactly 100 % may read as a little more."""


def line_id(metric: Metric, output: Output) -> str:
    """Return the name of a metric's output among all: no two metrics can meet in one."""
    return f"{metric.id}.{output.key}"


@dataclass(frozen=True, slots=True)
class Line:
    """One output before and now. `names` are those behind it now, to act on.

    `at_most` and `before_at_most` mark values that are upper bounds, `coming` a value that is being
    read beside the window.
    """

    metric: Metric
    output: Output
    before: float | None
    now: float | None
    names: tuple[str, ...] = ()
    at_most: bool = False
    before_at_most: bool = False
    coming: bool = False

    @property
    def id(self) -> str:
        """Its name among all lines."""
        return line_id(self.metric, self.output)

    @property
    def title(self) -> str:
        """What it is called, untranslated."""
        return self.output.title

    @property
    def kind(self) -> Kind:
        """How its numbers read."""
        return self.output.kind

    @property
    def advanced(self) -> bool:
        """Whether it belongs to the detailed measures."""
        return self.output.advanced

    @property
    def amber(self) -> bool:
        """Whether something is wrong now, by definition."""
        limit = self.output.amber_above
        return limit is not None and self.now is not None and self.now > limit + _ROUNDING

    @property
    def worth(self) -> bool:
        """Whether it is worth a line: contract workers only where there are any."""
        return not self.output.only_if_any or bool(self.now or self.before)


def names_of(org: Org, whose: Whose | None, ids: Iterable[str]) -> tuple[str, ...]:
    """Return the names of people, units, or tasks and families by id; none of nobody's."""
    if whose is None:
        return ()
    if whose is Whose.PEOPLE:
        return tuple(org.people[key].name for key in ids)
    if whose is Whose.UNITS:
        return tuple(org.units[key].name for key in ids)
    names = []
    for key in ids:
        work = org.tasks.get(key) or org.families.get(key)
        names.append(work.name if work is not None else key)
    return tuple(names)
