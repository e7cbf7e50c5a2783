"""Who will still know the time before, if a share of the people leaves every year."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from orgsandbox.drawing.fonts import elided, font
from orgsandbox.drawing.theme import Theme, colour_of
from orgsandbox.i18n import _
from orgsandbox.panels.picture.picture import Look, Picture
from orgsandbox.panels.picture.shape import Form, Shape, Shapes, Way
from orgsandbox.panels.questions.base import percent

_TWO = 2
"""Lines whose labels may meet."""

_LEFT, _RIGHT, _TOP, _BELOW = 40.0, 46.0, 24.0, 22.0
_HEIGHT = 156
_DOT, _AIMED_DOT = 2.6, 4.5
_LABELS_APART = 14.0
"""Two last shares nearer than this are moved apart, a line of text each."""


@dataclass(frozen=True, slots=True)
class Course:
    """A name, and the share (0-1) expected now and after each year."""

    name: str
    shares: tuple[float, ...]


class CoursesPicture(Picture):
    """A line for the whole, and one for the department chosen; a dot a year."""

    def __init__(self, courses: tuple[Course, ...]) -> None:
        self.courses = courses
        ends = [
            f"{course.name} {percent(course.shares[0])} → {percent(course.shares[-1])}"
            for course in courses
        ]
        self.title = ", ".join(ends)

    def place(self, room: QSizeF) -> Shapes:
        """Return a dot for each year of each course: key (course, year)."""
        frame = QRectF(_LEFT, _TOP, room.width() - _LEFT - _RIGHT, _HEIGHT - _TOP - _BELOW)
        shapes = []
        for number, course in enumerate(self.courses):
            for year, share in enumerate(course.shares):
                at = QPointF(
                    frame.left() + year / (len(course.shares) - 1) * frame.width(),
                    frame.bottom() - share * frame.height(),
                )
                box = QRectF(
                    at.x() - _AIMED_DOT, at.y() - _AIMED_DOT, 2 * _AIMED_DOT, 2 * _AIMED_DOT
                )
                name = f"{course.name} {self._year(year)}"
                shapes.append(
                    Shape((number, year), "year", box, name, percent(share), number, form=Form.DOT)
                )
        return Shapes(tuple(shapes), QSizeF(0, _HEIGHT), Way.ACROSS, frame=frame)

    def _year(self, year: int) -> str:
        return _("now") if year == 0 else _("in {years} y").format(years=year)

    # painting

    def behind(self, painter: QPainter, shapes: Shapes, look: Look) -> None:
        """Paint the axes, then a line for each course with its name and its last share."""
        if self.courses:
            self._axes(painter, shapes.frame, look.theme)
        for number in range(len(self.courses)):
            self._course(painter, shapes, number, look.theme)

    def paint(self, painter: QPainter, shape: Shape, look: Look) -> None:
        """Paint the dot of a year, larger while it is aimed at."""
        radius = _AIMED_DOT if shape.key in (look.aimed, look.chosen) else _DOT
        number = next(n for n, course in enumerate(self.courses) if shape.line == n)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_colour(number, look.theme))
        painter.drawEllipse(shape.box.center(), radius, radius)

    def _axes(self, painter: QPainter, frame: QRectF, theme: Theme) -> None:
        flag = Qt.AlignmentFlag
        painter.setFont(font(11))
        for share in (0.0, 0.5, 1.0):
            height = frame.bottom() - share * frame.height()
            painter.setPen(QPen(colour_of(theme.card_border), 1))
            painter.drawLine(QPointF(frame.left(), height), QPointF(frame.right(), height))
            painter.setPen(colour_of(theme.text_muted))
            box = QRectF(0, height - 8, _LEFT - 6, 16)
            painter.drawText(box, flag.AlignRight | flag.AlignVCenter, percent(share))
        years = len(self.courses[0].shares) - 1
        for year in range(years + 1):
            across = frame.left() + year / years * frame.width()
            words = self._year(year) if year in (0, years) else str(year)
            box = QRectF(across - 30, frame.bottom() + 4, 60, 16)
            painter.drawText(box, flag.AlignCenter, words)

    def _course(self, painter: QPainter, shapes: Shapes, number: int, theme: Theme) -> None:
        dots = [shape.box.center() for shape in shapes.items if shape.line == number]
        painter.setPen(_pen(number, theme))
        for start, end in pairwise(dots):
            painter.drawLine(start, end)
        self._legend(painter, shapes.frame, number, theme)
        painter.setPen(colour_of(theme.text))
        painter.setFont(font(11, bold=number == 0))
        where = QRectF(dots[-1].x() + 6, self._label_top(shapes.frame, number), _RIGHT, 16)
        share = percent(self.courses[number].shares[-1])
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, share)

    def _label_top(self, frame: QRectF, number: int) -> float:
        """Return where a line's last share is written, so that two labels keep apart."""
        tops = [frame.bottom() - course.shares[-1] * frame.height() - 8 for course in self.courses]
        if len(tops) == _TWO and abs(tops[0] - tops[1]) < _LABELS_APART:
            middle, half = sum(tops) / 2, _LABELS_APART / 2
            first_above = tops[0] <= tops[1]
            tops = [middle - half, middle + half]
            tops = tops if first_above else tops[::-1]
        return tops[number]

    def _legend(self, painter: QPainter, frame: QRectF, number: int, theme: Theme) -> None:
        room = frame.width() / len(self.courses)
        left = frame.left() + number * room
        painter.setPen(_pen(number, theme))
        painter.drawLine(QPointF(left, 9), QPointF(left + 18, 9))
        painter.setPen(colour_of(theme.text))
        painter.setFont(font(11))
        box = QRectF(left + 24, 1, room - 28, 16)
        name = elided(self.courses[number].name, box.width(), 11)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, name)


def _colour(number: int, theme: Theme) -> QColor:
    return colour_of(theme.name_of("knows" if number == 0 else "step2"))


def _pen(number: int, theme: Theme) -> QPen:
    """Return the pen of a course: the whole is drawn through, a department dashed."""
    dash = Qt.PenStyle.SolidLine if number == 0 else Qt.PenStyle.DashLine
    return QPen(_colour(number, theme), 2, dash)
