"""Paints a department's card. One function for screen and files; coarser where it is small."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from orgsandbox.drawing import card_layout as at
from orgsandbox.drawing.card_data import Block, Card, Tile
from orgsandbox.drawing.card_layout import CardLayout, Part
from orgsandbox.drawing.fonts import elided, font, text_width
from orgsandbox.drawing.lenses.base import Mix
from orgsandbox.drawing.theme import Theme, colour_of
from orgsandbox.i18n import _

_NOBODY: frozenset[tuple[str, str]] = frozenset()
_NOTHING: frozenset[str] = frozenset()

_RIGHT, _CENTRE = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter

FULL = 0.42
"""From this scale on every text is drawn; below, names of departments and bars."""
_MOST_GROWN = 1.35

_TOLD_APART = 3.0
"""Shares of a bar wider than so many units have a gap after them."""

_LEAST_NAMED = 30.0
"""A card narrower than so many pixels on the screen has no room for letters."""

BARS = 0.14
"""Below this scale people melt into the department's own bar."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked on one card: selected and faded (person, role), selected roles and tasks.

    `target` is "" or the id that would take the drop, `legal` whether it would.
    """

    selected: Set[tuple[str, str]] = field(default=_NOBODY)
    roles: Set[str] = field(default=_NOTHING)
    tasks: Set[str] = field(default=_NOTHING)
    unit: bool = False
    lifted: Set[tuple[str, str]] = field(default=_NOBODY)
    target: str = ""
    legal: bool = True


PLAIN = Marks()


def paint_card(
    painter: QPainter,
    card: Card,
    layout: CardLayout,
    theme: Theme,
    marks: Marks = PLAIN,
    scale: float = 1.0,
) -> None:
    """Paint a card with its top left corner at the origin; `scale` is the zoom it is seen at."""
    if scale < BARS:
        _coarse(painter, card, layout, theme, scale, marks)
        return
    _frame(painter, card, layout, theme, marks)
    if scale < FULL:
        _medium(painter, card, layout, theme, scale, marks)
        return
    grow = grown(scale)
    _header(painter, card, layout, theme, grow)
    for part in layout.roles:
        _role(painter, card.blocks[part.block], part, theme, marks, grow)
    for part in layout.tiles:
        _tile_or_vacancy(painter, card.blocks[part.block], part, theme, marks, grow)
    _tasks(painter, card, layout, theme, marks)
    if card.below:
        box = QRectF(at.PAD, layout.height - at.PAD - 14, layout.width - 2 * at.PAD, 16)
        _text(painter, box, card.below, _Type(at.SMALL_PX, theme.text_muted))


def grown(scale: float) -> float:
    """Return how much larger letters and bars are drawn, so that they read at half size too."""
    return min(_MOST_GROWN, max(1.0, 0.75 / scale))


def paint_tile(
    painter: QPainter,
    box: QRectF,
    tile: Tile,
    theme: Theme,
    *,
    selected: bool = False,
    grow: float = 1.0,
) -> None:
    """Paint one person's tile: the name, what must be read beside it, and the work mix."""
    painter.setPen(
        QPen(QColor(theme.accent), 2) if selected else QPen(QColor(theme.card_border), 1)
    )
    painter.setBrush(QColor(theme.accent_soft) if selected else QColor(theme.card))
    painter.drawRoundedRect(box, 6, 6)
    small = at.SMALL_PX - 1
    room = box.width() - 18
    line = QRectF(box.left() + 9, box.top() + 5, room, 20)
    beside = tile.note or _fitting(tile, room, at.NAME_PX * grow, small)
    taken = text_width(beside, small) + 6 if beside else 0.0
    px = _fitting_px(tile.name, room - taken, at.NAME_PX * grow)
    colour = theme.text_muted if tile.away else theme.text
    _text(painter, line, elided(tile.name, room - taken, px), _Type(px, colour))
    if beside:
        _text(painter, line, beside, _Type(small, theme.text_muted, align=_RIGHT))
    height = (at.BAR_H - 1) * grow
    bar = QRectF(box.left() + 9, box.bottom() - 7 - height, room, height)
    paint_mix(painter, bar, tile.mix, theme)


def paint_mix(painter: QPainter, box: QRectF, mix: Mix | None, theme: Theme) -> None:
    """Paint a bar of shares by colour; hatched grey where there is no data."""
    if not mix:
        painter.fillRect(box, colour_of(theme.track))
        if mix is None:
            painter.fillRect(box, QBrush(colour_of(theme.hatch), Qt.BrushStyle.BDiagPattern))
        return
    left, top, height = box.left(), box.top(), box.height()
    for slot, share in mix:
        width = box.width() * share
        shown = max(0.6, width - (1.0 if len(mix) > 1 and width > _TOLD_APART else 0.0))
        painter.fillRect(QRectF(left, top, shown, height), colour_of(theme.name_of(slot)))
        left += width


def _fitting_px(name: str, room: float, wanted: float) -> int:
    """Return the size at which a whole name fits, up to `wanted`; a little small, not cut."""
    px = round(wanted)
    while px > at.NAME_PX - 2 and text_width(name, px) > room:
        px -= 1
    return px


def _fitting(tile: Tile, room: float, px: float, small: float) -> str:
    width = text_width(tile.name, px) + text_width(tile.aside, small) + 6
    return tile.aside if tile.aside and width <= room else ""


def _frame(painter: QPainter, card: Card, layout: CardLayout, theme: Theme, marks: Marks) -> None:
    target = marks.target == card.unit
    edge = theme.accent if marks.unit or (target and marks.legal) else theme.card_border
    if target and not marks.legal:
        edge = theme.amber
    pen = QPen(QColor(edge), 2 if marks.unit or target else 1)
    if card.draft:
        pen = QPen(QColor(edge if target else theme.accent), 1.8, Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(QColor(theme.accent_soft if target and marks.legal else theme.card))
    painter.drawRoundedRect(QRectF(0, 0, layout.width, layout.height), 10, 10)


def _header(painter: QPainter, card: Card, layout: CardLayout, theme: Theme, grow: float) -> None:
    room = layout.width - 2 * at.PAD
    top = QRectF(at.PAD, at.PAD - 2, room, 22)
    px, small = round(at.TITLE_PX * grow), round(at.SMALL_PX * min(grow, 1.2))
    badge = text_width(card.badge, at.SMALL_PX) + 22 if card.badge else 0.0
    name = elided(card.name, room - badge, px, bold=True)
    _text(painter, top, name, _Type(px, theme.text, bold=True))
    if card.badge:
        _pill(painter, top, card.badge, theme)
    second = QRectF(at.PAD, at.PAD + 20, room, 20)
    pill = text_width(card.breadth, at.SMALL_PX) + 22 if card.breadth else 0.0
    fits = text_width(card.count, small) + pill <= room
    count = elided(card.count, room - (pill if fits else 0.0), small)
    _text(painter, second, count, _Type(small, theme.text_muted))
    if card.breadth and fits:
        _pill(painter, second, card.breadth, theme)
    bar = QRectF(at.PAD, at.PAD + at.HEADER_H - 4, room, at.BAR_H)
    paint_mix(painter, bar, card.mix, theme)


def _tasks(painter: QPainter, card: Card, layout: CardLayout, theme: Theme, marks: Marks) -> None:
    if not layout.tasks:
        return
    top = layout.tasks[0].box[1] - at.ROLE_H
    heading = QRectF(at.PAD, top, layout.width - 2 * at.PAD, at.ROLE_H)
    _text(painter, heading, _("Tasks owned"), _Type(at.SMALL_PX + 1, theme.text_muted))
    names = dict(card.tasks)
    for part in layout.tasks:
        chosen = part.task in marks.tasks
        box = QRectF(*part.box)
        painter.setPen(QPen(QColor(theme.accent if chosen else theme.card_border), 1))
        painter.setBrush(QColor(theme.accent_soft if chosen else theme.badge))
        painter.drawRoundedRect(box, 5, 5)
        shown = elided(names[part.task], box.width() - 12, at.SMALL_PX)
        _text(painter, box.adjusted(8, 0, -4, 0), shown, _Type(at.SMALL_PX, theme.text))


def _pill(painter: QPainter, line: QRectF, text: str, theme: Theme) -> None:
    width = text_width(text, at.SMALL_PX) + 16
    box = QRectF(line.right() - width, line.top() + 1, width, 18)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.badge))
    painter.drawRoundedRect(box, 9, 9)
    _text(painter, box, text, _Type(at.SMALL_PX, theme.text, align=_CENTRE))


def _role(
    painter: QPainter, block: Block, part: Part, theme: Theme, marks: Marks, grow: float
) -> None:
    left, top, width, height = part.box
    if marks.target == block.role or block.role in marks.roles:
        legal = marks.legal or marks.target != block.role
        painter.setPen(QPen(QColor(theme.accent if legal else theme.amber), 1.5))
        painter.setBrush(QColor(theme.accent_soft if legal else theme.amber_soft))
        painter.drawRoundedRect(QRectF(left, top, width, height), 6, 6)
    line = QRectF(left + 8, top + 2, width - 16, at.ROLE_H - 4)
    taken = text_width(block.count, at.SMALL_PX) + 8 if block.count else 0.0
    px = round((at.SMALL_PX + 1) * grow)
    name = elided(block.name, line.width() - taken, px)
    _text(painter, line, name, _Type(px, theme.text_muted))
    if block.count:
        colour = theme.amber if block.over else theme.text_muted
        _text(painter, line, block.count, _Type(at.SMALL_PX, colour, align=_RIGHT))


def _tile_or_vacancy(
    painter: QPainter, block: Block, part: Part, theme: Theme, marks: Marks, grow: float
) -> None:
    box = QRectF(*part.box)
    if part.kind == "vacancy":
        _vacancy(painter, block, box, theme)
        return
    tile = block.tiles[part.tile]
    key = (tile.person, block.role)
    if key in marks.lifted:
        painter.setOpacity(0.35)
    paint_tile(painter, box, tile, theme, selected=key in marks.selected, grow=grow)
    painter.setOpacity(1.0)


def _vacancy(painter: QPainter, block: Block, box: QRectF, theme: Theme) -> None:
    pen = QPen(QColor(theme.line), 1, Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 6, 6)
    text = (
        _("Vacant") if block.vacancies == 1 else _("Vacant ×{count}").format(count=block.vacancies)
    )
    inner = box.adjusted(9, 0, -9, 0)
    _text(painter, inner, text, _Type(at.NAME_PX - 1, theme.text_muted))


def _medium(
    painter: QPainter,
    card: Card,
    layout: CardLayout,
    theme: Theme,
    scale: float,
    marks: Marks,
) -> None:
    """Between names and mere bars: the department's name large enough to read, bars of people."""
    _name(painter, card, layout, theme, min(30.0, 11.0 / scale), at.HEADER_H + 6)
    room = layout.width - 2 * at.PAD
    paint_mix(
        painter, QRectF(at.PAD, at.PAD + at.HEADER_H - 4, room, at.BAR_H + 3), card.mix, theme
    )
    for part in layout.roles:
        if part.role == marks.target or part.role in marks.roles:
            legal = marks.legal or part.role != marks.target
            painter.fillRect(
                QRectF(*part.box), colour_of(theme.accent_soft if legal else theme.amber_soft)
            )
    for part in layout.tiles:
        box = QRectF(*part.box)
        if part.kind == "vacancy":
            painter.setPen(QPen(QColor(theme.line), 0, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box)
            continue
        tile = card.blocks[part.block].tiles[part.tile]
        chosen = (tile.person, part.role) in marks.selected
        painter.setOpacity(0.3 if (tile.person, part.role) in marks.lifted else 1.0)
        painter.setPen(QPen(QColor(theme.accent if chosen else theme.card_border), 0))
        painter.setBrush(QColor(theme.card))
        painter.drawRect(box)
        paint_mix(painter, box.adjusted(8, 14, -8, -12), tile.mix, theme)
    painter.setOpacity(1.0)


def _coarse(
    painter: QPainter,
    card: Card,
    layout: CardLayout,
    theme: Theme,
    scale: float,
    marks: Marks,
) -> None:
    """Far away: plain rectangles, one bar, and the name where its letters can be told apart."""
    chosen = marks.unit or marks.selected or marks.target == card.unit
    edge = theme.accent if chosen else theme.card_border
    rim = 1.0 / scale
    painter.fillRect(QRectF(0, 0, layout.width, layout.height), colour_of(edge))
    inner = QRectF(rim, rim, layout.width - 2 * rim, layout.height - 2 * rim)
    painter.fillRect(inner, colour_of(theme.card))
    bar = min(30.0, layout.height * 0.28)
    left, room = at.PAD, layout.width - 2 * at.PAD
    for slot, share in card.mix or ((None, 1.0),):
        colour = colour_of(theme.name_of(slot))
        painter.fillRect(QRectF(left, layout.height - bar - at.PAD, room * share, bar), colour)
        left += room * share
    if scale * layout.width > _LEAST_NAMED:
        _name(painter, card, layout, theme, min(46.0, 9.0 / scale), layout.height - bar - at.PAD)


def _name(
    painter: QPainter, card: Card, layout: CardLayout, theme: Theme, px: float, height: float
) -> None:
    px = min(px, height * 0.72)
    box = QRectF(at.PAD, 2, layout.width - 2 * at.PAD, height - 4)
    name = elided(card.name, box.width(), round(px), bold=True)
    _text(painter, box, name, _Type(round(px), theme.text, bold=True))


@dataclass(frozen=True, slots=True)
class _Type:
    """How a line is set: size in pixels, colour, weight, and where in its box it stands."""

    px: float
    colour: str
    bold: bool = False
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft


def _text(painter: QPainter, box: QRectF, text: str, how: _Type) -> None:
    """Draw one line, centred in height; already cut to its width."""
    px = how.px
    painter.setPen(colour_of(how.colour))
    painter.setFont(font(px, bold=how.bold))
    width = text_width(text, px, bold=how.bold)
    left = box.left()
    if how.align == Qt.AlignmentFlag.AlignRight:
        left = box.right() - width
    elif how.align == Qt.AlignmentFlag.AlignHCenter:
        left = box.center().x() - width / 2
    # Ideographs stand on a baseline about 0.37 em below the middle.
    painter.drawText(QPointF(left, box.center().y() + px * 0.37), text)
