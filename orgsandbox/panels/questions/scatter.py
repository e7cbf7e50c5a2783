"""Two costs against each other: doing it themselves, buying it. Circle = time, corners named."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from orgsandbox.drawing.fonts import elided, font, text_width
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import _, format_money

_LEFT, _BELOW, _PAD = 44, 44, 12
_WIDEST_NAME = 240.0


def _round_up(amount: float) -> float:
    """Return the next amount above with one or two digits: 2.3 million gives 2.5 million."""
    step = 10.0 ** math.floor(math.log10(amount)) / 2
    return math.ceil(amount / step) * step


def _corners(frame: QRectF) -> list[tuple[QRectF, int, str]]:
    """Return what the corners are called, as a painter takes it."""
    flag, box = Qt.AlignmentFlag, frame.adjusted(8, 6, -8, -6)
    return [
        (box, (flag.AlignLeft | flag.AlignTop).value, _("Better bought outside?")),
        (box, (flag.AlignRight | flag.AlignTop).value, _("Only a department inside can")),
        (box, (flag.AlignLeft | flag.AlignBottom).value, _("To be had either way")),
        (box, (flag.AlignRight | flag.AlignBottom).value, _("Better done themselves?")),
    ]


@dataclass(frozen=True, slots=True)
class Dot:
    """One task: money more than inside if done themselves (y) and if bought (x), FTE, colour."""

    key: str
    name: str
    own: float
    bought: float
    fte: float
    colour: int | None


class Scatter(QWidget):
    """The picture; `chosen` carries a task's id."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._dots: tuple[Dot, ...] = ()
        self._selected = ""
        self._currency = "JPY"
        self.setMinimumSize(320, 200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Cost if done themselves and if bought"))

    def show_dots(self, dots: tuple[Dot, ...], selected: str, currency: str, theme: Theme) -> None:
        """Show these tasks, one of them selected; money is in `currency`."""
        self._dots, self._selected = dots, selected
        self._currency, self._theme = currency, theme
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size that leaves the width to the layout."""
        return QSize(560, 440)

    def _frame(self) -> QRectF:
        return QRectF(_LEFT, _PAD, self.width() - _LEFT - _PAD, self.height() - _PAD - _BELOW)

    def _reach(self) -> tuple[float, float]:
        """Return how far the axes reach, money a year: a round amount beyond every dot."""
        across = max((abs(dot.bought) for dot in self._dots), default=1.0) or 1.0
        up = max((abs(dot.own) for dot in self._dots), default=1.0) or 1.0
        return _round_up(across * 1.15), _round_up(up * 1.25)

    def place(self, dot: Dot) -> QPointF:
        """Return where a task stands."""
        frame, (across, up) = self._frame(), self._reach()
        return QPointF(
            frame.center().x() + dot.bought / across * frame.width() / 2,
            frame.center().y() - dot.own / up * frame.height() / 2,
        )

    def _radius(self, dot: Dot) -> float:
        largest = max((held.fte for held in self._dots), default=1.0) or 1.0
        return float(4 + 12 * (dot.fte / largest) ** 0.5)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frame, corners, axes, then the tasks with their names."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, frame = self._theme, self._frame()
        painter.setPen(QPen(QColor(theme.card_border), 1))
        painter.setBrush(QColor(theme.card))
        painter.drawRect(frame)
        painter.setPen(QPen(QColor(theme.line), 1, Qt.PenStyle.DashLine))
        if self._dots:
            middle = frame.center()
            painter.drawLine(QPointF(middle.x(), frame.top()), QPointF(middle.x(), frame.bottom()))
            painter.drawLine(QPointF(frame.left(), middle.y()), QPointF(frame.right(), middle.y()))
        painter.setFont(font(11, True))
        taken = [painter.boundingRect(*corner) for corner in _corners(frame)]
        self._axes(painter, frame)
        if not self._dots:
            painter.setPen(QColor(theme.text_muted))
            text = _("No task has a price, a cost of their own and a cost inside yet.")
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(frame.adjusted(30, 30, -30, -30), flags, text)
        for dot in self._dots:
            at, radius = self.place(dot), self._radius(dot)
            taken.append(QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius))
        chosen_last = sorted(self._dots, key=lambda held: (held.key == self._selected, -held.fte))
        for dot in chosen_last:
            self._dot(painter, dot, taken)
        painter.setPen(QColor(theme.text_muted))
        painter.setFont(font(11, True))
        for corner in _corners(frame):
            painter.drawText(*corner)

    def _axes(self, painter: QPainter, frame: QRectF) -> None:
        """Write what the axes mean, 0 in the middle and how far they reach."""
        painter.setFont(font(11))
        painter.setPen(QColor(self._theme.text_muted))
        across, up = self._reach()
        below = QRectF(frame.left(), frame.bottom() + 3, frame.width(), 16)
        self._scale(painter, below, across)
        text = _("Buying it costs more (transaction cost included) →")
        centre = Qt.AlignmentFlag.AlignCenter
        painter.drawText(below.translated(0, 18), centre, text)
        painter.save()
        painter.translate(_LEFT - 16, frame.center().y())
        painter.rotate(-90)
        beside = QRectF(-frame.height() / 2, -4, frame.height(), 16)
        self._scale(painter, beside, up)
        painter.drawText(beside.translated(0, -18), centre, _("Doing it themselves costs more →"))
        painter.restore()

    def _scale(self, painter: QPainter, box: QRectF, reach: float) -> None:
        flag = Qt.AlignmentFlag
        if not self._dots:
            return
        less, more = (format_money(amount, self._currency) for amount in (-reach, reach))
        for text, where in ((less, flag.AlignLeft), ("0", flag.AlignHCenter),
                            (f"+{more}", flag.AlignRight)):  # fmt: skip
            painter.drawText(box, where | flag.AlignVCenter, text)

    def _dot(self, painter: QPainter, dot: Dot, taken: list[QRectF]) -> None:
        theme, at, radius = self._theme, self.place(dot), self._radius(dot)
        painter.setPen(QPen(QColor(theme.accent if dot.key == self._selected else theme.card), 2))
        painter.setBrush(QColor(theme.name_of(dot.colour)))
        painter.drawEllipse(at, radius, radius)
        width = min(_WIDEST_NAME, self.width() * 0.2, text_width(dot.name, 11) + 4)
        right = QRectF(at.x() + radius + 4, at.y() - 8, width, 16)
        left = QRectF(at.x() - radius - 4 - width, at.y() - 8, width, 16)
        above = QRectF(at.x() - width / 2, at.y() - radius - 17, width, 16)
        below = QRectF(at.x() - width / 2, at.y() + radius + 1, width, 16)
        frame = self._frame()
        free = [box for box in (right, left, above, below) if frame.contains(box)
                and not any(box.intersects(other) for other in taken)]  # fmt: skip
        if free or dot.key == self._selected:
            box = free[0] if free else right
            taken.append(box)
            painter.setPen(QColor(theme.text))
            painter.setFont(font(11))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, elided(dot.name, box.width(), 11))

    def _at(self, point: QPointF) -> Dot | None:
        for dot in sorted(self._dots, key=lambda held: held.fte):
            away = self.place(dot) - point
            if (away.x() ** 2 + away.y() ** 2) ** 0.5 <= self._radius(dot) + 3:
                return dot
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the task clicked."""
        dot = self._at(event.position())
        if dot is not None:
            self.chosen.emit(dot.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the task on the left or right by the arrow keys."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: +1}
        step = steps.get(Qt.Key(event.key()))
        if step is None or not self._dots:
            super().keyPressEvent(event)
            return
        keys = [dot.key for dot in sorted(self._dots, key=lambda held: (held.bought, held.own))]
        at = keys.index(self._selected) + step if self._selected in keys else 0
        self.chosen.emit(keys[max(0, min(at, len(keys) - 1))])

    def event(self, event: QEvent) -> bool:
        """Name the task while the pointer rests on it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            dot = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), dot.name if dot is not None else "", self)
            return True
        return bool(super().event(event))
