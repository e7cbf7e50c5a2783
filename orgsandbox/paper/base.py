"""What stands on a page: boxes, texts, lines and bars, all in points from the top left corner.

Nothing here says how it is drawn: every format draws the same values.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import Enum

from orgsandbox.drawing.lenses.base import Mix

Point = tuple[float, float]


class Look(Enum):
    """What a box is, which says how it looks."""

    TOP = "top"
    HIGH = "high"
    CARD = "card"
    SHEET = "sheet"
    FRAME = "frame"
    EMPTY = "empty"
    MARK = "mark"
    STAMP = "stamp"
    CELL = "cell"
    HEADING = "heading"


class Tone(Enum):
    """How loud a text or a line is."""

    TEXT = "text"
    MUTED = "muted"
    LINK = "link"
    STAMP = "stamp"
    LINE = "line"
    FAINT = "faint"


class Anchor(Enum):
    """Which part of a text stands at its point."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in points."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle. `key` is the department's id on the box that stands for it, `page` the index of
    the page it refers to."""

    x: float
    y: float
    width: float
    height: float
    look: Look = Look.CARD
    key: str = ""
    page: int | None = None

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Run:
    """One line of text at a base line; `page` is the index of the page it refers to.

    `upright` texts are set from top to bottom, sign by sign, (x, y) the middle of the top.
    """

    text: str
    x: float
    y: float
    size: float
    bold: bool = False
    tone: Tone = Tone.TEXT
    anchor: Anchor = Anchor.START
    page: int | None = None
    upright: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A line through points; `start` and `end` are the departments it joins, where it joins two."""

    points: tuple[Point, ...]
    tone: Tone = Tone.LINE
    dashed: bool = False
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of work by colour; `mix` None is no data."""

    x: float
    y: float
    width: float
    height: float
    mix: Mix | None


@dataclass(frozen=True, slots=True)
class Passage:
    """Texts that belong together, for formats whose texts can be edited: `first` to `last` (not
    included) of the drawing's runs, in the room they were broken for."""

    first: int
    last: int
    x: float
    y: float
    width: float
    height: float
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """Boxes, lines, bars and texts of one size, drawn in this order."""

    size: Size
    boxes: tuple[Box, ...] = ()
    rules: tuple[Rule, ...] = ()
    bars: tuple[Bar, ...] = ()
    runs: tuple[Run, ...] = ()
    passages: tuple[Passage, ...] = ()

    @property
    def smallest(self) -> Run | None:
        """The text in the smallest letters, the first of equals; None where there is none."""
        return min(self.runs, key=lambda run: run.size, default=None)


class Sketch:
    """Collects what is drawn, then gives it as one Drawing."""

    def __init__(self) -> None:
        self.boxes: list[Box] = []
        self.rules: list[Rule] = []
        self.bars: list[Bar] = []
        self.runs: list[Run] = []
        self.passages: list[Passage] = []

    def passage(self, first: int, box: Box, *, centred: bool = False) -> None:
        """Say that the texts from the run `first` on belong together in a room."""
        last = len(self.runs)
        if last > first:
            self.passages.append(Passage(first, last, box.x, box.y, box.width, box.height, centred))

    def add(self, drawing: Drawing, scale: float, x: float, y: float) -> None:
        """Add a drawing, scaled, its top left corner at (x, y)."""
        self.boxes.extend(
            replace(
                box,
                x=x + box.x * scale,
                y=y + box.y * scale,
                width=box.width * scale,
                height=box.height * scale,
            )
            for box in drawing.boxes
        )
        self.rules.extend(
            replace(
                rule, points=tuple((x + left * scale, y + top * scale) for left, top in rule.points)
            )
            for rule in drawing.rules
        )
        self.bars.extend(
            Bar(
                x + bar.x * scale,
                y + bar.y * scale,
                bar.width * scale,
                bar.height * scale,
                bar.mix,
            )
            for bar in drawing.bars
        )
        before = len(self.runs)
        self.passages.extend(
            Passage(
                one.first + before,
                one.last + before,
                x + one.x * scale,
                y + one.y * scale,
                one.width * scale,
                one.height * scale,
                one.centred,
            )
            for one in drawing.passages
        )
        self.runs.extend(
            replace(run, x=x + run.x * scale, y=y + run.y * scale, size=run.size * scale)
            for run in drawing.runs
        )

    def drawing(self, size: Size) -> Drawing:
        """Return what was collected."""
        return Drawing(
            size,
            tuple(self.boxes),
            tuple(self.rules),
            tuple(self.bars),
            tuple(self.runs),
            tuple(self.passages),
        )


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of paper: its drawing covers it, margins included.

    `bookmark` is its name in the list of pages, `smallest` the least letter size of the chart on
    it in points. `clip` is the part of the sheet that the chart may cover (a tile), None for all.
    """

    drawing: Drawing
    bookmark: str
    smallest: float
    clip: Box | None = None
    over: Drawing | None = None

    @property
    def size(self) -> Size:
        """The sheet in points."""
        return self.drawing.size


@dataclass(frozen=True, slots=True)
class Pages:
    """What one file holds: its pages in order, the document's title and language."""

    pages: tuple[Page, ...]
    title: str
    language: str = "ja"
    author: str = ""
    legend: tuple[tuple[int | str | None, str], ...] = field(default_factory=tuple)

    @property
    def smallest(self) -> float:
        """The least letter size of all pages in points."""
        return min((page.smallest for page in self.pages), default=0.0)


def texts(pages: Iterable[Page]) -> str:
    """Return every text of the pages, one a line, as they are read."""
    return "\n".join(run.text for page in pages for run in page.drawing.runs)
