"""What a board shows, whatever draws it: cards in arrays, and what may be done with them.

The organisation, the draft of a split and the charts of a comparison are sources. Nothing here
knows an item of Qt's graphics scene: the renderer (`card_scene`) can be exchanged for another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QMimeData, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from orgsandbox.drawing.card_data import Tile
from orgsandbox.drawing.card_layout import Part
from orgsandbox.drawing.card_paint import Marks
from orgsandbox.drawing.theme import Theme
from orgsandbox.layout.base import Rect
from orgsandbox.selection import Selected

Modifiers = Qt.KeyboardModifier
Done = TypeVar("Done")
"""What a drop results in: a command on the plan, or the next draft of a split."""
Done_co = TypeVar("Done_co", covariant=True)

OVERHANG = 9.0
"""Scene units below a card that belong to it: half of the knob that folds it."""


@dataclass(frozen=True, slots=True, eq=False)
class Cards:
    """Where all cards stand, in scene units: row n of `rects` (left, top, width, height) belongs to
    `keys[n]`, `parents[n]` is the row of the card above it, -1 at the top."""

    keys: tuple[str, ...]
    rects: NDArray[np.float64]
    parents: NDArray[np.int32]
    rows: Mapping[str, int]

    @staticmethod
    def of(rects: Mapping[str, Rect], parents: Mapping[str, str | None]) -> Cards:
        """Return the arrays of rectangles by key; a parent that is not among them is none."""
        keys = tuple(rects)
        rows = {key: row for row, key in enumerate(keys)}
        corners = [(box.x, box.y, box.width, box.height) for box in rects.values()]
        above = [rows.get(parents.get(key) or "", -1) for key in keys]
        above = [-1 if row == own else row for own, row in enumerate(above)]
        return Cards(
            keys,
            np.array(corners, dtype=np.float64).reshape(len(keys), 4),
            np.array(above, dtype=np.int32),
            rows,
        )

    def rect(self, key: str) -> QRectF:
        """Return where a card stands; KeyError for one that is not there."""
        left, top, width, height = self.rects[self.rows[key]].tolist()
        return QRectF(left, top, width, height)

    def at(self, point: QPointF, below: float = 0.0) -> str:
        """Return the card under a point, or within so much below it; "" beside all. Of cards that
        lie over each other the last one is on top."""
        inside = np.flatnonzero(
            (self.rects[:, 0] <= point.x())
            & (self.rects[:, 1] <= point.y())
            & (point.x() <= self.rects[:, 0] + self.rects[:, 2])
            & (point.y() <= self.rects[:, 1] + self.rects[:, 3] + below)
        )
        return self.keys[inside[-1]] if inside.size else ""

    def touching(self, box: QRectF) -> list[str]:
        """Return the cards that a rectangle touches."""
        inside = np.flatnonzero(
            (self.rects[:, 0] < box.right())
            & (self.rects[:, 1] < box.bottom())
            & (box.left() < self.rects[:, 0] + self.rects[:, 2])
            & (box.top() < self.rects[:, 1] + self.rects[:, 3])
        )
        return [self.keys[row] for row in inside]


NO_CARDS = Cards.of({}, {})


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of a card: a person, a role, a task, or the card as a whole."""

    key: str
    part: Part


@dataclass(frozen=True, slots=True)
class Drop(Generic[Done_co]):
    """What letting go somewhere would do: nothing when `done` is None. `said` names it in words,
    `mark` is the id of the card or role that shows that it takes it."""

    done: Done_co | None = None
    said: str = ""
    mark: str = ""


class Load(Protocol[Done_co]):
    """What is carried: tiles or a title to show under the pointer, the (person, role) that fade
    on the board meanwhile, and what a drop would do."""

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """The people to show under the pointer."""
        ...

    @property
    def title(self) -> str:
        """What to show under the pointer where it is not people."""
        ...

    @property
    def faded(self) -> frozenset[tuple[str, str]]:
        """The (person, role) that fade on the board while they are carried."""
        ...

    def drop(self, spot: Spot | None, point: QPointF, modifiers: Modifiers) -> Drop[Done_co]:
        """Return what a drop onto a spot, or onto the bare board at a point, would do."""
        ...


@dataclass(frozen=True, slots=True)
class Pointed:
    """What the cards' marks tell: the selection, what is carried, and what would take the drop."""

    selected: Selected = field(default_factory=Selected)
    faded: frozenset[tuple[str, str]] = frozenset()
    mark: str = ""
    legal: bool = True


class CardSource(Protocol[Done]):
    """What a board shows."""

    selects: frozenset[str]
    """The kinds of parts that a press selects."""

    bands: bool
    """Whether a drag beside all cards selects with a rectangle; else it moves the board."""

    @property
    def cards(self) -> Cards:
        """Where every card stands; another object after every change of a place."""
        ...

    def content(self) -> QRectF:
        """Return the rectangle around all that there is to see."""
        ...

    def paint_ground(self, painter: QPainter, theme: Theme, scale: float) -> None:
        """Paint what lies behind the cards: lines, names of sides, in scene coordinates."""
        ...

    def paint(self, painter: QPainter, key: str, theme: Theme, marks: Marks, scale: float) -> None:
        """Paint a card, its corner at the origin, as coarsely as it is small at a zoom."""
        ...

    def part_at(self, key: str, x: float, y: float) -> Part:
        """Return what stands at a point of a card, from its corner."""
        ...

    def parts(self, key: str) -> Iterable[Part]:
        """Return the people and tasks on a card in reading order."""
        ...

    def marks(self, key: str, pointed: Pointed) -> Marks:
        """Return what is marked on a card."""
        ...

    def load(self, spot: Spot, selected: Selected, point: QPointF) -> Load[Done] | None:
        """Return what a drag from there carries; None for what cannot be dragged."""
        ...

    def taken(self, data: QMimeData) -> Load[Done] | None:
        """Return what a drag from elsewhere carries; None for what may not be dropped here."""
        ...

    def hover(self, done: Done | None) -> str:
        """Show what a drop would do (None: that nothing hovers); return why it would be refused."""
        ...

    def do(self, done: Done) -> bool:
        """Carry it out; say whether it was done."""
        ...
