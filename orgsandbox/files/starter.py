"""About sixty usual back-office tasks by family, to begin a plan that has no work data."""

from __future__ import annotations

import csv
from dataclasses import dataclass

from orgsandbox import resources
from orgsandbox.domain.bounds import colour_slot
from orgsandbox.domain.ids import derived_id
from orgsandbox.domain.model import Family, Org, Task
from orgsandbox.i18n import current_language


@dataclass(frozen=True, slots=True)
class StarterTask:
    """A usual task with its family's name and whether one can specialise in it."""

    family: str
    specialty: bool
    name: str


def starter_tasks() -> tuple[StarterTask, ...]:
    """Return the list in the language spoken now, family by family."""
    language = current_language()
    with resources.path("tasks", "starter.csv").open(encoding="utf-8", newline="") as stream:
        return tuple(
            StarterTask(row[f"family_{language}"], row["specialty"] == "1", row[f"task_{language}"])
            for row in csv.DictReader(stream)
        )


def additions(org: Org, chosen: tuple[StarterTask, ...]) -> tuple[list[Family], list[Task]]:
    """Return the families and tasks to add; what the organisation has by name is not added."""
    families = {family.name: family.id for family in org.families.values()}
    known = {task.name for task in org.tasks.values()}
    new_families: list[Family] = []
    new_tasks: list[Task] = []
    for entry in chosen:
        if entry.family not in families:
            key = derived_id("family", entry.family)
            families[entry.family] = key
            colour = len(org.families) + len(new_families)
            new_families.append(Family(key, entry.family, colour_slot(colour), entry.specialty))
        if entry.name not in known:
            key = derived_id("task", entry.name)
            new_tasks.append(Task(key, entry.name, families[entry.family]))
    return new_families, new_tasks
