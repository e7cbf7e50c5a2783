"""What a sound organisation satisfies. Faults come back as Problems, never as exceptions."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from datetime import date

from orgsandbox.domain import tree
from orgsandbox.domain.model import Org, Person, Unit, Work
from orgsandbox.domain.problem import Problem, Severity
from orgsandbox.domain.project import Project
from orgsandbox.i18n import N_, Message

EXTERNAL_EMPLOYMENT = (
    "派遣",
    "業務委託",
    "出向受入",
    "受入出向",
    "temp",
    "contractor",
    "agency",
    "seconded in",
)
"""Words in the employment type that mark contract workers, counted apart from 現員."""


def is_external(person: Person) -> bool:
    """Say whether somebody is a contract worker (派遣, 業務委託, 出向受入): counted apart."""
    kind = person.employment.casefold()
    return any(word in kind for word in EXTERNAL_EMPLOYMENT)


def has_left(person: Person, day: date | None) -> bool:
    """Say whether somebody has left the company before that day."""
    return day is not None and person.leaving is not None and person.leaving < day


def is_away(person: Person, day: date | None) -> bool:
    """Say whether that day falls into one of the person's absences."""
    return day is not None and any(
        absence.start <= day and (absence.end is None or day <= absence.end)
        for absence in person.absences
    )


def faults(org: Org) -> tuple[Problem, ...]:
    """Return everything that makes an organisation unsound; empty for a sound one.

    These may not occur in a plan that commands made; a file can hold them.
    """
    if tree.levels(org) > tree.DEEPEST:  # before rules that go up from every department
        text = Message(
            N_("The departments have more than {count} levels."), {"count": tree.DEEPEST}
        )
        return (Problem("too_deep", text),)
    return (
        *_unit_faults(org),
        *_head_faults(org),
        *_seat_faults(org),
        *_task_faults(org),
        *_number_faults(org),
    )


def concerns(org: Org, day: date | None = None) -> tuple[Problem, ...]:
    """Return what is sound but wants the planner's eye: over 100 %, people who have left."""
    found: list[Problem] = []
    for person in org.people.values():
        total = sum(place.seat.share for place in tree.places(org, person.id))
        if total > 100:
            text = Message(
                N_("{name}: the shares of all posts add up to {total} %."),
                {"name": person.name, "total": total},
            )
            found.append(Problem("over_100_percent", text, Severity.NOTE, subject=person.id))
        if has_left(person, day) and tree.places(org, person.id):
            text = Message(N_("{name} has left before this date."), {"name": person.name})
            found.append(Problem("left_company", text, Severity.NOTE, subject=person.id))
    return tuple(found)


def project_faults(project: Project) -> tuple[Problem, ...]:
    """Return the faults of all scenarios and of the plan itself."""
    found: list[Problem] = []
    if not project.scenarios:
        found.append(Problem("no_scenario", Message(N_("The plan has no scenario."))))
    seen: set[str] = set()
    for scenario in project.scenarios:
        if scenario.id in seen:
            text = Message(N_("Two scenarios have the id {id}."), {"id": scenario.id})
            found.append(Problem("duplicate_id", text, subject=scenario.id))
        seen.add(scenario.id)
        found.extend(faults(scenario.org))
    return tuple(found)


def _unit_faults(org: Org) -> Iterator[Problem]:
    for unit in org.units.values():
        if unit.parent is not None and unit.parent not in org.units:
            text = Message(N_("{unit}: the parent department is unknown."), {"unit": unit.name})
            yield Problem("unknown_unit", text, subject=unit.id, value=unit.parent)
        top = tuple(tree.upwards(org, unit.id))[-1]
        if org.units[top].parent in org.units:
            text = Message(N_("{unit} is below itself."), {"unit": unit.name})
            yield Problem("cycle", text, subject=unit.id)


def _head_faults(org: Org) -> Iterator[Problem]:
    for unit in org.units.values():
        heads = [role for role in unit.roles if role.is_head]
        if len(heads) > 1 or any(len(role.seats) > 1 for role in heads):
            text = Message(N_("{unit} has more than one head."), {"unit": unit.name})
            yield Problem("several_heads", text, subject=unit.id)


def _seat_faults(org: Org) -> Iterator[Problem]:
    mains: dict[str, int] = {}
    for unit in org.units.values():
        for role in unit.roles:
            people = [seat.person for seat in role.seats]
            if len(set(people)) < len(people):
                text = Message(N_("{role}: somebody sits there twice."), {"role": role.name})
                yield Problem("duplicate_row", text, subject=role.id)
            for seat in role.seats:
                mains[seat.person] = mains.get(seat.person, 0) + seat.main
                yield from _one_seat(org, unit, seat.person, seat.share)
    for person, count in mains.items():
        if count != 1 and person in org.people:
            text = Message(
                N_("{name} has {count} main posts; exactly one is needed."),
                {"name": org.people[person].name, "count": count},
            )
            yield Problem("main_seat", text, subject=person)


def _one_seat(org: Org, unit: Unit, person: str, share: int) -> Iterator[Problem]:
    if person not in org.people:
        text = Message(N_("{unit}: a post is held by somebody unknown."), {"unit": unit.name})
        yield Problem("unknown_person", text, subject=unit.id, value=person)
    if not 0 <= share <= 100:
        text = Message(N_("{unit}: a share must be from 0 to 100 %."), {"unit": unit.name})
        yield Problem("bad_number", text, subject=unit.id, value=str(share))


def _task_faults(org: Org) -> Iterator[Problem]:
    for task in org.tasks.values():
        if task.family is not None and task.family not in org.families:
            text = Message(N_("{task}: the task family is unknown."), {"task": task.name})
            yield Problem("unknown_family", text, subject=task.id, value=task.family)
        if task.owner is not None and task.owner not in org.units:
            text = Message(N_("{task}: the owner department is unknown."), {"task": task.name})
            yield Problem("unknown_owner", text, subject=task.id, value=task.owner)


def _number_faults(org: Org) -> Iterator[Problem]:
    for person in org.people.values():
        if not (math.isfinite(person.fte) and person.fte >= 0):
            text = Message(N_("{name}: FTE must be 0 or more."), {"name": person.name})
            yield Problem("bad_number", text, subject=person.id, value=str(person.fte))
        yield from _work_faults(org, person.own_work, person.name, person.id)
        yield from _unknown_tasks(org, person.can_do, person.name, person.id)
    for unit in org.units.values():
        for role in unit.roles:
            yield from _work_faults(org, role.duties, role.name, role.id)
            for seat in role.seats:
                yield from _work_faults(org, seat.work or {}, role.name, role.id)


def _unknown_tasks(org: Org, tasks: Iterable[str], where: str, subject: str) -> Iterator[Problem]:
    for task in tasks:
        if task not in org.tasks:
            text = Message(N_("{where}: a task is unknown."), {"where": where})
            yield Problem("unknown_task", text, subject=subject, value=task)


def _work_faults(org: Org, work: Work, where: str, subject: str) -> Iterator[Problem]:
    yield from _unknown_tasks(org, work, where, subject)
    for amount in work.values():
        if not (math.isfinite(amount) and amount >= 0):
            text = Message(N_("{where}: working time must be 0 or more."), {"where": where})
            yield Problem("bad_number", text, subject=subject, value=str(amount))
