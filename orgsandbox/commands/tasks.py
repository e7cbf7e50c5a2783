"""What a planner can do with tasks (業務) and families (業務区分)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from orgsandbox.commands.base import OrgCommand, the_unit
from orgsandbox.domain import bounds
from orgsandbox.domain.model import Family, Org, Role, Task, Work
from orgsandbox.domain.problem import Refused
from orgsandbox.i18n import N_, Message


@dataclass(frozen=True)
class AddTask(OrgCommand):
    """Add a task."""

    task: Task

    TITLE = N_("Add a task")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation with the task."""
        if self.task.id in org.tasks:
            raise Refused(Message(N_("This task is already in the scenario.")))
        return org.with_tasks(_sound(org, self.task))


@dataclass(frozen=True)
class EditTask(OrgCommand):
    """Replace what is known of a task."""

    task: Task

    TITLE = N_("Edit the task")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation with the task as given."""
        held = the_task(org, self.task.id)
        return org if held == self.task else org.with_tasks(_sound(org, self.task))


@dataclass(frozen=True)
class RemoveTask(OrgCommand):
    """Remove a task, and with it all work on it."""

    task: str

    TITLE = N_("Remove the task")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation in which nobody does the task any more."""
        the_task(org, self.task)
        people = [
            replace(
                person,
                own_work=_without(person.own_work, self.task),
                can_do=tuple(key for key in person.can_do if key != self.task),
            )
            for person in org.people.values()
            if self.task in person.own_work or self.task in person.can_do
        ]
        units = [
            replace(unit, roles=tuple(_role_without(role, self.task) for role in unit.roles))
            for unit in org.units.values()
            if any(_does(role, self.task) for role in unit.roles)
        ]
        tasks = [
            replace(task, depends_on=tuple(key for key in task.depends_on if key != self.task))
            for task in org.tasks.values()
            if self.task in task.depends_on
        ]
        after = org.with_people(*people).with_units(*units).with_tasks(*tasks)
        return after.without_tasks((self.task,))


@dataclass(frozen=True)
class AddFamily(OrgCommand):
    """Add a task family."""

    family: Family

    TITLE = N_("Add a task family")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation with the family."""
        if self.family.id in org.families:
            raise Refused(Message(N_("This task family is already in the scenario.")))
        return org.with_families(_named(self.family))


@dataclass(frozen=True)
class EditFamily(OrgCommand):
    """Replace a family's name, colour and whether one can specialise in it."""

    family: Family

    TITLE = N_("Edit the task family")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation with the family as given."""
        the_family(org, self.family.id)
        return org.with_families(_named(self.family))


@dataclass(frozen=True)
class RemoveFamily(OrgCommand):
    """Remove a family; its tasks stay, each a family of its own."""

    family: str

    TITLE = N_("Remove the task family")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation without the family."""
        the_family(org, self.family)
        freed = [
            replace(task, family=None) for task in org.tasks.values() if task.family == self.family
        ]
        return org.with_tasks(*freed).without_families((self.family,))


def the_task(org: Org, task: str) -> Task:
    """Return the task of that id, or refuse."""
    held = org.tasks.get(task)
    if held is None:
        raise Refused(Message(N_("That task is no longer in this scenario.")))
    return held


def the_family(org: Org, family: str) -> Family:
    """Return the family of that id, or refuse."""
    held = org.families.get(family)
    if held is None:
        raise Refused(Message(N_("That task family is no longer in this scenario.")))
    return held


def _sound(org: Org, task: Task) -> Task:
    if not task.name.strip():
        raise Refused(Message(N_("A task needs a name.")))
    if task.owner is not None:
        the_unit(org, task.owner)
    if task.family is not None:
        the_family(org, task.family)
    if task.demand is not None and not 0 <= task.demand <= bounds.LARGEST_WORK:
        raise Refused(Message(N_("Working time must be 0 or more.")))
    held = task.sourcing
    amounts = (held.own_cost, held.price, held.transaction)
    if not all(amount is None or 0 <= amount <= bounds.LARGEST_AMOUNT for amount in amounts):
        raise Refused(Message(N_("An amount must be 0 or more, and below ten trillion.")))
    return task


def _named(family: Family) -> Family:
    if not family.name.strip():
        raise Refused(Message(N_("A task family needs a name.")))
    return family


def _does(role: Role, task: str) -> bool:
    return task in role.duties or any(task in (seat.work or {}) for seat in role.seats)


def _role_without(role: Role, task: str) -> Role:
    seats = tuple(
        replace(seat, work=_without(seat.work, task)) if seat.work is not None else seat
        for seat in role.seats
    )
    return replace(role, duties=_without(role.duties, task), seats=seats)


def _without(work: Work, task: str) -> dict[str, float]:
    return {key: amount for key, amount in work.items() if key != task}
