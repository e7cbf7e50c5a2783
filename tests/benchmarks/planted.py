"""Proposals on planted organisations, beside other methods: `python -m tests.benchmarks.planted`.

Adjusted Rand index against the hidden groups and co-work modularity, at the planted number of
groups, for our search, networkx Louvain (merged down to that number; where it finds fewer its
modularity is that of fewer groups), and scikit-learn's spectral
co-clustering where that is installed.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

from orgsandbox.domain.model import Family, Org, Person, Role, Seat, Task, Unit
from orgsandbox.domain.table import Floats, Ints
from orgsandbox.grouping import propose as proposals
from orgsandbox.grouping import search, starts
from orgsandbox.grouping.values import Wishes
from orgsandbox.metrics.sums import cells_from
from orgsandbox.metrics.ties import cowork_weights, modularity

SIZES = ((30, 4, 8), (120, 8, 4), (1000, 20, 1))
"""People, groups, runs."""


def planted(people: int, groups: int, generalists: float, seed: int) -> tuple[Floats, Ints]:
    """Return a table of people × tasks and the hidden group of each person.

    Specialists have two to four tasks of their group, generalists some of everything, and
    everybody a little noise.
    """
    random = np.random.default_rng(seed)
    per_group = 5
    width = groups * per_group
    hidden = np.sort(random.integers(0, groups, people))
    done = np.zeros((people, width))
    for row in range(people):
        own = hidden[row] * per_group + np.arange(per_group)
        if random.random() < generalists:
            chosen = random.choice(width, 4, replace=False)
            done[row, chosen] += 0.12
            done[row, random.choice(own, 2, replace=False)] += 0.26
        else:
            chosen = random.choice(own, int(random.integers(2, 5)), replace=False)
            done[row, chosen] += 0.9 / len(chosen)
            done[row, int(random.integers(width))] += 0.1
    return done, hidden


def rand_index(one: Ints, other: Ints) -> float:
    """Return the adjusted Rand index (Hubert & Arabie 1985): 1 the same grouping, 0 by chance."""
    table = np.zeros((int(one.max()) + 1, int(other.max()) + 1))
    np.add.at(table, (one, other), 1)

    def pairs(counts: Floats) -> float:
        return float((counts * (counts - 1) / 2).sum())

    both, rows, cols = pairs(table), pairs(table.sum(axis=1)), pairs(table.sum(axis=0))
    expected = rows * cols / pairs(np.array([float(len(one))]))
    most = (rows + cols) / 2
    return 1.0 if most == expected else (both - expected) / (most - expected)


def ours(done: Floats, groups: int) -> Ints:
    """Return the grouping that the product proposes first."""
    count, width = done.shape
    tasks = {f"t{n}": Task(f"t{n}", f"t{n}", "f", "u") for n in range(width)}
    people = {f"p{n}": Person(f"p{n}", f"p{n}") for n in range(count)}
    seats = tuple(
        Seat(f"p{row}", work={f"t{c}": float(v) for c, v in enumerate(done[row]) if v > 0})
        for row in range(count)
    )
    unit = Unit("u", "u", roles=(Role("r", "r", seats),))
    org = Org(people, {"u": unit}, tasks, {"f": Family("f", "f")})
    best = proposals.propose(org, "u", Wishes(into=groups)).proposals[0]
    place = {p: n for n, group in enumerate(best.groups) for p in group.people}
    return np.array([place[f"p{n}"] for n in range(count)])


def louvain(done: Floats, groups: int) -> Ints:
    """Return networkx Louvain on the co-work graph, merged to the number of groups."""
    weights = cowork_weights(cells_from(done))
    return search.merged(weights, starts.communities(weights), groups)


def spectral(done: Floats, groups: int) -> Ints:
    """Return scikit-learn's spectral co-clustering (Dhillon 2001)."""
    from sklearn.cluster import SpectralCoclustering

    model = SpectralCoclustering(n_clusters=groups, random_state=0)
    model.fit(done + 1e-9)
    return np.asarray(model.row_labels_, dtype=np.int64)


def methods() -> dict[str, Callable[[Floats, int], Ints]]:
    """Return the methods that can run here."""
    found: dict[str, Callable[[Floats, int], Ints]] = {"ours": ours, "louvain": louvain}
    try:
        import sklearn  # noqa: F401 - only whether it is there
    except ImportError:
        return found
    return {**found, "spectral": spectral}


def main() -> None:
    """Print the mean adjusted Rand index, modularity, seconds and groups of every method."""
    for people, groups, runs in SIZES:
        for generalists in (0.2, 0.35, 0.5):
            for name, method in methods().items():
                scores = []
                for seed in range(runs):
                    done, hidden = planted(people, groups, generalists, seed)
                    begun = time.perf_counter()
                    found = method(done, groups)
                    spent = time.perf_counter() - begun
                    quality = modularity(cowork_weights(cells_from(done)), found) or 0.0
                    scores.append(
                        (rand_index(hidden, found), quality, spent, len(np.unique(found)))
                    )
                ari, q, seconds, count = np.mean(scores, axis=0)
                print(
                    f"{people:5} people {groups:3} groups {generalists:.0%} generalists "
                    f"{name:9} ARI {ari:.3f}  Q {q:.3f}  {seconds:.2f} s  "
                    f"groups found {count:.1f}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
