"""What a chart has besides cards: side labels and the legend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from orgsandbox.domain import tree
from orgsandbox.domain.model import Org, Side
from orgsandbox.drawing.fonts import font, text_width
from orgsandbox.drawing.lenses.base import CAPTION, TITLE, WORDS_ONLY, Entry, Key
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import N_, _
from orgsandbox.layout.base import Place, Rect

PLACES = {Side.DIRECT: Place.LEFT, Side.NONE: Place.CENTRE, Side.SUPPORT: Place.RIGHT}

SIDE_LABELS: dict[str, tuple[str, str]] = {
    "direct": (N_("Direct departments"), N_("Support departments")),
    "business": (N_("Business departments"), N_("Administrative departments")),
    "front": (N_("Front"), N_("Corporate")),
    "revenue": (N_("Directly supporting sales"), N_("Indirectly supporting sales")),
}
"""Pairs of words for the two sides, by the settings' key."""

_PX = 12.0
_LABEL_W, _LABEL_H = 220.0, 16.0
"""The room kept free for the name of a side, in scene units."""


@dataclass(frozen=True, slots=True)
class SideLabel:
    """The name of a side, its baseline starting at (x, y)."""

    text: str
    x: float
    y: float

    def box(self) -> QRectF:
        """Return where it stands, with room for letters seen from far away."""
        return QRectF(self.x, self.y - _LABEL_H, _LABEL_W, _LABEL_H)


def side_labels(org: Org, rects: Mapping[str, Rect], pair: str = "direct") -> tuple[SideLabel, ...]:
    """Return the labels above the departments where the direct and the support side begin."""
    names = SIDE_LABELS.get(pair, SIDE_LABELS["direct"])
    labels = []
    for side, name in ((Side.DIRECT, names[0]), (Side.SUPPORT, names[1])):
        begins = [rects[key] for key in rects if _begins(org, key, side)]
        if begins:
            top = min(rect.y for rect in begins)
            first = min((rect for rect in begins if rect.y < top + 1), key=_left)
            labels.append(_beside_line(_(name), first))
    return tuple(labels)


def _left(rect: Rect) -> float:
    return rect.x


def _beside_line(text: str, rect: Rect) -> SideLabel:
    """Return the label above a box, left of the line that comes down to it where that fits."""
    fits = text_width(text, _PX) < rect.width / 2 - 8
    return SideLabel(text, rect.x + 2 if fits else rect.centre[0] + 8, rect.y - 9)


def _begins(org: Org, unit: str, side: Side) -> bool:
    department = org.units.get(unit)
    if department is None or tree.side(org, unit) is not side:
        return False
    return department.parent is None or tree.side(org, department.parent) is not side


def paint_side_labels(
    painter: QPainter, labels: tuple[SideLabel, ...], theme: Theme, scale: float = 1.0
) -> None:
    """Write the side labels, a little larger when seen from far away."""
    painter.setPen(QColor(theme.text_muted))
    px = min(40.0, max(_PX, 8.0 / max(scale, 0.01)))
    painter.setFont(font(px))
    for label in labels:
        painter.drawText(QPointF(label.x, label.y), label.text)


def entry_width(key: Key, name: str, px: float = _PX) -> float:
    """Return how wide an entry of the legend is in pixels, without the gap to the next."""
    swatch = 0.0 if key in WORDS_ONLY else px * 1.35
    return swatch + text_width(name, px, bold=key == TITLE)


def legend_rows(
    entries: tuple[Entry, ...], width: float, px: float = _PX
) -> list[list[tuple[float, Key, str]]]:
    """Return the legend's rows of (left, key, name), broken so that none is wider than `width`."""
    rows: list[list[tuple[float, Key, str]]] = [[]]
    left = 0.0
    for key, name in entries:
        needed = entry_width(key, name, px)
        if rows[-1] and (left + needed > width or key == CAPTION):
            rows.append([])
            left = 0.0
        rows[-1].append((left, key, name))
        left += needed + px * 1.4
    return rows


def paint_legend(
    painter: QPainter,
    box: QRectF,
    entries: tuple[Entry, ...],
    theme: Theme,
    px: float = _PX,
) -> None:
    """Paint the legend into a box, row by row."""
    for number, row in enumerate(legend_rows(entries, box.width(), px)):
        top = box.top() + number * px * 1.8
        for left, key, name in row:
            at = QPointF(box.left() + left, top + px * 1.05)
            if key not in WORDS_ONLY:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme.name_of(key)))
                square = QRectF(at.x(), top + px * 0.25, px * 0.85, px * 0.85)
                painter.drawRoundedRect(square, 2, 2)
                at.setX(square.right() + px * 0.5)
            painter.setPen(QColor(theme.text_muted if key == CAPTION else theme.text))
            painter.setFont(font(px, bold=key == TITLE))
            painter.drawText(at, name)
