"""Ways to split a unit: families whole, the core together, people who share work side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from orgsandbox.domain import tree, work
from orgsandbox.domain.model import Org
from orgsandbox.domain.problem import Refused
from orgsandbox.domain.table import Flags, Ints, WorkTable, task_table
from orgsandbox.grouping import titles
from orgsandbox.grouping.explain import CLOSE, Explained
from orgsandbox.grouping.finder import UNWATCHED, Finder, Watch
from orgsandbox.grouping.homes import Homes, homes_by_kind, homes_by_work, tears
from orgsandbox.grouping.kinds import Kinds, informative_kinds
from orgsandbox.grouping.names import group_names
from orgsandbox.grouping.practice import notes, second_posts
from orgsandbox.grouping.sections import sections
from orgsandbox.grouping.team import Team, team_of
from orgsandbox.grouping.values import NO_WISHES, Proposal, Proposals, ProposedGroup, Wishes
from orgsandbox.i18n import N_, Message
from orgsandbox.metrics.separability import separability
from orgsandbox.metrics.sums import cells_from
from orgsandbox.metrics.ties import modularity

_FEWEST = 2


def propose(org: Org, unit: str, wishes: Wishes = NO_WISHES, watch: Watch = UNWATCHED) -> Proposals:
    """Return at least three ways to split a unit where there are so many; best first.

    The same input gives the same proposals. Refused when fewer than two people have work data;
    `search.Cancelled` when the watch says stop.
    """
    table = task_table(org, frozenset({unit}))
    busy = table.row_sums > 0
    people = [
        key for key, has in zip(table.people, busy, strict=True) if has and key not in wishes.stay
    ]
    if len(people) < _FEWEST:
        raise Refused(Message(N_("A proposal needs at least two people with work data.")))
    team = team_of(org, unit, table, people)
    kinds = informative_kinds(team)
    groupings = Finder(team, kinds, wishes, watch).groupings()
    silent = tuple(key for key in table.without_data if key not in wishes.stay)
    maker = _Maker(team, kinds, wishes, _staying_tasks(team, table, wishes))
    return Proposals(maker.proposals(groupings), silent)


def _staying_tasks(team: Team, table: WorkTable, wishes: Wishes) -> Flags:
    """Return the tasks that stay with the unit because whoever stays there does most of them."""
    done = team.done.sum(axis=0)
    others = table.col_sums - done
    return np.asarray((others > done) & (not wishes.side_by_side))


@dataclass(frozen=True, eq=False)
class _Maker:
    """Makes proposals of groupings: homes for the tasks, names, reasons, titles."""

    team: Team
    kinds: Kinds | None
    wishes: Wishes
    staying: Flags

    def proposals(self, groupings: Sequence[Ints]) -> tuple[Proposal, ...]:
        homes = [self._homes(groups) for groups in groupings]
        made = [self._proposal(*pair) for pair in zip(groupings, homes, strict=True)]
        names = [group.name for group in made[0].groups]
        first = replace(made[0], title=titles.first_title(names, homes[0].rest))
        later = [
            replace(proposal, title=self._title(homes[0], home, (groupings[0], groups)))
            for proposal, home, groups in zip(made[1:], homes[1:], groupings[1:], strict=True)
        ]
        return (first, *later)

    def _homes(self, groups: Ints) -> Homes:
        if self.kinds is None:
            return homes_by_work(self.team, groups)
        return homes_by_kind(self.team, self.kinds, groups)

    def _title(self, first: Homes, later: Homes, groups: tuple[Ints, Ints]) -> Message:
        kinds = first.of_kinds, later.of_kinds
        return titles.later_title(self.team, self.kinds, kinds, groups)

    def _proposal(self, groups: Ints, homes: Homes) -> Proposal:
        team = self.team
        cross = separability(cells_from(team.done), groups, homes.of_tasks)
        reasons = Explained(team, groups, self.kinds, homes.of_kinds).reasons()
        made = self._groups(groups, homes)
        return Proposal(
            made,
            modularity(team.shared, groups) or 0.0,
            _number(cross.get("cross_share")),
            _number(cross.get("kappa")),
            tuple(person for person in team.people if reasons[person].gap < CLOSE),
            reasons,
            notes=notes(team, groups, homes, [group.name for group in made]),
            second_posts=second_posts(team, groups, homes),
            torn=tears(team, homes, groups),
        )

    def _groups(self, groups: Ints, homes: Homes) -> tuple[ProposedGroup, ...]:
        team = self.team
        owners = work.owners(team.org)
        inside = [np.flatnonzero(groups == number) for number in range(int(groups.max()) + 1)]
        sizes = [len(rows) for rows in inside]
        names = group_names(
            team.org,
            [dict(zip(team.tasks, team.done[rows].sum(axis=0), strict=True)) for rows in inside],
            homes.rest,
            sections(team.org, team.unit, sizes, side_by_side=self.wishes.side_by_side),
        )
        owned = np.array([owners.get(task) == team.unit for task in team.tasks]) & ~self.staying
        tasks = [
            tuple(team.tasks[at] for at in np.flatnonzero((homes.of_tasks == number) & owned))
            for number in range(len(inside))
        ]
        return tuple(
            ProposedGroup(
                names[number],
                tuple(team.people[row] for row in rows),
                tasks[number],
                number == homes.rest,
            )
            for number, rows in enumerate(inside)
        )


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) else None


def movable(org: Org, unit: str, *, with_head: bool) -> frozenset[str]:
    """Return who a split may not move: the head, in styles in which the head stays."""
    head = tree.head(org.units[unit])
    return frozenset() if with_head or head is None else frozenset({head})
