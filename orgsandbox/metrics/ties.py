"""Groups in a graph of people: modularity and the E-I index."""

from __future__ import annotations

import numpy as np

from orgsandbox.domain.table import Flags, Floats, Ints
from orgsandbox.metrics.sums import Cells


def modularity(weights: Floats, group: Ints) -> float | None:
    """Return Newman's Q of a symmetric weight matrix without diagonal; None without weight.

    Q = Σ_s [in_s/m − (vol_s/2m)²]. Source: Newman & Girvan 2004, Phys. Rev. E 69:026113.
    """
    twice = float(weights.sum())
    if twice <= 0:
        return None
    same = all_pairs(group)
    volume = np.bincount(group, weights.sum(axis=1))
    return float(weights[same].sum() / twice - ((volume / twice) ** 2).sum())


def external_internal(weights: Floats, group: Ints) -> tuple[float, float, float | None]:
    """Return external and internal weight, and (E − I)/(E + I) or None without ties.

    Source: Krackhardt & Stern 1988, Soc. Psychol. Q. 51:123.
    """
    return across_lines(weights, all_pairs(group))


def all_pairs(group: Ints) -> Flags:
    """Say of all pairs whether they are in one group."""
    same: Flags = group[:, None] == group[None, :]
    return same


def across_lines(weights: Floats, same: Flags) -> tuple[float, float, float | None]:
    """Return the same where `same` says of all pairs whether they are inside one line."""
    inside = float(weights[same].sum()) / 2
    outside = float(weights[~same].sum()) / 2
    total = inside + outside
    return outside, inside, (outside - inside) / total if total > 0 else None


def index_at_random(group: Ints) -> float | None:
    """Return the E-I index if ties were drawn at random: departments' sizes alone move it."""
    sizes = np.bincount(group)
    pairs = len(group) * (len(group) - 1) / 2
    inside = float((sizes * (sizes - 1) / 2).sum())
    return (pairs - 2 * inside) / pairs if pairs > 0 else None


def cowork_weights(cells: Cells) -> Floats:
    """Return w_pq = Σ_t min(a_pt, a_qt), p ≠ q: the work two people share."""
    dense = np.zeros((cells.n, cells.m))
    dense[cells.rows, cells.cols] = cells.values
    weights = np.zeros((cells.n, cells.n))
    for column in dense.T:
        doers = np.flatnonzero(column)
        weights[np.ix_(doers, doers)] += np.minimum.outer(column[doers], column[doers])
    np.fill_diagonal(weights, 0.0)
    return weights
