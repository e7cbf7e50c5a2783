"""What is selected, shared by the board and the panels."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


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
