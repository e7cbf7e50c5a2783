"""A gesture starts, moves, and ends in a command or in nothing. Nothing changes before its end."""

from __future__ import annotations

from abc import ABC, abstractmethod

from PySide6.QtCore import QPointF, Qt

from orgsandbox.commands.base import Command

Modifiers = Qt.KeyboardModifier


class Gesture(ABC):
    """One drag of the pointer, from past the drag distance to the release."""

    @abstractmethod
    def move(self, point: QPointF, modifiers: Modifiers) -> None:
        """Follow the pointer to a point of the scene, and the keys held down."""

    @abstractmethod
    def finish(self) -> Command | None:
        """End it; return what to do, or None."""

    @abstractmethod
    def cancel(self) -> None:
        """End it as if it had never begun."""
