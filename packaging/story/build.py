"""Writes the growth story into resources/samples, in Japanese and in English.

Run it after changing `words.py` or `scenes.py`; a test fails while the samples are not in step.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

import results  # noqa: E402
import scenes  # noqa: E402 - this folder is no package: its name would hide PyPI's `packaging`
import words  # noqa: E402

from orgsandbox.domain.ids import derived_id  # noqa: E402
from orgsandbox.domain.model import (  # noqa: E402
    NO_SOURCING,
    Answer,
    Family,
    Org,
    Person,
    Role,
    Seat,
    Side,
    Sourcing,
    Task,
    Unit,
)
from orgsandbox.domain.project import Assumptions, Project, Scenario  # noqa: E402
from orgsandbox.files import project as plan_file  # noqa: E402

LANGUAGES = ("ja", "en")

# Which family a role's duties are: who is put there takes them on.
DUTIES = {
    "accounting": "accounting",
    "accounting_head": "accounting",
    "hr": "hr",
    "people_head": "hr",
    "it": "it",
    "sales_support": "sales_support",
    "legal": "legal",
    "pr": "pr",
    "general": "general",
    "sales": "sales",
    "sell": "sales",
    "buy": "purchasing",
    "purchasing": "purchasing",
    "programmer": "development",
}


def _sourcing(key: str, known: set[str]) -> Sourcing:
    if key not in results.SOURCING:
        return NO_SOURCING
    heads, own, price, transaction, specificity, recurrent, exempt = results.SOURCING[key]
    answers = {
        derived_id("unit", unit): Answer(*answer) for unit, answer in heads.items() if unit in known
    }
    return Sourcing(exempt, answers, own, price, transaction, specificity, recurrent)


class Story:
    """The story in one language."""

    def __init__(self, language: str) -> None:
        self._at = LANGUAGES.index(language)

    def project(self) -> Project:
        """Return the whole story as a plan."""
        return Project(
            tuple(self._scenario(scene) for scene in scenes.SCENES),
            company=words.COMPANY[self._at],
            assumptions=Assumptions(rates={"": results.RATE}),
            story=True,
        )

    def _scenario(self, scene: scenes.Scene) -> Scenario:
        name, note = words.SCENES[scene.key]
        return Scenario(
            derived_id("scene", scene.key),
            name[self._at],
            self._org(scene),
            date.fromisoformat(scene.date),
            derived_id("scene", scene.based_on) if scene.based_on else None,
            note[self._at],
        )

    def _org(self, scene: scenes.Scene) -> Org:
        done = {task for work in scene.work.values() for task, part in work.items() if part}
        tasks = [self._task(key, scene) for key in words.TASKS if key in done]
        used = {words.TASKS[key][1] for key in done}
        families = [
            Family(derived_id("family", key), name[self._at], colour, specialty)
            for key, (name, colour, specialty) in words.FAMILIES.items()
            if key in used
        ]
        units = [self._unit(unit, order, scene, done) for order, unit in enumerate(scene.units)]
        seated = [
            person for unit in scene.units for role in unit.roles for person, _share in role.people
        ]
        people = [self._person(key, scene) for key in dict.fromkeys((*seated, *scene.unplaced))]
        return Org(
            {person.id: person for person in people},
            {unit.id: unit for unit in units},
            {task.id: task for task in tasks},
            {family.id: family for family in families},
        )

    def _task(self, key: str, scene: scenes.Scene) -> Task:
        name, family = words.TASKS[key]
        owner = scene.owners.get(key)
        task = Task(
            derived_id("task", key),
            name[self._at],
            derived_id("family", family),
            derived_id("unit", owner) if owner else None,
        )
        return self._with_results(task, key, scene) if scene.key in results.SCENES else task

    def _with_results(self, task: Task, key: str, scene: scenes.Scene) -> Task:
        known = {unit.key for unit in scene.units}
        serves = {
            to if to == "customer" else derived_id("unit", to): share
            for to, share in results.SERVES.get(key, {}).items()
            if to == "customer" or to in known
        }
        by, how = results.CHECKS.get(key, (("", ""), ("", "")))
        return replace(
            task,
            serves=serves,
            checked_by=by[self._at],
            checked_how=how[self._at],
            sourcing=_sourcing(key, known),
        )

    def _person(self, key: str, scene: scenes.Scene) -> Person:
        name, kana, code, joined, employment = words.PEOPLE[key]
        title = scene.titles.get(key)
        work = scene.work.get(key, {}) if key in scene.unplaced else {}
        return Person(
            derived_id("person", key),
            name[self._at],
            code,
            kana if self._at == 0 else "",
            words.TITLES[title][self._at] if title else "",
            employment=employment[self._at],
            joined=date.fromisoformat(joined),
            own_work=_fte(work),
            can_do=tuple(sorted(derived_id("task", task) for task in scene.can_do.get(key, ()))),
        )

    def _unit(self, unit: scenes.UnitIn, order: int, scene: scenes.Scene, done: set[str]) -> Unit:
        return Unit(
            derived_id("unit", unit.key),
            words.UNITS[unit.key][self._at],
            derived_id("unit", unit.parent) if unit.parent else None,
            unit.level[self._at],
            Side(unit.side) if unit.side else None,
            order,
            tuple(self._role(unit, role, scene, done) for role in unit.roles),
            date.fromisoformat(unit.divided) if unit.divided else None,
        )

    def _role(
        self, unit: scenes.UnitIn, role: scenes.RoleIn, scene: scenes.Scene, done: set[str]
    ) -> Role:
        family = DUTIES.get(role.key)
        duties = {
            derived_id("task", key): 1.0
            for key, (_name, held) in words.TASKS.items()
            if held == family and key in done
        }
        return Role(
            derived_id("role", unit.key, role.key),
            words.ROLES[role.key][self._at],
            tuple(_seat(person, share, unit, role, scene) for person, share in role.people),
            role.planned,
            role.head,
            duties,
        )


def _seat(
    person: str, share: int, unit: scenes.UnitIn, role: scenes.RoleIn, scene: scenes.Scene
) -> Seat:
    here = scene.split_work.get((person, role.key))
    elsewhere = [work for (who, _role), work in scene.split_work.items() if who == person]
    work = dict(scene.work[person])
    if here is not None:
        work = dict(here)
    else:
        for other in elsewhere:
            for task, part in other.items():
                work[task] = work.get(task, 0) - part
    return Seat(derived_id("person", person), share, _main(person, unit, role, scene), _fte(work))


def _main(person: str, unit: scenes.UnitIn, role: scenes.RoleIn, scene: scenes.Scene) -> bool:
    """Say whether this is the seat with the largest share (the first one among equals)."""
    seats = [
        (share, held_unit.key, held.key)
        for held_unit in scene.units
        for held in held_unit.roles
        for who, share in held.people
        if who == person
    ]
    largest = max(share for share, _unit, _role in seats)
    first = next(seat for seat in seats if seat[0] == largest)
    return first[1:] == (unit.key, role.key)


def _fte(work: dict[str, int]) -> dict[str, float]:
    return {derived_id("task", key): part / 100 for key, part in work.items() if part > 0}


def samples() -> dict[str, bytes]:
    """Return the sample files' bytes by file name."""
    return {
        f"growth.{language}.orgplan": plan_file.dumps(replace(Story(language).project()))
        for language in LANGUAGES
    }


def main() -> None:
    """Write the samples."""
    folder = ROOT / "resources" / "samples"
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in samples().items():
        (folder / name).write_bytes(data)


if __name__ == "__main__":
    main()
