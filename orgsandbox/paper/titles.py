"""What stands around a chart: its title block, stamps, legend, and the foot of the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from orgsandbox.i18n import N_, _, format_date
from orgsandbox.paper import letters, texts
from orgsandbox.paper.base import Anchor, Bar, Box, Look, Rule, Run, Size, Sketch, Tone
from orgsandbox.paper.content import Content, Kind

STAMPS = {
    "draft": N_("Draft"),
    "before": N_("Before announcement"),
    "personnel": N_("Personnel only"),
    "secret": N_("Company confidential"),
    "care": N_("Handle with care"),
}
"""Stamps by key; the words are marked for translation."""

TITLE, UNDER, FOOT = 16.0, 9.0, 8.0
"""Letter sizes of the title, the line below it, and the foot, in points."""

_STAMP = 10.0
_BELOW = 8.0
_SWATCH = 8.0
_BETWEEN = 12.0

LegendEntry = tuple[int | str | None, str]
"""A colour of the work bars, or a sign ("sign:兼", "empty"), with its words."""


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """What a paper says of itself. Empty fields are left out.

    `effective` is when the organisation takes effect (適用日), `as_of` the day as of which its
    people are told (現在), `stamps` are keys of STAMPS.
    """

    company: str = ""
    title: str = ""
    effective: date | None = None
    as_of: date | None = None
    version: str = ""
    author: str = ""
    approver: str = ""
    stamps: tuple[str, ...] = ()
    legend: bool = True
    table: bool = False


def _under(block: TitleBlock) -> str:
    said = [block.company]
    if block.effective is not None:
        said.append(_("effective {day}").format(day=format_date(block.effective)))
    if block.as_of is not None:
        said.append(_("as of {day}").format(day=format_date(block.as_of)))
    return "　".join(filter(None, said))


def _stamps_width(block: TitleBlock) -> float:
    return sum(_stamp_width(stamp) + 6 for stamp in block.stamps)


def _stamp_width(stamp: str) -> float:
    return letters.width(_(STAMPS[stamp]), _STAMP, bold=True) + 16


def head_height(block: TitleBlock, title: str, width: float) -> float:
    """Return how much room the head of a page takes, the line below it included."""
    lines = _title_lines(block, title, width)
    return texts.height(lines) + _BELOW


def _title_lines(block: TitleBlock, title: str, width: float) -> list[texts.Line]:
    room = width - _stamps_width(block) - _BETWEEN
    lines = list(texts.wrapped(title, room, TITLE, bold=True))
    lines.extend(texts.wrapped(_under(block), room, UNDER, tone=Tone.MUTED))
    return lines


def draw_head(sketch: Sketch, block: TitleBlock, title: str, room: Box) -> float:
    """Draw the head of a page at the top of a room; returns where the chart may begin."""
    right = room.right
    for stamp in reversed(block.stamps):
        wide = _stamp_width(stamp)
        box = Box(right - wide, room.y + 1, wide, _STAMP * 1.8, Look.STAMP)
        sketch.boxes.append(box)
        words = Run(
            _(STAMPS[stamp]),
            box.x + wide / 2,
            box.y + _STAMP * 1.26,
            _STAMP,
            True,  # noqa: FBT003 - a stamp is bold
            Tone.STAMP,
            Anchor.MIDDLE,
        )
        sketch.runs.append(words)
        right -= wide + 6
    lines = _title_lines(block, title, room.width)
    below = texts.draw_lines(sketch, lines, room.x, room.y, room.width, centred=False)
    if lines:
        line = below + _BELOW / 4
        sketch.rules.append(Rule(((room.x, line), (room.right, line)), Tone.FAINT))
    return below + _BELOW


def legend_of(content: Content, bars: Iterable[LegendEntry] = ()) -> tuple[LegendEntry, ...]:
    """Return the legend of what is really on a paper: signs beside people, then colours of work."""
    entries = [entry for block in content.blocks for entry in (*block.heads, *block.people)]
    said: list[LegendEntry] = []
    mark, beside = _("2nd"), _("(2nd)")
    if any(entry.mark for entry in entries):
        said.append((f"sign:{mark}", _("has a second post (main post here)")))
    if any(entry.kind is Kind.SECOND for entry in entries):
        said.append((f"word:{beside}", _("second post, not counted here")))
    if any(entry.kind is Kind.VACANT for entry in entries):
        said.append(("empty", _("open post")))
    if any(len(block.below) and block.counts for block in content.blocks):
        said.append(
            (None, _("direct: in the department itself; total: with all departments below"))
        )
    return (*said, *bars)


def foot_height(block: TitleBlock, legend: tuple[LegendEntry, ...], width: float) -> float:
    """Return how much room the foot of a page takes."""
    rows = len(_legend_rows(legend, width - _facts_width(block))) if block.legend else 0
    return max(rows, 1) * FOOT * 1.6 + 4


def _facts(block: TitleBlock, number: int, count: int) -> str:
    said = []
    if block.version:
        said.append(_("version {version}").format(version=block.version))
    if block.author:
        said.append(_("made by {name}").format(name=block.author))
    if block.approver:
        said.append(_("approved by {name}").format(name=block.approver))
    said.append(f"{number}／{count}")
    return "　".join(said)


def _facts_width(block: TitleBlock) -> float:
    return letters.width(_facts(block, 99, 99), FOOT) + _BETWEEN


def draw_foot(
    sketch: Sketch,
    block: TitleBlock,
    legend: tuple[LegendEntry, ...],
    room: Box,
    page: tuple[int, int],
) -> None:
    """Draw legend, version and page number into the foot of a page."""
    base = room.bottom - 2
    sketch.runs.append(
        Run(_facts(block, *page), room.right, base, FOOT, tone=Tone.MUTED, anchor=Anchor.END)
    )
    if not block.legend:
        return
    rows = _legend_rows(legend, room.width - _facts_width(block))
    y = room.bottom - 2 - (len(rows) - 1) * FOOT * 1.6
    for row in rows:
        x = room.x
        for key, words in row:
            x = _draw_entry(sketch, key, words, x, y)
        y += FOOT * 1.6


def _entry_width(entry: LegendEntry) -> float:
    key, words = entry
    return _sign_width(key) + letters.width(words, FOOT) + _BETWEEN


def _sign_width(key: int | str | None) -> float:
    if isinstance(key, str) and key.startswith(("sign:", "word:")):
        return letters.width(key[5:], FOOT) + 8
    if key == "empty":
        return letters.width(_("vacant"), FOOT) + 10
    return 0.0 if key is None or key in ("title", "caption") else _SWATCH + 4


def _legend_rows(legend: tuple[LegendEntry, ...], width: float) -> list[list[LegendEntry]]:
    rows: list[list[LegendEntry]] = [[]]
    filled = 0.0
    for entry in legend:
        wide = _entry_width(entry)
        if rows[-1] and filled + wide > width:
            rows.append([])
            filled = 0.0
        rows[-1].append(entry)
        filled += wide
    return rows


def _draw_entry(sketch: Sketch, key: int | str | None, words: str, x: float, base: float) -> float:
    left = x + _sign_width(key)
    top = base - FOOT * letters.ASCENT
    tall = FOOT * (letters.ASCENT + 0.2)
    if isinstance(key, str) and key.startswith("sign:"):
        sketch.boxes.append(Box(x, top, left - x - 5, tall, Look.MARK))
        sketch.runs.append(Run(key[5:], x + 1.5, base, FOOT, tone=Tone.MUTED))
    elif isinstance(key, str) and key.startswith("word:"):
        sketch.runs.append(Run(key[5:], x, base, FOOT, tone=Tone.MUTED))
    elif key == "empty":
        sketch.boxes.append(Box(x, top, left - x - 4, tall, Look.EMPTY))
        sketch.runs.append(Run(_("vacant"), x + 3, base, FOOT, tone=Tone.MUTED))
    elif left > x:
        sketch.bars.append(Bar(x, base - _SWATCH + 1, _SWATCH, _SWATCH, ((key, 1.0),)))
    bold = key == "title"
    sketch.runs.append(Run(words, left, base, FOOT, bold, Tone.MUTED))
    return left + letters.width(words, FOOT, bold=bold) + _BETWEEN


def page_room(size: Size, edge: float) -> Box:
    """Return the part of a sheet inside its margins."""
    return Box(edge, edge, size.width - 2 * edge, size.height - 2 * edge)
