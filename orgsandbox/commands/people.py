"""What a planner can do with people: add, edit (here or everywhere), remove."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from orgsandbox.commands.base import Command, OrgCommand, the_person
from orgsandbox.commands.leaving import without_seats
from orgsandbox.domain import bounds
from orgsandbox.domain.model import Org, Person, Work
from orgsandbox.domain.problem import Refused
from orgsandbox.domain.project import Project
from orgsandbox.domain.work import keep_demand
from orgsandbox.i18n import N_, Message


@dataclass(frozen=True)
class AddPerson(OrgCommand):
    """Add somebody to the scenario, without a seat (未配置)."""

    person: Person

    TITLE = N_("Add a person")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation with the person at the end."""
        if self.person.id in org.people:
            raise Refused(Message(N_("This person is already in the scenario.")))
        return org.with_people(sound_person(org, self.person))


@dataclass(frozen=True)
class EditPeople(OrgCommand):
    """Give several people the same values, by field name of Person."""

    people: tuple[str, ...]
    changes: Mapping[str, object]

    TITLE = N_("Edit people")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation with the fields changed for all of them."""
        return _edited(org, self.people, self.changes)


@dataclass(frozen=True)
class EditPeopleEverywhere(Command):
    """Give people the same values in every scenario that has them."""

    people: tuple[str, ...]
    changes: Mapping[str, object]

    TITLE = N_("Edit people in all scenarios")

    def apply(self, project: Project) -> Project:
        """Return the plan with the fields changed wherever these people are."""
        for scenario in project.scenarios:
            if scenario.frozen is not None:
                continue
            known = tuple(key for key in self.people if key in scenario.org.people)
            after = _edited(scenario.org, known, self.changes)
            if after is not scenario.org:
                project = project.with_org(scenario.id, after)
        return project


@dataclass(frozen=True)
class SetOwnWork(OrgCommand):
    """Set what somebody did so far (これまでの担当業務), FTE by task id."""

    person: str
    work: Work

    TITLE = N_("Edit the present work")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation with this own work; refuse unknown tasks and bad numbers."""
        person = the_person(org, self.person)
        return org.with_people(replace(person, own_work=sound_work(org, self.work)))


@dataclass(frozen=True)
class RemovePeople(OrgCommand):
    """Take people out of the scenario, seats and all."""

    people: tuple[str, ...]

    TITLE = N_("Remove people")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation without them; what they did is written down as needed."""
        for person in self.people:
            the_person(org, person)
        after = keep_demand(org, without_seats(org, self.people))
        return after.without_people(self.people)


def _edited(org: Org, people: tuple[str, ...], changes: Mapping[str, object]) -> Org:
    edited = [
        replace(the_person(org, key), **changes)  # type: ignore[arg-type]
        for key in people
    ]
    differing = [person for person in edited if org.people[person.id] != person]
    return (
        org.with_people(*(sound_person(org, person) for person in differing)) if differing else org
    )


def sound_person(org: Org, person: Person) -> Person:
    """Return the person, or refuse what cannot be true of anybody here."""
    if not person.name.strip():
        raise Refused(Message(N_("A person needs a name.")))
    if not (math.isfinite(person.fte) and 0 <= person.fte <= bounds.LARGEST_FTE):
        raise Refused(Message(N_("FTE must be a number from 0 to 10.")))
    if person.joined and person.leaving and person.leaving < person.joined:
        raise Refused(Message(N_("The leaving date is before the joining date.")))
    if any(away.end is not None and away.end < away.start for away in person.absences):
        raise Refused(Message(N_("An absence ends before it begins.")))
    if any(task not in org.tasks for task in person.can_do):
        raise Refused(Message(N_("That task is no longer in this scenario.")))
    # Sorted, so that the same abilities are equal in whichever order they were given.
    can_do = tuple(sorted(set(person.can_do)))
    return person if can_do == person.can_do else replace(person, can_do=can_do)


def sound_work(org: Org, work: Work) -> dict[str, float]:
    """Return the work without zeros, or refuse unknown tasks and impossible amounts."""
    for task, amount in work.items():
        if task not in org.tasks:
            raise Refused(Message(N_("That task is no longer in this scenario.")))
        if not (math.isfinite(amount) and amount >= 0):
            raise Refused(Message(N_("Working time must be 0 or more.")))
    return {task: float(amount) for task, amount in work.items() if amount > 0}
