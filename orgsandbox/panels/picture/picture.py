"""A picture of readings: where its shapes stand in a room, and how they are painted."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter

from orgsandbox.drawing.theme import Theme
from orgsandbox.panels.picture.drag import Drag
from orgsandbox.panels.picture.shape import Key, Shape, Shapes


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture stands at the moment, for whoever paints a part of it.

    `seen` is the part in view, in the shapes' pixels. `aimed` is what the pointer rests on, or what
    a drag would end at; `dragged` the shape a drag began at. `by_keys` while the keyboard walks.
    """

    theme: Theme
    seen: QRectF = field(default_factory=QRectF)
    chosen: Key | None = None
    aimed: Key | None = None
    dragged: Key | None = None
    by_keys: bool = False


class Picture(ABC):
    """Readings to be looked at. A picture knows no widget: places follow from the room alone."""

    title: str = ""
    """What the whole is, for whoever has it read aloud."""
    table: bool = False
    """Whether it is a table to a screen reader; else a list."""

    @abstractmethod
    def place(self, room: QSizeF) -> Shapes:
        """Return the shapes laid out for a room; larger than it where they must be."""

    def behind(self, painter: QPainter, shapes: Shapes, look: Look) -> None:
        """Paint what lies below all shapes: axes, frames, lines; nothing if not said otherwise."""
        return

    @abstractmethod
    def paint(self, painter: QPainter, shape: Shape, look: Look) -> None:
        """Paint one shape."""

    def above(self, painter: QPainter, shapes: Shapes, look: Look) -> None:
        """Paint what lies over all shapes: headings that stay in view, labels."""
        return

    def begin(self, shape: Shape, point: QPointF) -> Drag | None:
        """Return the drag that a press on a shape may become; None where it is a click only."""
        return None

    def shown(self, drag: Drag) -> Picture | None:
        """Return the picture as it is while something is dragged; None where it stays as it is."""
        return None

    def pointer(self, shape: Shape) -> Qt.CursorShape:
        """Return how the pointer looks over a shape."""
        still = Qt.CursorShape.ArrowCursor
        return still if shape.still else Qt.CursorShape.PointingHandCursor

    def removes(self, shape: Shape) -> bool:
        """Say whether Delete takes a shape away."""
        return False
