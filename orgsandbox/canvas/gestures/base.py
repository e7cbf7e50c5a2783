"""A gesture starts, moves, ends in something to do or nothing. Nothing changes before its end."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF

from orgsandbox.canvas.card_scene import CardScene
from orgsandbox.canvas.source import Modifiers, Spot
from orgsandbox.selection import Selection


class Gesture(ABC):
    """One drag of the pointer, from past the drag distance to the release."""

    @abstractmethod
    def move(self, point: QPointF, modifiers: Modifiers) -> None:
        """Follow the pointer to a point of the scene, and the keys held down."""

    @abstractmethod
    def finish(self) -> Any:
        """End it; return what the source shall do, or None."""

    @abstractmethod
    def cancel(self) -> None:
        """End it as if it had never begun."""


@dataclass(frozen=True, slots=True)
class Grip:
    """Where the pointer was pressed: the board, its selection, the part of a card if any."""

    scene: CardScene
    selection: Selection
    spot: Spot | None
    point: QPointF


@dataclass(frozen=True, slots=True)
class GestureKind:
    """A gesture as the board finds it: `begin` returns one, or None where it does not begin so.

    The board asks them in the order of their modules' names and takes the first.
    """

    id: str
    begin: Callable[[Grip], Gesture | None]
