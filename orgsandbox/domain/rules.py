"""What a sound organisation satisfies. Faults come back as Problems, never as exceptions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice

from orgsandbox.domain import bounds, lineage, tree, values
from orgsandbox.domain.model import Org, Person, Unit
from orgsandbox.domain.presence import has_left
from orgsandbox.domain.problem import Problem, Severity
from orgsandbox.domain.project import Project
from orgsandbox.i18n import N_, Message

_WHOLE = 100
"""Per cent: all of somebody's time."""


def concerns(org: Org, day: date | None = None) -> tuple[Problem, ...]:
    """Return what is sound but wants the planner's eye: over 100 %, people who have left."""
    found: list[Problem] = []
    for person in org.people.values():
        total = sum(place.seat.share for place in tree.places(org, person.id))
        if total > _WHOLE:
            text = Message(
                N_("{name}: the shares of all posts add up to {total} %."),
                {"name": person.name, "total": total},
            )
            found.append(Problem("over_100_percent", text, Severity.NOTE, subject=person.id))
        if has_left(person, day) and tree.places(org, person.id):
            text = Message(N_("{name} has left before this date."), {"name": person.name})
            found.append(Problem("left_company", text, Severity.NOTE, subject=person.id))
    return tuple(found)


def sound(project: Project) -> bool:
    """Say whether the plan is one that commands may leave, files hold and readers open."""
    return not project_faults(project)


def project_faults(project: Project, since: Project | None = None) -> tuple[Problem, ...]:
    """Return everything that makes a plan unsound; empty for a sound one.

    With `since`, a sound plan that this one was made from, only what differs is looked at: the
    answer is the same, within a fraction of a millisecond.
    """
    found = list(_scenario_faults(project))
    if since is None or _shared(project) != _shared(since):
        found.extend(values.plan_faults(project))
    known = {held.id: held for held in since.scenarios} if since is not None else {}
    for scenario in project.scenarios:
        before = known.get(scenario.id)
        if scenario is before:
            continue
        found.extend(values.scenario_faults(scenario))
        # A new scenario is nearly always the copy of one that is sound.
        origin = before or known.get(scenario.based_on or "")
        found.extend(faults(scenario.org, origin.org if origin is not None else None))
    return tuple(found)


def contradictions(project: Project) -> tuple[Problem, ...]:
    """Return the faults of a plan whose single values are known to be sound.

    The file's schema has checked them, against the same bounds: here is what refers to what.
    """
    found = list(_scenario_faults(project))
    for scenario in project.scenarios:
        found.extend(_contradictions(scenario.org, _everything(scenario.org)))
    return tuple(found)


def _shared(project: Project) -> tuple[object, ...]:
    return project.company, project.assumptions


def _scenario_faults(project: Project) -> Iterator[Problem]:
    if not project.scenarios:
        yield Problem("no_scenario", Message(N_("The plan has no scenario.")))
    if len(project.scenarios) > bounds.MOST_SCENARIOS:
        yield Problem("too_many", Message(N_("A plan holds at most ten thousand scenarios.")))
    if project.baseline is not None and not project.has(project.baseline):
        text = Message(N_("The baseline is no scenario of the plan."))
        yield Problem("unknown_scenario", text, value=project.baseline)
    seen: set[str] = set()
    for scenario in project.scenarios:
        if scenario.id in seen:
            text = Message(N_("Two scenarios have the id {id}."), {"id": scenario.id})
            yield Problem("duplicate_id", text, subject=scenario.id)
        seen.add(scenario.id)


def faults(org: Org, since: Org | None = None) -> tuple[Problem, ...]:
    """Return everything that makes an organisation unsound; empty for a sound one.

    These may not occur in a plan that commands made; a file can hold them. With `since`, a sound
    organisation that this one was made from, only what may differ is looked at.
    """
    if org is since:
        return ()
    part = _everything(org) if since is None else _part(since, org)
    return (*_contradictions(org, part), *_value_faults(org, part))


def _contradictions(org: Org, part: _Part) -> tuple[Problem, ...]:
    if part.shape and tree.levels(org) > tree.DEEPEST:  # before rules that go up from departments
        text = Message(
            N_("The departments have more than {count} levels."), {"count": tree.DEEPEST}
        )
        return (Problem("too_deep", text),)
    units = [org.units[key] for key in part.units]
    return (
        *_unit_faults(org, units),
        *_head_faults(units),
        *_role_faults(part, units),
        *_seat_faults(org, part.mains, units),
        *_task_faults(org, part.tasks),
        *_reference_faults(org, part.people, units),
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """The ids of what is to be looked at, all of them in the organisation.

    `mains` is the number of main posts of everybody whose posts may differ, `roles` says in which department outside this
    part a role of that id is, `shape` whether departments may have another place.
    """

    people: Collection[str]
    units: Collection[str]
    tasks: Collection[str]
    families: Collection[str]
    mains: Mapping[str, int]
    roles: Mapping[str, str]
    shape: bool


def _everything(org: Org) -> _Part:
    mains: dict[str, int] = {}
    for unit in org.units.values():
        for role in unit.roles:
            for seat in role.seats:
                mains[seat.person] = mains.get(seat.person, 0) + seat.main
    return _Part(org.people, org.units, org.tasks, org.families, mains, {}, shape=True)


def _part(before: Org, after: Org) -> _Part:
    """Return what may have become unsound: what differs, and what refers to something gone."""
    people = set(lineage.changed(before.people, after.people))
    units = set(lineage.changed(before.units, after.units))
    tasks = set(lineage.changed(before.tasks, after.tasks))
    families = lineage.changed(before.families, after.families)
    places = tree.index(after).places
    seated = {
        seat.person
        for org in (before, after)
        for key in _within(units, org.units)
        for role in org.units[key].roles
        for seat in role.seats
    }
    for person in _without(people, after.people):
        units |= {place.unit for place in places.get(person, ())}
    gone = _without(units, after.units)
    if gone:
        units |= {key for key, unit in after.units.items() if unit.parent in gone}
        tasks |= {key for key, task in after.tasks.items() if task.owner in gone}
    lost = _without(families, after.families)
    if lost:
        tasks |= {key for key, task in after.tasks.items() if task.family in lost}
    dropped = _without(tasks, after.tasks)
    if dropped:
        people |= {key for key, person in after.people.items() if _names(person, dropped)}
        units |= {key for key, unit in after.units.items() if _does(unit, dropped)}
    within = {
        role: unit
        for key in _within(units, after.units)
        for role in (role.id for role in after.units[key].roles)
        if (unit := tree.index(before).unit_of.get(role)) is not None
        and unit not in units
        and unit in after.units
    }
    return _Part(
        _within(people, after.people),
        _within(units, after.units),
        _within(tasks, after.tasks),
        _within(families, after.families),
        {
            person: sum(place.seat.main for place in places[person])
            for person in seated
            if person in places
        },
        within,
        shape=bool(gone) or any(_parent(before, key) != _parent(after, key) for key in units),
    )


def _parent(org: Org, unit: str) -> str | None:
    held = org.units.get(unit)
    return held.parent if held is not None else ""


def _within(keys: Iterable[str], known: Mapping[str, object]) -> set[str]:
    return {key for key in keys if key in known}


def _without(keys: Iterable[str], known: Mapping[str, object]) -> set[str]:
    return {key for key in keys if key not in known}


def _names(person: Person, tasks: set[str]) -> bool:
    return not (tasks.isdisjoint(person.own_work) and tasks.isdisjoint(person.can_do))


def _does(unit: Unit, tasks: set[str]) -> bool:
    return any(
        not tasks.isdisjoint(role.duties)
        or any(seat.work and not tasks.isdisjoint(seat.work) for seat in role.seats)
        for role in unit.roles
    )


def _unit_faults(org: Org, units: Iterable[Unit]) -> Iterator[Problem]:
    for unit in units:
        if unit.parent is not None and unit.parent not in org.units:
            text = Message(N_("{unit}: the parent department is unknown."), {"unit": unit.name})
            yield Problem("unknown_unit", text, subject=unit.id, value=unit.parent)
        above = tuple(islice(tree.upwards(org, unit.id), tree.DEEPEST + 1))
        if len(above) > tree.DEEPEST:
            text = Message(
                N_("The departments have more than {count} levels."), {"count": tree.DEEPEST}
            )
            yield Problem("too_deep", text)
            return
        top = above[-1]
        if org.units[top].parent in org.units:
            text = Message(N_("{unit} is below itself."), {"unit": unit.name})
            yield Problem("cycle", text, subject=unit.id)


def _head_faults(units: Iterable[Unit]) -> Iterator[Problem]:
    for unit in units:
        heads = [role for role in unit.roles if role.is_head]
        if len(heads) > 1 or any(len(role.seats) > 1 for role in heads):
            text = Message(N_("{unit} has more than one head."), {"unit": unit.name})
            yield Problem("several_heads", text, subject=unit.id)


def _role_faults(part: _Part, units: Iterable[Unit]) -> Iterator[Problem]:
    seen = set(part.roles)
    for unit in units:
        for role in unit.roles:
            if role.id in seen:
                text = Message(N_("Two roles have the id {id}."), {"id": role.id})
                yield Problem("duplicate_id", text, subject=role.id)
            seen.add(role.id)


def _seat_faults(org: Org, mains: Mapping[str, int], units: Iterable[Unit]) -> Iterator[Problem]:
    for unit in units:
        for role in unit.roles:
            people = {seat.person for seat in role.seats}
            if len(people) < len(role.seats):
                text = Message(N_("{role}: somebody sits there twice."), {"role": role.name})
                yield Problem("duplicate_row", text, subject=role.id)
            for person in (key for key in people if key not in org.people):
                text = Message(
                    N_("{unit}: a post is held by somebody unknown."), {"unit": unit.name}
                )
                yield Problem("unknown_person", text, subject=unit.id, value=person)
    for person, count in mains.items():
        if count != 1 and person in org.people:
            text = Message(
                N_("{name} has {count} main posts; exactly one is needed."),
                {"name": org.people[person].name, "count": count},
            )
            yield Problem("main_seat", text, subject=person)


def _task_faults(org: Org, tasks: Iterable[str]) -> Iterator[Problem]:
    for task in (org.tasks[key] for key in tasks):
        if task.family is not None and task.family not in org.families:
            text = Message(N_("{task}: the task family is unknown."), {"task": task.name})
            yield Problem("unknown_family", text, subject=task.id, value=task.family)
        if task.owner is not None and task.owner not in org.units:
            text = Message(N_("{task}: the owner department is unknown."), {"task": task.name})
            yield Problem("unknown_owner", text, subject=task.id, value=task.owner)


def _value_faults(org: Org, part: _Part) -> Iterator[Problem]:
    for person in part.people:
        yield from values.person_faults(org.people[person])
    for unit in part.units:
        yield from values.unit_faults(org.units[unit])
    for task in part.tasks:
        yield from values.task_faults(org.tasks[task])
    for family in part.families:
        yield from values.family_faults(org.families[family])


def _reference_faults(org: Org, people: Iterable[str], units: Iterable[Unit]) -> Iterator[Problem]:
    for person in (org.people[key] for key in people):
        yield from _unknown_tasks(org, person.own_work, person.name, person.id)
        yield from _unknown_tasks(org, person.can_do, person.name, person.id)
    for role in (role for unit in units for role in unit.roles):
        yield from _unknown_tasks(org, role.duties, role.name, role.id)
        for seat in role.seats:
            yield from _unknown_tasks(org, seat.work or (), role.name, role.id)


def _unknown_tasks(org: Org, tasks: Iterable[str], where: str, subject: str) -> Iterator[Problem]:
    for task in tasks:
        if task not in org.tasks:
            text = Message(N_("{where}: a task is unknown."), {"where": where})
            yield Problem("unknown_task", text, subject=subject, value=task)
