"""What three corrections teach: `python -m tests.benchmarks.preferences`.

Planted departments (see `cores`) whose planner has a preference that nobody is told: two kinds in one
department, another border between specialists and the core, or both; and a twentieth of the people
sits where only the planner knows why. Printed are the drags still needed (people less those of the best
matching of departments) at the first proposal, after three of them by hand, and once what these
three say is carried on to the others. The preferences are of the sorts that can be learned; a planner
whose reasons are others is helped by nothing but her own hand.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import networkx as nx
import numpy as np

from orgsandbox.domain.model import Org
from orgsandbox.domain.table import Ints, task_table
from orgsandbox.grouping.kinds import kinds_of
from orgsandbox.grouping.lessons import lessons
from orgsandbox.grouping.propose import propose
from orgsandbox.grouping.team import Team, team_of
from tests.benchmarks.cores import grouping, organisation, planted_core

RUNS = 40
CORRECTIONS = 3
_ODD = 0.05


@dataclass(frozen=True, slots=True)
class Drags:
    """Drags still needed: at first, after the corrections by hand, and with what they say."""

    first: int
    by_hand: int
    learned: int


def team(org: Org) -> Team:
    """Return the planted department as the proposals read it."""
    table = task_table(org, frozenset({"u"}))
    return team_of(org, "u", table, table.people)


def preferred(org: Org, seed: int) -> Ints:
    """Return where a planner with a preference of her own would have everybody."""
    random = np.random.default_rng(1000 + seed)
    people = team(org)
    sort = seed % 3
    half = 0.5
    if sort != 0:
        half = float(
            random.uniform(0.3, 0.4) if random.random() < 0.5 else random.uniform(0.62, 0.72)
        )
    groups = kinds_of(people, half).of_people.copy()
    if sort != 1:
        one, other = random.choice(np.unique(groups), 2, replace=False)
        groups[groups == other] = one
    odd = random.random(len(groups)) < _ODD
    groups[odd] = random.choice(np.unique(groups), int(odd.sum()))
    return groups


def matched(groups: Ints, wanted: Ints) -> dict[int, int]:
    """Return the wanted group that each group stands for in the best matching."""
    pairs = Counter(zip(map(int, groups), map(int, wanted), strict=True))
    graph = nx.Graph()
    for (group, want), count in pairs.items():
        graph.add_edge(("is", group), ("wanted", want), weight=count)
    ends = (dict(pair) for pair in nx.max_weight_matching(graph))
    return {end["is"]: end["wanted"] for end in ends}


def drags(groups: Ints, wanted: Ints) -> int:
    """Return how many people stand elsewhere than wanted."""
    match = matched(groups, wanted)
    return sum(
        match.get(int(group), -1) != want for group, want in zip(groups, wanted, strict=True)
    )


def taught(seed: int) -> Drags:
    """Return the drags that one planted planner still needs."""
    org = organisation(planted_core(seed))
    people = team(org)
    wanted = preferred(org, seed)
    count = len(people.people)
    first = grouping(propose(org, "u").proposals[0], count)
    random = np.random.default_rng(2000 + seed)
    back = {want: group for group, want in matched(first, wanted).items()}
    now = first.copy()
    wrong = [row for row in range(count) if back.get(int(wanted[row]), -1) not in (-1, first[row])]
    for row in random.permutation(wrong)[:CORRECTIONS]:
        now[row] = back[int(wanted[row])]
    kinds = kinds_of(people)
    learned = lessons(people, kinds, _places(people, first), _places(people, now))
    numbers = {f"g{group}": group for group in range(int(max(first.max(), now.max())) + 1)}
    after = np.array([numbers[learned.places[key]] for key in people.people])
    return Drags(drags(first, wanted), drags(now, wanted), drags(after, wanted))


def _places(people: Team, groups: Ints) -> dict[str, str]:
    return {key: f"g{group}" for key, group in zip(people.people, groups, strict=True)}


def main() -> None:
    """Print the means, and by how much three corrections lessen the drags."""
    found = [taught(seed) for seed in range(RUNS)]
    needing = [one for one in found if one.first > CORRECTIONS]
    print(f"{len(needing)} of {RUNS} planners need more than {CORRECTIONS} drags at first")
    for name in ("first", "by_hand", "learned"):
        mean = np.mean([getattr(one, name) for one in needing])
        print(f"{name:8} {mean:5.2f} drags")
    ratio = np.sum([one.learned for one in needing]) / np.sum([one.first for one in needing])
    print(f"learned / first {ratio:.2f}")


if __name__ == "__main__":
    main()
