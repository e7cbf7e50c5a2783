"""Finds the groupings of one team: the best, and others that differ enough to be a choice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from orgsandbox.domain.problem import Refused
from orgsandbox.domain.table import Flags, Floats, Ints
from orgsandbox.grouping import nodes, objective, search, starts
from orgsandbox.grouping.kinds import Kinds
from orgsandbox.grouping.team import Team
from orgsandbox.grouping.values import Wishes
from orgsandbox.i18n import N_, Message

_PAIR = 2
_SHAKEN = 0.3
"""Share of the groups that are put elsewhere to get out of a dead end."""

ALTERNATIVES = 3
LEAST_DIFFERENCE = 0.10
"""Alternatives differ by at least this share of the people."""

_SEED = 20270401
_TRIES = 28
"""About so many searches make one answer: starts, shaken and forced ones."""
_NEIGHBOURS = 4
"""So many departments joined, and so many set apart, are looked at beside the best."""


@dataclass(frozen=True, slots=True)
class Watch:
    """How a search is watched: `stop` says that nobody waits any more, `told` hears 0-1."""

    stop: Callable[[], bool] = lambda: False
    told: Callable[[float], None] = lambda _part: None


UNWATCHED = Watch()


class Finder:
    """Finds the groupings of one team under the planner's wishes."""

    def __init__(self, team: Team, kinds: Kinds | None, wishes: Wishes, watch: Watch) -> None:
        self._team = team
        self._kinds = kinds
        self._wishes = wishes
        self._watch = watch
        self._tried = 0
        self._node_of = nodes.joined(team.people, wishes.together)
        self._dependent = objective.cannot_stand_alone(team)
        self._member = np.eye(int(self._node_of.max()) + 1)[self._node_of]
        self._task, self._matrix, self._first = self._begun()
        self._pool: dict[bytes, tuple[float, Ints]] = {}
        self._leader = self._first

    def groupings(self) -> list[Ints]:
        """Return the best groupings of people that differ enough, best first."""
        self._search()
        if not self._pool:
            raise Refused(Message(N_("No grouping keeps all of these wishes. Ease some of them.")))
        self._leader = self._best()
        if self._kinds is not None and self._wishes.into is None:
            self._look_beside()
        if self._kinds is None or len(self._chosen()) < ALTERNATIVES:
            self._shake()
            self._force()
        return [groups[self._node_of] for groups in self._chosen()]

    # what is searched

    def _begun(self) -> tuple[search.Task, Floats, Ints]:
        """Return the task, the value of pairs of nodes, and the grouping to begin with."""
        sizes = self._member.sum(axis=0).astype(np.int64)
        weights = self._between(self._team.shared)
        if self._kinds is None:
            first = starts.communities(weights)
            count = self._count(int(first.max()) + 1, len(sizes))
            task = self._limits(weights, sizes, count)
            return task, task.matrix, first
        matrix = self._between(objective.pairs(self._team, self._kinds))
        kind = (self._member.T @ self._kinds.belongs).argmax(axis=1).astype(np.int64)
        first = _canonical(kind)
        if self._wishes.into is None:
            first = search.gathered(matrix, first, sizes, self._leaning(sizes))
        count = self._count(int(first.max()) + 1, len(sizes))
        return self._limits(weights, sizes, count), matrix, first

    def _leaning(self, sizes: Ints) -> Flags:
        """Return the nodes of which nobody could stand in a department alone."""
        return np.asarray(self._member.T @ self._dependent == sizes)

    def _between(self, weights: Floats) -> Floats:
        return np.asarray(self._member.T @ weights @ self._member)

    def _count(self, natural: int, most: int) -> int:
        """Return how many groups: as wished, else what the work says and the sizes allow."""
        people = len(self._team.people)
        if self._wishes.into is not None:
            return max(2, min(self._wishes.into, most))
        fewest = -(-people // self._wishes.most) if self._wishes.most else 2
        return max(2, min(max(natural, fewest), most, max(2, people // self._wishes.least)))

    def _limits(self, weights: Floats, sizes: Ints, count: int) -> search.Task:
        people = len(self._team.people)
        least, most = self._wishes.least, self._wishes.most or people
        if least * count > people or most * count < people:
            raise Refused(Message(N_("These sizes cannot hold for so many groups.")))
        hostile = nodes.foes(self._team.people, self._wishes.apart, self._node_of)
        free = np.full(len(sizes), -1, dtype=np.int64)
        return search.Task(weights, sizes, count, least, most, free, hostile)

    # searching

    def _search(self) -> None:
        known = self._first
        if self._kinds is not None and known.max() + 1 >= self._task.count:
            self._improve(search.merged(self._matrix, known, self._task.count))
            if self._pool:
                return
        points = starts.embedding(self._team.done, self._task.count, self._node_of)
        for start in search.starts(self._task, known, points, _SEED):
            self._improve(start)

    def _improve(self, start: Ints, task: search.Task | None = None) -> None:
        task = task or self._task
        self._keep(search.improve(task, self._matrix, start.copy(), self._watch.stop), task)
        self._tried += 1
        self._watch.told(min(1.0, self._tried / _TRIES))

    def _keep(self, groups: Ints, task: search.Task) -> None:
        if search.holds(task, groups):
            key = _canonical(groups)
            loss = objective.burden(self._dependent, key[self._node_of])
            value = search.quality(self._matrix, key) - loss
            self._pool.setdefault(key.tobytes(), (value, key))

    def _best(self) -> Ints:
        return max(self._pool.values(), key=lambda pair: pair[0])[1]

    def _chosen(self) -> list[Ints]:
        """Return the best grouping and those after it that differ enough from all before.

        With kinds the best is the one in which each stands for itself: a value above it would only
        say that fewer departments share more.
        """
        kept: list[Ints] = [] if self._kinds is None else [self._leader]
        for _value, groups in sorted(self._pool.values(), key=lambda pair: -pair[0]):
            if all(self._differs(groups, other) for other in kept):
                kept.append(groups)
        return kept[:ALTERNATIVES]

    def _differs(self, one: Ints, other: Ints) -> bool:
        return search.difference(one, other, self._task.sizes) >= LEAST_DIFFERENCE - 1e-9

    # others than the best

    def _look_beside(self) -> None:
        """Look at one department less, and at one more: kinds stay whole in both."""
        best = self._best()
        size = int(best.max()) + 1
        member = np.eye(size)[best]
        between = member.T @ self._matrix @ member
        pairs = [(between[a, b], a, b) for a in range(size) for b in range(a + 1, size)]
        for _value, one, other in sorted(pairs, key=lambda pair: -pair[0])[:_NEIGHBOURS]:
            if size > _PAIR:
                self._keep_with(np.where(best == other, one, best))
        for apart in self._set_apart(best)[:_NEIGHBOURS]:
            self._keep_with(apart)

    def _set_apart(self, best: Ints) -> list[Ints]:
        """Return the grouping with each kind that shares a department in one of its own."""
        assert self._kinds is not None
        kind = (self._member.T @ self._kinds.belongs).argmax(axis=1)
        made = []
        for number in range(self._kinds.core):
            mine = kind == number
            homes = np.unique(best[mine])
            if len(homes) == 1 and (~mine & (best == homes[0])).any():
                made.append(np.where(mine, best.max() + 1, best))
        return made

    def _keep_with(self, groups: Ints) -> None:
        groups = _canonical(groups)
        self._keep(groups, replace(self._task, count=int(groups.max()) + 1))

    def _shake(self) -> None:
        """Search from near the best, some people elsewhere."""
        random = np.random.default_rng(_SEED + 1)
        best = self._best()
        task = self._task_of(best)
        for _try in range(12):
            groups = best.copy()
            moved = random.random(len(groups)) < _SHAKEN
            groups[moved] = random.integers(0, task.count, int(moved.sum()))
            self._improve(groups, task)

    def _task_of(self, groups: Ints) -> search.Task:
        return replace(self._task, count=int(groups.max()) + 1)

    def _force(self) -> None:
        """Put a tenth of the people, the most undecided first, elsewhere and search on.

        Where the work is clear-cut every start ends in the same grouping; a planner still wants
        to see what the next best would be.
        """
        best = self._best()
        task = self._task_of(best)
        ties = self._matrix @ np.eye(task.count)[best]
        own = ties[np.arange(len(best)), best]
        ties[np.arange(len(best)), best] = -np.inf
        order = np.argsort(own - ties.max(axis=1), kind="stable")
        share = max(1, int(np.ceil(LEAST_DIFFERENCE * len(best))))
        for begin in range(0, min(len(best), 6 * share), share):
            moved = order[begin : begin + share]
            fixed = task.fixed.copy()
            fixed[moved] = ties[moved].argmax(axis=1)
            self._improve(best, replace(task, fixed=fixed))


def _canonical(groups: Ints) -> Ints:
    """Return the grouping numbered in order of first appearance."""
    _values, first, inverse = np.unique(groups, return_index=True, return_inverse=True)
    order = np.argsort(np.argsort(first))
    return np.asarray(order[inverse], dtype=np.int64)
