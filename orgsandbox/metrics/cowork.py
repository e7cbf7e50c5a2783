"""Who works on the same tasks, inside departments and across."""

from __future__ import annotations

from orgsandbox.domain.table import Flags, Ints
from orgsandbox.i18n import N_
from orgsandbox.metrics.base import Metric, Numbers, Output, Reading, Scope
from orgsandbox.metrics.sums import Cells, cells_of
from orgsandbox.metrics.ties import across_lines, all_pairs, cowork_weights, modularity

_MOST_PEOPLE = 1500
"""Beyond, the matrix of all pairs of people takes seconds and gigabytes."""

_KEYS = ("total_weight", "external", "internal", "EI_weighted", "Q_cowork")


def cowork(cells: Cells, person_dept: Ints, same: Flags | None = None) -> Numbers:
    """Return the shared work inside and across departments, its E-I index and modularity.

    `same` says of all pairs of people whether a tie is inside (None: in one department).

    Source: Krackhardt & Stern 1988; Newman & Girvan 2004, on weights w_pq = Σ min(a_pt, a_qt).
    """
    weights = cowork_weights(cells)
    inside_line = all_pairs(person_dept) if same is None else same
    outside, inside, index = across_lines(weights, inside_line)
    return {
        "total_weight": outside + inside,
        "external": outside,
        "internal": inside,
        "EI_weighted": index,
        "Q_cowork": modularity(weights, person_dept),
    }


def compute(scope: Scope) -> Reading:
    """Return the co-work of the people in scope; None for more than 1,500."""
    table = scope.tasks
    if not 0 < len(table.people) <= _MOST_PEOPLE:
        return Reading(dict.fromkeys(_KEYS))
    return Reading(cowork(cells_of(table), scope.cut.person, scope.cut.pairs))


METRIC = Metric(
    "cowork",
    N_("Shared work inside and across departments"),
    N_("−1 = people share work only inside their department, 1 = only across."),
    "(E − I) / (E + I)",
    "Krackhardt & Stern 1988, Soc. Psychol. Q. 51:123",
    compute,
    (Output("EI_weighted", N_("E-I index of shared work"), "number"),),
    live=False,
)
