"""Who is of one kind: specialists of a family, and the core that does a bit of everything.

The core is who would be a 総務部: people without a specialty, and whoever does what has no
specialist. How far somebody belongs to a kind is a soft step of the share of the work that is in
its family: half is as likely as not, so that a per cent of noise moves nobody across.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from orgsandbox.domain.table import Floats, Ints
from orgsandbox.grouping.team import PLAIN, Team

_ENOUGH_FAMILIES = 0.5
"""Families say who belongs together when at least this share of the work has one."""
HALF = 0.5
"""From this share of the work in one family on somebody is its specialist, unless learned otherwise."""

_STEEPNESS = 20.0
_LARGE_TEAM, _VERY_LARGE_TEAM = 12, 40
"""From so many people on a department of its own has at least two specialists, or three."""


@dataclass(frozen=True, eq=False)
class Kinds:
    """`families` are the numbers (in the team) of those with enough specialists; `belongs` is
    people × kinds, rows adding up to 1, the core the last column."""

    families: tuple[int, ...]
    belongs: Floats

    @property
    def core(self) -> int:
        """The number of the core among the kinds."""
        return len(self.families)

    @property
    def of_people(self) -> Ints:
        """Each person's kind."""
        return np.asarray(self.belongs.argmax(axis=1), dtype=np.int64)

    @property
    def tell_apart(self) -> bool:
        """Say whether people are of more than one kind."""
        return len(np.unique(self.of_people)) > 1

    def home_of(self, family: int) -> int:
        """Return the kind that does the work of a family (PLAIN and the leftovers: the core)."""
        return self.families.index(family) if family in self.families else self.core


def informative_kinds(team: Team) -> Kinds | None:
    """Return the kinds of a team where families tell its people apart, else nothing."""
    if team.grouped_share < _ENOUGH_FAMILIES:
        return None
    kinds = kinds_of(team)
    return kinds if kinds.tell_apart else None


def kinds_of(team: Team, half: float = HALF) -> Kinds:
    """Return the kinds of a team; with `half` of the work in a family somebody is as likely as not
    its specialist."""
    whole = np.maximum(team.done.sum(axis=1, keepdims=True), 1e-12)
    shares = team.by_family() / whole
    likely = 1 / (1 + np.exp(-_STEEPNESS * (shares - half)))
    likely[shares <= 0] = 0.0
    enough = likely.sum(axis=0) >= _least_specialists(len(team.people)) - HALF
    families = tuple(int(number) for number in np.flatnonzero(enough))
    chosen = likely[:, list(families)]
    chosen = chosen / np.maximum(chosen.sum(axis=1, keepdims=True), 1.0)
    core = 1 - chosen.sum(axis=1, keepdims=True)
    return Kinds(families, np.hstack((chosen, core)))


def _least_specialists(people: int) -> int:
    return 1 + (people >= _LARGE_TEAM) + (people >= _VERY_LARGE_TEAM)


def kind_of_tasks(team: Team, kinds: Kinds) -> Ints:
    """Return the kind that does each task."""
    homes = [
        kinds.core if family == PLAIN else kinds.home_of(int(family)) for family in team.family_of
    ]
    return np.array(homes, dtype=np.int64)
