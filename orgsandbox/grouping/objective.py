"""What a good grouping is worth, as a matrix: the value is the sum over pairs in one group.

Where families tell people apart, a pair in one department is worth the work it shares (FTE), plus
KIN when both are of one kind, less a price: what a colleague costs who has nothing to do with
one's work, in the measure of what people of different kinds share anyway. The constant price of a pair, instead of one by chance, is the constant Potts model (Traag,
Van Dooren & Nesterov 2011, Phys. Rev. E 84:016114): it has no resolution limit, so that a person
alone can be a department. Where families say nothing, the value is co-work modularity.
"""

from __future__ import annotations

import numpy as np

from orgsandbox.domain.presence import is_external
from orgsandbox.domain.table import Flags, Floats, Ints
from orgsandbox.grouping.kinds import Kinds
from orgsandbox.grouping.team import Team

KIN = 1.0
"""What it is worth (FTE of shared work) that two of one kind are in one department."""
LINE = 1.5
"""Two of different kinds have to share so many times what such two share on average ..."""
AN_HOUR_A_DAY = 0.125
"""... and at least this (FTE): less is no reason to sit in one department."""
_ONLY_CONTRACT = 5.0
_PART_TIME = ("パート", "アルバイト", "part-time", "part time")


def pairs(team: Team, kinds: Kinds) -> Floats:
    """Return what each pair of people is worth in one department; the diagonal is nothing."""
    kin = kinds.belongs @ kinds.belongs.T
    strange = 1 - kin
    np.fill_diagonal(strange, 0.0)
    usual = float((team.shared * strange).sum() / max(strange.sum(), 1e-12))
    value = team.shared + KIN * kin - max(LINE * usual, AN_HOUR_A_DAY)
    np.fill_diagonal(value, 0.0)
    return np.asarray(value)


def cannot_stand_alone(team: Team) -> Flags:
    """Return who cannot make a department without others: 派遣, 業務委託, パート."""
    people = [team.org.people[key] for key in team.people]
    return np.array(
        [
            is_external(person) or any(word in person.employment.casefold() for word in _PART_TIME)
            for person in people
        ],
        dtype=bool,
    )


def burden(dependent: Flags, groups: Ints) -> float:
    """Return what is taken from a grouping's value for departments of nobody employed full time."""
    sizes = np.bincount(groups)
    standing = np.bincount(groups, ~dependent, len(sizes))
    return _ONLY_CONTRACT * int(((sizes > 0) & (standing == 0)).sum())
