"""Letters as shapes, for pictures that must look the same where the fonts are missing."""

from __future__ import annotations

from PySide6.QtGui import QPainterPath

from orgsandbox.drawing.fonts import font, text_width
from orgsandbox.paper.base import Anchor, Run

_EM = 100.0
"""Pixels at which the shapes are taken: Qt's fonts come in whole pixels only."""


def outline(run: Run, colour: str) -> str:
    """Return one line of text as an SVG path."""
    path = QPainterPath()
    path.addText(0.0, 0.0, font(_EM, bold=run.bold), run.text)
    scale = run.size / _EM
    wide = text_width(run.text, _EM, bold=run.bold) * scale
    left = run.x - {Anchor.START: 0.0, Anchor.MIDDLE: wide / 2, Anchor.END: wide}[run.anchor]
    return f'<path fill="{colour}" fill-rule="nonzero" d="{_data(path, left, run.y, scale)}"/>'


def _data(path: QPainterPath, x: float, y: float, scale: float) -> str:
    letters = {
        QPainterPath.ElementType.MoveToElement: "M",
        QPainterPath.ElementType.LineToElement: "L",
        QPainterPath.ElementType.CurveToElement: "C",
        QPainterPath.ElementType.CurveToDataElement: "",
    }
    said = []
    for number in range(path.elementCount()):
        element = path.elementAt(number)
        point = f"{x + element.x * scale:.2f} {y + element.y * scale:.2f}"
        said.append(letters[element.type] + point)
    return " ".join(said)
