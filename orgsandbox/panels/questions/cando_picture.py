"""できる業務の図: people at the left, tasks at the right, a line as wide as the share of the time.

Dragging from a person to a task (or back) says that the person can do it, or no longer; what
people do is changed on the board, not here. Colours are the families'.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from orgsandbox.drawing.fonts import elided, font, text_width
from orgsandbox.drawing.theme import Theme, colour_of
from orgsandbox.i18n import _
from orgsandbox.panels.picture.drag import Drag
from orgsandbox.panels.picture.link import Link
from orgsandbox.panels.picture.picture import Look, Picture
from orgsandbox.panels.picture.shape import Key, Shape, Shapes
from orgsandbox.panels.questions.cando_graph import FamilyOf, Graph
from orgsandbox.panels.questions.cando_layout import FAMILY, ISLAND, PERSON, TASK, ends_of, place
from orgsandbox.panels.questions.cando_lines import FADED, paint_lines
from orgsandbox.panels.questions.cando_words import doers_told

_FULL = 100
"""Percent of somebody's time: beyond it there is more work than time."""
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class CanDoPicture(Picture):
    """Keys are (PERSON or TASK, id)."""

    def __init__(self, graph: Graph) -> None:
        self.title = _("Who does and who can do which task")
        self.graph = graph
        islands = graph.islands
        self._people = {who.key: who for island in islands for who in island.people}
        families = [family for island in islands for family in island.families]
        self._tasks = {what.key: what for family in families for what in family.tasks}
        self._families: list[FamilyOf] = families

    def place(self, room: QSizeF) -> Shapes:
        """Return people, tasks, families and islands in a room of that width."""
        return place(self.graph, room.width())

    def begin(self, shape: Shape, point: QPointF) -> Drag | None:
        """Let a line be drawn from every person and task."""
        return Link(shape, point, _joins) if shape.kind in (PERSON, TASK) else None

    # painting

    def behind(self, painter: QPainter, shapes: Shapes, look: Look) -> None:
        """Paint the islands' frames, then the lines."""
        for shape in shapes.items:
            if shape.kind == ISLAND:
                _paint_island(painter, shape, look.theme)
        paint_lines(painter, self.graph, shapes, look)

    def paint(self, painter: QPainter, shape: Shape, look: Look) -> None:
        """Paint a name, faded where something else is chosen; what is chosen or aimed at on a ground."""
        if shape.kind == FAMILY:
            self._heading(painter, shape, look.theme)
        if shape.kind not in (PERSON, TASK):
            return
        if shape.key in (look.chosen, look.aimed):
            _paint_ground(painter, shape, look)
        painter.setOpacity(1.0 if self._near(shape.key, look) else FADED * 2)
        row = self._person if shape.kind == PERSON else self._task
        row(painter, shape, look.theme)
        painter.setOpacity(1.0)

    def _near(self, key: Key, look: Look) -> bool:
        """Say whether something is the chosen or hangs on it; all is while nothing is."""
        if look.chosen is None or key in (look.chosen, look.aimed):
            return True
        (kind, name), (other_kind, other) = ends_of(key), ends_of(look.chosen)
        if kind == other_kind:
            return False
        pair = (name, other) if kind == PERSON else (other, name)
        graph = self.graph
        return pair in (graph.does or {}) or pair in graph.can or pair == graph.training

    def _heading(self, painter: QPainter, shape: Shape, theme: Theme) -> None:
        assert isinstance(shape.key, tuple)
        family, box = self._families[shape.key[2]], shape.box
        painter.setPen(colour_of(theme.text_muted))
        name = family.name or _("No task family")
        width = min(text_width(name, 11, bold=True), box.width() * 0.6)
        painter.setFont(font(11, bold=True))
        area = box.adjusted(0, 4, 0, 0)
        painter.drawText(area, _LEFT, elided(name, width + 1, 11, bold=True))
        if family.leftover:
            painter.setPen(colour_of(theme.text))
            painter.setFont(font(11))
            painter.drawText(area.adjusted(width + 8, 0, 0, 0), _LEFT, _("no specialist"))

    def _person(self, painter: QPainter, shape: Shape, theme: Theme) -> None:
        who = self._people[ends_of(shape.key)[1]]
        over = who.load is not None and round(who.load * 100) > _FULL  # as the figure reads
        room = text_width("100%", 11) + 8
        area = shape.box.adjusted(8, 0, -8, 0)
        painter.setPen(colour_of(theme.text_muted if who.unit else theme.text))
        painter.setFont(font(12))
        painter.drawText(area, _LEFT, elided(shape.name, area.width() - room, 12))
        painter.setPen(colour_of(theme.amber if over else theme.text_muted))
        painter.setFont(font(11))
        painter.drawText(area, _RIGHT, shape.value)

    def _task(self, painter: QPainter, shape: Shape, theme: Theme) -> None:
        what, box = self._tasks[ends_of(shape.key)[1]], shape.box
        colour = QColor(theme.hatch) if what.colour is None else theme.family(what.colour)
        painter.fillRect(QRectF(box.left(), box.top() + 2, 5, box.height() - 4), colour)
        area = box.adjusted(12, 0, -6, 0)
        mark = doers_told(what.doers)
        if mark:
            area.setRight(_paint_mark(painter, area, mark, theme) - 6)
        painter.setPen(colour_of(theme.text))
        painter.setFont(font(12))
        painter.drawText(area, _LEFT, elided(shape.name, area.width(), 12))


def _joins(source: Shape, target: Shape) -> bool:
    """Join a person with a task, either way round."""
    return {source.kind, target.kind} == {PERSON, TASK}


def _paint_mark(painter: QPainter, area: QRectF, text: str, theme: Theme) -> float:
    """Paint a word on amber at the right of a row; return where it begins."""
    width = text_width(text, 11) + 12
    pill = QRectF(area.right() - width, area.top() + 3, width, area.height() - 6)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour_of(theme.amber_soft))
    painter.drawRoundedRect(pill, 6, 6)
    painter.setPen(colour_of(theme.amber))
    painter.setFont(font(11))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
    return float(pill.left())


def _paint_ground(painter: QPainter, shape: Shape, look: Look) -> None:
    """Paint what lies behind a name that is chosen or aimed at."""
    strong = shape.key == look.chosen and look.by_keys
    strong = strong or (shape.key == look.aimed and look.dragged is not None)
    faint = shape.key == look.aimed and look.dragged is None and shape.key != look.chosen
    pen = QPen(colour_of(look.theme.accent), 2 if strong else 1)
    painter.setPen(Qt.PenStyle.NoPen if faint else pen)
    painter.setBrush(colour_of(look.theme.accent_soft))
    painter.drawRoundedRect(shape.box.adjusted(1, 1, -1, -1), 5, 5)


def _paint_island(painter: QPainter, shape: Shape, theme: Theme) -> None:
    box = shape.box
    painter.setPen(QPen(colour_of(theme.card_border), 1))
    painter.setBrush(colour_of(theme.background))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
    painter.setPen(colour_of(theme.text_muted))
    painter.setFont(font(11, bold=True))
    painter.drawText(QRectF(box.left() + 12, box.top() + 3, 300, 20), _LEFT, shape.name)
