"""In which order lines stand, and which of them have a place of their own. Nothing of their values.

Lines are named METRIC.KEY. One that is not named here (a new metric's) comes after all others.
"""

from __future__ import annotations

FIRST = (
    "headcount.present",
    "headcount.on_leave",
    "headcount.seconded",
    "headcount.external",
    "headcount.planned",
    "headcount.vacant",
    "headcount.second_posts",
    "headcount.enrolled",
    "headcount.working",
    "spans_layers.managers",
    "spans_layers.mean_span",
    "spans_layers.layers",
    "balance_coverage.leftover_tasks",
    "balance_coverage.one_person_tasks",
    "balance_coverage.nobody_tasks",
    "utilisation.short_tasks",
    "separability.cross_share",
    "dol.DOL_P2T",
    "dol_decomposition.between_share",
    "balance_coverage.specialist_fte_share",
    "person_breadth.mean_N1",
    "utilisation.unit",
    "separability.kappa",
    "separability.Q_barber",
    "dol.DOL_T2P",
    "dol.DOL_sym",
    "balance_coverage.leftover_hours_share",
    "balance_coverage.one_person_hours_share",
    "truck_factor.tf",
    "h2prime.H2prime",
    "cowork.EI_weighted",
    "gini.gini",
    "utilisation_wait_factor.factor",
    "coordination_requirement.cross_share",
    "team_familiarity.mean_shared_months_per_pair",
    "team_familiarity.pairs_that_ever_overlapped",
)
"""People, then tasks, then the division of work, then the detailed measures."""

BEGINS = ("balance_coverage.leftover_tasks", "separability.cross_share")
"""Where a report's table begins a new group: tasks, then the division of work."""

OVER_SCENES = (
    "balance_coverage.specialist_fte_share",
    "dol.DOL_P2T",
    "dol_decomposition.between_share",
    "balance_coverage.leftover_tasks",
    "balance_coverage.one_person_tasks",
    "person_breadth.mean_N1",
    "separability.cross_share",
    "headcount.present",
)
"""What the chart over the scenarios offers first: what growing moves."""

OF_A_SPLIT = (
    "dol.DOL_P2T",
    "dol_decomposition.between_share",
    "balance_coverage.specialist_fte_share",
    "balance_coverage.leftover_tasks",
    "balance_coverage.one_person_tasks",
    "separability.cross_share",
    "headcount.second_posts",
    "utilisation.unit",
)
"""What is shown while a split is thought out: the numbers it moves."""

_RANK = {line: place for place, line in enumerate(FIRST)}


def rank(line: str) -> int:
    """Return the place of a line by its name, to sort by."""
    return _RANK.get(line, len(FIRST))
