"""PPTX: one slide a page, of PowerPoint's own rectangles, texts and glued connectors.

python-pptx writes it: the one library that knows the format well enough to open without repair.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from orgsandbox.export.papers import pptx_shapes as shapes
from orgsandbox.export.papers.base import LINE_WIDTH, Ink, PaperFormat, Stroke, layers
from orgsandbox.export.papers.pptx_lines import Bent, bent
from orgsandbox.i18n import N_
from orgsandbox.paper import letters
from orgsandbox.paper.base import (
    Anchor,
    Bar,
    Box,
    Drawing,
    Look,
    Page,
    Passage,
    Rule,
    Run,
    Size,
)
from orgsandbox.paper.chart import PaperChart
from orgsandbox.paper.sheets import Sheets

_BLANK = 6
_THEN = datetime(2000, 1, 1)
_ZIP_DAY = (2000, 1, 1, 0, 0, 0)
_HOLDS_TEXT = (Look.HEADING, Look.TOP, Look.HIGH, Look.CARD, Look.FRAME)
_NEAR = 0.05
_SPARE = 1.3
"""Room for a text that stands alone, in its width: the reader's font may be wider."""


def render(_chart: PaperChart, sheets: Sheets, ink: Ink) -> tuple[bytes, ...]:
    """Return the bytes of one file; the same pages give the same bytes."""
    from pptx import Presentation
    from pptx.util import Emu

    shown = Presentation()
    first = sheets.pages.pages[0].size
    shown.slide_width, shown.slide_height = (
        Emu(shapes.emu(first.width)),
        Emu(shapes.emu(first.height)),
    )
    for page in sheets.pages.pages:
        slide = shown.slides.add_slide(shown.slide_layouts[_BLANK])
        _Slide(slide, ink).draw(page)
    _link(shown, sheets)
    _described(shown, sheets)
    buffer = io.BytesIO()
    shown.save(buffer)
    return (_clean(buffer.getvalue()),)


def _described(shown: Any, sheets: Sheets) -> None:
    """Write who and what, and nothing that the library's own sample file says."""
    about = shown.core_properties
    about.title, about.author = sheets.pages.title, sheets.pages.author
    about.last_modified_by = sheets.pages.author
    about.subject = about.keywords = about.comments = about.category = ""
    about.language = sheets.pages.language
    about.created = about.modified = about.last_printed = _THEN
    about.revision = 1


def _link(shown: Any, sheets: Sheets) -> None:
    """Make boxes that refer to another page lead to its slide."""
    slides = list(shown.slides)
    for slide, page in zip(slides, sheets.pages.pages, strict=True):
        wanted = {box.key: box.page for box in page.drawing.boxes if box.page is not None}
        for shape in slide.shapes:
            target = wanted.get(shape.name)
            if target is not None and target < len(slides):
                shape.click_action.target_slide = slides[target]


def _clean(data: bytes) -> bytes:
    """Return the file without the sample's thumbnail and printer, every entry of one fixed day."""
    source = zipfile.ZipFile(io.BytesIO(data))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if "thumbnail" in name or "printerSettings" in name:
                continue
            content = source.read(name)
            if name.endswith(".rels"):
                content = _without_relations(content)
            target.writestr(zipfile.ZipInfo(name, _ZIP_DAY), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _without_relations(content: bytes) -> bytes:
    from lxml import etree

    tree = etree.fromstring(content)
    for relation in list(tree):
        if "thumbnail" in relation.get("Target", "") or "printerSettings" in relation.get(
            "Target", ""
        ):
            tree.remove(relation)
    made: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


class _Slide:
    """One slide being drawn."""

    def __init__(self, slide: Any, ink: Ink) -> None:
        self._shapes, self._ink = slide.shapes, ink
        self._by_key: dict[str, Any] = {}

    def draw(self, page: Page) -> None:
        """Draw a page: boxes with their texts, lines, bars, and texts that stand alone."""
        for drawing, _clip in layers(page):
            self._layer(drawing)

    def _layer(self, drawing: Drawing) -> None:
        inside = _owners(drawing)
        for number, box in enumerate(drawing.boxes):
            if box.look is not Look.MARK:
                self._box(box, drawing, inside.get(number))
        for rule in drawing.rules:
            self._rule(rule)
        for bar in drawing.bars:
            self._bar(bar)
        owned = set(inside.values())
        for passage in drawing.passages:
            if passage not in owned:
                self._passage(drawing, passage)
        for run in _alone(drawing):
            self._alone(run)

    def _box(self, box: Box, drawing: Drawing, passage: Passage | None) -> None:
        from pptx.enum.shapes import MSO_SHAPE

        shape = self._shapes.add_shape(
            MSO_SHAPE.RECTANGLE,
            shapes.emu(box.x),
            shapes.emu(box.y),
            shapes.emu(box.width),
            shapes.emu(box.height),
        )
        shapes.plain(shape)
        shapes.stroked(shape, self._ink.stroke(box.look))
        if box.key:
            shape.name = box.key
            self._by_key[box.key] = shape
        else:
            shape.name = box.look.value
        if passage is not None:
            edges = (passage.x - box.x, passage.y - box.y)
            right = box.right - passage.x - passage.width
            self._write(shape.text_frame, drawing, passage, (*edges, right))

    def _rule(self, rule: Rule) -> None:
        start, end = self._by_key.get(rule.start), self._by_key.get(rule.end)
        shape = bent(rule.points)
        if shape is None or start is None or end is None:
            self._unglued(rule)
            return
        self._connector(shape, rule, (start.shape_id, end.shape_id))

    def _unglued(self, rule: Rule) -> None:
        for start, end in zip(rule.points, rule.points[1:], strict=False):
            straight = bent((start, end))
            if straight is not None:
                self._connector(straight, rule, None)

    def _connector(self, line: Bent, rule: Rule, glued: tuple[int, int] | None) -> None:
        from pptx.enum.shapes import MSO_CONNECTOR

        made = self._shapes.add_connector(
            MSO_CONNECTOR.STRAIGHT, shapes.emu(line.x), shapes.emu(line.y), 0, 0
        )
        shapes.plain(made)
        made.line.color.rgb = shapes.colour(self._ink.tone(rule.tone))
        made.line.width = shapes.emu(LINE_WIDTH)
        if rule.dashed:
            shapes.dashed(made)
        shapes.shaped(made, line)
        if glued is not None:
            shapes.glued(made, line, glued)

    def _bar(self, bar: Bar) -> None:
        from pptx.enum.shapes import MSO_SHAPE

        left = bar.x
        for key, share in bar.mix or ((None, 1.0),):
            wide = bar.width * share
            shape = self._shapes.add_shape(
                MSO_SHAPE.RECTANGLE,
                shapes.emu(left),
                shapes.emu(bar.y),
                shapes.emu(wide),
                shapes.emu(bar.height),
            )
            shapes.plain(shape)
            shapes.stroked(shape, Stroke("", self._ink.theme.name_of(key)))
            shape.name = "bar"
            left += wide

    def _passage(self, drawing: Drawing, passage: Passage) -> None:
        room = (passage.x, passage.y, passage.width, passage.height)
        box = self._shapes.add_textbox(*map(shapes.emu, room))
        self._write(box.text_frame, drawing, passage, (0.0, 0.0, 0.0))

    def _alone(self, run: Run) -> None:
        wide = letters.width(run.text, run.size, bold=run.bold) * _SPARE
        left = run.x - {Anchor.START: 0.0, Anchor.MIDDLE: wide / 2, Anchor.END: wide}[run.anchor]
        top = run.y - run.size * (letters.ASCENT + 0.12)
        one = Drawing(Size(wide, run.size), runs=(run,))
        passage = Passage(0, 1, left, top, wide, run.size * letters.LINE)
        box = self._shapes.add_textbox(
            shapes.emu(left), shapes.emu(top), shapes.emu(wide), shapes.emu(run.size * letters.LINE)
        )
        self._write(box.text_frame, one, passage, (0.0, 0.0, 0.0), run.anchor)

    def _write(
        self,
        frame: Any,
        drawing: Drawing,
        passage: Passage,
        edges: tuple[float, float, float],
        anchor: Anchor = Anchor.START,
    ) -> None:
        """Write a passage's lines as paragraphs; `edges` are left, top and right in points."""
        from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

        left, top, right = edges
        frame.margin_left, frame.margin_top = shapes.emu(left), shapes.emu(top)
        frame.margin_right, frame.margin_bottom = shapes.emu(max(0.0, right)), 0
        frame.word_wrap = False
        frame.vertical_anchor = MSO_ANCHOR.TOP
        at = passage.y
        for number, line in enumerate(_lines(drawing.runs[passage.first : passage.last])):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.alignment = {
                Anchor.START: PP_ALIGN.CENTER if passage.centred else PP_ALIGN.LEFT,
                Anchor.MIDDLE: PP_ALIGN.CENTER,
                Anchor.END: PP_ALIGN.RIGHT,
            }[anchor]
            tall = max(run.size for run in line) * letters.LINE
            above = line[0].y - tall * 0.78 - at
            paragraph.line_spacing = shapes.points(tall)
            paragraph.space_before = shapes.points(max(0.0, above) if number else 0.0)
            at += tall + (max(0.0, above) if number else 0.0)
            for place, run in enumerate(line):
                self._run(paragraph, run, first=place == 0)

    def _run(self, paragraph: Any, run: Run, *, first: bool) -> None:
        made = paragraph.add_run()
        made.text = run.text if first else f" {run.text}"
        made.font.size = shapes.points(run.size)
        made.font.bold = run.bold
        made.font.color.rgb = shapes.colour(self._ink.tone(run.tone))
        shapes.typeface(made)


def _owners(drawing: Drawing) -> dict[int, Passage]:
    """Return by a box's number the texts that are written into it: the first inside it that is
    inside no smaller box."""
    owners: dict[int, Passage] = {}
    boxes = [(number, box) for number, box in enumerate(drawing.boxes) if box.look in _HOLDS_TEXT]
    boxes.sort(key=lambda pair: pair[1].width * pair[1].height)
    grid = _Grid(boxes)
    for passage in drawing.passages:
        for number, box in grid.around(passage):
            if _contains(box, passage):
                owners.setdefault(number, passage)
                break
    return owners


class _Grid:
    """Boxes by the stripes they cover: a chart of thousands has no need to look at all of them."""

    _STRIPE = 40.0

    def __init__(self, boxes: Sequence[tuple[int, Box]]) -> None:
        self._stripes: dict[int, list[tuple[int, Box]]] = {}
        for number, box in boxes:
            for stripe in range(int(box.x // self._STRIPE), int(box.right // self._STRIPE) + 1):
                self._stripes.setdefault(stripe, []).append((number, box))

    def around(self, passage: Passage) -> Sequence[tuple[int, Box]]:
        """Return the boxes that a passage may lie in, smallest first."""
        return self._stripes.get(int(passage.x // self._STRIPE), ())


def _contains(box: Box, passage: Passage) -> bool:
    return (
        box.x - _NEAR <= passage.x
        and box.y - _NEAR <= passage.y
        and passage.x + passage.width <= box.right + _NEAR
        and passage.y + passage.height <= box.bottom + _NEAR
    )


def _alone(drawing: Drawing) -> Iterator[Run]:
    """Yield the texts that belong to no passage."""
    covered = {number for one in drawing.passages for number in range(one.first, one.last)}
    for number, run in enumerate(drawing.runs):
        if number not in covered:
            yield run


def _lines(runs: Sequence[Run]) -> list[list[Run]]:
    """Return texts by the base line they stand on."""
    lines: list[list[Run]] = []
    for run in runs:
        if lines and abs(lines[-1][0].y - run.y) < _NEAR:
            lines[-1].append(run)
        else:
            lines.append([run])
    return lines


PAPER_FORMAT = PaperFormat("pptx", ".pptx", N_("PowerPoint"), render, rank=2)
