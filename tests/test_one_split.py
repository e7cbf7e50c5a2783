"""A proposal becomes the same departments in the terminal and in the window."""

from __future__ import annotations

from random import Random

import pytest

from orgsandbox import cli, cli_split
from orgsandbox.commands.split import Style
from orgsandbox.document import Document
from orgsandbox.domain import tree, work
from orgsandbox.domain.model import Family, Org, Person, Role, Seat, Task, Unit
from orgsandbox.domain.project import Project, Scenario
from orgsandbox.drawing.theme import LIGHT
from orgsandbox.files import project as plan_file
from orgsandbox.grouping.values import Proposal, ProposedGroup
from orgsandbox.session.split_draft import SplitDraft
from orgsandbox.session.workspace import Workspace
from orgsandbox.ui.split_mode import SplitMode

SEEDS = range(8)


def generated(seed: int) -> Project:
    """A department of some teams, a head, people without work data, and tasks nobody does."""
    random = Random(seed)
    names = [f"区分{number}" for number in range(random.randint(2, 4))]
    families = {
        name: Family(name, name, colour=number, specialty=bool(number) or seed % 2 == 0)
        for number, name in enumerate(names)
    }
    tasks = {
        f"{name}-{number}": Task(f"{name}-{number}", f"{name}業務{number}", name, owner="u")
        for name in names
        for number in range(3)
    }
    tasks["idle"] = Task("idle", "誰もしない業務", owner="u")
    seats = []
    for number in range(random.randint(6, 14)):
        own = random.choice(names)
        done = {f"{own}-{task}": random.choice((0.2, 0.4, 0.6)) for task in range(3)}
        if random.random() < 0.3:
            done[random.choice([*tasks][:-1])] = 0.2
        seats.append(Seat(f"p{number}", work=None if random.random() < 0.3 else done))
    people = {seat.person: Person(seat.person, f"社員{seat.person}") for seat in seats}
    people["head"] = Person("head", "部長")
    roles = (
        Role("lead", "部長", (Seat("head", work={f"{names[0]}-0": 0.5}),), is_head=True),
        Role("staff", "担当", tuple(seats)),
    )
    units = {
        "top": Unit("top", "社長"),
        "u": Unit("u", "管理部", parent="top", roles=roles),
    }
    return Project((Scenario("now", "現行", Org(people, units, tasks, families)),))


def departments(org: Org) -> dict[str, tuple[set[str], set[str]]]:
    """Return the people and the tasks of every department by its name."""
    owners = work.owners(org)
    return {
        unit.name: (
            {seat.person for role in unit.roles for seat in role.seats},
            {task for task in org.tasks if owners.get(task) == key},
        )
        for key, unit in org.units.items()
    }


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("seed", SEEDS)
def test_terminal_and_window_put_everybody_into_the_same_department(
    seed, style, qtbot, tmp_path, monkeypatch
):
    project = generated(seed)
    file, out = tmp_path / "plan.orgplan", tmp_path / "split.orgplan"
    plan_file.save(project, file)
    chosen: list[Proposal] = []
    applied = cli_split.save_applied
    monkeypatch.setattr(
        cli_split, "save_applied", lambda *given: (chosen.append(given[-1]), applied(*given))
    )
    asked = ["split", str(file), "--unit", "u", "--style", style.value, "-o", str(out)]
    assert cli.main(asked) == 0
    in_terminal = plan_file.load(out).scenarios[-1].org

    document = Document(Workspace(project))
    mode = SplitMode(document, "u", LIGHT, animations=False)
    qtbot.addWidget(mode)
    mode.choices.drawn_as.choose(style.value)
    mode.choices.changed.emit()
    mode.take(chosen[0])
    mode.apply()
    assert departments(document.org) == departments(in_terminal)
    assert len(document.org.units) > 2
    assert not tree.unplaced(document.org)


def groups(*sizes: int, rest: int | None = None) -> Proposal:
    made = tuple(
        ProposedGroup(
            f"課{number}", tuple(f"g{number}-{n}" for n in range(size)), (), number == rest
        )
        for number, size in enumerate(sizes)
    )
    return Proposal(made, 0.0, 0.0, None, (), {})


@pytest.mark.parametrize(
    ("proposal", "keeps"),
    [
        (groups(2, 5, 3), "課1"),
        (groups(4, 2, 4), "課0"),
        (groups(5, 1, 3, rest=1), "課1"),
    ],
)
def test_who_is_in_no_group_goes_to_the_rest_else_to_the_largest(proposal, keeps):
    draft = SplitDraft("u").proposed(proposal)
    names = {group.id: group.name for group in draft.groups}
    assert names[draft.keeping] == keeps
