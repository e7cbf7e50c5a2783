"""Why somebody is in a proposed department, in words about the person's own work."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from orgsandbox.domain.table import Ints
from orgsandbox.grouping.kinds import Kinds
from orgsandbox.grouping.team import Team
from orgsandbox.grouping.values import Reason
from orgsandbox.i18n import N_, Message, Names

_CLOSEST = 3
_NAMED_FAMILIES = 3
CLOSE = 0.15
"""Ties to another group weaker by less than this: the person fits either side."""


@dataclass(frozen=True, eq=False)
class Explained:
    """A grouping with the kinds behind it, where there are some, and the kinds' home groups."""

    team: Team
    groups: Ints
    kinds: Kinds | None
    home_of_kind: tuple[int, ...]

    def reasons(self) -> dict[str, Reason]:
        """Return everybody's reason."""
        return {person: self._reason(row) for row, person in enumerate(self.team.people)}

    def _reason(self, row: int) -> Reason:
        team, own = self.team, int(self.groups[row])
        shared = team.shared[row]
        ties = np.bincount(self.groups, shared)
        others = [(float(tie), -number) for number, tie in enumerate(ties) if number != own]
        strongest = float(ties[own])
        best_other, second = max(others, default=(0.0, 1))
        larger = max(strongest, best_other)
        gap = (strongest - best_other) / larger if larger > 0 else 1.0
        return Reason(
            tuple((team.people[other], float(shared[other])) for other in self._closest(row)),
            -second if others else None,
            max(0.0, gap),
            self._told(row),
        )

    def _closest(self, row: int) -> list[int]:
        shared = self.team.shared[row]
        inside = (self.groups == self.groups[row]) & (shared > 0)
        order = np.argsort(-shared, kind="stable")
        return [int(other) for other in order if inside[other] and other != row][:_CLOSEST]

    # words

    def _told(self, row: int) -> tuple[Message, ...]:
        if self.kinds is None:
            return ()
        kind = int(self.kinds.of_people[row])
        here = self.home_of_kind[kind] == self.groups[row]
        if kind == self.kinds.core:
            return (self._generalist(row),) if here else (self._generalist(row), self._away(row))
        family = self.kinds.families[kind]
        told = [self._specialist(row, family)]
        if not here:
            told.append(self._away(row))
        elif self.home_of_kind[self.kinds.core] == self.groups[row]:
            told.append(self._not_apart(row, family))
        return tuple(told)

    def _specialist(self, row: int, family: int) -> Message:
        done = self.team.done[row]
        share = done[self.team.family_of == family].sum() / max(float(done.sum()), 1e-12)
        text = N_("{share} of the work is {family}.")
        values = {"share": f"{share * 100:.0f}%", "family": self.team.family_name(family)}
        return Message(text, values)

    def _generalist(self, row: int) -> Message:
        """Say of how much of what the day is, largest first."""
        done = self.team.done[row]
        whole = max(float(done.sum()), 1e-12)
        parts = [(float(done[self.team.plain].sum()), self._plain_name())]
        parts += [
            (float(amount), self.team.family_name(number))
            for number, amount in enumerate(self.team.by_family()[row])
        ]
        largest = sorted((part for part in parts if part[0] > 0), key=lambda part: -part[0])
        names = tuple(f"{name} {part / whole * 100:.0f}%" for part, name in largest)
        if len(names) == 1:
            return Message(N_("The work is {families}."), {"families": Names(names)})
        text = N_("Does a bit of everything: {families}.")
        return Message(text, {"families": Names(names[:_NAMED_FAMILIES])})

    def _plain_name(self) -> str:
        """Return the name of the family most of the work without a specialty is in."""
        team = self.team
        if not len(team.plain):
            return ""
        task = max(team.plain, key=lambda column: team.done[:, column].sum())
        family = team.org.tasks[team.tasks[task]].family
        return team.org.families[family or ""].name

    def _not_apart(self, row: int, family: int) -> Message:
        """Say why a specialist's work is no department of its own: who does it too."""
        values = {"family": self.team.family_name(family), **self._sharing(row)}
        return Message(
            N_("{family} stays in this department: {fte} FTE are shared with {names}."), values
        )

    def _away(self, row: int) -> Message:
        return Message(N_("Here because {fte} FTE are shared with {names}."), self._sharing(row))

    def _sharing(self, row: int) -> dict[str, object]:
        closest = self._closest(row)
        amount = float(self.team.shared[row][self.groups == self.groups[row]].sum())
        names = tuple(self.team.org.people[self.team.people[other]].name for other in closest)
        return {"fte": f"{amount:.2f}", "names": Names(names or ("–",))}
