"""Proposals where a core does a bit of everything: `python -m tests.benchmarks.cores`.

Forty planted departments: specialists of three to six families, a fifth to two fifths of the
people in a core whose work is general affairs and a bit of several families, and noise that tears
the families (up to two fifths of a specialist's work is elsewhere). Printed are the mean adjusted
Rand index against the hidden groups and how many families are torn (their tasks in more than one
department) without a reason that says what is bought, for our first proposal, Louvain, and
scikit-learn's spectral co-clustering where that is installed.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from orgsandbox.domain.model import Family, Org, Person, Role, Seat, Task, Unit
from orgsandbox.domain.table import Floats, Ints
from orgsandbox.grouping.propose import propose
from orgsandbox.grouping.values import Proposal, Wishes
from tests.benchmarks.planted import methods, rand_index

RUNS = 40
_PLAIN = "plain"


@dataclass(frozen=True, eq=False)
class Planted:
    """A table of people × tasks (FTE), the hidden group of each person (the last one is the core)
    and the family of each task (the last one is nobody's specialty)."""

    done: Floats
    hidden: Ints
    family: Ints

    @property
    def groups(self) -> int:
        """How many departments are hidden in it."""
        return int(self.hidden.max()) + 1


def planted_core(seed: int) -> Planted:
    """Return a planted department; the same seed gives the same one."""
    random = np.random.default_rng(seed)
    families = int(random.integers(3, 7))
    per_family = int(random.integers(4, 7))
    family = np.repeat(np.arange(families + 1), per_family)
    people = int(random.integers(max(14, 4 * families), 61))
    core = round(people * random.uniform(0.2, 0.4))
    special = np.concatenate(
        (
            np.repeat(np.arange(families), 2),
            random.integers(0, families, people - core - 2 * families),
        )
    )
    hidden = np.sort(np.concatenate((special, np.full(core, families))))
    rows = [
        _generalist(random, family, families)
        if group == families
        else _specialist(random, family, int(group))
        for group in hidden
    ]
    return Planted(np.array(rows), hidden, family)


def _specialist(random: np.random.Generator, family: Ints, own: int) -> Floats:
    """Return a row with 60-95 % in two to four tasks of one family, the rest anywhere else."""
    row = np.zeros(len(family))
    share = random.uniform(0.6, 0.95)
    _spread(random, row, np.flatnonzero(family == own), int(random.integers(2, 5)), share)
    others = np.flatnonzero(family != own)
    _spread(random, row, others, int(random.integers(1, 4)), 1 - share)
    return row


def _generalist(random: np.random.Generator, family: Ints, plain: int) -> Floats:
    """Return a row with 20-50 % of what is nobody's specialty, the rest in three to five families
    or as many as there are, one of them liked best."""
    row = np.zeros(len(family))
    share = random.uniform(0.2, 0.5)
    _spread(random, row, np.flatnonzero(family == plain), int(random.integers(1, 4)), share)
    several = min(plain, int(random.integers(3, 6)))
    chosen = random.choice(plain, several, replace=False)
    for one, part in zip(chosen, random.dirichlet(np.full(several, 4.0)), strict=True):
        _spread(random, row, np.flatnonzero(family == one), 1, (1 - share) * part)
    return row


def _spread(
    random: np.random.Generator, row: Floats, tasks: Ints, count: int, amount: float
) -> None:
    chosen = random.choice(tasks, min(count, len(tasks)), replace=False)
    row[chosen] += amount * random.dirichlet(np.full(len(chosen), 4.0))


def organisation(planted: Planted) -> Org:
    """Return the planted table as one department."""
    people, tasks = planted.done.shape
    names = [*(f"f{number}" for number in range(planted.groups - 1)), _PLAIN]
    seats = tuple(
        Seat(f"p{row}", work={f"t{c}": float(v) for c, v in enumerate(planted.done[row]) if v > 0})
        for row in range(people)
    )
    return Org(
        {f"p{row}": Person(f"p{row}", f"p{row}") for row in range(people)},
        {"u": Unit("u", "u", roles=(Role("r", "r", seats),))},
        {f"t{c}": Task(f"t{c}", f"t{c}", names[planted.family[c]], "u") for c in range(tasks)},
        {name: Family(name, name, specialty=name != _PLAIN) for name in names},
    )


def grouping(proposal: Proposal, people: int) -> Ints:
    """Return each person's group in a proposal."""
    place = {p: n for n, group in enumerate(proposal.groups) for p in group.people}
    return np.array([place[f"p{row}"] for row in range(people)])


def torn(org: Org, proposal: Proposal) -> int:
    """Return how many families have tasks in several groups without a reason."""
    homes: dict[str, set[int]] = {}
    for number, group in enumerate(proposal.groups):
        for task in group.tasks:
            homes.setdefault(org.tasks[task].family or task, set()).add(number)
    reasons = {tear.family for tear in proposal.torn}
    return sum(len(found) > 1 and family not in reasons for family, found in homes.items())


def _score(name: str, scores: Iterable[tuple[float, float, float]]) -> None:
    rows = np.array(list(scores))
    print(
        f"{name:28} ARI {rows[:, 0].mean():.3f} (least {rows[:, 0].min():.3f})  "
        f"torn without a reason {rows[:, 1].sum():.0f}  {rows[:, 2].mean():.2f} s",
        flush=True,
    )


def main() -> None:
    """Print what every method makes of the forty departments."""
    ours: dict[str, list[tuple[float, float, float]]] = {"ours": [], "ours, number given": []}
    others: dict[str, list[tuple[float, float, float]]] = {}
    for seed in range(RUNS):
        planted = planted_core(seed)
        org = organisation(planted)
        for name, into in (("ours", None), ("ours, number given", planted.groups)):
            begun = time.perf_counter()
            first = propose(org, "u", Wishes(into=into)).proposals[0]
            spent = time.perf_counter() - begun
            right = rand_index(planted.hidden, grouping(first, len(planted.hidden)))
            ours[name].append((right, torn(org, first), spent))
        for name, method in methods().items():
            if name == "ours":
                continue
            begun = time.perf_counter()
            groups = method(planted.done, planted.groups)
            spent = time.perf_counter() - begun
            right = rand_index(planted.hidden, groups)
            others.setdefault(name, []).append((right, float("nan"), spent))
    for name, scores in {**ours, **others}.items():
        _score(name, scores)


if __name__ == "__main__":
    main()
