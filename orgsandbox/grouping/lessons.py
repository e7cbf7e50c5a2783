"""What a planner's corrections of a split say, carried on to everybody they are true of.

Two things are learned, each from at least two people moved alike. Whoever is moved from one family's
department into another's says that the two belong together; people moved between the core and the
departments of several families say from which share of their work in one family on somebody is its
specialist. Nobody else moves, and whoever was moved by hand stays where the hand has put them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from orgsandbox.domain.table import Floats
from orgsandbox.grouping.kinds import HALF, Kinds, kinds_of
from orgsandbox.grouping.team import Team
from orgsandbox.i18n import N_, Message

_ENOUGH = 2
"""People moved alike from which something is learned for others too."""

_SPEAKS = 0.2
"""With less of the work in a family nobody moved into it says where its border is."""

_CLEARLY = 0.75
"""With more of the work in one family somebody is no case of doubt: moving one is no border."""

_BEYOND = 0.01
"""How far past the share of those moved the border is put."""

Places = Mapping[str, str]
"""The group of each person, by ids."""


@dataclass(frozen=True, slots=True)
class Lessons:
    """Where everybody is by what was learned, the groups that go up in others (with those), and what
    was learned, in words."""

    places: Places
    joined: Mapping[str, str] = field(default_factory=dict)
    told: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class _Move:
    """Somebody moved: the own kind and the kinds of the groups left and joined."""

    person: str
    kind: int
    left: str
    joined: str
    into: int


def lessons(team: Team, kinds: Kinds, proposed: Places, now: Places) -> Lessons:
    """Return what the corrections of a proposal say for those not moved yet."""
    return _Learner(team, kinds, proposed, now).lessons()


class _Learner:
    def __init__(self, team: Team, kinds: Kinds, proposed: Places, now: Places) -> None:
        self._team, self._kinds, self._now = team, kinds, now
        self._row_of = {person: row for row, person in enumerate(team.people)}
        self._moved = [p for p in team.people if p in proposed and now.get(p, "") != proposed[p]]
        self._standing = [p for p in team.people if p not in set(self._moved)]
        self._kind_of = self._kinds_of_groups()
        whole = np.maximum(team.done.sum(axis=1, keepdims=True), 1e-12)
        self._shares: Floats = np.asarray(team.by_family() / whole)
        self._moves = self._looked_at(proposed)

    def _kinds_of_groups(self) -> dict[str, int]:
        """Return the commonest kind of those of each group who were not moved."""
        members: dict[str, list[int]] = {}
        for person in self._standing:
            members.setdefault(self._now.get(person, ""), []).append(self._row_of[person])
        return {
            group: int(self._kinds.belongs[rows].sum(axis=0).argmax())
            for group, rows in members.items()
        }

    def _looked_at(self, proposed: Places) -> list[_Move]:
        """Return the moves into a group of another kind."""
        made = []
        for person in self._moved:
            kind = int(self._kinds.of_people[self._row_of[person]])
            group = self._now.get(person, "")
            into = self._kind_of.get(group)
            if into is not None and into != kind:
                made.append(_Move(person, kind, proposed[person], group, into))
        return made

    def lessons(self) -> Lessons:
        places, told = dict(self._now), []
        joined = self._joined()
        for left, group in joined.items():
            following = [p for p in self._standing if self._now.get(p, "") == left]
            places.update(dict.fromkeys(following, group))
            told.append(self._told_joined(left, group))
        half = self._border(set(joined))
        if half != HALF:
            places.update(self._by_border(half, set(joined)))
            text = N_("From {share} % of the work in one kind on somebody is its specialist.")
            told.append(Message(text, {"share": round(100 * half)}))
        return Lessons(places, joined, tuple(told))

    def _joined(self) -> dict[str, str]:
        """Return the groups that belong into another: two of their kind went there, and nobody of
        another kind went the same way."""
        ways = Counter(
            (m.left, m.joined) for m in self._moves if self._kind_of.get(m.left) == m.kind
        )
        made: dict[str, str] = {}
        for (left, group), count in ways.items():
            alone = all(m.left == left for m in self._moves if m.joined == group)
            if (
                count >= _ENOUGH
                and alone
                and group not in made
                and not self._at_border(left, group)
            ):
                made.setdefault(left, group)
        return made

    def _at_border(self, left: str, group: str) -> bool:
        """Say whether those of the core who went into a department are close to being its
        specialists: then they say where the border is, not that the core belongs there."""
        if self._kind_of[left] != self._kinds.core:
            return False
        went = [self._share(m) for m in self._moves if (m.left, m.joined) == (left, group)]
        return float(np.median(went)) >= _SPEAKS

    def _share(self, move: _Move) -> float:
        """Return the share of the work in the family at whose border somebody stands."""
        kind = move.into if move.kind == self._kinds.core else move.kind
        return float(self._shares[self._row_of[move.person], self._kinds.families[kind]])

    def _border(self, joined: set[str]) -> float:
        """Return from which share of the work on somebody is a specialist, as the moves have it."""
        core = self._kinds.core
        doubtful = [m for m in self._moves if m.left not in joined]
        into = [self._share(m) for m in doubtful if m.kind == core]
        into = [share for share in into if share >= _SPEAKS]
        out = [self._share(m) for m in doubtful if m.into == core]
        out = [share for share in out if share <= _CLEARLY]
        if len(into) >= _ENOUGH and len(into) > len(out):
            return min(HALF, min(into) - _BEYOND)
        if len(out) >= _ENOUGH and len(out) > len(into):
            return max(HALF, max(out) + _BEYOND)
        return HALF

    def _by_border(self, half: float, joined: set[str]) -> dict[str, str]:
        """Return who stands on the other side of another border, with the group there."""
        other = kinds_of(self._team, half)
        name = [*(self._kinds.families), None]
        others = [*(other.families), None]
        group_of = {
            name[kind]: group
            for group, kind in self._kind_of.items()
            if group and group not in joined
        }
        made = {}
        for person in self._standing:
            row = self._row_of[person]
            was = name[int(self._kinds.of_people[row])]
            now = others[int(other.of_people[row])]
            here = group_of.get(was) == self._now.get(person, "")
            if was != now and here and now in group_of and None in (was, now):
                made[person] = group_of[now]
        return made

    def _told_joined(self, left: str, group: str) -> Message:
        one, other = (self._name(self._kind_of[key]) for key in (left, group))
        if other is None:
            text = N_("{one} belongs with those who do a bit of everything.")
            return Message(text, {"one": one or ""})
        return Message(N_("{one} and {other} belong together."), {"one": one or "", "other": other})

    def _name(self, kind: int) -> str | None:
        """Return the name of a kind's family; None for the core."""
        if kind == self._kinds.core:
            return None
        return self._team.family_name(self._kinds.families[kind])
