"""Random commands by the thousand: `python -m tests.attacks.commands --count 20000 --seed 1`.

For every odd plan that many random commands of every kind, as a planner gives them: each is carried
out or refused, nothing else; the plan it leaves is sound, and saved and opened again it is equal.
`--plan NAME` takes one odd plan only. The exit code is 1 where a promise was broken.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass, field
from random import Random

from orgsandbox.commands.base import Command
from orgsandbox.domain import rules
from orgsandbox.domain.problem import Refused
from orgsandbox.domain.project import Project
from orgsandbox.files import project as plan_file
from orgsandbox.files.cut_out import cut_out
from orgsandbox.session.workspace import Workspace
from tests.attacks.odd import odd_plans
from tests.attacks.wishes import WISHES, Maker

_MOST_SCENARIOS = 6
_MOST_PARTS = 120


@dataclass
class Tally:
    """What a run did: commands done and refused by class, and every promise broken.

    `at_the_door` counts refusals that the command itself did not know of, by its words.
    """

    done: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    at_the_door: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)


def attack(name: str, start: Project, count: int, seed: int) -> Tally:
    """Carry out `count` random commands on a plan; begin anew where it has grown large."""
    random = Random(f"{seed} {name}")
    tally = Tally()
    workspace, made = Workspace(start), 0
    for number in range(count):
        if _large(workspace.project):
            workspace = Workspace(start)
        maker = Maker(random, workspace.project, workspace.current, made)
        kind = random.choice(list(WISHES))
        where = f"{name}, seed {seed}, command {number}, {kind.__name__}"
        if _done(workspace, maker, kind, tally, where):
            tally.broken += [f"{where}: {fault}" for fault in promises_broken(workspace.project)]
            if number % 50 == 0 and workspace.org.units:
                unit = random.choice(list(workspace.org.units))
                cut = cut_out(workspace.project, workspace.scenario, unit)
                tally.broken += [f"{where}, cut out: {fault}" for fault in promises_broken(cut)]
        made = maker.made
        if random.random() < 0.05:
            workspace.undo()
    return tally


def _done(
    workspace: Workspace, maker: Maker, kind: type[Command], tally: Tally, where: str
) -> bool:
    """Do one wish or have it refused, and count it; anything else is a broken promise."""
    before = workspace.project
    try:
        command = WISHES[kind](maker)
        workspace.do(command)
    except Refused as refusal:
        tally.refused[kind.__name__] += 1
        if _allowed(command, before):
            tally.at_the_door[f"{kind.__name__}: {refusal.message.key}"] += 1
        if not refusal.message.text() or workspace.project is not before:
            tally.broken.append(f"{where}: refused without a word, or changed the plan")
        return False
    except Exception as error:
        tally.broken.append(f"{where}: {error!r}")
        return False
    tally.done[kind.__name__] += 1
    return True


def _allowed(command: Command, project: Project) -> bool:
    try:
        command.apply(project)
    except Refused:
        return False
    return True


def promises_broken(project: Project) -> list[str]:
    """Return how a plan breaks the promises that every plan keeps."""
    broken = [str(fault.message) for fault in rules.project_faults(project)]
    try:
        data = plan_file.dumps(project)
        opened, told = plan_file.loads_told(data)
    except (plan_file.Unreadable, ValueError) as error:
        return [*broken, str(error)[-300:]]
    broken += [f"mended: {problem.message}" for problem in told]
    if not same_plan(project, opened):
        broken.append("saved and opened it is another plan")
    if plan_file.dumps(opened) != data:
        broken.append("saved again it is another file")
    return broken


def same_plan(one: Project, other: Project) -> bool:
    """Say whether two plans hold the same, field by field and in the same order."""
    return _flat(one) == _flat(other)


def _flat(project: Project) -> tuple[object, ...]:
    scenarios = [
        (
            held.id,
            held.name,
            held.date,
            held.based_on,
            held.note,
            dict(held.pins),
            held.frozen,
            [
                list(part.items())
                for part in (held.org.people, held.org.units, held.org.tasks, held.org.families)
            ],
        )
        for held in project.scenarios
    ]
    return (project.company, project.assumptions, project.baseline, project.story, scenarios)


def _large(project: Project) -> bool:
    parts = max(
        len(held.org.units) + len(held.org.people) + len(held.org.tasks)
        for held in project.scenarios
    )
    return len(project.scenarios) > _MOST_SCENARIOS or parts > _MOST_PARTS


def main(arguments: list[str] | None = None) -> int:
    """Attack, print the figures by plan, and return 1 where a promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.attacks.commands", description=__doc__)
    parser.add_argument("--count", type=int, default=2000, help="commands for each odd plan")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plan", choices=list(odd_plans()))
    given = parser.parse_args(arguments)
    total = Tally()
    for name, plan in odd_plans().items():
        if given.plan in (None, name):
            tally = attack(name, plan, given.count, given.seed)
            done, refused = sum(tally.done.values()), sum(tally.refused.values())
            print(
                f"{name:28} {done:7} done {refused:7} refused {len(tally.broken):5} broken",
                flush=True,
            )
            for text in tally.broken[:3]:
                print(f"  {text[:300]}", flush=True)
            total.done += tally.done
            total.refused += tally.refused
            total.at_the_door += tally.at_the_door
            total.broken += tally.broken
    never = [kind.__name__ for kind in WISHES if not total.done[kind.__name__]]
    if never:
        print("never done:", ", ".join(never))
    for text, times in total.at_the_door.most_common():
        print(f"{times:6} refused at the door only: {text}")
    return 1 if total.broken else 0


if __name__ == "__main__":
    sys.exit(main())
