"""SVG: one file a page, letters as text, or as shapes where the fonts may be missing."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from orgsandbox.export.papers.base import DASH, LINE_WIDTH, Ink, PaperFormat, layers
from orgsandbox.i18n import N_
from orgsandbox.paper.base import Anchor, Bar, Box, Drawing, Page, Rule, Run
from orgsandbox.paper.chart import PaperChart
from orgsandbox.paper.sheets import Sheets

_FAMILIES = "'Noto Sans JP','Noto Sans CJK JP','Yu Gothic','Hiragino Sans','Noto Sans',sans-serif"


def render(_chart: PaperChart, sheets: Sheets, ink: Ink) -> tuple[bytes, ...]:
    """Return the bytes of one file a page."""
    language = sheets.pages.language
    return tuple(
        "\n".join(_svg(page, sheets.pages.title, language, ink)).encode() + b"\n"
        for page in sheets.pages.pages
    )


def _svg(page: Page, title: str, language: str, ink: Ink) -> Iterator[str]:
    size = page.size
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(size.width)}pt"'
        f' height="{_n(size.height)}pt" viewBox="0 0 {_n(size.width)} {_n(size.height)}"'
        f' xml:lang="{language}" font-family="{_FAMILIES}">'
    )
    yield f"<title>{escape(title)}</title>"
    yield f'<rect width="100%" height="100%" fill="{ink.paper}"/>'
    for drawing, clip in layers(page):
        if clip is not None:
            yield (
                f'<clipPath id="tile"><rect x="{_n(clip.x)}" y="{_n(clip.y)}"'
                f' width="{_n(clip.width)}" height="{_n(clip.height)}"/></clipPath>'
            )
        yield '<g clip-path="url(#tile)">' if clip is not None else "<g>"
        yield from _layer(drawing, ink)
        yield "</g>"
    yield "</svg>"


def _layer(drawing: Drawing, ink: Ink) -> Iterator[str]:
    for box in drawing.boxes:
        yield _box(box, ink)
    for rule in drawing.rules:
        yield _rule(rule, ink)
    for bar in drawing.bars:
        yield from _bar(bar, ink)
    if ink.outlines:
        from orgsandbox.export.outlines import outline

        yield from (outline(run, ink.tone(run.tone)) for run in drawing.runs)
        return
    for run in drawing.runs:
        yield _run(run, ink)


def _box(box: Box, ink: Ink) -> str:
    stroke = ink.stroke(box.look)
    said = [
        f'<rect x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" height="{_n(box.height)}"',
        f'fill="{stroke.fill or "none"}"',
    ]
    if stroke.border:
        said.append(f'stroke="{stroke.border}" stroke-width="{stroke.width:g}"')
    if stroke.dashed:
        said.append(f'stroke-dasharray="{DASH[0]:g} {DASH[1]:g}"')
    return " ".join(said) + "/>"


def _rule(rule: Rule, ink: Ink) -> str:
    points = " ".join(f"{_n(x)},{_n(y)}" for x, y in rule.points)
    dashed = f' stroke-dasharray="{DASH[0]:g} {DASH[1]:g}"' if rule.dashed else ""
    colour = ink.tone(rule.tone)
    return (
        f'<polyline points="{points}" fill="none" stroke="{colour}"'
        f' stroke-width="{LINE_WIDTH:g}"{dashed}/>'
    )


def _bar(bar: Bar, ink: Ink) -> Iterator[str]:
    left = bar.x
    for key, share in bar.mix or ((None, 1.0),):
        wide = bar.width * share
        yield (
            f'<rect x="{_n(left)}" y="{_n(bar.y)}" width="{_n(wide)}" height="{_n(bar.height)}"'
            f' fill="{ink.theme.name_of(key)}"/>'
        )
        left += wide


def _run(run: Run, ink: Ink) -> str:
    said = [
        f'<text x="{_n(run.x)}" y="{_n(run.y)}" font-size="{_n(run.size)}"',
        f"fill={quoteattr(ink.tone(run.tone))}",
    ]
    if run.bold:
        said.append('font-weight="bold"')
    if run.anchor is not Anchor.START:
        said.append(f'text-anchor="{run.anchor.value}"')
    return " ".join(said) + f">{escape(run.text)}</text>"


def _n(value: float) -> str:
    """Return a number with at most two decimals, without trailing zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


PAPER_FORMAT = PaperFormat("svg", ".svg", N_("SVG"), render, rank=4, paged=False)
