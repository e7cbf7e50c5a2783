"""What every benchmark needs: a median time, and moves to make."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median

from orgsandbox.commands.seats import MovePeople
from orgsandbox.domain import tree
from orgsandbox.session.workspace import Workspace
from tests.plans import move_one

ROUNDS = 15


def timed(action: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the median time of an action in milliseconds."""
    times = []
    for _round in range(rounds):
        begun = time.perf_counter()
        action()
        times.append((time.perf_counter() - begun) * 1000)
    return median(times)


def mover(workspace: Workspace) -> Callable[[], MovePeople]:
    """Return what makes another move of another person each time."""
    org = workspace.org
    people = [key for key in org.people if tree.main_place(org, key)]
    roles = [role.id for unit in org.units.values() for role in unit.roles if not role.is_head]
    state = {"at": 0}

    def next_move() -> MovePeople:
        state["at"] += 1
        number = state["at"]
        person = people[number * 37 % len(people)]
        return move_one(workspace.current, person, roles[number * 91 % len(roles)])

    return next_move
