"""What is selected, shared by the board and the panels."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from orgsandbox.domain import tree
from orgsandbox.domain.model import Org


@dataclass(frozen=True, slots=True)
class Selected:
    """Ids of what is selected. `role_of` tells in which seat a person was picked (person, role).

    A vacancy is picked through its role. `people`, `roles`, `units`, `tasks`, `families` are in the
    order in which they were picked.
    """

    people: tuple[str, ...] = ()
    seats: tuple[tuple[str, str], ...] = ()
    roles: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    families: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.people or self.roles or self.units or self.tasks or self.families)

    def role_of(self, person: str) -> str | None:
        """Return the role in which the person was picked, or None when it was not in a seat."""
        return next((role for held, role in self.seats if held == person), None)


class Selection(QObject):
    """The selection as one value; `changed` carries the new Selected."""

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._value = Selected()

    @property
    def value(self) -> Selected:
        """What is selected now."""
        return self._value

    def set(self, value: Selected) -> None:
        """Select this and nothing else."""
        if value != self._value:
            self._value = value
            self.changed.emit(value)

    def clear(self) -> None:
        """Select nothing."""
        self.set(Selected())


def still_selected(org: Org, held: Selected) -> Selected:
    """Return what is left of a selection in an organisation; who has moved is followed."""
    people = tuple(key for key in held.people if key in org.people)
    seats: list[tuple[str, str]] = []
    for person in people:
        roles = [place.role for place in tree.places(org, person)]
        kept = [role for who, role in held.seats if who == person and role in roles]
        seats.extend((person, role) for role in kept or roles[:1])
    return Selected(
        people,
        tuple(seats),
        tuple(key for key in held.roles if tree.find_role(org, key) is not None),
        tuple(key for key in held.units if key in org.units),
        tuple(key for key in held.tasks if key in org.tasks),
        tuple(key for key in held.families if key in org.families),
    )
