"""One department as a plan of its own, to be worked on elsewhere; ids stay, so that it is known."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from orgsandbox.domain import tree, work
from orgsandbox.domain.model import Org, Person, Unit
from orgsandbox.domain.project import Project, Scenario


def cut_out(project: Project, scenario: Scenario, unit: str) -> Project:
    """Return a plan with the one scenario, reduced to a unit and everything below it.

    People are those with a seat there; who has the main seat elsewhere gets the largest of those
    left as main. Tasks are those done or owned there. Nothing else leaves the plan.
    """
    org = scenario.org
    keys = tree.subtree(org, unit)
    units = {key: org.units[key] for key in keys}
    units[unit] = replace(units[unit], parent=None, side=tree.side(org, unit))
    people = _people(org, units)
    cut = _with_mains(Org(people, units))
    done = work.added(work.unit_work(cut, held) for held in units.values())
    owners = work.owners(org)
    duties = {task for held in units.values() for role in held.roles for task in role.duties}
    kept = {
        key: replace(task, owner=owners[key] if owners.get(key) in units else None)
        for key, task in org.tasks.items()
        if key in done or key in duties or owners.get(key) in units
    }
    people = {key: _known_work(person, kept.keys()) for key, person in cut.people.items()}
    families = {task.family for task in kept.values()}
    reduced = Org(
        people,
        cut.units,
        {
            key: replace(task, depends_on=tuple(k for k in task.depends_on if k in kept))
            for key, task in kept.items()
        },
        {key: family for key, family in org.families.items() if key in families},
    )
    alone = replace(scenario, org=reduced, based_on=None, pins={})
    return replace(project, scenarios=(alone,), baseline=None, story=False, origin=())


def seen_by(project: Project, base: Scenario, theirs: Org) -> Org | None:
    """Return what somebody began with whose plan holds one department of `base` only; else None."""
    roots = [unit.id for unit in theirs.units.values() if unit.parent not in theirs.units]
    if len(roots) != 1 or roots[0] not in base.org.units:
        return None
    if base.org.units[roots[0]].parent is None:
        return None
    return cut_out(project, base, roots[0]).scenario(base.id).org


def _people(org: Org, units: dict[str, Unit]) -> dict[str, Person]:
    seated = {seat.person for held in units.values() for role in held.roles for seat in role.seats}
    return {key: person for key, person in org.people.items() if key in seated}


def _known_work(person: Person, tasks: Collection[str]) -> Person:
    own = {task: amount for task, amount in person.own_work.items() if task in tasks}
    can_do = tuple(task for task in person.can_do if task in tasks)
    if own == person.own_work and can_do == person.can_do:
        return person
    return replace(person, own_work=own, can_do=can_do)


def _with_mains(org: Org) -> Org:
    """Return the organisation with a main seat for everybody who is left without one."""
    for person in org.people:
        places = tree.places(org, person)
        if not any(place.seat.main for place in places):
            place = places[0]
            held = org.units[place.unit]
            role = next(role for role in held.roles if role.id == place.role)
            seat = replace(place.seat, main=True)
            org = org.with_units(held.with_role(role.with_seat(seat)))
    return org
