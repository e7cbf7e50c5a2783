"""What a planner can do with roles (役割): add, edit, move, remove, plan seats, name the head."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from orgsandbox.commands.base import OrgCommand, the_role, the_unit, with_role
from orgsandbox.commands.leaving import leave_seat
from orgsandbox.commands.people import sound_work
from orgsandbox.domain import bounds, tree
from orgsandbox.domain.ids import new_id
from orgsandbox.domain.model import Org, Role, Unit
from orgsandbox.domain.problem import Refused
from orgsandbox.domain.work import demand, keep_demand, supply
from orgsandbox.i18n import N_, Message


@dataclass(frozen=True)
class AddRole(OrgCommand):
    """Add a role to a department, at the end."""

    unit: str
    role: Role

    TITLE = N_("Add a role")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation with the role; refuse a second head."""
        unit = the_unit(org, self.unit)
        return org.with_units(unit.with_role(_sound(org, unit, self.role)))


@dataclass(frozen=True)
class EditRole(OrgCommand):
    """Replace a role's name, planned seats, duties and head mark; its seats stay."""

    role: Role

    TITLE = N_("Edit the role")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation with the role as given, keeping who sits there."""
        unit, held = the_role(org, self.role.id)
        edited = replace(self.role, seats=held.seats)
        if edited == held:
            return org
        return with_role(org, unit.id, _sound(org, unit, edited))


@dataclass(frozen=True)
class RenameRole(OrgCommand):
    """Give a role another name."""

    role: str
    name: str

    TITLE = N_("Rename the role")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation with the new name."""
        _unit, held = the_role(org, self.role)
        return EditRole(self.scenario, replace(held, name=self.name.strip())).apply_org(org)


@dataclass(frozen=True)
class SetPlanned(OrgCommand):
    """Set how many seats are planned (定員); None plans no number."""

    role: str
    planned: int | None

    TITLE = N_("Set the planned seats")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation with that plan."""
        _unit, held = the_role(org, self.role)
        return EditRole(self.scenario, replace(held, planned=self.planned)).apply_org(org)


@dataclass(frozen=True)
class SetDuties(OrgCommand):
    """Set what a role does: weights by task id."""

    role: str
    duties: Mapping[str, float]

    TITLE = N_("Edit the duties")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation with these duties."""
        _unit, held = the_role(org, self.role)
        duties = sound_work(org, self.duties)
        return EditRole(self.scenario, replace(held, duties=duties)).apply_org(org)


@dataclass(frozen=True)
class SetHead(OrgCommand):
    """Make a role the head of its department, or with None leave the department without one."""

    unit: str
    role: str | None

    TITLE = N_("Choose the head")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation with that head role; refuse one with several people."""
        unit = the_unit(org, self.unit)
        roles = tuple(replace(held, is_head=held.id == self.role) for held in unit.roles)
        chosen = next((held for held in roles if held.is_head), None)
        if self.role is not None and chosen is None:
            raise Refused(Message(N_("That role is no longer in this scenario.")))
        if chosen is not None and max(len(chosen.seats), chosen.planned or 0) > 1:
            text = N_("{role} has several seats; a head role has one.")
            raise Refused(Message(text, {"role": chosen.name}))
        return org if roles == unit.roles else org.with_units(replace(unit, roles=roles))


@dataclass(frozen=True)
class MoveRole(OrgCommand):
    """Move a whole role with its people to a department, to `position` among its roles."""

    role: str
    unit: str
    position: int | None = None

    TITLE = N_("Move the role")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation with the role there; refuse a second head."""
        source, role = the_role(org, self.role)
        target = the_unit(org, self.unit)
        if source.id == target.id and self.position is None:
            return org
        others = tuple(held for held in target.roles if held.id != role.id)
        _sound(org, replace(target, roles=others), role)
        at = len(others) if self.position is None else max(0, min(self.position, len(others)))
        after = org.with_units(source.without_role(role.id))
        return after.with_units(
            replace(after.units[target.id], roles=(*others[:at], role, *others[at:]))
        )


@dataclass(frozen=True)
class RemoveRole(OrgCommand):
    """Remove a role; who has no other post is unplaced then."""

    role: str

    TITLE = N_("Remove the role")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation without the role; nobody is lost."""
        _unit, role = the_role(org, self.role)
        after = keep_demand(org, emptied(org, role))
        unit, _role = the_role(after, self.role)
        return after.with_units(unit.without_role(self.role))


@dataclass(frozen=True)
class MakeRoleFromFamily(OrgCommand):
    """Make a role that does a task family (役割の候補), with one planned seat."""

    unit: str
    family: str
    name: str
    new_role: str = field(default_factory=new_id)

    TITLE = N_("Add a role")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation with the role; its duties are the family's tasks by demand."""
        if self.family not in org.families:
            raise Refused(Message(N_("That task family is no longer in this scenario.")))
        supplied = supply(org)
        duties = {
            task.id: demand(task) or supplied.get(task.id) or 1.0
            for task in org.tasks.values()
            if task.family == self.family
        }
        role = Role(self.new_role, self.name, planned=1, duties=duties)
        return AddRole(self.scenario, self.unit, role).apply_org(org)


def emptied(org: Org, role: Role) -> Org:
    """Return the organisation with nobody in that role; each keeps the work done so far."""
    after = org
    for seat in role.seats:
        place = next(held for held in tree.places(after, seat.person) if held.role == role.id)
        after = leave_seat(after, after.people[seat.person], place)
    return after


def _sound(org: Org, unit: Unit, role: Role) -> Role:
    if not role.name.strip():
        raise Refused(Message(N_("A role needs a name.")))
    if role.planned is not None and not 0 <= role.planned <= bounds.MOST_PLANNED:
        raise Refused(Message(N_("Planned seats must be 0 or more.")))
    if any(not math.isfinite(weight) or weight < 0 for weight in role.duties.values()):
        raise Refused(Message(N_("Working time must be 0 or more.")))
    if role.is_head and any(held.is_head and held.id != role.id for held in unit.roles):
        raise Refused(Message(N_("{unit} already has a head role."), {"unit": unit.name}))
    if role.is_head and max(len(role.seats), role.planned or 0) > 1:
        raise Refused(
            Message(N_("{role} has several seats; a head role has one."), {"role": role.name})
        )
    return role
