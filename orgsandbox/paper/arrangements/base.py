"""What a way to arrange a chart on paper is, and how it is fitted to a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from orgsandbox.paper.base import Size, Sketch
from orgsandbox.paper.content import Content

LARGEST = 1.3
"""Charts are never drawn larger than so many times their letters' first size."""


class Plan(Protocol):
    """A chart that knows how large it is before it is drawn."""

    @property
    def size(self) -> Size:
        """Width and height in points, before fitting."""

    def draw(self, sketch: Sketch, x: float, y: float) -> None:
        """Draw it with its top left corner at (x, y)."""


@dataclass(frozen=True, slots=True)
class PaperArrangement:
    """A way to arrange a chart on paper, as the export dialog and the terminal offer it.

    `plans` gives the shapes worth trying for a page's room, the plainest first. `title` and
    `about` are marked for translation, `rank` says where it stands.
    """

    id: str
    title: str
    about: str
    plans: Callable[[Content, Size], Iterable[Plan]]
    rank: int = 100


@dataclass(frozen=True, slots=True)
class Fitted:
    """A plan with the scale at which it fills its room."""

    plan: Plan
    scale: float


def scale_in(size: Size, room: Size) -> float:
    """Return how large a chart may be drawn in a room."""
    return min(room.width / max(size.width, 1.0), room.height / max(size.height, 1.0), LARGEST)


def fit(
    arrangement: PaperArrangement, content: Content, room: Size, enough: float = LARGEST
) -> Fitted:
    """Return the plan whose letters are the largest in a room; the first of equals.

    The first plan drawn at `enough` is taken without looking further.
    """
    best: Fitted | None = None
    for plan in arrangement.plans(content, room):
        scale = scale_in(plan.size, room)
        if best is None or scale > best.scale * 1.001:
            best = Fitted(plan, scale)
        if scale >= min(enough, LARGEST):
            break
    if best is None:
        raise ValueError(f"{arrangement.id} has no plan")
    return best
