"""Truck factor: how many people have to be away until most tasks stop."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from orgsandbox.i18n import N_
from orgsandbox.metrics.base import Metric, Numbers, Output, Reading, Scope
from orgsandbox.metrics.sums import Cells, cells_of

_EXACT_PEOPLE = 25
_LOW_BITS = 6
_BLOCK_BITS = 16
_MOST_PEOPLE = 2000
"""Beyond, the dense matrix of flags takes too long to go through again and again."""

_KEYS = ("tf_greedy", "tf_exact", "tasks_with_one_person", "tasks_with_nobody", "tf")

Flags = NDArray[np.bool_]


def truck_factor(can_do: Flags) -> Numbers:
    """Return the greedy and the exact number of people whose absence stops more than half of the
    tasks that somebody does, of a people × tasks matrix.

    Greedy: remove whoever covers most tasks still covered (lowest index on ties); never below the
    exact number. Exact is None for more than 25 people who do anything.

    Source: Avelino, Passos, Hora & Valente 2016, ICPC.
    """
    doers = can_do.sum(axis=0)
    covered = can_do[:, doers > 0]
    count = covered.shape[1]
    return {
        "tf_greedy": _greedy(covered.copy(), count) if count else None,
        "tf_exact": _exact(covered, count) if count else None,
        "tasks_with_one_person": int((doers == 1).sum()),
        "tasks_with_nobody": int((doers == 0).sum()),
    }


def _greedy(covered: Flags, count: int) -> int:
    removed = 0
    while (covered.any(axis=0)).sum() * 2 >= count:
        best = int(covered.sum(axis=1).argmax())
        covered[best] = False
        removed += 1
    return removed


def _exact(covered: Flags, count: int) -> int | None:
    """Return the size of the smallest set of people who alone do more than half of the tasks.

    Every set is looked at, so that the time is bounded: a quarter of a second and 32 MB for 25
    people with up to 255 tasks.
    """
    people = np.flatnonzero(covered.any(axis=1))
    if people.size > _EXACT_PEOPLE:
        return None
    doers = covered[people].T @ (1 << np.arange(people.size))
    return _fewest(_stopped(doers, people.size), count // 2)


def _stopped(doers: NDArray[np.int64], people: int) -> NDArray[np.unsignedinteger]:
    """Return, for every set of people as the bits of an index, how many tasks only they do.

    `doers` are such sets, one a task. The sums over all subsets are made bit by bit (zeta
    transform: Yates 1937); low bits go by strided slices, so that numpy's inner loops stay long.
    """
    stopped = np.zeros(1 << people, dtype=np.min_scalar_type(len(doers)))
    np.add.at(stopped, doers, 1)
    for bit in range(people):
        step = 1 << bit
        if bit < _LOW_BITS:
            for first in range(step):
                stopped[first + step :: 2 * step] += stopped[first :: 2 * step]
        else:
            halves = stopped.reshape(-1, 2, step)
            halves[:, 1] += halves[:, 0]
    return stopped


def _fewest(stopped: NDArray[np.unsignedinteger], half: int) -> int:
    """Return the fewest bits of an index with more than `half` there."""
    sizes = np.zeros(1, dtype=np.int64)
    while sizes.size < min(stopped.size, 1 << _BLOCK_BITS):
        sizes = np.concatenate((sizes, sizes + 1))
    best = stopped.size
    for block, values in enumerate(stopped.reshape(-1, sizes.size)):
        enough = values > half
        if enough.any():
            best = min(best, block.bit_count() + int(sizes[enough].min()))
    return best


def flags_of(cells: Cells) -> Flags:
    """Return who does what, as a dense matrix of flags."""
    flags = np.zeros((cells.n, cells.m), dtype=bool)
    flags[cells.rows, cells.cols] = True
    return flags


def compute(scope: Scope) -> Reading:
    """Return the truck factor of the tasks in scope; None for more than 2,000 people.

    "tf" is the exact number where there is one, else the greedy one, which is a bound; its ties go
    by the order of all people, so that it is the same wherever they sit. Tasks of one person and of
    nobody are counted as everywhere (`Scope.doers`).
    """
    cells = cells_of(scope.tasks)
    if cells.n > _MOST_PEOPLE:
        return Reading(dict.fromkeys(_KEYS))
    place = {key: number for number, key in enumerate(scope.org.people)}
    rows = np.argsort([place[key] for key in scope.tasks.people])
    factors = truck_factor(flags_of(cells)[rows])
    exact, greedy = factors["tf_exact"], factors["tf_greedy"]
    numbers = {
        **factors,
        "tasks_with_one_person": int((scope.doers == 1).sum()),
        "tasks_with_nobody": int((scope.doers == 0).sum()),
        "tf": greedy if exact is None else exact,
    }
    bounds = {"tf_greedy", "tf"} if exact is None else {"tf_greedy"}
    return Reading(numbers, bounds=frozenset() if greedy is None else frozenset(bounds))


METRIC = Metric(
    "truck_factor",
    N_("Absences that stop most tasks"),
    N_("How many people have to be away until more than half of the tasks stop (bus factor)."),
    "min |R| : tasks without anybody > ½",
    "Avelino, Passos, Hora & Valente 2016, ICPC",
    compute,
    (Output("tf", N_("Absences that stop most tasks"), "count", printed=False),),
    live=False,
)
