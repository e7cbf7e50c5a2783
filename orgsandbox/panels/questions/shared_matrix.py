"""Departments × departments: how many tasks both do. 0 is written as plainly as any number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QToolTip

from orgsandbox.drawing.fonts import elided, font, text_width
from orgsandbox.drawing.theme import Theme, colour_of
from orgsandbox.i18n import _
from orgsandbox.panels.questions.steps import ink_on, step_of

Count = int | None
Cell = tuple[int, int]

_NAME_PX, _COUNT_PX, _LINE = 11, 13, 15
_NARROWEST, _WIDEST = 44.0, 220.0
_LOWEST, _HIGHEST = 21.0, 52.0
_WIDEST_NAME = 170.0
_MOST_LINES = 3
_ARROWS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class SharedMatrix(QAbstractScrollArea):
    """The picture; `most` is the largest number in it. `pointed` carries the pair under the pointer, or None; `chosen` a pair clicked.

    A pair is (row, column). Names of rows and columns stay in view while the numbers scroll.
    """

    pointed = Signal(object)
    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._names: tuple[str, ...] = ()
        self._counts: tuple[tuple[Count, ...], ...] = ()
        self._selected: Cell | None = None
        self._over: Cell | None = None
        self.most = 0
        self._aside = self._head = 0.0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(_("Which departments share any task at all"))

    def show_counts(
        self,
        names: Sequence[str],
        counts: Sequence[Sequence[Count]],
        selected: Cell | None,
        theme: Theme,
    ) -> None:
        """Show these departments; a count is None where the work of one is not known.

        The diagonal is left empty.
        """
        self._names, self._counts = tuple(names), tuple(map(tuple, counts))
        self._selected, self._over, self._theme = selected, None, theme
        self.most = max((count or 0 for row, held in enumerate(counts)
                         for column, count in enumerate(held) if row != column), default=0)  # fmt: skip
        self._measure()
        self.updateGeometry()
        self.viewport().update()

    # where things stand

    @property
    def _cell(self) -> tuple[float, float]:
        size = max(1, len(self._names))
        wide = (self.viewport().width() - self._aside - 1) / size
        high = (self.viewport().height() - self._head - 1) / size
        return (
            min(_WIDEST, max(_NARROWEST, wide)),
            min(_HIGHEST, max(_LOWEST, high)),
        )

    def box(self, row: int, column: int) -> QRectF:
        """Return where a cell stands in the viewport."""
        wide, high = self._cell
        return QRectF(
            self._aside + column * wide - self.horizontalScrollBar().value(),
            self._head + row * high - self.verticalScrollBar().value(),
            wide,
            high,
        )

    def _measure(self) -> None:
        """Find out how much room the names take, and how far the numbers scroll."""
        widest = max((text_width(name, _NAME_PX + 1) for name in self._names), default=0.0)
        self._aside = min(_WIDEST_NAME, widest + 16)
        wide = (self.width() - self._aside - 1) / max(1, len(self._names))
        room = min(_WIDEST, max(_NARROWEST, wide)) - 8
        lines = max((_broken(name, room, _MOST_LINES, True).count("\n") + 1
                     for name in self._names), default=1)  # fmt: skip
        self._head = _LINE * lines + 8.0
        self.setMinimumHeight(round(self._head + min(len(self._names), 4) * _LOWEST) + 2)
        self.setMaximumHeight(round(self._head + len(self._names) * _HIGHEST) + 2)
        self._set_bars()

    def _set_bars(self) -> None:
        wide, high = self._cell
        size, view = len(self._names), self.viewport()
        for bar, whole, room in (
            (self.horizontalScrollBar(), self._aside + size * wide, view.width()),
            (self.verticalScrollBar(), self._head + size * high, view.height()),
        ):
            bar.setPageStep(room)
            bar.setSingleStep(round(_LOWEST))
            bar.setRange(0, max(0, int(whole) - room))

    def sizeHint(self) -> QSize:
        """Return the size at which every number is seen."""
        size = len(self._names)
        return QSize(round(self._aside + size * _NARROWEST), round(self._head + size * 28.0) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the room again."""
        self._measure()

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells in view, then the names above and beside them."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        names, head = self._aside, self._head
        painter.save()
        painter.setClipRect(QRectF(names, head, self.width(), self.height()))
        rows, columns = self._in_view()
        for row in rows:
            for column in columns:
                self._paint_cell(painter, row, column)
        for cell in (self._selected, self._over):
            if cell is not None:
                self._mark(painter, cell, 2.0 if cell == self._selected else 1.2)
        painter.restore()
        painter.save()
        painter.setClipRect(QRectF(0, head, names, self.height()))
        for row in rows:
            self._paint_row_name(painter, row)
        painter.restore()
        painter.setClipRect(QRectF(names, 0, self.width(), head))
        for column in columns:
            self._paint_column_name(painter, column)

    def _in_view(self) -> tuple[range, range]:
        wide, high = self._cell
        size = len(self._names)
        left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        view = self.viewport()
        return (
            range(int(top / high), min(size, int((top + view.height()) / high) + 1)),
            range(int(left / wide), min(size, int((left + view.width()) / wide) + 1)),
        )

    def _paint_cell(self, painter: QPainter, row: int, column: int) -> None:
        theme, box = self._theme, self.box(row, column).adjusted(0.5, 0.5, -1.5, -1.5)
        count = self._counts[row][column]
        if row == column:
            painter.fillRect(box, colour_of(theme.badge))
            return
        step = step_of(count or 0, self.most)
        fill = theme.card if step is None else theme.name_of(step)
        painter.setPen(QPen(colour_of(theme.card_border if step is None else fill), 1))
        painter.setBrush(colour_of(fill))
        painter.drawRect(box)
        if count is None:
            painter.fillRect(box, QBrush(colour_of(theme.hatch), Qt.BrushStyle.BDiagPattern))
        painter.setPen(colour_of(ink_on(fill)))
        painter.setFont(font(_COUNT_PX, bold=True))
        text = "—" if count is None else str(count)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _mark(self, painter: QPainter, cell: Cell, width: float) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour_of(self._theme.accent), width))
        painter.drawRect(self.box(*cell).adjusted(0.5, 0.5, -1.5, -1.5))

    def _named(self) -> Cell:
        return self._over or self._selected or (-1, -1)

    def _paint_row_name(self, painter: QPainter, row: int) -> None:
        box = QRectF(0, self.box(row, 0).top(), self._aside - 8, self._cell[1])
        bold = row == self._named()[0]
        painter.setPen(colour_of(self._theme.text))
        painter.setFont(font(_NAME_PX + 1, bold))
        name = elided(self._names[row], box.width(), _NAME_PX + 1, bold)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, name)

    def _paint_column_name(self, painter: QPainter, column: int) -> None:
        wide, head = self._cell[0], self._head
        box = QRectF(self.box(0, column).left() + 4, 2, wide - 8, head - 6)
        bold = column == self._named()[1]
        lines = round((head - 8) / _LINE)
        painter.setPen(colour_of(self._theme.text if bold else self._theme.text_muted))
        painter.setFont(font(_NAME_PX, bold))
        broken = _broken(self._names[column], box.width(), lines, bold)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        painter.drawText(box, flags, broken)

    # pointer and keys

    def _at(self, point: QPoint | QPointF) -> Cell | None:
        wide, high = self._cell
        across, down = point.x() - self._aside, point.y() - self._head
        if across < 0 or down < 0:
            return None
        column = int((across + self.horizontalScrollBar().value()) / wide)
        row = int((down + self.verticalScrollBar().value()) / high)
        size = len(self._names)
        return (row, column) if row < size and column < size and row != column else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Name the pair under the pointer."""
        self._point(self._at(event.position()))

    def _point(self, cell: Cell | None) -> None:
        if cell != self._over:
            self._over = cell
            self.pointed.emit(cell)
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the pair clicked; beside the cells, none."""
        self._choose(self._at(event.position()))

    def _choose(self, cell: Cell | None) -> None:
        self._selected = cell
        self.chosen.emit(cell)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from cell to cell with the arrows, over the diagonal."""
        step = _ARROWS.get(Qt.Key(event.key()))
        size = len(self._names)
        if step is None or size < 2:
            super().keyPressEvent(event)
            return
        row, column = self._selected or (0, 0)
        row, column = row + step[0], column + step[1]
        if row == column:
            row, column = row + step[0], column + step[1]
        if 0 <= row < size and 0 <= column < size:
            self._choose((row, column))
            self._reveal(row, column)

    def _reveal(self, row: int, column: int) -> None:
        box, view = self.box(row, column), self.viewport()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        aside = _outside(box.left(), box.right(), self._aside, view.width())
        across.setValue(across.value() + aside)
        down.setValue(down.value() + _outside(box.top(), box.bottom(), self._head, view.height()))

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell whole names of rows and columns; forget the pair when it leaves."""
        if event.type() == QEvent.Type.Leave:
            self._point(None)
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip(event.pos()), self)
            return True
        return bool(super().viewportEvent(event))

    def _tip(self, point: QPoint) -> str:
        """Return the whole name of a row or column; cells are named at the page's right side."""
        wide, high = self._cell
        head, names = point.y() < self._head, point.x() < self._aside
        if head == names:
            return ""
        row = int((point.y() - self._head + self.verticalScrollBar().value()) // high)
        column = int((point.x() - self._aside + self.horizontalScrollBar().value()) // wide)
        place = column if head else row
        return self._names[place] if 0 <= place < len(self._names) else ""


def _outside(begin: float, end: float, first: float, last: float) -> int:
    """Return how far to scroll so that a stretch lies between `first` and `last`."""
    return round(begin - first if begin < first else max(0.0, end - last))


def _broken(name: str, width: float, most: int, bold: bool) -> str:
    """Return a name in up to `most` lines no wider than `width`, the last one cut with …."""
    lines: list[str] = []
    rest = name
    while rest and len(lines) < most - 1 and text_width(rest, _NAME_PX, bold) > width:
        fits = next((count for count in range(len(rest), 1, -1)
                     if text_width(rest[:count], _NAME_PX, bold) <= width), 1)  # fmt: skip
        space = rest.rfind(" ", 0, fits + 1)
        cut = space if space > 0 else fits
        lines.append(rest[:cut])
        rest = rest[cut:].lstrip()
    return "\n".join((*lines, elided(rest, width, _NAME_PX, bold)))
