"""Thousands of edits in one session: what each costs in memory, and whether all can be undone.

    python3 packaging/dev.py attack edits [STEPS [PEOPLE [SEED]]]

Without arguments 5,000 edits on a plan of 10,000 people. Exit 0 when everything could be undone to
the same object and done again, and nothing was left once the plan was closed.
"""

from __future__ import annotations

import gc
import sys
import time
import tracemalloc
import weakref
from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from orgsandbox.commands.base import Command
from orgsandbox.commands.people import AddPerson, EditPeople, RemovePeople
from orgsandbox.commands.tasks import EditTask
from orgsandbox.commands.units import AddUnit, EditUnit, RemoveUnit
from orgsandbox.domain.model import Org, Person, Unit
from orgsandbox.domain.problem import Refused
from orgsandbox.session.workspace import Workspace
from tests.benchmarks.organisations import make_organisation
from tests.plans import move_one

SCENARIO = "now"


@dataclass(frozen=True, slots=True)
class Figures:
    """What a run showed; memory in kB a step, of the first and of the second half of the steps."""

    steps: int
    first_half: float
    second_half: float
    undone: bool
    redone: bool
    left: int
    undo_ms: float

    @property
    def sound(self) -> bool:
        """Say whether nothing was lost and nothing was left."""
        return self.undone and self.redone and self.left == 0


def edits(workspace: Workspace, random: Random) -> Iterator[Command]:
    """Return edits of every kind without end, none of which leaves the plan as it is."""
    first = workspace.org
    people, units, tasks = list(first.people), list(first.units), list(first.tasks)
    roles = [role.id for unit in first.units.values() for role in unit.roles if not role.is_head]
    number = 0
    while True:
        org: Org = workspace.org
        kind, number = random.randrange(8), number + 1
        if kind < 3:
            yield move_one(SCENARIO, random.choice(people), random.choice(roles))
        elif kind < 5:
            yield EditPeople(SCENARIO, (random.choice(people),), {"note": f"{number}"})
        elif kind == 5:
            unit = org.units[random.choice(units)]
            yield EditUnit(SCENARIO, replace(unit, note=f"{number}"))
        elif kind == 6:
            task = org.tasks[random.choice(tasks)]
            yield EditTask(SCENARIO, replace(task, name=f"{task.name[:8]} {number}"))
        else:
            yield from _come_and_go(number)


def _come_and_go(number: int) -> Iterator[Command]:
    yield AddPerson(SCENARIO, Person(f"new{number}", f"新人 {number}"))
    yield AddUnit(SCENARIO, Unit(f"unit{number}", f"R&D {number}"))
    yield RemovePeople(SCENARIO, (f"new{number}",))
    yield RemoveUnit(SCENARIO, f"unit{number}")


def attack(people: int, steps: int, seed: int = 1) -> Figures:
    """Edit, measure, undo everything, do it again, close the plan."""
    workspace = Workspace(make_organisation(people))
    first = workspace.project
    wanted = edits(workspace, Random(seed))
    gc.collect()
    tracemalloc.start()
    halves = []
    for _half in range(2):
        begun = _memory()
        _edit(workspace, wanted, steps // 2)
        halves.append((_memory() - begun) / (steps // 2) / 1000)
    tracemalloc.stop()
    last = workspace.project
    start = time.perf_counter()
    count = _repeat(workspace.undo)
    undo_ms = (time.perf_counter() - start) / max(1, count) * 1000
    undone = workspace.project is first and count == steps // 2 * 2
    redone = _repeat(workspace.redo) == count and workspace.project is last
    kept = weakref.ref(last.scenario(SCENARIO).org)
    workspace.open(make_organisation(3))
    _edit(workspace, edits(workspace, Random(seed)), 40)  # the few recent values caches keep
    del first, last, wanted
    gc.collect()
    return Figures(count, halves[0], halves[1], undone, redone, int(kept() is not None), undo_ms)


def _edit(workspace: Workspace, wanted: Iterator[Command], steps: int) -> None:
    done = 0
    while done < steps:
        before = workspace.project
        try:
            workspace.do(next(wanted))
        except Refused:
            continue
        done += workspace.project is not before


def _repeat(step: object) -> int:
    count = 0
    while step() is not None:  # type: ignore[operator]  # undo or redo
        count += 1
    return count


def _memory() -> int:
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


def main(arguments: list[str]) -> int:
    """Run the attack and print its figures."""
    given = [int(text) for text in arguments]
    steps, people, seed = (*given, *(5000, 10_000, 1)[len(given) :])
    figures = attack(people, steps, seed)
    print(f"{figures.steps} edits on {people} people (seed {seed})")
    print(f"kB a step: {figures.first_half:.1f} in the first half, {figures.second_half:.1f} then")
    print(f"undone to the same object: {figures.undone}; done again: {figures.redone}")
    print(f"undo: {figures.undo_ms:.1f} ms a step; plans left after closing: {figures.left}")
    return 0 if figures.sound else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
