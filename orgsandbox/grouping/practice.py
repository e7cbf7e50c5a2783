"""What practice asks of a proposal: who could head it, contracts, duties kept apart, 兼務.

Nothing here refuses: a proposal is a draft, and what does not hold is said beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from orgsandbox.domain.presence import is_external
from orgsandbox.domain.project import TITLES
from orgsandbox.domain.table import Ints
from orgsandbox.grouping.homes import Homes
from orgsandbox.grouping.team import Team
from orgsandbox.grouping.values import SecondPost
from orgsandbox.i18n import N_, Message, Names

_SECTION_HEADS = frozenset(TITLES[: TITLES.index("課長") + 1])
"""課長 and every rank above: whoever could head a department."""
_BESIDE_THE_LINE = ("代理", "補佐", "担当", "付")
_KEPT_APART = (("出納", "記帳"), ("発注", "検収"))
_NAMED_OWNER = ("衛生管理者", "株主総会", "個人情報")
_LEAST_SECOND_POST = 0.10
_CARRIES = 0.5
"""Whoever does this much of one of a department's tasks carries it."""


def could_head(title: str) -> bool:
    """Say whether a rank is 課長級 or above, in the line."""
    return title in _SECTION_HEADS and not any(word in title for word in _BESIDE_THE_LINE)


def notes(team: Team, groups: Ints, homes: Homes, names: Sequence[str]) -> tuple[Message, ...]:
    """Return what to look at before anybody is told, by department."""
    return (
        *_without_head(team, groups, names),
        *_contracts(team, groups, homes),
        *_not_separate(team, homes, names),
        *_without_owner(team, groups, homes, names),
    )


def _without_head(team: Team, groups: Ints, names: Sequence[str]) -> Iterator[Message]:
    """Yield the departments nobody of which could head; nothing where ranks are not known."""
    able = np.array([could_head(team.org.people[key].title) for key in team.people])
    if not able.any():
        return
    lacking = tuple(name for number, name in enumerate(names) if not able[groups == number].any())
    if lacking:
        text = N_("Nobody of the rank of a section head or above: {names}")
        yield Message(text, {"names": Names(lacking)})


def _contracts(team: Team, groups: Ints, homes: Homes) -> Iterator[Message]:
    """Yield whose contract would have to be changed: 派遣 who leave what stays in the unit."""
    moved = tuple(
        team.org.people[key].name
        for row, key in enumerate(team.people)
        if groups[row] != homes.rest and is_external(team.org.people[key])
    )
    if moved:
        text = N_("The contract has to be changed for: {names}")
        yield Message(text, {"names": Names(moved)})


def _not_separate(team: Team, homes: Homes, names: Sequence[str]) -> Iterator[Message]:
    """Yield duties that internal control keeps apart and the proposal puts into one department."""
    for one, other in _KEPT_APART:
        for number, name in enumerate(names):
            here = _task_names(team, homes, number)
            if any(one in task for task in here) and any(other in task for task in here):
                text = N_("{name} has both {one} and {other}: different people have to do them.")
                yield Message(text, {"name": name, "one": one, "other": other})


def _without_owner(
    team: Team, groups: Ints, homes: Homes, names: Sequence[str]
) -> Iterator[Message]:
    """Yield tasks the law wants a named person for, in a department where nobody does them."""
    for column, key in enumerate(team.tasks):
        task, home = team.org.tasks[key].name, int(homes.of_tasks[column])
        if any(word in task for word in _NAMED_OWNER):
            done = team.done[groups == home][:, column]
            if not done.sum():
                text = N_("Nobody in {name} does {task} yet; it needs a named person.")
                yield Message(text, {"name": names[home], "task": task})


def _task_names(team: Team, homes: Homes, number: int) -> list[str]:
    return [
        team.org.tasks[key].name
        for key, home in zip(team.tasks, homes.of_tasks, strict=True)
        if home == number
    ]


def second_posts(team: Team, groups: Ints, homes: Homes) -> tuple[SecondPost, ...]:
    """Return the 兼務 to propose: whoever carries a task of another department, for at least 10 %
    of the working time, one each; never for 派遣, whose contract names the place."""
    count = int(groups.max()) + 1
    whole = np.maximum(team.done.sum(axis=1), 1e-12)
    parts = team.done @ np.eye(count)[homes.of_tasks] / whole[:, None]
    of_task = team.done / np.maximum(team.done.sum(axis=0), 1e-12)
    posts = []
    for row, key in enumerate(team.people):
        if is_external(team.org.people[key]):
            continue
        carried = set(homes.of_tasks[of_task[row] >= _CARRIES].tolist()) - {int(groups[row])}
        best = max(carried, key=lambda group: (parts[row, group], -group), default=None)
        if best is not None and parts[row, best] >= _LEAST_SECOND_POST - 1e-9:
            posts.append(SecondPost(key, best, round(float(parts[row, best]) * 100)))
    return tuple(posts)
