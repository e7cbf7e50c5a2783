"""Entropies and the like over tables given as coordinates: the arithmetic the metrics share.

Entropies are in nats, 0·ln 0 = 0. Undefined ratios are None, never 0.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from orgsandbox.domain.table import Floats, Ints, WorkTable, totals

TINY = 1e-12


@dataclass(frozen=True, eq=False)
class Cells:
    """A table of `n` rows and `m` columns as coordinates of its positive cells."""

    rows: Ints
    cols: Ints
    values: Floats
    n: int
    m: int

    @property
    def total(self) -> float:
        """The sum of all cells."""
        return float(self.values.sum())

    @property
    def row_sums(self) -> Floats:
        """Sums by row."""
        return totals(self.rows, self.values, self.n)

    @property
    def col_sums(self) -> Floats:
        """Sums by column."""
        return totals(self.cols, self.values, self.m)

    @property
    def turned(self) -> Cells:
        """The same table with rows and columns exchanged."""
        return Cells(self.cols, self.rows, self.values, self.m, self.n)


def cells_of(table: WorkTable) -> Cells:
    """Return the cells of a work table."""
    return Cells(table.rows, table.cols, table.values, len(table.people), len(table.tasks))


def cells_from(matrix: Floats) -> Cells:
    """Return the cells of a dense matrix; negative or infinite cells raise ValueError."""
    if not np.isfinite(matrix).all() or (matrix < 0).any():
        raise ValueError("work must be finite and not negative")
    rows, cols = np.nonzero(matrix)
    return Cells(rows, cols, matrix[rows, cols], *matrix.shape)


def entropy(amounts: Floats) -> float:
    """Return the Shannon entropy of amounts as shares of their sum; 0 for nothing.

    >>> round(entropy(np.array([1.0, 1.0])), 6)
    0.693147
    """
    positive = amounts[amounts > 0]
    total = positive.sum()
    if total <= 0:
        return 0.0
    shares = positive / total
    return max(0.0, float(-(shares * np.log(shares)).sum()))


def information(cells: Cells) -> float:
    """Return the mutual information of row and column, tiny ones as 0."""
    mutual = entropy(cells.row_sums) + entropy(cells.col_sums) - entropy(cells.values)
    return 0.0 if abs(mutual) < TINY else mutual


def ratio(above: float, below: float) -> float | None:
    """Return a ratio, or None when nothing is below."""
    return above / below if below > TINY else None
