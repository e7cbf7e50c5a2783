"""Where a search for groups begins: communities of co-work, and people as points."""

from __future__ import annotations

import numpy as np

from orgsandbox.domain.table import Floats, Ints


def communities(weights: Floats) -> Ints:
    """Return the Louvain communities of the co-work graph, the best of ten with a fixed seed."""
    import networkx  # noqa: PLC0415 - a tenth of a second: only who asks for a proposal waits for it

    graph = networkx.from_numpy_array(weights)
    graph.remove_edges_from(list(networkx.selfloop_edges(graph)))
    best: list[set[int]] = [{node} for node in graph]
    quality = float("-inf")
    for seed in range(10):
        parts = networkx.community.louvain_communities(graph, weight="weight", seed=seed)
        value = networkx.community.modularity(graph, parts) if graph.size() else 0.0
        if value > quality + 1e-12:
            best, quality = parts, value
    groups = np.zeros(len(weights), dtype=np.int64)
    for number, members in enumerate(sorted(best, key=min)):
        groups[sorted(members)] = number
    return groups


def embedding(done: Floats, count: int, node_of: Ints) -> Floats:
    """Return people as points: scaled singular vectors without the first (Dhillon 2001, KDD)."""
    rows, cols = done.sum(axis=1), done.sum(axis=0)
    scaled = done / np.sqrt(np.maximum(rows, 1e-12))[:, None]
    scaled = scaled / np.sqrt(np.maximum(cols, 1e-12))[None, :]
    left, _values, _right = np.linalg.svd(scaled, full_matrices=False)
    points = left[:, 1 : 1 + max(1, int(np.ceil(np.log2(max(2, count)))))]
    points = points / np.sqrt(np.maximum(rows, 1e-12))[:, None]
    first = [int(np.flatnonzero(node_of == node)[0]) for node in range(int(node_of.max()) + 1)]
    return np.asarray(points[first])
