"""Division of labour: how much a person's identity tells about the task, and the other way."""

from __future__ import annotations

from math import sqrt

from orgsandbox.i18n import N_
from orgsandbox.metrics.base import Metric, Numbers, Output, Reading, Scope, Sentence
from orgsandbox.metrics.sums import Cells, cells_of, entropy, information, ratio


def division(cells: Cells) -> Numbers:
    """Return DOL_P2T = I/H(T), DOL_T2P = I/H(P) and DOL_sym = I/√(H(P)·H(T)).

    Each in [0, 1]: 0 when everybody has the same proportions, P2T 1 when every person does one
    task. Undefined (None) with one task, one person, or either. Weighted by FTE.

    Source: Gorelick, Bertram, Killeen & Fewell 2004, Am. Nat. 164:677-682; Gorelick & Bertram
    2007, Insectes Soc. 54:105-112.

    >>> import numpy as np
    >>> from orgsandbox.metrics.sums import cells_from
    >>> division(cells_from(np.eye(3)))["DOL_P2T"]
    1.0
    """
    people, tasks = entropy(cells.row_sums), entropy(cells.col_sums)
    mutual = information(cells)
    return {
        "H_persons": people,
        "H_tasks": tasks,
        "H_joint": entropy(cells.values),
        "I": mutual,
        "DOL_P2T": ratio(mutual, tasks),
        "DOL_T2P": ratio(mutual, people),
        "DOL_sym": ratio(mutual, sqrt(people * tasks)),
    }


def compute(scope: Scope) -> Reading:
    """Return the division of labour at the planner's grain."""
    return Reading(division(cells_of(scope.grained)))


METRIC = Metric(
    "dol",
    N_("Division of labour"),
    N_("0 = everybody divides time in the same way, 1 = everybody has work of their own."),
    "I(P;T) / H(T)",
    "Gorelick, Bertram, Killeen & Fewell 2004, Am. Nat. 164:677; Gorelick & Bertram 2007",
    compute,
    (
        Output(
            "DOL_P2T",
            N_("Division of labour"),
            "scale",
            advanced=False,
            sentence=Sentence(
                N_(
                    "The division of labour goes from {before} to {now} (0 = everybody the same, 1 = divided completely)."
                ),
                N_(
                    "The division of labour is {now} (0 = everybody the same, 1 = divided completely)."
                ),
                buys=True,
            ),
        ),
        Output("DOL_T2P", N_("Division of labour, task to person"), "scale"),
        Output("DOL_sym", N_("Division of labour, symmetric"), "scale"),
    ),
)
