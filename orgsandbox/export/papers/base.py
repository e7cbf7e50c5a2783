"""What a format of paper is, and the inks with which every format draws the same pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from orgsandbox.drawing.theme import Theme
from orgsandbox.paper.base import Box, Drawing, Look, Page, Tone
from orgsandbox.paper.chart import PaperChart
from orgsandbox.paper.sheets import Sheets

Key = int | str | None


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a box is drawn: "#rrggbb" of border and inside (empty: none), points, dashed or not."""

    border: str
    fill: str = ""
    width: float = 0.6
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of one appearance on paper, and the resolution of formats made of pixels.

    `outlines` draws letters as shapes where a format can: they look the same without the fonts.
    """

    theme: Theme
    dpi: float = 150.0
    outlines: bool = False

    def stroke(self, look: Look) -> Stroke:
        """Return how a box of that look is drawn."""
        theme = self.theme
        return {
            Look.TOP: Stroke(theme.accent, theme.accent_soft, 1.1),
            Look.HIGH: Stroke(theme.accent, theme.accent_soft, 0.8),
            Look.CARD: Stroke(theme.line, theme.card),
            Look.SHEET: Stroke(theme.card_border, theme.card),
            Look.FRAME: Stroke(theme.line, theme.background, 0.8),
            Look.EMPTY: Stroke(theme.text_muted, "", 0.5, dashed=True),
            Look.MARK: Stroke(theme.text_muted, "", 0.4),
            Look.STAMP: Stroke(_STAMP, "", 1.2),
            Look.CELL: Stroke(theme.card_border, "", 0.5),
            Look.HEADING: Stroke(theme.line, theme.badge),
        }[look]

    def tone(self, tone: Tone) -> str:
        """Return the colour of a text or a line."""
        theme = self.theme
        return {
            Tone.TEXT: theme.text,
            Tone.MUTED: theme.text_muted,
            Tone.LINK: theme.accent,
            Tone.STAMP: _STAMP,
            Tone.LINE: theme.line,
            Tone.FAINT: theme.card_border,
        }[tone]

    @property
    def paper(self) -> str:
        """The colour of the sheet."""
        return self.theme.card


_STAMP = "#a3312a"
"""The red of a Japanese seal; the only red there is, and never on a number."""

LINE_WIDTH = 0.7
"""Points of the lines between departments."""

DASH = (2.0, 1.5)
"""Points drawn and points left out of a dashed line."""


@dataclass(frozen=True, slots=True)
class PaperFormat:
    """A format for charts: its suffix, its title (marked for translation), what makes its bytes.

    `render` gives one file, or with `paged` False one a page. `is_graph` formats hold departments
    and lines, no pages.
    """

    id: str
    suffix: str
    title: str
    render: Callable[[PaperChart, Sheets, Ink], tuple[bytes, ...]]
    rank: int = 100
    paged: bool = True
    is_graph: bool = False


def layers(page: Page) -> Iterator[tuple[Drawing, Box | None]]:
    """Yield what is drawn on a page in order, each with the part of the sheet it may cover."""
    yield page.drawing, None
    if page.over is not None:
        yield page.over, page.clip
