"""Painting the can-do picture: islands, lines, names. Colours are the families'."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from orgsandbox.drawing.fonts import elided, font, text_width
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import _
from orgsandbox.panels.questions.cando_graph import LOOSE, OUTSIDE, FamilyOf, Graph, What, Who
from orgsandbox.panels.questions.cando_layout import PERSON, TASK, Key, Places

_WIDEST = 15.0
_FADED = 0.16
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class Look:
    """How the picture stands now: what is selected, aimed at and dragged; `focused` is true while
    the keyboard walks here.
    """

    theme: Theme
    selected: Key | None = None
    aim: Key | None = None
    dragged: tuple[Key | None, QPointF] | None = None
    focused: bool = False

    def near(self, graph: Graph, key: Key) -> bool:
        """Say whether something is the selected or hangs on it; all is while nothing is."""
        if self.selected is None or key in (self.selected, self.aim):
            return True
        if key[0] == self.selected[0]:
            return False
        ends = dict((key, self.selected))
        pair = (ends[PERSON], ends[TASK])
        return pair in (graph.does or {}) or pair in graph.can or pair == graph.training

    def holds(self, person: str, task: str) -> bool:
        """Say whether a line stands out: one of the selected, or any while nothing is."""
        return self.selected in (None, (PERSON, person), (TASK, task))


def paint(painter: QPainter, graph: Graph, places: Places, look: Look) -> None:
    """Paint everything: islands first, names last."""
    for box, number in places.islands:
        _island(painter, box, number, look.theme)
    lines = _Lines(painter, graph, places, look)
    for standing_out in (False, True):
        lines.draw(standing_out=standing_out)
    for heading, family in places.headings:
        _heading(painter, heading, family, look.theme)
    for key, (box, who) in places.people.items():
        _row(painter, box, look, (PERSON, key))
        painter.setOpacity(1.0 if look.near(graph, (PERSON, key)) else _FADED * 2)
        _person(painter, box, who, look.theme)
        painter.setOpacity(1.0)
    for key, (box, what, family) in places.tasks.items():
        _row(painter, box, look, (TASK, key))
        painter.setOpacity(1.0 if look.near(graph, (TASK, key)) else _FADED * 2)
        _task(painter, box, what, family, look.theme)
        painter.setOpacity(1.0)
    if look.focused and look.selected is None and places.people:
        first = next(iter(places.people.values()))[0]
        painter.setPen(QPen(QColor(look.theme.accent), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(first.adjusted(1, 1, -1, -1), 5, 5)
    if look.dragged is not None and look.dragged[0] is not None:
        painter.setPen(QPen(QColor(look.theme.accent), 2, Qt.PenStyle.DashLine))
        start = _end(places.box(look.dragged[0]), look.dragged[0][0])
        painter.drawLine(start, look.dragged[1])


def _end(box: QRectF, kind: str) -> QPointF:
    """Return where lines meet a row: the inner edge."""
    return QPointF(box.right() if kind == PERSON else box.left(), box.center().y())


class _Lines:
    """The lines between people and tasks; a person's stand one below the other, not on top."""

    def __init__(self, painter: QPainter, graph: Graph, places: Places, look: Look) -> None:
        self._painter, self._graph, self._places, self._look = painter, graph, places, look
        self._starts = self._stacked()

    def _stacked(self) -> dict[tuple[str, str], float]:
        """Return how far below the middle of the person's row each line begins."""
        by_person: dict[str, list[tuple[float, str, float]]] = {}
        for (person, task), share in (self._graph.does or {}).items():
            if person in self._places.people and task in self._places.tasks:
                at = self._places.box((TASK, task)).center().y()
                by_person.setdefault(person, []).append((at, task, share * _WIDEST))
        found = {}
        for person, parts in by_person.items():
            top = -sum(width for _at, _task, width in parts) / 2
            for _at, task, width in sorted(parts):
                found[person, task] = top + width / 2
                top += width
        return found

    def draw(self, *, standing_out: bool) -> None:
        theme = self._look.theme
        for (person, task), below in self._starts.items():
            if self._look.holds(person, task) is standing_out:
                colour = self._places.tasks[task][1].colour
                pen = QPen(QColor(theme.line) if colour is None else theme.family(colour))
                pen.setWidthF(max(1.0, (self._graph.does or {})[person, task] * _WIDEST))
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
                self._curve(person, task, pen, 0.75 if standing_out else _FADED, below)
        for person, task in sorted(self._graph.can):
            if self._look.holds(person, task) is standing_out:
                pen = QPen(QColor(theme.text_muted), 1.6, Qt.PenStyle.DotLine)
                self._curve(person, task, pen, 1.0 if standing_out else _FADED)
        link = self._graph.training
        if link is not None and self._look.holds(*link) is standing_out:
            pen = QPen(QColor(theme.accent), 1.8, Qt.PenStyle.DashLine)
            self._curve(*link, pen, 1.0 if standing_out else _FADED)

    def _curve(self, person: str, task: str, pen: QPen, opacity: float, below: float = 0.0) -> None:
        one, other = self._places.box((PERSON, person)), self._places.box((TASK, task))
        if one.isEmpty() or other.isEmpty():
            return
        a = _end(one, PERSON) + QPointF(0, below)
        b = _end(other, TASK)
        reach = (b.x() - a.x()) / 2
        path = QPainterPath(a)
        path.cubicTo(a + QPointF(reach, 0), b - QPointF(reach, 0), b)
        self._painter.setOpacity(opacity)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(pen)
        self._painter.drawPath(path)
        self._painter.setOpacity(1.0)


def _island(painter: QPainter, box: QRectF, number: int, theme: Theme) -> None:
    painter.setPen(QPen(QColor(theme.card_border), 1))
    painter.setBrush(QColor(theme.background))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
    words = {LOOSE: _("Connected to no group"), OUTSIDE: _("People of other departments")}
    text = words.get(number, _("Group {number}").format(number=number))
    painter.setPen(QColor(theme.text_muted))
    painter.setFont(font(11, True))
    painter.drawText(QRectF(box.left() + 12, box.top() + 3, 300, 20), _LEFT, text)


def _heading(painter: QPainter, box: QRectF, family: FamilyOf, theme: Theme) -> None:
    painter.setPen(QColor(theme.text_muted))
    name = family.name or _("No task family")
    width = min(text_width(name, 11, True), box.width() * 0.6)
    painter.setFont(font(11, True))
    area = box.adjusted(0, 4, 0, 0)
    painter.drawText(area, _LEFT, elided(name, width + 1, 11, True))
    if family.leftover:
        painter.setPen(QColor(theme.text))
        painter.setFont(font(11))
        painter.drawText(area.adjusted(width + 8, 0, 0, 0), _LEFT, _("no specialist"))


def _row(painter: QPainter, box: QRectF, look: Look, key: Key) -> None:
    """Paint what lies behind a name: nothing, unless it is selected or aimed at."""
    theme = look.theme
    chosen, aimed = key == look.selected, key == look.aim
    if chosen or aimed:
        strong = aimed or look.focused
        painter.setPen(QPen(QColor(theme.accent), 2 if strong else 1))
        painter.setBrush(QColor(theme.accent_soft))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)


def _person(painter: QPainter, box: QRectF, who: Who, theme: Theme) -> None:
    told = "—" if who.load is None else f"{who.load * 100:.0f}%"
    over = who.load is not None and round(who.load * 100) > 100  # as the figure reads
    room = text_width("100%", 11) + 8
    area = box.adjusted(8, 0, -8, 0)
    painter.setPen(QColor(theme.text_muted if who.unit else theme.text))
    painter.setFont(font(12))
    name = _("{name} ({unit})").format(name=who.name, unit=who.unit) if who.unit else who.name
    painter.drawText(area, _LEFT, elided(name, area.width() - room, 12))
    painter.setPen(QColor(theme.amber if over else theme.text_muted))
    painter.setFont(font(11))
    painter.drawText(area, _RIGHT, told)


def _task(painter: QPainter, box: QRectF, what: What, family: FamilyOf, theme: Theme) -> None:
    colour = QColor(theme.hatch) if what.colour is None else theme.family(what.colour)
    painter.fillRect(QRectF(box.left(), box.top() + 2, 5, box.height() - 4), colour)
    area = box.adjusted(12, 0, -6, 0)
    marks = {0: _("nobody"), 1: _("one person")}
    right = area.right()
    if what.doers in marks:
        text = marks[what.doers]
        width = text_width(text, 11) + 12
        pill = QRectF(right - width, box.top() + 3, width, box.height() - 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.amber_soft))
        painter.drawRoundedRect(pill, 6, 6)
        painter.setPen(QColor(theme.amber))
        painter.setFont(font(11))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
        right -= width + 6
    painter.setPen(QColor(theme.text))
    painter.setFont(font(12))
    painter.drawText(area, _LEFT, elided(what.name, right - area.left(), 12))
