"""A split being thought out: who and what goes where, before anything is done to the plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from orgsandbox.commands.split import Crossing, Group, SplitUnit, Style
from orgsandbox.domain import tree, work
from orgsandbox.domain.ids import new_id
from orgsandbox.domain.model import Org
from orgsandbox.grouping.sections import headquarters_name
from orgsandbox.grouping.values import Proposal, Reason, Wishes
from orgsandbox.i18n import _

STAYS = ""
"""The place of whoever and whatever is in no group."""


@dataclass(frozen=True, slots=True)
class DraftGroup:
    """A department in the making."""

    id: str
    name: str


@dataclass(frozen=True)
class SplitDraft:
    """Groups with names, each person's and task's group by id, the style, and what is wished.

    `keeper` is the group that keeps what nobody specialises in: in the style in which 総務部 keeps
    the rest it stays in the unit, side by side it takes whoever is in no group. `headquarters` is the
    unit's name once it stands above its parts (nothing: as it is). The window and the
    terminal both go from a proposal to a split by way of a draft. `first` is where the proposal taken,
    and what was learned since, put everybody: whoever stands elsewhere was moved by hand.
    """

    unit: str
    groups: tuple[DraftGroup, ...] = ()
    people: Mapping[str, str] = field(default_factory=dict)
    tasks: Mapping[str, str] = field(default_factory=dict)
    keeper: str | None = None
    headquarters: str = ""
    style: Style = Style.HEADQUARTERS
    crossing: Crossing = Crossing.HANDOVER
    wishes: Wishes = field(default_factory=Wishes)
    reasons: Mapping[str, Reason] = field(default_factory=dict)
    first: Mapping[str, str] = field(default_factory=dict)

    # what is in it

    @property
    def keeping(self) -> str | None:
        """The group that keeps the rest: the one marked, else the last."""
        known = [group.id for group in self.groups]
        return self.keeper if self.keeper in known else known[-1] if known else None

    @property
    def staying(self) -> str | None:
        """The group that is the unit itself after the split: only where 総務部 keeps the rest."""
        return self.keeping if self.style is Style.GENERAL_AFFAIRS else None

    def unit_of(self, group: str) -> str:
        """Return the id of the department that a group will be."""
        return self.unit if group in (STAYS, self.staying) else group

    def group_of(self, person: str) -> str:
        """Return somebody's group, or STAYS."""
        return self.people.get(person, STAYS)

    def command(self, org: Org, scenario: str, day: date | None) -> SplitUnit:
        """Return the split as it stands."""
        people, tasks = self._people(org), self._tasks(org)
        made = tuple(
            Group(
                group.name,
                tuple(key for key in people if people[key] == group.id),
                tuple(key for key in tasks if tasks[key] == group.id),
                group.id,
            )
            for group in self.groups
            if group.id != self.staying
        )
        rest = next((group.name for group in self.groups if group.id == self.staying), "")
        if self.style is Style.HEADQUARTERS:
            rest = self.headquarters
        return SplitUnit(scenario, self.unit, made, self.style, self.crossing, day, rest)

    def _people(self, org: Org) -> dict[str, str]:
        unit = org.units[self.unit]
        here = dict.fromkeys(seat.person for role in unit.roles for seat in role.seats)
        places = {person: self.group_of(person) for person in here}
        head = tree.head(unit)
        if self.style is not Style.SIBLINGS and head is not None:
            places[head] = STAYS
        return self._nobody_left(places)

    def _tasks(self, org: Org) -> dict[str, str]:
        owners = work.owners(org)
        here = (task for task in org.tasks if owners.get(task) == self.unit)
        return self._nobody_left({task: self.tasks.get(task, STAYS) for task in here})

    def _nobody_left(self, places: dict[str, str]) -> dict[str, str]:
        """Side by side nothing may be left over: it goes to the group that keeps the rest."""
        home = self.keeping
        if self.style is not Style.SIBLINGS or home is None:
            return places
        return {key: group or home for key, group in places.items()}

    # the next draft

    def with_people(self, people: Iterable[str], group: str) -> SplitDraft:
        """Return the draft with these people in a group, or staying."""
        return replace(self, people={**self.people, **dict.fromkeys(people, group)})

    def with_tasks(self, tasks: Iterable[str], group: str) -> SplitDraft:
        """Return the draft with these tasks in a group, or staying."""
        return replace(self, tasks={**self.tasks, **dict.fromkeys(tasks, group)})

    def with_group(self, name: str) -> SplitDraft:
        """Return the draft with an empty group more; its name differs from all others."""
        group = DraftGroup(new_id(), self.free_name(name))
        return replace(self, groups=(*self.groups, group))

    def without_group(self, group: str) -> SplitDraft:
        """Return the draft without a group; who and what was in it stays."""
        return replace(
            self,
            groups=tuple(kept for kept in self.groups if kept.id != group),
            people={key: home for key, home in self.people.items() if home != group},
            tasks={key: home for key, home in self.tasks.items() if home != group},
        )

    def renamed(self, group: str, name: str) -> SplitDraft:
        """Return the draft with a group renamed; it may equal another's name until applied."""
        renamed = (DraftGroup(made.id, name) if made.id == group else made for made in self.groups)
        return replace(self, groups=tuple(renamed))

    def proposed(self, proposal: Proposal) -> SplitDraft:
        """Return the draft as a proposal says; style, rule and wishes stay.

        Where no group keeps the rest, the largest does (the first of equals): whoever is in no
        group, without work data, goes where most colleagues go.
        """
        groups = tuple(DraftGroup(new_id(), group.name) for group in proposal.groups)
        pairs = list(zip(groups, proposal.groups, strict=True))
        people = {person: made.id for made, group in pairs for person in group.people}
        keeper = max(pairs, key=lambda pair: (pair[1].rest, len(pair[1].people)), default=None)
        return replace(
            self,
            groups=groups,
            people=people,
            first=people,
            tasks={task: made.id for made, group in pairs for task in group.tasks},
            keeper=keeper[0].id if keeper is not None else None,
            reasons=proposal.reasons,
        )

    def free_name(self, name: str) -> str:
        """Return the name, with a number where a group has it already."""
        taken = {group.name for group in self.groups}
        number, unique = 2, name
        while unique in taken:
            unique, number = f"{name}{number}", number + 1
        return unique

    def shown(self) -> SplitDraft:
        """Return the draft with names that do not clash, so that it can be looked at."""
        shown = replace(self, groups=())
        for group in self.groups:
            name = shown.free_name(group.name.strip() or "…")
            shown = replace(shown, groups=(*shown.groups, DraftGroup(group.id, name)))
        return shown


def beginning(org: Org, unit: str) -> SplitDraft:
    """Return the draft that a split begins with: two empty groups beside what stays."""
    name = _("New department")
    draft = SplitDraft(unit, headquarters=headquarters_name(org, unit))
    return draft.with_group(name).with_group(name)
