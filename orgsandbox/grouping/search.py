"""Groups of people who share work: co-work modularity, by many starts, moves and swaps.

The objective is Newman's modularity of the co-work graph w_pq = Σ_t min(a_pt, a_qt) (Newman &
Girvan 2004); the search moves single people and swaps pairs until nothing improves (after
Kernighan & Lin 1970). Maximising modularity is NP-hard (Brandes et al. 2008) and has many
near-equal optima (Good, de Montjoye & Clauset 2010): never "the" answer, so several are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from orgsandbox.domain.table import Flags, Floats, Ints

_RANDOM_STARTS = 8
_EPSILON = 1e-12
_SWAPPED_AT_ONCE = 160


class Cancelled(Exception):  # noqa: N818 - the planner's wish, not an error
    """Raised inside a search that was told to stop."""


@dataclass(frozen=True, eq=False)
class Task:
    """What is searched: weights between nodes, how many people each node is, what is forbidden.

    `weights` is symmetric, its diagonal what people inside a node share. `fixed` holds a group
    for nodes that may not move, -1 for the others. `apart` marks pairs that may not meet.
    """

    weights: Floats
    sizes: Ints
    count: int
    least: int
    most: int
    fixed: Ints
    apart: Flags

    @property
    def matrix(self) -> Floats:
        """The modularity matrix, so that Q is the sum over pairs in one group."""
        twice = float(self.weights.sum())
        degree = self.weights.sum(axis=1)
        if twice <= 0:
            return np.zeros_like(self.weights)
        return self.weights / twice - np.outer(degree, degree) / twice**2


def quality(matrix: Floats, groups: Ints) -> float:
    """Return the modularity of a grouping."""
    same = groups[:, None] == groups[None, :]
    return float(matrix[same].sum())


def improve(task: Task, matrix: Floats, groups: Ints, stop: Callable[[], bool]) -> Ints:
    """Return the grouping after moves and swaps that each raise the modularity, until none does."""
    state = _State(task, matrix, repaired(task, matrix, groups.copy()))
    while not stop():
        if not (state.best_move() or state.best_swap()):
            return state.groups
    raise Cancelled


class _State:
    """A grouping with each node's ties to each group, kept in step with every move."""

    def __init__(self, task: Task, matrix: Floats, groups: Ints) -> None:
        self._task = task
        self._matrix = matrix
        self.groups = groups
        self._nodes = np.arange(len(groups))
        self._alone = np.diag(matrix)
        self._free = task.fixed < 0
        self._ties, self._foes = _ties(task, matrix, groups)
        self._filled = np.bincount(groups, task.sizes, task.count)

    def _move(self, node: int, target: int) -> None:
        source = int(self.groups[node])
        self.groups[node] = target
        self._ties[:, source] -= self._matrix[:, node]
        self._ties[:, target] += self._matrix[:, node]
        self._foes[:, source] -= self._task.apart[:, node]
        self._foes[:, target] += self._task.apart[:, node]
        self._filled[source] -= self._task.sizes[node]
        self._filled[target] += self._task.sizes[node]

    def _gains(self) -> Floats:
        """Return what each node would gain in each group; nothing where it is."""
        own = self._ties[self._nodes, self.groups] - self._alone
        gains: Floats = self._ties - own[:, None]
        gains[self._nodes, self.groups] = -np.inf
        return gains

    def best_move(self) -> bool:
        """Move the node that gains most; False when none gains."""
        task, groups = self._task, self.groups
        allowed = (self._foes == 0) & (self._filled[None, :] + task.sizes[:, None] <= task.most)
        leaves = self._filled[groups] - task.sizes >= task.least
        allowed &= (leaves & self._free)[:, None]
        gains = np.where(allowed, self._gains(), -np.inf)
        node, target = divmod(int(gains.argmax()), task.count)
        if not gains[node, target] > _EPSILON:
            return False
        self._move(node, target)
        return True

    def best_swap(self) -> bool:
        """Swap the pair that gains most; among many nodes only those with most to gain alone."""
        nodes = self._nodes[self._free]
        if len(nodes) > _SWAPPED_AT_ONCE:
            promise = self._gains()[nodes].max(axis=1)
            nodes = nodes[np.argsort(-promise, kind="stable")[:_SWAPPED_AT_ONCE]]
        gains = np.where(self._swappable(nodes), self._swap_gains(nodes), -np.inf)
        if not gains.size:
            return False
        one, other = divmod(int(gains.argmax()), len(nodes))
        if not gains[one, other] > _EPSILON:
            return False
        first, second = int(nodes[one]), int(nodes[other])
        targets = int(self.groups[second]), int(self.groups[first])
        self._move(first, targets[0])
        self._move(second, targets[1])
        return True

    def _swap_gains(self, nodes: Ints) -> Floats:
        groups = self.groups[nodes]
        own = self._ties[nodes, groups] - self._alone[nodes]
        there = self._ties[np.ix_(nodes, groups)] - own[:, None]
        gains: Floats = there + there.T - 2 * self._matrix[np.ix_(nodes, nodes)]
        return gains

    def _swappable(self, nodes: Ints) -> Flags:
        task, groups = self._task, self.groups[nodes]
        meets = self._foes[np.ix_(nodes, groups)] - task.apart[np.ix_(nodes, nodes)]
        change = task.sizes[nodes][None, :] - task.sizes[nodes][:, None]
        after = self._filled[groups][:, None] + change
        fits = (after <= task.most) & (after >= task.least) & (meets == 0)
        allowed: Flags = (groups[:, None] != groups[None, :]) & fits & fits.T
        return allowed


def _ties(task: Task, matrix: Floats, groups: Ints) -> tuple[Floats, Ints]:
    """Return each node's ties to each group, and how many it must not meet there."""
    member = np.eye(task.count)[groups]
    return matrix @ member, (task.apart @ member).astype(np.int64)


def repaired(task: Task, matrix: Floats, groups: Ints) -> Ints:
    """Return the grouping with sizes, fixed nodes and forbidden pairs put right, as cheaply as
    can be; what cannot be put right stays as it is."""
    groups[task.fixed >= 0] = task.fixed[task.fixed >= 0]
    for _round in range(3 * len(groups)):
        node = _offender(task, groups)
        if node is None:
            break
        ties, foes = _ties(task, matrix, groups)
        filled = np.bincount(groups, task.sizes, task.count)
        room = (filled + task.sizes[node] <= task.most) & (foes[node] == 0)
        hungry = filled < task.least
        room &= hungry if hungry.any() else room
        room[groups[node]] = False
        if not room.any():
            break
        groups[node] = int(np.where(room, ties[node], -np.inf).argmax())
    return groups


def holds(task: Task, groups: Ints) -> bool:
    """Say whether a grouping keeps to sizes, fixed nodes and forbidden pairs."""
    filled = np.bincount(groups, task.sizes, task.count)
    kept = bool(((groups == task.fixed) | (task.fixed < 0)).all())
    beside = bool((task.apart & (groups[:, None] == groups[None, :])).any())
    return kept and not beside and filled.min() >= task.least and filled.max() <= task.most


def _offender(task: Task, groups: Ints) -> int | None:
    """Return a free node that has to move: of a full group, beside a foe, or to a hungry group."""
    filled = np.bincount(groups, task.sizes, task.count)
    free = task.fixed < 0
    beside = (task.apart & (groups[:, None] == groups[None, :])).any(axis=1)
    full = filled[groups] > task.most
    hungry = bool((filled < task.least).any()) & (filled[groups] - task.sizes >= task.least)
    wanted = np.flatnonzero(free & (beside | full | hungry))
    return int(wanted[0]) if wanted.size else None


def starts(task: Task, communities: Ints, embedding: Floats, seed: int) -> Iterator[Ints]:
    """Yield groupings to begin from: known communities, clusters of an embedding, random ones."""
    random = np.random.default_rng(seed)
    yield merged(task.weights, communities, task.count)
    yield clustered(embedding, task.count, random)
    for _start in range(_RANDOM_STARTS):
        yield random.integers(0, task.count, len(task.sizes))


def merged(weights: Floats, communities: Ints, count: int) -> Ints:
    """Return communities joined to `count`, always the two that share most (or split off none)."""
    _names, groups = np.unique(communities, return_inverse=True)
    groups = groups.astype(np.int64)
    while groups.max(initial=-1) + 1 > count:
        size = groups.max() + 1
        member = np.eye(size)[groups]
        between = member.T @ weights @ member
        np.fill_diagonal(between, -np.inf)
        one, other = sorted(divmod(int(between.argmax()), size))
        groups[groups == other] = one
        groups[groups > other] -= 1
    return groups


def gathered(matrix: Floats, communities: Ints, sizes: Ints, dependent: Flags) -> Ints:
    """Return communities of one person joined to those they are worth most to, where that is
    worth anything, and communities of dependent nodes only wherever that is; larger ones stay as
    they are, and two communities are left."""
    groups = communities.copy()
    while groups.max(initial=-1) > 1:
        member = np.eye(groups.max() + 1)[groups]
        between = member.T @ matrix @ member
        alone = np.bincount(groups, sizes) == 1
        leaning = np.bincount(groups, ~dependent) == 0
        between[~(leaning if leaning.any() else alone)] = -np.inf
        np.fill_diagonal(between, -np.inf)
        one, other = divmod(int(between.argmax()), len(between))
        if not (leaning.any() or between[one, other] > _EPSILON):
            break
        groups[groups == one] = other
        groups[groups > one] -= 1
    return groups


def clustered(points: Floats, count: int, random: np.random.Generator) -> Ints:
    """Return k-means clusters of points (Lloyd 1982, twenty rounds, spread-out beginnings)."""
    if not len(points):
        return np.zeros(0, dtype=np.int64)
    centres = points[[int(random.integers(len(points)))]]
    while len(centres) < count:
        far = ((points[:, None, :] - centres[None]) ** 2).sum(axis=2).min(axis=1)
        centres = np.vstack((centres, points[int(far.argmax())]))
    groups = np.zeros(len(points), dtype=np.int64)
    for _round in range(20):
        groups = ((points[:, None, :] - centres[None]) ** 2).sum(axis=2).argmin(axis=1)
        for number in range(count):
            if (groups == number).any():
                centres[number] = points[groups == number].mean(axis=0)
    return groups


def difference(one: Ints, other: Ints, sizes: Ints) -> float:
    """Return the share of people who are elsewhere, groups matched as well as a greedy eye can."""
    moved = matched(one, other, sizes)[other] != one
    return float(sizes[moved].sum() / max(1, int(sizes.sum())))


def matched(one: Ints, other: Ints, sizes: Ints | None = None) -> Ints:
    """Return for each group of `other` the group of `one` it shares most people with, each used
    once (-1: none is left)."""
    size = int(max(one.max(initial=0), other.max(initial=0))) + 1
    shared = np.zeros((size, size))
    np.add.at(shared, (one, other), 1 if sizes is None else sizes)
    match = np.full(size, -1, dtype=np.int64)
    for _group in range(size):
        row, column = divmod(int(shared.argmax()), size)
        match[column] = row if shared[row, column] > 0 else -1
        shared[row, :] = shared[:, column] = -1
    return match
