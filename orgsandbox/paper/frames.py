"""A sheet with its head and foot, and the room between them for a chart."""

from __future__ import annotations

from orgsandbox.paper import texts, titles
from orgsandbox.paper.arrangements.base import Fitted, PaperArrangement, fit
from orgsandbox.paper.base import Box, Drawing, Page, Size, Sketch
from orgsandbox.paper.chart import PaperChart
from orgsandbox.paper.content import Content
from orgsandbox.paper.papers import Paper

_LEAST_ROOM = 60.0
"""Points that a chart has at least, however high head and foot are."""


class Frame:
    """Sheets of one paper for one chart. `legible` is the least letter size, in points."""

    def __init__(self, chart: PaperChart, paper: Paper) -> None:
        self._chart, self.paper = chart, paper
        self.legible = chart.order.legible

    def room(self, title: str) -> Box:
        """Return where a chart may stand on a page of that title."""
        inside = titles.page_room(self.paper.size, self.paper.edge)
        head = titles.head_height(self._chart.title, title, inside.width)
        foot = titles.foot_height(self._chart.title, self._chart.legend, inside.width)
        height = max(_LEAST_ROOM, inside.height - head - foot)
        return Box(inside.x, inside.y + head, inside.width, height)

    def enough(self, content: Content) -> float:
        """Return the scale from which a chart of this content is legible."""
        return self.legible / texts.least_size(content)

    def fitted(self, way: PaperArrangement, content: Content, title: str) -> Fitted:
        """Return a chart as large as a page of that title holds."""
        room = self.room(title)
        return fit(way, content, Size(room.width, room.height))

    def is_legible(self, way: PaperArrangement, content: Content, title: str) -> bool:
        """Say whether a chart is legible on one page of that title."""
        room = self.room(title)
        enough = self.enough(content)
        return fit(way, content, Size(room.width, room.height), enough).scale >= enough

    def page(
        self,
        fitted: Fitted,
        content: Content,
        title: str,
        bookmark: str,
        number: tuple[int, int],
    ) -> Page:
        """Return a page: head, chart, and foot with its number of so many."""
        room = self.room(title)
        sketch = Sketch()
        self.draw_around(sketch, content, title, number)
        size = fitted.plan.size
        inner = Sketch()
        fitted.plan.draw(inner, 0.0, 0.0)
        left = room.x + max(0.0, room.width - size.width * fitted.scale) / 2
        drawing = inner.drawing(size)
        sketch.add(drawing, fitted.scale, left, room.y)
        return Page(sketch.drawing(self.paper.size), bookmark, _smallest(drawing, fitted.scale))

    def draw_around(
        self, sketch: Sketch, content: Content, title: str, number: tuple[int, int]
    ) -> None:
        """Draw head and foot of a page."""
        inside = titles.page_room(self.paper.size, self.paper.edge)
        block = self._chart.title
        titles.draw_head(sketch, block, title, inside)
        bars = tuple(entry for entry in self._chart.legend if _is_colour(entry, self._chart))
        titles.draw_foot(sketch, block, titles.legend_of(content, bars), inside, number)


def _is_colour(entry: titles.LegendEntry, chart: PaperChart) -> bool:
    return chart.show.bars and entry in chart.show.lens.explained(chart.context)


def _smallest(drawing: Drawing, scale: float) -> float:
    run = drawing.smallest
    return run.size * scale if run is not None else 0.0
