"""Departments × departments: how many tasks both do. 0 is written as plainly as any number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from orgsandbox.drawing.fonts import elided, font, text_width
from orgsandbox.drawing.theme import Theme, colour_of
from orgsandbox.i18n import _, ngettext
from orgsandbox.panels.picture.picture import Look, Picture
from orgsandbox.panels.picture.shape import Key, Shape, Shapes, Way
from orgsandbox.panels.questions.broken_name import LINE, broken
from orgsandbox.panels.questions.steps import ink_on, step_of

Count = int | None
"""How many tasks two departments both do; None where the work of one is not known."""
CELL, SELF, ROW_NAME, COLUMN_NAME = "cell", "self", "row name", "column name"

_NAME_PX, _ROW_NAME_PX, _COUNT_PX = 11, 12, 13
_NARROWEST, _WIDEST = 44.0, 220.0
_LOWEST, _USUAL, _HIGHEST = 21.0, 28.0, 52.0
_LEAST_ROWS = 4
_WIDEST_NAME = 170.0
_MOST_LINES = 3
_FLAG = Qt.AlignmentFlag


class MatrixPicture(Picture):
    """The cells, with names of rows and columns that stay in view while the numbers scroll.

    A cell's key is (row's key, column's key). The diagonal is left empty.
    """

    table = True

    def __init__(
        self, keys: Sequence[str], names: Sequence[str], counts: Sequence[Sequence[Count]]
    ) -> None:
        self.title = _("Which departments share any task at all")
        self._keys, self._names = tuple(keys), tuple(names)
        self._counts = {
            (one, other): counts[row][column]
            for row, one in enumerate(self._keys)
            for column, other in enumerate(self._keys)
            if one != other
        }
        self.most = max((count or 0 for count in self._counts.values()), default=0)

    def place(self, room: QSizeF) -> Shapes:
        """Return cells as large as the room allows, between a least and a largest size."""
        widest = max((text_width(name, _ROW_NAME_PX) for name in self._names), default=0.0)
        aside, size = min(_WIDEST_NAME, widest + 16), max(1, len(self._names))
        wide = min(_WIDEST, max(_NARROWEST, (room.width() - aside - 1) / size))
        names = (broken(name, wide - 8, _MOST_LINES, _NAME_PX, bold=True) for name in self._names)
        head = LINE * max((name.count("\n") + 1 for name in names), default=1) + 8.0
        high = min(_HIGHEST, max(_LOWEST, (room.height() - head - 1) / size))
        corner, cell = QPointF(aside, head), QSizeF(wide, high)
        shapes = (*self._heads(corner, cell), *self._cells(corner, cell))
        count = len(self._names)
        whole = QSizeF(int(aside + count * wide), int(head + count * high))
        heights = (
            head + min(count, _LEAST_ROWS) * _LOWEST + 2,
            head + count * _USUAL + 2,
            head + count * _HIGHEST + 2,
        )
        return Shapes(shapes, whole, Way.ACROSS, pinned=(aside, head), heights=heights)

    def _heads(self, corner: QPointF, cell: QSizeF) -> list[Shape]:
        """Return the names above the columns and beside the rows: they tell themselves whole."""
        made = []
        for number, (key, name) in enumerate(zip(self._keys, self._names, strict=True)):
            left, top = corner.x() + number * cell.width(), corner.y() + number * cell.height()
            above = QRectF(left, 0, cell.width(), corner.y())
            beside = QRectF(0, top, corner.x(), cell.height())
            made.append(Shape((COLUMN_NAME, key), COLUMN_NAME, above, name, line=None, still=True))
            made.append(Shape((ROW_NAME, key), ROW_NAME, beside, name, line=None, still=True))
        return made

    def _cells(self, corner: QPointF, cell: QSizeF) -> list[Shape]:
        made = []
        for row, one in enumerate(self._keys):
            for column, other in enumerate(self._keys):
                left, top = corner.x() + column * cell.width(), corner.y() + row * cell.height()
                box = QRectF(QPointF(left, top), cell)
                made.append(self._cell(row, (one, other), self._names[column], box))
        return made

    def _cell(self, row: int, pair: tuple[str, str], other: str, box: QRectF) -> Shape:
        name = _("{one} and {other}").format(one=self._names[row], other=other)
        if pair[0] == pair[1]:
            return Shape(pair, SELF, box, self._names[row], "", row, still=True, tip="")
        count = self._counts[pair]
        told = _("not known")
        if count is not None:
            told = ngettext("{count} task", "{count} tasks", count).format(count=count)
        return Shape(pair, CELL, box, name, told, row)

    # painting

    def paint(self, painter: QPainter, shape: Shape, look: Look) -> None:
        """Paint a cell; names are painted over the cells that scroll below them."""
        box = shape.box.adjusted(0.5, 0.5, -1.5, -1.5)
        if shape.kind == SELF:
            painter.fillRect(box, colour_of(look.theme.badge))
        elif shape.kind == CELL:
            self._paint_cell(painter, shape, box, look.theme)
            if shape.key in (look.chosen, look.aimed):
                painter.setBrush(Qt.BrushStyle.NoBrush)
                width = 2.0 if shape.key == look.chosen else 1.2
                painter.setPen(QPen(colour_of(look.theme.accent), width))
                painter.drawRect(box)

    def _paint_cell(self, painter: QPainter, shape: Shape, box: QRectF, theme: Theme) -> None:
        count = self._counts[pair_of(shape.key)]
        step = step_of(count or 0, self.most)
        fill = theme.card if step is None else theme.name_of(step)
        painter.setPen(QPen(colour_of(theme.card_border if step is None else fill), 1))
        painter.setBrush(colour_of(fill))
        painter.drawRect(box)
        if count is None:
            painter.fillRect(box, QBrush(colour_of(theme.hatch), Qt.BrushStyle.BDiagPattern))
        painter.setPen(colour_of(ink_on(fill)))
        painter.setFont(font(_COUNT_PX, bold=True))
        painter.drawText(box, _FLAG.AlignCenter, "—" if count is None else str(count))

    def above(self, painter: QPainter, shapes: Shapes, look: Look) -> None:
        """Paint the names at the edges of the part in view, over what scrolls below them."""
        aside, head = shapes.pinned
        seen, ground = look.seen, colour_of(look.theme.background)
        if seen.top() > 0:
            painter.fillRect(QRectF(seen.left(), seen.top(), seen.width(), head), ground)
        if seen.left() > 0:
            painter.fillRect(QRectF(seen.left(), seen.top(), aside, seen.height()), ground)
        row, column = pair_of(look.aimed or look.chosen or ("", ""))
        for kind, named, area in (
            (ROW_NAME, row, QRectF(seen.left(), seen.top() + head, aside, seen.height())),
            (COLUMN_NAME, column, QRectF(seen.left() + aside, seen.top(), seen.width(), head)),
        ):
            painter.save()
            painter.setClipRect(area)
            for shape in shapes.items:
                if shape.kind == kind:
                    _paint_name(painter, shape, look, bold=shape.key == (kind, named))
            painter.restore()


def _paint_name(painter: QPainter, shape: Shape, look: Look, *, bold: bool) -> None:
    """Paint a row's or a column's name at the edge of the part in view."""
    theme, seen = look.theme, look.seen
    if shape.kind == ROW_NAME:
        box = shape.box.translated(seen.left(), 0).adjusted(0, 0, -8, 0)
        painter.setPen(colour_of(theme.text))
        painter.setFont(font(_ROW_NAME_PX, bold=bold))
        name = elided(shape.name, box.width(), _ROW_NAME_PX, bold=bold)
        painter.drawText(box, _FLAG.AlignVCenter | _FLAG.AlignRight, name)
        return
    box = shape.box.translated(0, seen.top()).adjusted(4, 2, -4, -4)
    painter.setPen(colour_of(theme.text if bold else theme.text_muted))
    painter.setFont(font(_NAME_PX, bold=bold))
    lines = round((shape.box.height() - 8) / LINE)
    name = broken(shape.name, box.width(), lines, _NAME_PX, bold=bold)
    painter.drawText(box, _FLAG.AlignHCenter | _FLAG.AlignBottom, name)


def pair_of(key: Key) -> tuple[str, str]:
    """Return a cell's key as what it is."""
    assert isinstance(key, tuple)
    one, other = key
    return one, other
