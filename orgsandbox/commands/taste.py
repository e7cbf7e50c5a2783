"""The taste switch: ○○本部 with departments, or everything in one 総務部 with named roles.

Same people, same work, other lines and names: every measure of people and work stays equal.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from orgsandbox.commands.base import OrgCommand, the_unit
from orgsandbox.commands.joined import cut_told
from orgsandbox.commands.merge import MergeUnits
from orgsandbox.domain import tree, work
from orgsandbox.domain.ids import derived_id, new_id
from orgsandbox.domain.model import Org, Role, Unit
from orgsandbox.domain.problem import Refused
from orgsandbox.i18n import N_, Message


@dataclass(frozen=True)
class GatherIntoOne(OrgCommand):
    """Put the departments below a unit into it, as named roles, under another name."""

    unit: str
    name: str

    TITLE = N_("Put all into one department")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation with one department in the place of all below it."""
        unit = the_unit(org, self.unit)
        below = tree.subtree(org, self.unit)[1:]
        if not below:
            raise Refused(Message(N_("{unit} has no departments below it."), {"unit": unit.name}))
        after = org
        for key in below:
            after = after.with_units(_roles_named(after, key, self.unit))
        after = MergeUnits(self.scenario, below, self.unit).apply_org(after)
        return after.with_units(replace(after.units[self.unit], name=self.name))

    def told_org(self, before: Org, after: Org) -> Message | None:
        """Return whose joined posts were cut to 100 %."""
        return cut_told(before, after)


def _roles_named(org: Org, key: str, into: str) -> Unit:
    """Return the unit with heads named as such, so that no two roles become one by accident."""
    held = org.units[key]
    taken = {role.name for role in org.units[into].roles}
    roles = tuple(
        replace(role, name=f"{held.name} {role.name}") if role.name in taken else role
        for role in held.roles
    )
    return replace(held, roles=roles)


@dataclass(frozen=True)
class SpreadIntoDepartments(OrgCommand):
    """Make a department of every role of a unit, below it; the head stays with the unit.

    `ids` seeds the ids of the new departments, so that applying stays pure.
    """

    unit: str
    name: str
    suffix: str = ""
    ids: str = field(default_factory=new_id)

    TITLE = N_("Make departments of the roles")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation with the departments; nobody's work changes."""
        unit = the_unit(org, self.unit)
        moving = [role for role in unit.roles if not role.is_head]
        if len(moving) < 2:
            text = N_("{unit} has too few roles to make departments of.")
            raise Refused(Message(text, {"unit": unit.name}))
        owned = [key for key, owner in work.owners(org).items() if owner == unit.id]
        made = [self._department(org, role, order) for order, role in enumerate(moving)]
        kept = tuple(role for role in unit.roles if role.is_head)
        after = org.with_units(replace(unit, name=self.name, roles=kept), *made)
        tasks = [replace(org.tasks[key], owner=self._owner(org, made, key)) for key in owned]
        return after.with_tasks(*tasks)

    def _department(self, org: Org, role: Role, order: int) -> Unit:
        key = derived_id("department", self.ids, role.id)
        name = role.name.removesuffix("担当") + self.suffix
        return Unit(key, name, self.unit, order=order, roles=(role,))

    def _owner(self, org: Org, made: list[Unit], task: str) -> str:
        """Return the new department that does most of a task; the unit where none does."""
        amounts = [work.unit_work(org, unit).get(task, 0.0) for unit in made]
        most = max(amounts)
        return made[amounts.index(most)].id if most > 0 else self.unit
