"""Which group a task goes to: families whole, and what tearing one is good for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from orgsandbox.domain.table import Floats, Ints
from orgsandbox.grouping.kinds import Kinds, kind_of_tasks
from orgsandbox.grouping.team import Team
from orgsandbox.grouping.values import Tear
from orgsandbox.i18n import N_, Message


@dataclass(frozen=True, eq=False)
class Homes:
    """The group of each task, and the group that keeps what nobody specialises in (-1: none)."""

    of_tasks: Ints
    rest: int
    of_kinds: tuple[int, ...] = ()


def homes_by_kind(team: Team, kinds: Kinds, groups: Ints) -> Homes:
    """Return the homes where every kind's work is with most of its people.

    A group that is no kind's home (more departments were asked for than there are kinds) takes,
    of the work of its people's kind, the tasks it does most of.
    """
    mass = np.eye(int(groups.max()) + 1)[groups].T @ kinds.belongs
    home = mass.argmax(axis=0)
    if mass[:, kinds.core].sum() < 1 / 2:
        home[kinds.core] = _most_plain(team, groups)
    kind = kind_of_tasks(team, kinds)
    of_tasks = home[kind]
    for group in set(range(len(mass))) - set(home.tolist()):
        shared = kind == int(mass[group].argmax())
        rivals = np.unique([*of_tasks[shared], group])
        done = np.stack([team.done[groups == rival][:, shared].sum(axis=0) for rival in rivals])
        of_tasks[shared] = rivals[done.argmax(axis=0)]
    rest = int(home[kinds.core])
    return Homes(of_tasks.astype(np.int64), rest, tuple(int(number) for number in home))


def homes_by_work(team: Team, groups: Ints) -> Homes:
    """Return the homes where families say nothing: each task with the group that does most of it
    beyond what its size would give."""
    count = int(groups.max()) + 1
    by_group = np.eye(count)[groups].T @ team.done
    expected = np.outer(by_group.sum(axis=1), team.done.sum(axis=0))
    excess: Floats = by_group - expected / max(float(team.done.sum()), 1e-12)
    return Homes(excess.argmax(axis=0).astype(np.int64), _most_plain(team, groups))


def _most_plain(team: Team, groups: Ints) -> int:
    """Return the group most of whose work is nobody's specialty, -1 where nothing is."""
    shares = []
    for number in range(int(groups.max()) + 1):
        inside = team.done[groups == number]
        shares.append(float(inside[:, team.plain].sum() / max(inside.sum(), 1e-12)))
    return int(np.argmax(shares)) if max(shares) > 0 else -1


def tears(team: Team, homes: Homes, groups: Ints) -> tuple[Tear, ...]:
    """Return the families whose tasks are in several groups, and what keeping them whole would
    have cost: the work that would have to be handed over."""
    divided = []
    for number, key in enumerate(team.families):
        mine = np.flatnonzero(team.family_of == number)
        places = np.unique(homes.of_tasks[mine])
        if len(places) > 1:
            done = [team.done[groups == place][:, mine].sum() for place in places]
            spared = float(sum(done) - max(done))
            text = N_(
                "{family} is divided: {fte} FTE of it would have to be handed over otherwise."
            )
            values = {"family": team.family_name(number), "fte": f"{spared:.2f}"}
            divided.append(Tear(key, Message(text, values)))
    return tuple(divided)
