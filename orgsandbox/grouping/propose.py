"""Ways to split a unit: people who share work into one department, the work across lines small."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from orgsandbox.domain import tree, work
from orgsandbox.domain.model import Org
from orgsandbox.domain.problem import Refused
from orgsandbox.domain.table import Floats, Ints, WorkTable, task_table
from orgsandbox.grouping import search
from orgsandbox.grouping.names import group_names
from orgsandbox.i18n import N_, Message
from orgsandbox.metrics.separability import separability
from orgsandbox.metrics.sums import cells_from, cells_of
from orgsandbox.metrics.ties import cowork_weights

ALTERNATIVES = 3
LEAST_DIFFERENCE = 0.10
"""Alternatives differ by at least this share of the people."""

_CLOSE = 0.15
_SEED = 20270401
_TRIES = 28
"""About so many searches make one answer: starts, shaken and forced ones."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the planner wants of a proposal.

    `into` None lets the work decide how many; sizes count people; `stay` are left out (they stay
    in the unit), `together` and `apart` are pairs of person ids, `fixed` people's groups by number.
    """

    into: int | None = None
    least: int = 1
    most: int | None = None
    stay: frozenset[str] = frozenset()
    together: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody is in a group: the closest colleagues there by shared work (FTE), the
    second-best group and how much weaker the ties to it are (0 = as strong, 1 = none)."""

    colleagues: tuple[tuple[str, float], ...]
    second: int | None
    gap: float


@dataclass(frozen=True, slots=True)
class ProposedGroup:
    """A department in the making; `rest` marks the one that keeps what nobody specialises in."""

    name: str
    people: tuple[str, ...]
    tasks: tuple[str, ...]
    rest: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """One way to split, with its measures, reasons, and the people who fit either side."""

    groups: tuple[ProposedGroup, ...]
    cowork_q: float
    cross_share: float | None
    kappa: float | None
    between: tuple[str, ...]
    reasons: Mapping[str, Reason]


@dataclass(frozen=True, slots=True)
class Proposals:
    """The proposals, best first, and the people nothing is known of (never guessed)."""

    proposals: tuple[Proposal, ...]
    without_data: tuple[str, ...]


def propose(
    org: Org,
    unit: str,
    wishes: Wishes = Wishes(),
    stop: Callable[[], bool] = lambda: False,
    told: Callable[[float], None] = lambda _part: None,
) -> Proposals:
    """Return at least three ways to split a unit where there are so many; best first.

    The same input gives the same proposals. Refused when fewer than two people have work data;
    `search.Cancelled` when `stop` says so. `told` hears how much is done (0-1).
    """
    table = task_table(org, frozenset({unit}))
    people = [
        key
        for key in table.people
        if key not in wishes.stay and table.row_sums[_row(table, key)] > 0
    ]
    if len(people) < 2:
        raise Refused(Message(N_("A proposal needs at least two people with work data.")))
    dense = np.zeros((len(table.people), len(table.tasks)))
    dense[table.rows, table.cols] = table.values
    done = dense[[_row(table, key) for key in people]]
    found = _Finder(people, done, wishes, stop, told).groupings()
    proposals = tuple(_proposal(org, unit, table, people, done, groups) for groups in found)
    silent = tuple(key for key in table.without_data if key not in wishes.stay)
    return Proposals(proposals, silent)


def _row(table: WorkTable, person: str) -> int:
    return table.people.index(person)


class _Finder:
    """Finds the groupings of one table of people × tasks."""

    def __init__(
        self,
        people: list[str],
        done: Floats,
        wishes: Wishes,
        stop: Callable[[], bool],
        told: Callable[[float], None],
    ) -> None:
        self._stop = stop
        self._told = told
        self._tried = 0
        self._done = done
        self._node_of = _joined(people, wishes.together)
        size = int(self._node_of.max()) + 1
        member = np.eye(size)[self._node_of]
        self._weights = _cowork(done)
        weights = member.T @ self._weights @ member
        sizes = member.sum(axis=0).astype(np.int64)
        self._communities = _louvain(weights)
        count = wishes.into or int(self._communities.max()) + 1
        count = max(2, min(count, size))
        most = wishes.most or len(people)
        if wishes.least * count > len(people) or most * count < len(people):
            raise Refused(Message(N_("These sizes cannot hold for so many groups.")))
        self._task = search.Task(
            weights, sizes, count, wishes.least, most, np.full(size, -1, dtype=np.int64),
            _foes(people, wishes.apart, self._node_of, size),
        )  # fmt: skip
        self._matrix = self._task.matrix

    def groupings(self) -> list[Ints]:
        """Return the best groupings of people that differ enough, best first."""
        found: dict[bytes, tuple[float, Ints]] = {}
        embedding = _embedding(self._done, self._task.count, self._node_of)
        for start in search.starts(self._task, self._communities, embedding, _SEED):
            self._add(found, start)
        if not found:
            raise Refused(Message(N_("No grouping keeps all of these wishes. Ease some of them.")))
        for shaken in self._shaken(found):
            self._add(found, shaken)
        for forced in self._forced(found):
            self._keep(found, forced)
        ranked = sorted(found.values(), key=lambda pair: -pair[0])
        kept: list[Ints] = []
        for _quality, groups in ranked:
            if all(self._differs(groups, other) for other in kept):
                kept.append(groups)
            if len(kept) == ALTERNATIVES:
                break
        return [groups[self._node_of] for groups in kept]

    def _differs(self, one: Ints, other: Ints) -> bool:
        return search.difference(one, other, self._task.sizes) >= LEAST_DIFFERENCE - 1e-9

    def _add(self, found: dict[bytes, tuple[float, Ints]], start: Ints) -> None:
        self._keep(found, search.improve(self._task, self._matrix, start, self._stop))
        self._count_one()

    def _count_one(self) -> None:
        self._tried += 1
        self._told(min(1.0, self._tried / _TRIES))

    def _keep(self, found: dict[bytes, tuple[float, Ints]], groups: Ints) -> None:
        if search.holds(self._task, groups):
            key = _canonical(groups)
            found.setdefault(key.tobytes(), (search.quality(self._matrix, key), key))

    def _forced(self, found: dict[bytes, tuple[float, Ints]]) -> list[Ints]:
        """Return groupings that put a tenth of the people, the most undecided first, elsewhere.

        Where the work is clear-cut every start ends in the same grouping; a planner still wants
        to see what the next best would be.
        """
        best = max(found.values(), key=lambda pair: pair[0])[1]
        ties = self._matrix @ np.eye(self._task.count)[best]
        own = ties[np.arange(len(best)), best]
        ties[np.arange(len(best)), best] = -np.inf
        order = np.argsort(own - ties.max(axis=1), kind="stable")
        share = max(1, int(np.ceil(LEAST_DIFFERENCE * len(best))))
        made = []
        for begin in range(0, min(len(best), 6 * share), share):
            moved = order[begin : begin + share]
            fixed = self._task.fixed.copy()
            fixed[moved] = ties[moved].argmax(axis=1)
            task = replace(self._task, fixed=fixed)
            made.append(search.improve(task, self._matrix, best.copy(), self._stop))
            self._count_one()
        return made

    def _shaken(self, found: dict[bytes, tuple[float, Ints]]) -> list[Ints]:
        """Return starts near the best one with some people elsewhere, so that there are others."""
        random = np.random.default_rng(_SEED + 1)
        best = max(found.values(), key=lambda pair: pair[0])[1]
        made = []
        for _try in range(12):
            groups = best.copy()
            moved = random.random(len(groups)) < 0.3
            groups[moved] = random.integers(0, self._task.count, int(moved.sum()))
            made.append(groups)
        return made


def _canonical(groups: Ints) -> Ints:
    """Return the grouping numbered in order of first appearance."""
    _values, first, inverse = np.unique(groups, return_index=True, return_inverse=True)
    order = np.argsort(np.argsort(first))
    return np.asarray(order[inverse], dtype=np.int64)


def _cowork(done: Floats) -> Floats:
    return cowork_weights(cells_from(done))


def _joined(people: list[str], together: tuple[tuple[str, str], ...]) -> Ints:
    """Return the node of each person: people who must stay together are one node."""
    node = {person: number for number, person in enumerate(people)}
    for one, other in together:
        if one in node and other in node:
            old, new = node[other], node[one]
            node = {person: new if held == old else held for person, held in node.items()}
    _values, inverse = np.unique([node[person] for person in people], return_inverse=True)
    return np.asarray(inverse, dtype=np.int64)


def _foes(
    people: list[str], apart: tuple[tuple[str, str], ...], node_of: Ints, size: int
) -> np.ndarray:
    foes = np.zeros((size, size), dtype=bool)
    number = {person: position for position, person in enumerate(people)}
    for one, other in apart:
        if one in number and other in number:
            pair = node_of[number[one]], node_of[number[other]]
            foes[pair] = foes[pair[::-1]] = True
    if foes.diagonal().any():
        raise Refused(Message(N_("Somebody has to be both together with and apart from somebody.")))
    return foes


def _louvain(weights: Floats) -> Ints:
    """Return the communities of the co-work graph, the best of ten with a fixed seed."""
    import networkx  # a tenth of a second: only who asks for a proposal waits for it

    graph = networkx.from_numpy_array(weights)
    graph.remove_edges_from(list(networkx.selfloop_edges(graph)))
    best: list[set[int]] = [{node} for node in graph]
    quality = float("-inf")
    for seed in range(10):
        found = networkx.community.louvain_communities(graph, weight="weight", seed=seed)
        value = networkx.community.modularity(graph, found) if graph.size() else 0.0
        if value > quality + 1e-12:
            best, quality = found, value
    groups = np.zeros(len(weights), dtype=np.int64)
    for number, members in enumerate(sorted(best, key=min)):
        groups[sorted(members)] = number
    return groups


def _embedding(done: Floats, count: int, node_of: Ints) -> Floats:
    """Return people as points: scaled singular vectors without the first (Dhillon 2001, KDD)."""
    rows, cols = done.sum(axis=1), done.sum(axis=0)
    scaled = done / np.sqrt(np.maximum(rows, 1e-12))[:, None]
    scaled = scaled / np.sqrt(np.maximum(cols, 1e-12))[None, :]
    left, _values, _right = np.linalg.svd(scaled, full_matrices=False)
    points = left[:, 1 : 1 + max(1, int(np.ceil(np.log2(max(2, count)))))]
    points = points / np.sqrt(np.maximum(rows, 1e-12))[:, None]
    first = [int(np.flatnonzero(node_of == node)[0]) for node in range(int(node_of.max()) + 1)]
    return np.asarray(points[first])


def _proposal(
    org: Org, unit: str, table: WorkTable, people: list[str], done: Floats, groups: Ints
) -> Proposal:
    count = int(groups.max()) + 1
    home = _home_of_tasks(done, groups, count)
    owners = work.owners(org)
    weights = _cowork(done)
    matrix = search.Task(weights, np.ones(len(people), dtype=np.int64), count, 1, len(people),
                         np.full(len(people), -1), np.zeros(weights.shape, dtype=bool)).matrix  # fmt: skip
    ties = weights @ np.eye(count)[groups]
    reasons = {
        person: _reason(people, weights, ties, groups, row) for row, person in enumerate(people)
    }
    rest = _rest(org, table, done, groups, count)
    inside_of = [np.flatnonzero(groups == number) for number in range(count)]
    names = group_names(
        org,
        [dict(zip(table.tasks, done[rows].sum(axis=0), strict=True)) for rows in inside_of],
        rest,
    )
    made: list[ProposedGroup] = []
    for number, inside in enumerate(inside_of):
        tasks = [
            task
            for column, task in enumerate(table.tasks)
            if home[column] == number and owners.get(task) == unit
        ]
        members = tuple(people[row] for row in inside)
        made.append(ProposedGroup(names[number], members, tuple(tasks), number == rest))
    cross = separability(cells_of(_own_table(table, people)), groups, home)
    return Proposal(
        tuple(made),
        search.quality(matrix, groups),
        _number(cross.get("cross_share")),
        _number(cross.get("kappa")),
        tuple(person for person in people if reasons[person].gap < _CLOSE),
        reasons,
    )


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) else None


def _own_table(table: WorkTable, people: list[str]) -> WorkTable:
    """Return the table with only these people, in this order."""
    number = np.full(len(table.people), -1, dtype=np.int64)
    for position, person in enumerate(people):
        number[_row(table, person)] = position
    kept = number[table.rows] >= 0
    return replace(
        table,
        people=tuple(people),
        rows=number[table.rows[kept]],
        cols=table.cols[kept],
        values=table.values[kept],
    )


def _home_of_tasks(done: Floats, groups: Ints, count: int) -> Ints:
    """Return each task's group: the one with most work on it beyond what its size would give."""
    total = done.sum()
    by_group = np.eye(count)[groups].T @ done
    expected = np.outer(by_group.sum(axis=1), done.sum(axis=0)) / max(total, 1e-12)
    return np.asarray((by_group - expected).argmax(axis=0), dtype=np.int64)


def _rest(org: Org, table: WorkTable, done: Floats, groups: Ints, count: int) -> int:
    """Return the group most of whose work is nobody's specialty."""
    plain = np.array([_unspecific(org, task) for task in table.tasks], dtype=float)
    shares = []
    for number in range(count):
        inside = done[groups == number]
        shares.append(float((inside @ plain).sum() / max(inside.sum(), 1e-12)))
    return int(np.argmax(shares)) if max(shares) > 0 else -1


def _unspecific(org: Org, task: str) -> bool:
    held = org.tasks.get(task)
    family = org.families.get(held.family or "") if held is not None else None
    return family is not None and not family.specialty


def _reason(people: list[str], weights: Floats, ties: Floats, groups: Ints, row: int) -> Reason:
    own = int(groups[row])
    inside = [
        (people[other], float(weights[row, other]))
        for other in np.argsort(-weights[row], kind="stable")
        if groups[other] == own and other != row and weights[row, other] > 0
    ]
    others = [
        (float(ties[row, number]), number) for number in range(ties.shape[1]) if number != own
    ]
    second = max(others, key=lambda pair: (pair[0], -pair[1])) if others else (0.0, None)
    strongest = float(ties[row, own])
    if strongest <= 0 and second[0] <= 0:
        gap = 1.0
    else:
        gap = (strongest - second[0]) / max(strongest, second[0])
    return Reason(tuple(inside[:3]), second[1], max(0.0, gap))


def movable(org: Org, unit: str, *, with_head: bool) -> frozenset[str]:
    """Return who a split may not move: the head, in styles in which the head stays."""
    head = tree.head(org.units[unit])
    return frozenset() if with_head or head is None else frozenset({head})
