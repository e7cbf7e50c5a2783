"""What can be carried over the organisation, and which command letting go of it would be."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt

from orgsandbox.canvas.source import Drop, Modifiers, Spot
from orgsandbox.commands.base import Command
from orgsandbox.commands.roles import MakeRoleFromFamily, MoveRole
from orgsandbox.commands.scenarios import SetPin
from orgsandbox.commands.seats import MovePeople, MoveToUnit
from orgsandbox.commands.units import MoveUnit
from orgsandbox.domain import tree, work
from orgsandbox.domain.model import Org
from orgsandbox.drawing.card_data import Tile
from orgsandbox.drawing.lenses.mix import mix
from orgsandbox.drawing.mime import Picked
from orgsandbox.i18n import _

SECOND = Qt.KeyboardModifier.ControlModifier
"""Held while people are carried: they keep their post and get a second one (兼務)."""
BRING = Qt.KeyboardModifier.AltModifier
"""Held while people are carried: they bring their present work along."""

NOBODY: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class PeopleLoad:
    """One person or several, on the way to a role, a vacancy or a department."""

    org: Org
    scenario: str
    people: Picked
    title: str = ""

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """The people as they are carried, with their work."""
        return tuple(self._tile(person) for person, _role in self.people)

    def _tile(self, key: str) -> Tile:
        person = self.org.people[key]
        done = work.person_work(self.org, key) or person.own_work
        return Tile(key, person.name, mix(self.org, done) if done else None)

    @property
    def faded(self) -> frozenset[tuple[str, str]]:
        """The seats they leave."""
        return frozenset((person, role) for person, role in self.people if role)

    def drop(self, spot: Spot | None, point: QPointF, modifiers: Modifiers) -> Drop[Command]:
        """Move them, or give them a second post; beside all cards nothing takes them."""
        if spot is None:
            return Drop(said=_("Ctrl: second post   Alt: bring the work along"))
        second, bring = bool(modifiers & SECOND), bool(modifiers & BRING)
        role = spot.part.role if spot.part.kind != "unit" else ""
        command: Command
        if role:
            command = MovePeople(self.scenario, self.people, role, bring, second)
        else:
            name = _("Staff")
            command = MoveToUnit(self.scenario, self.people, spot.key, name, bring, second)
        return Drop(command, self._said(spot.key, role, modifiers), role or spot.key)

    def _said(self, unit: str, role: str, modifiers: Modifiers) -> str:
        place = self.org.units[unit].name
        target = tree.find_role(self.org, role) if role else None
        if target is not None:
            place = f"{place} › {target[1].name}"
        if modifiers & SECOND:
            return _("Second post 20% in {place}").format(place=place)
        if modifiers & BRING:
            return _("To {place}, bringing the present work").format(place=place)
        return _("To {place}").format(place=place)


@dataclass(frozen=True, slots=True, eq=False)
class RoleLoad:
    """A whole role with its people, on the way to another department."""

    org: Org
    scenario: str
    role: str
    title: str
    tiles: tuple[Tile, ...] = ()
    faded: frozenset[tuple[str, str]] = NOBODY

    def drop(self, spot: Spot | None, point: QPointF, modifiers: Modifiers) -> Drop[Command]:
        """Move the role."""
        if spot is None:
            return Drop()
        return _to_unit(self.org, spot.key, MoveRole(self.scenario, self.role, spot.key))


@dataclass(frozen=True, slots=True, eq=False)
class FamilyLoad:
    """A role suggestion (役割の候補), on the way to the department that gets the role."""

    org: Org
    scenario: str
    family: str
    title: str
    tiles: tuple[Tile, ...] = ()
    faded: frozenset[tuple[str, str]] = NOBODY

    def drop(self, spot: Spot | None, point: QPointF, modifiers: Modifiers) -> Drop[Command]:
        """Make the role."""
        if spot is None:
            return Drop()
        made = MakeRoleFromFamily(self.scenario, spot.key, self.family, self.title)
        return _to_unit(self.org, spot.key, made)


@dataclass(frozen=True, slots=True, eq=False)
class UnitLoad:
    """A department with all below it: onto another one, or to a place of its own by hand.

    `grip` is where in the card it was taken.
    """

    org: Org
    scenario: str
    unit: str
    title: str
    grip: QPointF
    tiles: tuple[Tile, ...] = ()
    faded: frozenset[tuple[str, str]] = NOBODY

    def drop(self, spot: Spot | None, point: QPointF, modifiers: Modifiers) -> Drop[Command]:
        """Hang it below the department there, or pin it to the bare board."""
        if spot is None:
            corner = point - self.grip
            pin = SetPin(self.scenario, self.unit, (corner.x(), corner.y()))
            return Drop(pin, _("Place it here by hand"))
        if spot.key == self.unit:
            return Drop(mark=self.unit)
        said = _("Below {unit}").format(unit=self.org.units[spot.key].name)
        return Drop(MoveUnit(self.scenario, self.unit, spot.key), said, spot.key)


def _to_unit(org: Org, unit: str, command: Command) -> Drop[Command]:
    return Drop(command, _("To {place}").format(place=org.units[unit].name), unit)
