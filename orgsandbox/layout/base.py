"""What every arrangement takes and gives: boxes with sizes in, a picture out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

Point = tuple[float, float]


class Place(IntEnum):
    """Where a box stands among its siblings: direct side left, none in the middle, support right."""

    LEFT = 0
    CENTRE = 1
    RIGHT = 2


@dataclass(frozen=True, slots=True)
class Box:
    """A box to be placed, with its size in scene units; siblings come in display order."""

    key: str
    parent: str | None
    width: float
    height: float
    place: Place = Place.CENTRE


@dataclass(frozen=True, slots=True)
class Rect:
    """A placed box: top left corner and size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    @property
    def centre(self) -> Point:
        """The point in the middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def moved(self, dx: float, dy: float) -> Rect:
        """Return the same box elsewhere."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Line:
    """A square line from a parent to a child, as the points of its corners."""

    points: tuple[Point, ...]
    parent: str
    child: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Every box by key, the lines between them, and the rectangle around all."""

    rects: Mapping[str, Rect]
    lines: tuple[Line, ...]
    bounds: Rect


@dataclass(frozen=True, slots=True)
class Options:
    """How to arrange: "down" (parents above) or "right" (parents left), gaps, hand-placed boxes.

    `pins` are top left corners by key; a pinned box takes what is below it along.
    """

    direction: str = "down"
    gap: float = 28.0
    level_gap: float = 56.0
    pins: Mapping[str, Point] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A way to place boxes, as the View menu offers it.

    `title` is marked for translation, `rank` says where it stands in menus.
    """

    id: str
    title: str
    arrange: Callable[[Sequence[Box], Options], Picture]
    rank: int = 100


def bounds(rects: Mapping[str, Rect]) -> Rect:
    """Return the rectangle around all boxes; an empty one for none."""
    if not rects:
        return Rect(0.0, 0.0, 0.0, 0.0)
    left = min(rect.x for rect in rects.values())
    top = min(rect.y for rect in rects.values())
    right = max(rect.right for rect in rects.values())
    bottom = max(rect.bottom for rect in rects.values())
    return Rect(left, top, right - left, bottom - top)
