"""Specialists and generalists, and the work that has no specialist or only one person."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from orgsandbox.domain.table import Ints
from orgsandbox.i18n import N_
from orgsandbox.metrics.base import Metric, Output, Reading, Scope, Sentence, Whose
from orgsandbox.metrics.sums import Cells, cells_of, ratio

Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Kinds:
    """Who specialises: flags and main columns by row; `worked` rows have work at all."""

    specialist: Flags
    main: Ints
    worked: Flags


def kinds(cells: Cells, theta: float, specialty: Flags) -> Kinds:
    """Return who puts at least `theta` of the time into one column that is a specialty.

    The main column is the largest, the lowest index on ties.
    """
    sums = cells.row_sums
    top = np.zeros(cells.n)
    np.maximum.at(top, cells.rows, cells.values)
    main = np.full(cells.n, cells.m, dtype=np.int64)
    largest = cells.values >= top[cells.rows]
    np.minimum.at(main, cells.rows[largest], cells.cols[largest])
    worked = sums > 0
    share = np.divide(top, sums, out=np.zeros(cells.n), where=worked)
    able = np.append(specialty, False)[main]
    return Kinds(worked & (share >= theta - 1e-12) & able, main, worked)


@dataclass(frozen=True, eq=False)
class Balance:
    """Who specialises, and the columns with work that nobody specialises in, as flags.

    `specialist_share` = work of specialists / W; `leftover_share` is the share of leftover work,
    `by_generalists` how much of it generalists do (None without leftover work).
    """

    kinds: Kinds
    leftover: Flags
    specialist_share: float | None
    leftover_share: float | None
    by_generalists: float | None


def balance(cells: Cells, theta: float, specialty: Flags) -> Balance:
    """Return specialists, generalists, and leftover columns (nobody specialises in them).

    Source: definitions of our own after Jordan & Graves 1995 (process flexibility) and the
    planners' question; the threshold is a choice, no agreed value exists.
    """
    who = kinds(cells, theta, specialty)
    sums, cols, total = cells.row_sums, cells.col_sums, cells.total
    covered = np.zeros(cells.m + 1, dtype=bool)
    covered[who.main[who.specialist]] = True
    leftover = (cols > 0) & ~covered[: cells.m]
    in_leftover = leftover[cells.cols] if cells.cols.size else np.zeros(0, dtype=bool)
    rest = float(cells.values[in_leftover].sum())
    by_general = float(cells.values[in_leftover & ~who.specialist[cells.rows]].sum())
    return Balance(
        who,
        leftover,
        ratio(float(sums[who.specialist].sum()), total),
        ratio(rest, total),
        ratio(by_general, rest),
    )


def one_person_share(cells: Cells, doers: Ints) -> float | None:
    """Return the share of the work that is on columns with exactly one doer."""
    return ratio(float(cells.col_sums[doers == 1].sum()), cells.total)


def specialties(scope: Scope, columns: tuple[str, ...]) -> Flags:
    """Return which columns (families or tasks) somebody can specialise in."""
    org = scope.org
    flags = []
    for key in columns:
        family = org.families.get(key)
        if family is None and key in org.tasks:
            family = org.families.get(org.tasks[key].family or "")
        flags.append(family is None or family.specialty)
    return np.array(flags, dtype=bool)


def compute(scope: Scope) -> Reading:
    """Return balance at the planner's grain and coverage by single tasks, with ids.

    What hangs on one person, or on nobody, is counted over the whole organisation: somebody of
    another department who does the task too keeps it going.
    """
    table, tasks, doers = scope.grained, scope.tasks, scope.doers
    whole = balance(cells_of(table), scope.assumptions.theta, specialties(scope, table.tasks))
    who = whole.kinds
    numbers = {
        "specialist_fte_share": whole.specialist_share,
        "leftover_hours_share": whole.leftover_share,
        "leftover_hours_done_by_generalists": whole.by_generalists,
        "one_person_hours_share": one_person_share(cells_of(tasks), doers),
    }
    ids = {
        "specialists": _chosen(table.people, who.specialist),
        "generalists": _chosen(table.people, who.worked & ~who.specialist),
        "leftover_tasks": _chosen(table.tasks, whole.leftover),
        "one_person_tasks": _chosen(tasks.tasks, doers == 1),
        "nobody_tasks": _chosen(tasks.tasks, doers == 0),
    }
    return Reading(numbers, ids)


def _chosen(ids: tuple[str, ...], flags: Flags) -> tuple[str, ...]:
    return tuple(ids[number] for number in np.flatnonzero(flags).tolist())


METRIC = Metric(
    "balance_coverage",
    N_("Specialists, leftover work, one-person tasks"),
    N_("Who puts most of the time into one task family, and which work has no specialist."),
    "Σ a(specialists) / W, θ",
    N_("Definitions of our own; Jordan & Graves 1995, Manag. Sci. 41:577 for related theory"),
    compute,
    (
        Output(
            "leftover_tasks",
            N_("Tasks without a specialist"),
            "count",
            Whose.TASKS,
            advanced=False,
            sentence=Sentence(
                N_("Task families without a specialist: {before} before, {now} now{names}."),
                N_("Task families without a specialist: {now}{names}."),
            ),
        ),
        Output(
            "one_person_tasks",
            N_("Tasks with one person"),
            "count",
            Whose.TASKS,
            advanced=False,
            amber_above=0,
            sentence=Sentence(
                N_("Tasks with one person: {before} before, {now} now{names}."),
                N_("Tasks with one person: {now}{names}."),
            ),
        ),
        Output(
            "nobody_tasks",
            N_("Tasks nobody does"),
            "count",
            Whose.TASKS,
            advanced=False,
            amber_above=0,
            sentence=Sentence(
                N_("Tasks nobody does: {before} before, {now} now{names}."),
                N_("Tasks nobody does: {now}{names}."),
            ),
        ),
        Output(
            "specialist_fte_share",
            N_("Specialised share"),
            "share",
            advanced=False,
            sentence=Sentence(
                N_("The specialised share of the time goes from {before} to {now}."),
                N_("The specialised share of the time is {now}."),
                buys=True,
            ),
        ),
        Output("leftover_hours_share", N_("Leftover work, share of time"), "share"),
        Output("one_person_hours_share", N_("One-person tasks, share of time"), "share"),
    ),
)
