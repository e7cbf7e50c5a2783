"""A command turns one plan into the next, or refuses with a reason.

A command says what is wanted, never how to undo it: undo is the earlier value.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar

from orgsandbox.commands.unowned import with_last_owned
from orgsandbox.domain import rules
from orgsandbox.domain.model import Org, Person, Role, Unit
from orgsandbox.domain.problem import Refused
from orgsandbox.domain.project import Project
from orgsandbox.domain.tree import find_role
from orgsandbox.i18n import N_, Message


class Command(ABC):
    """A wish of the planner as a value."""

    TITLE: ClassVar[str] = ""

    @property
    def label(self) -> Message:
        """What undo and the history call it, in the planner's words."""
        return Message(self.TITLE)

    @abstractmethod
    def apply(self, project: Project) -> Project:
        """Return the plan as it would be; raise Refused when that cannot be."""

    def told(self, before: Project, after: Project) -> Message | None:
        """Return what the planner has to know of the step besides what is seen, or None."""
        return None


@dataclass(frozen=True)
class OrgCommand(Command):
    """A command that changes the organisation of one scenario."""

    scenario: str

    def told(self, before: Project, after: Project) -> Message | None:
        """Ask `told_org` of the scenario's organisation."""
        if not (before.has(self.scenario) and after.has(self.scenario)):
            return None
        return self.told_org(before.scenario(self.scenario).org, after.scenario(self.scenario).org)

    def told_org(self, before: Org, after: Org) -> Message | None:
        """Return what the planner has to know of the step besides what is seen, or None."""
        return None

    @abstractmethod
    def apply_org(self, org: Org) -> Org:
        """Return the organisation as it would be; raise Refused when that cannot be."""

    def apply(self, project: Project) -> Project:
        """Apply to the scenario's organisation; an unchanged one leaves the plan the same object."""
        if not project.has(self.scenario):
            raise Refused(Message(N_("That scenario is no longer in the plan.")))
        if project.scenario(self.scenario).frozen is not None:
            raise Refused(Message(N_("This scenario is frozen. Duplicate it to go on.")))
        org = project.scenario(self.scenario).org
        after = with_last_owned(org, self.apply_org(org))
        return project if after is org else project.with_org(self.scenario, after)


@dataclass(frozen=True)
class Together(Command):
    """Several commands as one step: all of them or none."""

    commands: tuple[Command, ...]
    title: Message

    @property
    def label(self) -> Message:
        """Return the title given for the whole step."""
        return self.title

    def apply(self, project: Project) -> Project:
        """Apply one after the other; a refusal of one refuses all."""
        for command in self.commands:
            project = command.apply(project)
        return project

    def told(self, before: Project, after: Project) -> Message | None:
        """Return the first of what its commands have to tell of the whole step."""
        said = (command.told(before, after) for command in self.commands)
        return next((message for message in said if message is not None), None)


def carried_out(command: Command, project: Project) -> Project:
    """Return the plan after a command: the one door through which plans change.

    Refused when the command says no, and when what it leaves is not sound: no plan comes to be
    that its own file could not hold.
    """
    after = command.apply(project)
    faults = rules.project_faults(after, project) if after is not project else ()
    if faults:
        raise Refused(faults[0].message)
    return after


def the_person(org: Org, person: str) -> Person:
    """Return the person of that id, or refuse."""
    held = org.people.get(person)
    if held is None:
        raise Refused(Message(N_("That person is no longer in this scenario.")))
    return held


def the_unit(org: Org, unit: str) -> Unit:
    """Return the unit of that id, or refuse."""
    held = org.units.get(unit)
    if held is None:
        raise Refused(Message(N_("That department is no longer in this scenario.")))
    return held


def the_role(org: Org, role: str) -> tuple[Unit, Role]:
    """Return the role of that id with its unit, or refuse."""
    held = find_role(org, role)
    if held is None:
        raise Refused(Message(N_("That role is no longer in this scenario.")))
    return held


def with_role(org: Org, unit: str, role: Role) -> Org:
    """Return the organisation with the role put into its unit."""
    return org.with_units(org.units[unit].with_role(role))
