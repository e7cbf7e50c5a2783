"""Ways to split a unit: families whole, the core together, people who share work side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from orgsandbox.domain import tree, work
from orgsandbox.domain.model import Org
from orgsandbox.domain.problem import Refused
from orgsandbox.domain.table import Ints, task_table
from orgsandbox.grouping import titles
from orgsandbox.grouping.explain import CLOSE, Explained
from orgsandbox.grouping.finder import UNWATCHED, Finder, Watch
from orgsandbox.grouping.homes import Homes, homes_by_kind, homes_by_work, tears
from orgsandbox.grouping.kinds import Kinds, kinds_of
from orgsandbox.grouping.names import group_names
from orgsandbox.grouping.practice import notes, second_posts
from orgsandbox.grouping.team import Team, team_of
from orgsandbox.grouping.values import NO_WISHES, Proposal, Proposals, ProposedGroup, Wishes
from orgsandbox.i18n import N_, Message
from orgsandbox.metrics.separability import separability
from orgsandbox.metrics.sums import cells_from
from orgsandbox.metrics.ties import modularity

_FEWEST = 2
_ENOUGH_FAMILIES = 0.5
"""Families say who belongs together when at least this share of the work has one."""


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
    kinds = kinds_of(team) if team.grouped_share >= _ENOUGH_FAMILIES else None
    if kinds is not None and not kinds.tell_apart:
        kinds = None
    groupings = Finder(team, kinds, wishes, watch).groupings()
    silent = tuple(key for key in table.without_data if key not in wishes.stay)
    return Proposals(_proposals(team, kinds, groupings), silent)


def _proposals(team: Team, kinds: Kinds | None, groupings: Sequence[Ints]) -> tuple[Proposal, ...]:
    homes = [
        homes_by_work(team, groups) if kinds is None else homes_by_kind(team, kinds, groups)
        for groups in groupings
    ]
    made = [
        _proposal(team, kinds, groups, home) for groups, home in zip(groupings, homes, strict=True)
    ]
    first = replace(
        made[0], title=titles.first_title([g.name for g in made[0].groups], homes[0].rest)
    )
    later = [
        replace(
            proposal,
            title=titles.later_title(
                team, kinds, (homes[0].of_kinds, home.of_kinds), (groupings[0], groups)
            ),
        )
        for proposal, home, groups in zip(made[1:], homes[1:], groupings[1:], strict=True)
    ]
    return (first, *later)


def _proposal(team: Team, kinds: Kinds | None, groups: Ints, homes: Homes) -> Proposal:
    cells = cells_from(team.done)
    cross = separability(cells, groups, homes.of_tasks)
    reasons = Explained(team, groups, kinds, homes.of_kinds).reasons()
    made = _groups(team, groups, homes)
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


def _groups(team: Team, groups: Ints, homes: Homes) -> tuple[ProposedGroup, ...]:
    owners = work.owners(team.org)
    count = int(groups.max()) + 1
    inside = [np.flatnonzero(groups == number) for number in range(count)]
    names = group_names(
        team.org,
        [dict(zip(team.tasks, team.done[rows].sum(axis=0), strict=True)) for rows in inside],
        homes.rest,
    )
    return tuple(
        ProposedGroup(
            names[number],
            tuple(team.people[row] for row in inside[number]),
            tuple(
                task
                for task, home in zip(team.tasks, homes.of_tasks, strict=True)
                if home == number and owners.get(task) == team.unit
            ),
            number == homes.rest,
        )
        for number in range(count)
    )


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) else None


def movable(org: Org, unit: str, *, with_head: bool) -> frozenset[str]:
    """Return who a split may not move: the head, in styles in which the head stays."""
    head = tree.head(org.units[unit])
    return frozenset() if with_head or head is None else frozenset({head})
