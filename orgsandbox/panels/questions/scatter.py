"""Two costs against each other: doing it themselves, buying it. Circle = time, corners named."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen

from orgsandbox.drawing.fonts import elided, font, metrics, text_width
from orgsandbox.drawing.theme import Theme, colour_of
from orgsandbox.i18n import N_, _, format_money
from orgsandbox.panels.picture.picture import Look, Picture
from orgsandbox.panels.picture.shape import Form, Key, Shape, Shapes, Way

_LEFT, _BELOW, _PAD = 44, 44, 12
_LEAST_ROOM = QSizeF(320, 200)
_WIDEST_NAME = 240.0
_SMALLEST, _GROWTH = 4.0, 12.0
"""The least radius of a circle, and how much the largest has more."""
_AIR_ACROSS, _AIR_UP = 1.15, 1.25
"""How far the axes reach beyond the outermost dot, so that its name has room."""
_FLAG = Qt.AlignmentFlag


@dataclass(frozen=True, slots=True)
class Dot:
    """One task: money more than inside if done themselves (y) and if bought (x), FTE, colour."""

    key: str
    name: str
    own: float
    bought: float
    fte: float
    colour: int | None


class ScatterPicture(Picture):
    """The tasks in a frame whose corners say what they mean; money is in `currency`."""

    def __init__(self, dots: tuple[Dot, ...], currency: str) -> None:
        self.title = _("Cost if done themselves and if bought")
        self.dots, self._currency = dots, currency
        self._by_key = {dot.key: dot for dot in dots}

    def place(self, room: QSizeF) -> Shapes:
        """Return a circle a task, the largest first: smaller ones lie over it."""
        frame, (across, up) = _frame(room.expandedTo(_LEAST_ROOM)), self._reach()
        shapes = []
        for dot in sorted(self.dots, key=lambda dot: -dot.fte):
            at = QPointF(
                frame.center().x() + dot.bought / across * frame.width() / 2,
                frame.center().y() - dot.own / up * frame.height() / 2,
            )
            radius = self._radius(dot)
            box = QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
            shapes.append(Shape(dot.key, "task", box, dot.name, self._told(dot), form=Form.DOT))
        return Shapes(tuple(shapes), _LEAST_ROOM, Way.ACROSS, frame=frame)

    def _told(self, dot: Dot) -> str:
        """Return both amounts in words, as the axes mean them."""
        own, bought = (format_money(amount, self._currency) for amount in (dot.own, dot.bought))
        return _("done themselves {own}, bought {bought} a year against inside").format(
            own=own if dot.own < 0 else f"+{own}", bought=bought if dot.bought < 0 else f"+{bought}"
        )

    def _reach(self) -> tuple[float, float]:
        """Return how far the axes reach, money a year: a round amount beyond every dot."""
        across = max((abs(dot.bought) for dot in self.dots), default=1.0) or 1.0
        up = max((abs(dot.own) for dot in self.dots), default=1.0) or 1.0
        return _round_up(across * _AIR_ACROSS), _round_up(up * _AIR_UP)

    def _radius(self, dot: Dot) -> float:
        largest = max((other.fte for other in self.dots), default=1.0) or 1.0
        return float(_SMALLEST + _GROWTH * (dot.fte / largest) ** 0.5)

    # painting

    def behind(self, painter: QPainter, shapes: Shapes, look: Look) -> None:
        """Paint the frame, the axes and what they mean."""
        theme, frame = look.theme, shapes.frame
        painter.setPen(QPen(colour_of(theme.card_border), 1))
        painter.setBrush(colour_of(theme.card))
        painter.drawRect(frame)
        self._axes(painter, frame, theme)
        if not self.dots:
            painter.setPen(colour_of(theme.text_muted))
            text = _("No task has a price, a cost of their own and a cost inside yet.")
            flags = _FLAG.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(frame.adjusted(30, 30, -30, -30), flags, text)
            return
        painter.setPen(QPen(colour_of(theme.line), 1, Qt.PenStyle.DashLine))
        middle = frame.center()
        painter.drawLine(QPointF(middle.x(), frame.top()), QPointF(middle.x(), frame.bottom()))
        painter.drawLine(QPointF(frame.left(), middle.y()), QPointF(frame.right(), middle.y()))

    def paint(self, painter: QPainter, shape: Shape, look: Look) -> None:
        """Paint a task's circle."""
        theme, dot = look.theme, self._by_key[str(shape.key)]
        marked = shape.key in (look.chosen, look.aimed)
        painter.setPen(QPen(colour_of(theme.accent if marked else theme.card), 2))
        painter.setBrush(colour_of(theme.name_of(dot.colour)))
        painter.drawEllipse(shape.box)

    def above(self, painter: QPainter, shapes: Shapes, look: Look) -> None:
        """Write the names where there is room, the chosen one's anyway, and the corners' words."""
        painter.setFont(font(11, bold=True))
        painter.setPen(colour_of(look.theme.text_muted))
        for box, text in corner_words(shapes):
            painter.drawText(box, _FLAG.AlignCenter, text)
        painter.setFont(font(11))
        painter.setPen(colour_of(look.theme.text))
        for box, name in name_boxes(shapes, look.chosen):
            painter.drawText(box, _FLAG.AlignVCenter, elided(name, box.width(), 11))

    def _axes(self, painter: QPainter, frame: QRectF, theme: Theme) -> None:
        """Write what the axes mean, 0 in the middle and how far they reach."""
        painter.setFont(font(11))
        painter.setPen(colour_of(theme.text_muted))
        across, up = self._reach()
        below = QRectF(frame.left(), frame.bottom() + 3, frame.width(), 16)
        self._scale(painter, below, across)
        text = _("Buying it costs more (transaction cost included) →")
        painter.drawText(below.translated(0, 18), _FLAG.AlignCenter, text)
        painter.save()
        painter.translate(_LEFT - 16, frame.center().y())
        painter.rotate(-90)
        beside = QRectF(-frame.height() / 2, -4, frame.height(), 16)
        self._scale(painter, beside, up)
        text = _("Doing it themselves costs more →")
        # as long as the picture is high: in a low one the words need more than the frame
        whole = beside.adjusted(-_BELOW, 0, _PAD, 0).translated(0, -18)
        painter.drawText(whole, _FLAG.AlignCenter, text)
        painter.restore()

    def _scale(self, painter: QPainter, box: QRectF, reach: float) -> None:
        if not self.dots:
            return
        less, more = (format_money(amount, self._currency) for amount in (-reach, reach))
        ends = ((less, _FLAG.AlignLeft), ("0", _FLAG.AlignHCenter), (f"+{more}", _FLAG.AlignRight))
        for text, where in ends:
            painter.drawText(box, where | _FLAG.AlignVCenter, text)


def name_boxes(shapes: Shapes, chosen: Key | None) -> list[tuple[QRectF, str]]:
    """Return where the dots' names stand: beside their dot, over nothing else.

    The chosen one comes first and is named even where there is no room; then the largest.
    """
    frame = shapes.frame
    taken = [box for box, _text in corner_words(shapes)]
    taken += [shape.box for shape in shapes.items]
    named = []
    for shape in sorted(shapes.items, key=lambda shape: shape.key != chosen):
        places = _beside(shape, min(_WIDEST_NAME, frame.width() * 0.2))
        free = [
            box
            for box in places
            if frame.contains(box) and not any(box.intersects(other) for other in taken)
        ]
        if free or shape.key == chosen:
            box = free[0] if free else places[0]
            taken.append(box)
            named.append((box, shape.name))
    return named


def _beside(shape: Shape, widest: float) -> tuple[QRectF, ...]:
    """Return the four places for a name: right, left, above, below."""
    box, middle = shape.box, shape.box.center()
    width = min(widest, text_width(shape.name, 11) + 4)
    return (
        QRectF(box.right() + 4, middle.y() - 8, width, 16),
        QRectF(box.left() - 4 - width, middle.y() - 8, width, 16),
        QRectF(middle.x() - width / 2, box.top() - 17, width, 16),
        QRectF(middle.x() - width / 2, box.bottom() + 1, width, 16),
    )


def _frame(room: QSizeF) -> QRectF:
    return QRectF(_LEFT, _PAD, room.width() - _LEFT - _PAD, room.height() - _PAD - _BELOW)


def _round_up(amount: float) -> float:
    """Return the next amount above with one or two digits: 2.3 million gives 2.5 million."""
    step = 10.0 ** math.floor(math.log10(amount)) / 2
    return math.ceil(amount / step) * step


_CORNERS = (
    (_FLAG.AlignLeft | _FLAG.AlignTop, N_("Better bought outside?")),
    (_FLAG.AlignRight | _FLAG.AlignTop, N_("Only a department inside can")),
    (_FLAG.AlignLeft | _FLAG.AlignBottom, N_("To be had either way")),
    (_FLAG.AlignRight | _FLAG.AlignBottom, N_("Better done themselves?")),
)


def corner_words(shapes: Shapes) -> list[tuple[QRectF, str]]:
    """Return what the corners are called and where: in the corner, or beside a dot that is there.

    Where dots take a corner's whole half of the edge, the words stay in the corner.
    """
    area = shapes.frame.adjusted(8, 6, -8, -6)
    dots = [shape.box for shape in shapes.items]
    return [
        (_free_of(_text_box(area, flags, _(text)), area, dots), _(text)) for flags, text in _CORNERS
    ]


def _free_of(corner: QRectF, area: QRectF, dots: list[QRectF]) -> QRectF:
    """Return a corner's place, moved inwards along its edge past the dots that lie there."""
    to_right = corner.center().x() < area.center().x()
    box = QRectF(corner)
    for dot in sorted(dots, key=lambda dot: dot.center().x(), reverse=not to_right):
        if box.intersects(dot):
            left = dot.right() + 4 if to_right else dot.left() - 4 - box.width()
            box.moveLeft(left)
    kept = box.right() <= area.center().x() if to_right else box.left() >= area.center().x()
    return box if kept else corner


def _text_box(box: QRectF, flags: _FLAG, text: str) -> QRectF:
    return metrics(11, bold=True).boundingRect(box, flags.value, text)
