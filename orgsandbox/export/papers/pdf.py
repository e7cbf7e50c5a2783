"""PDF: vectors, embedded subsets of the fonts, text that is found and copied, bookmarks, links.

reportlab writes it: Qt's own writer knows neither bookmarks nor links, stamps the present time
into every file, and copies some Japanese signs as look-alikes.
"""

from __future__ import annotations

import io
import re
from functools import cache
from typing import Any

from orgsandbox import __version__, resources
from orgsandbox.export.papers.base import DASH, LINE_WIDTH, Ink, PaperFormat, layers
from orgsandbox.i18n import N_
from orgsandbox.paper import letters
from orgsandbox.paper.base import Anchor, Bar, Box, Drawing, Page, Rule, Run
from orgsandbox.paper.chart import PaperChart
from orgsandbox.paper.sheets import Sheets

_ASTRAL = re.compile(r"<([0-9A-F]{2})> <([0-9A-F]{5,6})>")


@cache
def _font(family: str, *, bold: bool) -> str:
    """Return the name under which reportlab knows one of the bundled fonts."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    class Font(TTFont):  # type: ignore[misc]
        """A font whose signs beyond the first 65,536 copy as themselves (𠮷, 𩸽).

        reportlab 5.1 writes their numbers with five digits, which no reader takes for a sign.
        """

        def addObjects(self, doc: Any) -> None:  # noqa: N802 - reportlab calls it so
            super().addObjects(doc)
            for name, held in doc.idToObject.items():
                if name.startswith("toUnicodeCMap:"):
                    held.content = _ASTRAL.sub(_in_pairs, held.content)

    weight = "Bold" if bold else "Regular"
    name = f"{family}-{weight}"
    pdfmetrics.registerFont(Font(name, str(resources.path("fonts") / f"{name}.ttf")))
    return name


def _in_pairs(found: re.Match[str]) -> str:
    sign = chr(int(found[2], 16)).encode("utf-16-be").hex().upper()
    return f"<{found[1]}> <{sign}>"


def render(_chart: PaperChart, sheets: Sheets, ink: Ink) -> tuple[bytes, ...]:
    """Return the bytes of one file with all pages; the same pages give the same bytes."""
    from reportlab.pdfgen.canvas import Canvas

    pages = sheets.pages
    buffer = io.BytesIO()
    first = pages.pages[0].size
    canvas = Canvas(
        buffer,
        pagesize=(first.width, first.height),
        invariant=1,
        initialFontName=_font(letters.JAPANESE, bold=False),
    )
    canvas.setTitle(pages.title)
    canvas.setAuthor(pages.author)
    canvas.setCreator(f"orgsandbox {__version__}")
    canvas.setProducer("orgsandbox")
    canvas.setCatalogEntry("Lang", pages.language)
    if len(pages.pages) > 1:
        canvas.showOutline()
    for number, page in enumerate(pages.pages):
        _Sheet(canvas, page, ink).draw(number)
    canvas.save()
    return (buffer.getvalue(),)


class _Sheet:
    """One page on a canvas, which counts from the bottom where we count from the top."""

    def __init__(self, canvas: Any, page: Page, ink: Ink) -> None:
        self._canvas, self._page, self._ink = canvas, page, ink
        self._top = page.size.height

    def draw(self, number: int) -> None:
        """Draw the page, with the place that bookmarks and links go to."""
        canvas, size = self._canvas, self._page.size
        canvas.setPageSize((size.width, size.height))
        if self._ink.paper != "#ffffff":
            canvas.setFillColor(self._ink.paper)
            canvas.rect(0, 0, size.width, size.height, stroke=0, fill=1)
        canvas.bookmarkPage(f"page{number}")
        canvas.addOutlineEntry(self._page.bookmark, f"page{number}", 0)
        for drawing, clip in layers(self._page):
            canvas.saveState()
            if clip is not None:
                path = canvas.beginPath()
                path.rect(clip.x, self._top - clip.bottom, clip.width, clip.height)
                canvas.clipPath(path, stroke=0)
            self._layer(drawing)
            canvas.restoreState()
        canvas.showPage()

    def _layer(self, drawing: Drawing) -> None:
        for box in drawing.boxes:
            self._box(box)
        for rule in drawing.rules:
            self._rule(rule)
        for bar in drawing.bars:
            self._bar(bar)
        for run in drawing.runs:
            self._run(run)

    def _box(self, box: Box) -> None:
        canvas, stroke = self._canvas, self._ink.stroke(box.look)
        canvas.setDash(*(DASH if stroke.dashed else ()))
        if stroke.border:
            canvas.setStrokeColor(stroke.border)
            canvas.setLineWidth(stroke.width)
        if stroke.fill:
            canvas.setFillColor(stroke.fill)
        bottom = self._top - box.bottom
        canvas.rect(
            box.x,
            bottom,
            box.width,
            box.height,
            stroke=int(bool(stroke.border)),
            fill=int(bool(stroke.fill)),
        )
        if box.page is not None:
            self._link(box.page, (box.x, bottom, box.right, self._top - box.y))

    def _rule(self, rule: Rule) -> None:
        canvas = self._canvas
        canvas.setDash(*(DASH if rule.dashed else ()))
        canvas.setStrokeColor(self._ink.tone(rule.tone))
        canvas.setLineWidth(LINE_WIDTH)
        path = canvas.beginPath()
        for number, (x, y) in enumerate(rule.points):
            (path.lineTo if number else path.moveTo)(x, self._top - y)
        canvas.drawPath(path, stroke=1, fill=0)

    def _bar(self, bar: Bar) -> None:
        canvas = self._canvas
        bottom = self._top - bar.y - bar.height
        left = bar.x
        for key, share in bar.mix or ((None, 1.0),):
            canvas.setFillColor(self._ink.theme.name_of(key))
            canvas.rect(left, bottom, bar.width * share, bar.height, stroke=0, fill=1)
            left += bar.width * share

    def _run(self, run: Run) -> None:
        canvas = self._canvas
        wide = letters.width(run.text, run.size, bold=run.bold)
        left = run.x - {Anchor.START: 0.0, Anchor.MIDDLE: wide / 2, Anchor.END: wide}[run.anchor]
        base = self._top - run.y
        canvas.setFillColor(self._ink.tone(run.tone))
        if run.page is not None:
            box = (left, base - run.size * 0.2, left + wide, base + run.size)
            self._link(run.page, box)
        for family, piece in letters.runs(run.text, bold=run.bold):
            canvas.setFont(_font(family, bold=run.bold), run.size)
            canvas.drawString(left, base, piece)
            left += letters.width(piece, run.size, bold=run.bold)

    def _link(self, page: int, box: tuple[float, float, float, float]) -> None:
        self._canvas.linkAbsolute("", f"page{page}", box, Border="[0 0 0]")


PAPER_FORMAT = PaperFormat("pdf", ".pdf", N_("PDF"), render, rank=1)
