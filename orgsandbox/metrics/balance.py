"""Specialists and generalists, and the work that has no specialist or only one person."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from orgsandbox.domain.table import Ints
from orgsandbox.i18n import N_
from orgsandbox.metrics.base import Metric, Reading, Scope
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


def balance(cells: Cells, theta: float, specialty: Flags) -> Reading:
    """Return specialists, generalists, and leftover columns (nobody specialises in them).

    specialist_fte_share = work of specialists / W; leftover_hours_share and how much of it
    generalists do (None without leftover work).

    Source: definitions of our own after Jordan & Graves 1995 (process flexibility) and the
    planners' question; the threshold is a choice, no agreed value exists.
    """
    held = kinds(cells, theta, specialty)
    sums, cols, total = cells.row_sums, cells.col_sums, cells.total
    covered = np.zeros(cells.m + 1, dtype=bool)
    covered[held.main[held.specialist]] = True
    leftover = (cols > 0) & ~covered[: cells.m]
    in_leftover = leftover[cells.cols] if cells.cols.size else np.zeros(0, dtype=bool)
    rest = float(cells.values[in_leftover].sum())
    by_general = float(cells.values[in_leftover & ~held.specialist[cells.rows]].sum())
    return {
        "specialists": np.flatnonzero(held.specialist).tolist(),
        "generalists": np.flatnonzero(held.worked & ~held.specialist).tolist(),
        "specialist_fte_share": ratio(float(sums[held.specialist].sum()), total),
        "leftover_tasks": np.flatnonzero(leftover).tolist(),
        "leftover_hours_share": ratio(rest, total),
        "leftover_hours_done_by_generalists": ratio(by_general, rest),
    }


def coverage(cells: Cells) -> Reading:
    """Return columns with exactly one row, with none, and the share of work in the former."""
    doers = np.bincount(cells.cols, minlength=cells.m)
    cols = cells.col_sums
    return {
        "one_person_tasks": np.flatnonzero(doers == 1).tolist(),
        "nobody_tasks": np.flatnonzero(doers == 0).tolist(),
        "one_person_hours_share": ratio(float(cols[doers == 1].sum()), cells.total),
    }


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
    """Return balance at the planner's grain and coverage by single tasks, with ids."""
    table, tasks = scope.grained, scope.tasks
    theta = scope.assumptions.theta
    held = dict(balance(cells_of(table), theta, specialties(scope, table.tasks)))
    for key in ("specialists", "generalists"):
        held[key] = _ids(held[key], table.people)
    held["leftover_tasks"] = _ids(held["leftover_tasks"], table.tasks)
    cover = dict(coverage(cells_of(tasks)))
    for key in ("one_person_tasks", "nobody_tasks"):
        cover[key] = _ids(cover[key], tasks.tasks)
    return {**held, **cover}


def _ids(numbers: object, ids: tuple[str, ...]) -> list[str]:
    assert isinstance(numbers, list)
    return [ids[number] for number in numbers]


METRIC = Metric(
    "balance_coverage",
    N_("Specialists, leftover work, one-person tasks"),
    N_("Who puts most of the time into one task family, and which work has no specialist."),
    "Σ a(specialists) / W, θ",
    N_("Definitions of our own; Jordan & Graves 1995, Manag. Sci. 41:577 for related theory"),
    compute,
)
