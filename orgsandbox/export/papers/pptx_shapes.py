"""What python-pptx leaves to be written by hand: strokes, fonts for Japanese, bent glued lines."""

from __future__ import annotations

from typing import Any

from orgsandbox.export.papers.base import Stroke
from orgsandbox.export.papers.pptx_lines import EMU, Bent

FONT = "Yu Gothic"
"""A font that PowerPoint brings along; the bundled one is not on the reader's machine."""


def emu(points: float) -> int:
    """Return points in PowerPoint's unit."""
    return round(points * EMU)


def points(value: float) -> Any:
    """Return so many points as the library counts them."""
    from pptx.util import Pt

    return Pt(round(value, 2))


def colour(name: str) -> Any:
    """Return a colour of its name "#rrggbb"."""
    from pptx.dml.color import RGBColor

    made: Any = RGBColor
    return made.from_string(name.lstrip("#").upper())


def plain(shape: Any) -> None:
    """Take the sample file's style from a shape: no shadow, no theme colours."""
    element = shape._element
    for style in element.findall(f"{{{_P}}}style"):
        element.remove(style)


_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def stroked(shape: Any, stroke: Stroke) -> None:
    """Give a shape its border and inside."""
    if stroke.fill:
        shape.fill.solid()
        shape.fill.fore_color.rgb = colour(stroke.fill)
    else:
        shape.fill.background()
    if not stroke.border:
        shape.line.fill.background()
        return
    shape.line.color.rgb = colour(stroke.border)
    shape.line.width = emu(stroke.width)
    if stroke.dashed:
        dashed(shape)


def dashed(shape: Any) -> None:
    """Draw a shape's line dashed."""
    from pptx.enum.dml import MSO_LINE

    shape.line.dash_style = MSO_LINE.DASH


def typeface(run: Any) -> None:
    """Set the font for Latin and for Japanese letters."""
    from lxml import etree

    properties = run._r.get_or_add_rPr()
    for name in ("latin", "ea"):
        etree.SubElement(properties, f"{{{_A}}}{name}").set("typeface", FONT)


def shaped(made: Any, line: Bent) -> None:
    """Give a connector its shape, turn and bends."""
    from lxml import etree

    spot = made._element.spPr
    frame = spot.find(f"{{{_A}}}xfrm")
    for name in ("rot", "flipH", "flipV"):
        frame.attrib.pop(name, None)
    if line.turn:
        frame.set("rot", str(line.turn))
    if line.flip_across:
        frame.set("flipH", "1")
    if line.flip_down:
        frame.set("flipV", "1")
    frame.find(f"{{{_A}}}off").set("x", str(emu(line.x)))
    frame.find(f"{{{_A}}}off").set("y", str(emu(line.y)))
    frame.find(f"{{{_A}}}ext").set("cx", str(emu(line.width)))
    frame.find(f"{{{_A}}}ext").set("cy", str(emu(line.height)))
    shape = spot.find(f"{{{_A}}}prstGeom")
    shape.set("prst", line.shape)
    guides = shape.find(f"{{{_A}}}avLst")
    for number, bend in enumerate(line.bends, 1):
        guide = etree.SubElement(guides, f"{{{_A}}}gd")
        guide.set("name", f"adj{number}")
        guide.set("fmla", f"val {bend}")


def glued(made: Any, line: Bent, ids: tuple[int, int]) -> None:
    """Glue both ends to boxes without letting the library move them."""
    from lxml import etree

    held = made._element.nvCxnSpPr.cNvCxnSpPr
    for name, shape, site in zip(("stCxn", "endCxn"), ids, line.sites, strict=True):
        end = etree.SubElement(held, f"{{{_A}}}{name}")
        end.set("id", str(shape))
        end.set("idx", str(site))
