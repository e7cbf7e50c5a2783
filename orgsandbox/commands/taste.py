"""The taste switch: ○○本部 with departments, or everything in one 総務部 with named roles.

Same people, same work, other lines and names: every measure of people and work stays equal. A
部長 post becomes a role beside the line (経理担当部長) and a post again, and levels go with the names.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from orgsandbox.commands.base import OrgCommand, the_unit
from orgsandbox.commands.head_posts import (
    as_head,
    as_role,
    department_of,
    is_former_head,
    is_open_post,
    with_head_post,
)
from orgsandbox.commands.joined import cut_told
from orgsandbox.commands.merge import MergeUnits
from orgsandbox.domain import tree, work
from orgsandbox.domain.ids import derived_id, new_id
from orgsandbox.domain.levels import level_of_name
from orgsandbox.domain.model import Org, Role, Unit
from orgsandbox.domain.problem import Refused
from orgsandbox.i18n import N_, Message

_FEWEST = 2
"""One role is no choice between departments."""


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
        return after.with_units(_called(after.units[self.unit], self.name))

    def told_org(self, before: Org, after: Org) -> Message | None:
        """Return whose joined posts were cut to 100 %."""
        return cut_told(before, after)


def _roles_named(org: Org, key: str, into: str) -> Unit:
    """Return the unit with its head post as a role beside the line (経理担当部長), and with names
    that no role of the other department has by accident."""
    unit = org.units[key]
    taken = {role.name for role in org.units[into].roles}
    roles = [
        as_role(unit, role) if role.is_head else role
        for role in unit.roles
        if not is_open_post(role)
    ]
    named = tuple(
        replace(role, name=f"{unit.name} {role.name}") if role.name in taken else role
        for role in roles
    )
    return replace(unit, roles=named)


def _called(unit: Unit, name: str) -> Unit:
    """Return the unit with another name, and the level that the name says."""
    return replace(unit, name=name, level=level_of_name(name) or unit.level)


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
        moving: dict[str, list[Role]] = {}
        for role in unit.roles:
            if not role.is_head:
                moving.setdefault(department_of(role), []).append(role)
        if len(moving) < _FEWEST:
            text = N_("{unit} has too few roles to make departments of.")
            raise Refused(Message(text, {"unit": unit.name}))
        owned = [key for key, owner in work.owners(org).items() if owner == unit.id]
        made = [
            self._department(stem, roles, order)
            for order, (stem, roles) in enumerate(moving.items())
        ]
        kept = tuple(role for role in unit.roles if role.is_head)
        above = _called(replace(unit, roles=kept), self.name)
        after = org.with_units(with_head_post(above), *made)
        tasks = [replace(org.tasks[key], owner=self._owner(org, made, key)) for key in owned]
        return after.with_tasks(*tasks)

    def _department(self, stem: str, roles: list[Role], order: int) -> Unit:
        """Return the department of roles of one stem: its head post first, open where none is."""
        key = derived_id("department", self.ids, roles[0].id)
        name = stem + self.suffix
        heads = tuple(role for role in roles if is_former_head(role))
        others = tuple(role for role in roles if role not in heads[:1])
        posts = tuple(as_head(role, name) for role in heads[:1])
        level = level_of_name(name)
        return with_head_post(
            Unit(key, name, self.unit, level, order=order, roles=(*posts, *others))
        )

    def _owner(self, org: Org, made: list[Unit], task: str) -> str:
        """Return the new department that does most of a task; the unit where none does."""
        amounts = [work.unit_work(org, unit).get(task, 0.0) for unit in made]
        most = max(amounts)
        return made[amounts.index(most)].id if most > 0 else self.unit
