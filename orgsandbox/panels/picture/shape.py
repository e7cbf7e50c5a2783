"""What a picture consists of: shapes, each with key, place, name and value. Nothing is painted here."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainterPath, QPainterPathStroker

Key = Hashable
"""What a shape stands for: an id, or a tuple of ids."""

_BESIDE_BAND = 6.0
"""How far beside a line it is still hit: thin ones are hard enough to aim at."""
_BESIDE_DOT = 3.0
_POINTS = 40
"""Into how many pieces a path is cut to find out how far away it is."""


class Form(Enum):
    """How a shape is hit: anywhere in its box, inside its circle, or along its line."""

    BOX = "box"
    DOT = "dot"
    BAND = "band"


class Way(Enum):
    """How lines of shapes run: DOWN like columns of a list, ACROSS like rows of a table."""

    DOWN = "down"
    ACROSS = "across"


@dataclass(frozen=True, slots=True)
class Shape:
    """One thing in a picture.

    `kind` says which painter paints it. `line` is the column or row it is walked in (None: the
    arrows pass it by). A `still` shape tells its tip and is neither aimed at nor chosen. `tip` is
    what the pointer is told; None: name and value. A BAND runs along `path`, `width` wide.
    """

    key: Key
    kind: str
    box: QRectF
    name: str
    value: str = ""
    line: int | None = 0
    still: bool = False
    tip: str | None = None
    form: Form = Form.BOX
    path: QPainterPath | None = None
    width: float = 0.0

    @property
    def told(self) -> str:
        """What a tooltip says."""
        if self.tip is not None:
            return self.tip
        return "\n".join(part for part in (self.name, self.value) if part)

    @property
    def extent(self) -> QRectF:
        """The rectangle it paints in."""
        if self.path is None:
            return self.box
        reach = self.width / 2 + _BESIDE_BAND
        return self.path.boundingRect().adjusted(-reach, -reach, reach, reach)

    def rank_at(self, point: QPointF) -> tuple[float, float] | None:
        """Return how well a point hits the shape, the smallest best; None where it misses."""
        if self.form is Form.BOX:
            return (0.0, self.box.width() * self.box.height()) if self.box.contains(point) else None
        if self.form is Form.DOT:
            radius = self.box.width() / 2
            hit = _length(self.box.center() - point) <= radius + _BESIDE_DOT
            return (0.0, radius) if hit else None
        return self._rank_along(point)

    def _rank_along(self, point: QPointF) -> tuple[float, float] | None:
        """Return the rank of a band: behind every box, where bands cross the thinnest first."""
        if self.path is None or not self.extent.contains(point):
            return None
        stroker = QPainterPathStroker()
        stroker.setWidth(max(2 * _BESIDE_BAND, self.width))
        if not stroker.createStroke(self.path).contains(point):
            return None
        beside = _distance(self.path, point) > self.width / 2
        return (2.0 if beside else 1.0, self.width)


@dataclass(frozen=True, slots=True)
class Shapes:
    """All shapes of a picture laid out for some room, in pixels before `scale` is applied.

    `size` is what they need, `frame` what the axes enclose where there are some. `pinned` (from the left, from the top) stays in view while the rest
    scrolls: names of rows and columns. `heights` are the least, the usual and the largest of the room
    around it, where it scrolls in one.
    """

    items: tuple[Shape, ...] = ()
    size: QSizeF = field(default_factory=QSizeF)
    way: Way = Way.DOWN
    scale: float = 1.0
    pinned: tuple[float, float] = (0.0, 0.0)
    frame: QRectF = field(default_factory=QRectF)
    heights: tuple[float, float, float] | None = None

    def get(self, key: Key) -> Shape | None:
        """Return a shape by key, or None."""
        return next((shape for shape in self.items if shape.key == key), None)

    def box(self, key: Key) -> QRectF:
        """Return where a shape stands; empty for one that is not here."""
        shape = self.get(key)
        return shape.box if shape is not None else QRectF()

    def at(self, point: QPointF, seen: QPointF | None = None) -> Shape | None:
        """Return the shape at a point; `seen` is the upper left corner of the part in view."""
        where = point if seen is None else self._unpinned(point, seen)
        best: tuple[tuple[float, float], Shape] | None = None
        for shape in self.items:
            rank = shape.rank_at(where)
            if rank is not None and (best is None or rank < best[0]):
                best = (rank, shape)
        return best[1] if best is not None else None

    def _unpinned(self, point: QPointF, seen: QPointF) -> QPointF:
        """Return the point of the unscrolled picture that is seen here."""
        left, top = self.pinned
        return QPointF(
            point.x() - seen.x() if point.x() - seen.x() < left else point.x(),
            point.y() - seen.y() if point.y() - seen.y() < top else point.y(),
        )


def _length(away: QPointF) -> float:
    return float((away.x() ** 2 + away.y() ** 2) ** 0.5)


def _distance(path: QPainterPath, point: QPointF) -> float:
    """Return how far a point is from a path, roughly: from the nearest of some points on it."""
    return min(_length(path.pointAtPercent(step / _POINTS) - point) for step in range(_POINTS + 1))
