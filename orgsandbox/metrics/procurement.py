"""現地調達テスト by task: is it cheaper inside than done by revenue departments or bought?"""

from __future__ import annotations

from collections.abc import Mapping

from orgsandbox.i18n import N_
from orgsandbox.metrics.base import Metric, Reading, Scope, Value
from orgsandbox.metrics.sourcing import asked_about, cases


def compute(scope: Scope) -> Reading:
    """Return nothing for the whole: the measure is of each task."""
    return Reading({})


def by_task(scope: Scope) -> Mapping[str, Value]:
    """Return value and best alternative of each task; None where the money is not known, or would
    tell the cost of fewer than three people."""
    found = cases(scope.org, scope.assumptions.rates, asked_about(scope))
    return {
        "tasks": tuple(case.task for case in found),
        "value": tuple(case.value for case in found),
        "best_alternative": tuple(case.best for case in found),
    }


METRIC = Metric(
    "local_procurement_value",
    N_("Local-procurement test"),
    N_(
        "How much a year the cheaper of doing it oneself and buying it would cost more than inside."
    ),
    "min(C_self, M + T) − C",
    "Coase 1937; Williamson 1985",
    compute,
    details=by_task,
    live=False,
)
