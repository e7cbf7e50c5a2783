"""Work across department lines, and the same with chance taken out."""

from __future__ import annotations

import numpy as np

from orgsandbox.domain.table import Floats, Ints
from orgsandbox.i18n import N_
from orgsandbox.metrics.base import Metric, Numbers, Output, Reading, Scope, Sentence
from orgsandbox.metrics.sums import Cells, ratio

_KEYS = (
    "cross_share",
    "Q_barber",
    "Q_max_given_marginals",
    "kappa",
    "Q_newman_bipartite_as_plain_graph",
)


def separability(cells: Cells, person_dept: Ints, task_dept: Ints) -> Numbers:
    """Return the cross-line share 1 − Σe_s/W, Barber's Q, and κ = Q_B/(1 − Σ k_s d_s/W²).

    κ is Cohen's kappa of "department of the person" and "department of the task", weighted by
    hours: 1 no crossing, 0 as if shuffled; None with one department. Work on tasks of no
    department (−1) crosses a line.

    Source: Barber 2007, Phys. Rev. E 76:066102; weighted form Beckett 2016; Newman 2003.
    """
    if not cells.values.size:
        return dict.fromkeys(_KEYS)
    return by_cell(cells.values, person_dept[cells.rows], task_dept[cells.cols])


def by_cell(values: Floats, own: Ints, other: Ints) -> Numbers:
    """Return the same of cells, each with the person's department and the task's."""
    total = float(values.sum())
    if total <= 0:
        return dict.fromkeys(_KEYS)
    size = int(max(own.max(), other.max())) + 1
    same = own == other
    inside = np.bincount(own[same], values[same], size)
    people = np.bincount(own, values, size)
    owned = other >= 0
    tasks = np.bincount(other[owned], values[owned], size)
    share_inside = float(inside.sum()) / total
    chance = float((people / total * tasks / total).sum())
    barber = share_inside - chance
    degrees = people + tasks
    return {
        "cross_share": 1 - share_inside,
        "Q_barber": barber,
        "Q_max_given_marginals": 1 - chance,
        "kappa": ratio(barber, 1 - chance),
        "Q_newman_bipartite_as_plain_graph": share_inside
        - float((degrees**2).sum()) / (4 * total**2),
    }


def compute(scope: Scope) -> Reading:
    """Return the separability of single tasks by the main seat's and the owner's department."""
    table = scope.tasks
    return Reading(by_cell(table.values, *scope.cut.sides(table)))


METRIC = Metric(
    "separability",
    N_("Work across departments"),
    N_("The share of work done by somebody of another department than the task's."),
    "1 − Σ e / W; κ = Q_B / (1 − Σ k·d / W²)",
    "Barber 2007, Phys. Rev. E 76:066102; Cohen 1960",
    compute,
    (
        Output(
            "cross_share",
            N_("Work across departments"),
            "share",
            advanced=False,
            sentence=Sentence(
                N_("Work across departments goes from {before} to {now}."),
                N_("Work across departments is {now}."),
            ),
        ),
        Output("kappa", N_("κ (crossing, chance taken out)"), "number"),
        Output("Q_barber", N_("Modularity Q (Barber)"), "number"),
    ),
)
