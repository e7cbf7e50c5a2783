"""What a planner can do with departments (部署): add, rename, edit, move, reorder, remove, side."""

from __future__ import annotations

from dataclasses import dataclass, replace

from orgsandbox.commands.base import OrgCommand, the_unit
from orgsandbox.commands.roles import emptied
from orgsandbox.domain import bounds, tree
from orgsandbox.domain.model import Org, Side, Unit
from orgsandbox.domain.problem import Refused
from orgsandbox.domain.work import keep_demand
from orgsandbox.i18n import N_, Message


@dataclass(frozen=True)
class AddUnit(OrgCommand):
    """Add a department, last among its siblings."""

    unit: Unit

    TITLE = N_("Add a department")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation with the department below its parent."""
        if self.unit.id in org.units:
            raise Refused(Message(N_("This department is already in the scenario.")))
        if self.unit.parent is not None:
            the_unit(org, self.unit.parent)
        _refuse_nameless(self.unit.name)
        unit = replace(self.unit, order=next_order(org, self.unit.parent))
        return org.with_units(unit)


@dataclass(frozen=True)
class RenameUnit(OrgCommand):
    """Give a department another name."""

    unit: str
    name: str

    TITLE = N_("Rename the department")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation with the new name."""
        unit = the_unit(org, self.unit)
        _refuse_nameless(self.name)
        name = self.name.strip()
        return org if unit.name == name else org.with_units(replace(unit, name=name))


@dataclass(frozen=True)
class EditUnit(OrgCommand):
    """Replace a department's name, level, side, note and division date; place and roles stay."""

    unit: Unit

    TITLE = N_("Edit the department")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation with the department as given."""
        held = the_unit(org, self.unit.id)
        _refuse_nameless(self.unit.name)
        survey = self.unit.survey
        if survey is not None and not abs(survey) <= bounds.LARGEST_MEAN:
            raise Refused(Message(N_("A survey's mean is a number up to a million.")))
        edited = replace(self.unit, parent=held.parent, order=held.order, roles=held.roles)
        return org if edited == held else org.with_units(edited)


@dataclass(frozen=True)
class SetSide(OrgCommand):
    """Put a department on the direct or support side, or with None where the one above stands."""

    unit: str
    side: Side | None

    TITLE = N_("Change the side")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation with that side."""
        unit = the_unit(org, self.unit)
        return org if unit.side is self.side else org.with_units(replace(unit, side=self.side))


@dataclass(frozen=True)
class MoveUnit(OrgCommand):
    """Put a department with everything below it under another one (None: at the top)."""

    unit: str
    parent: str | None
    position: int | None = None

    TITLE = N_("Move the department")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation with the department there; refuse a place below itself."""
        unit = the_unit(org, self.unit)
        if self.parent is not None:
            target = the_unit(org, self.parent)
            if unit.id in tree.path(org, target.id):
                text = N_("{unit} cannot be put below itself.")
                raise Refused(Message(text, {"unit": unit.name}))
        if unit.parent == self.parent and self.position is None:
            return org
        moved = org.with_units(
            replace(unit, parent=self.parent, order=next_order(org, self.parent))
        )
        return moved if self.position is None else _at(moved, unit.id, self.position)


@dataclass(frozen=True)
class ReorderUnit(OrgCommand):
    """Put a department at `position` among its siblings (組織順)."""

    unit: str
    position: int

    TITLE = N_("Change the order")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation with the siblings in that order."""
        the_unit(org, self.unit)
        return _at(org, self.unit, self.position)


@dataclass(frozen=True)
class RemoveUnit(OrgCommand):
    """Remove a department: those below move up, its people are unplaced, its tasks lose owner."""

    unit: str

    TITLE = N_("Remove the department")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation without the department; nobody is lost."""
        unit = the_unit(org, self.unit)
        if len(org.units) == 1:
            raise Refused(Message(N_("The last department has to stay.")))
        after = org
        for role in unit.roles:
            after = emptied(after, role)
        after = keep_demand(org, after)
        lifted = [
            replace(after.units[key], parent=unit.parent, side=_side_kept(org, key, unit))
            for key in tree.children(org, unit.id)
        ]
        orphans = [
            replace(task, owner=None) for task in after.tasks.values() if task.owner == unit.id
        ]
        return after.without_units((unit.id,)).with_units(*lifted).with_tasks(*orphans)


def _side_kept(org: Org, child: str, unit: Unit) -> Side | None:
    """Return a child's own side, or the one it inherited from the unit that goes away."""
    return org.units[child].side or unit.side


def next_order(org: Org, parent: str | None) -> int:
    """Return the order that puts a unit last among the children of `parent`."""
    siblings = tree.children(org, parent) if parent is not None else tree.roots(org)
    return max((org.units[key].order for key in siblings), default=-1) + 1


def _at(org: Org, unit: str, position: int) -> Org:
    parent = org.units[unit].parent
    siblings = [
        key
        for key in (tree.children(org, parent) if parent is not None else tree.roots(org))
        if key != unit
    ]
    siblings.insert(max(0, min(position, len(siblings))), unit)
    changed = [
        replace(org.units[key], order=order)
        for order, key in enumerate(siblings)
        if org.units[key].order != order
    ]
    return org.with_units(*changed) if changed else org


def _refuse_nameless(name: str) -> None:
    if not name.strip():
        raise Refused(Message(N_("A department needs a name.")))
