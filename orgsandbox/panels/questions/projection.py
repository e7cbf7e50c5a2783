"""Who will still know the time before, if a share of the people leaves every year."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from orgsandbox.drawing.fonts import elided, font
from orgsandbox.drawing.theme import Theme, colour_of
from orgsandbox.i18n import _
from orgsandbox.panels.questions.base import percent

_LEFT, _RIGHT, _TOP, _BELOW = 40.0, 46.0, 24.0, 22.0
_HEIGHT = 156


@dataclass(frozen=True, slots=True)
class Course:
    """A name, and the share (0-1) expected now and after each year."""

    name: str
    shares: tuple[float, ...]


class Projection(QWidget):
    """The picture: a line for the whole, and one for the department chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._courses: tuple[Course, ...] = ()
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_courses(self, courses: tuple[Course, ...], theme: Theme) -> None:
        """Show these courses: the whole first."""
        self._courses, self._theme = courses, theme
        self.setVisible(bool(courses))
        told = [f"{course.name} {percent(course.shares[0])} → {percent(course.shares[-1])}"
                for course in courses]  # fmt: skip
        self.setAccessibleName(", ".join(told))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size that leaves the width to the layout."""
        return QSize(280, _HEIGHT)

    def _frame(self) -> QRectF:
        return QRectF(_LEFT, _TOP, self.width() - _LEFT - _RIGHT, self.height() - _TOP - _BELOW)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint axes, then a line for each course with its first and last share."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._courses:
            self._axes(painter, len(self._courses[0].shares) - 1)
        for number, course in enumerate(self._courses):
            self._course(painter, course, number)

    def _axes(self, painter: QPainter, years: int) -> None:
        theme, frame, flag = self._theme, self._frame(), Qt.AlignmentFlag
        painter.setFont(font(11))
        for share in (0.0, 0.5, 1.0):
            height = frame.bottom() - share * frame.height()
            painter.setPen(QPen(colour_of(theme.card_border), 1))
            painter.drawLine(QPointF(frame.left(), height), QPointF(frame.right(), height))
            painter.setPen(colour_of(theme.text_muted))
            box = QRectF(0, height - 8, _LEFT - 6, 16)
            painter.drawText(box, flag.AlignRight | flag.AlignVCenter, percent(share))
        for year in range(years + 1):
            across = frame.left() + year / years * frame.width()
            words = _("now") if year == 0 else str(year)
            words = _("in {years} y").format(years=year) if year == years else words
            box = QRectF(across - 30, frame.bottom() + 4, 60, 16)
            painter.drawText(box, flag.AlignCenter, words)

    def _course(self, painter: QPainter, course: Course, number: int) -> None:
        theme, frame = self._theme, self._frame()
        years = len(course.shares) - 1
        points = [QPointF(frame.left() + year / years * frame.width(),
                          frame.bottom() - share * frame.height())
                  for year, share in enumerate(course.shares)]  # fmt: skip
        colour = colour_of(theme.name_of("knows") if number == 0 else theme.name_of("step2"))
        dash = Qt.PenStyle.SolidLine if number == 0 else Qt.PenStyle.DashLine
        painter.setPen(QPen(colour, 2, dash))
        painter.drawPolyline(points)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for point in points:
            painter.drawEllipse(point, 2.6, 2.6)
        self._legend(painter, course, number, len(self._courses))
        painter.setPen(colour_of(theme.text))
        painter.setFont(font(11, bold=number == 0))
        end = QRectF(points[-1].x() + 6, self._label_top(number), _RIGHT, 16)
        painter.drawText(end, Qt.AlignmentFlag.AlignVCenter, percent(course.shares[-1]))

    def _label_top(self, number: int) -> float:
        """Return where a line's last share is written, so that two labels keep apart."""
        frame = self._frame()
        tops = [frame.bottom() - course.shares[-1] * frame.height() - 8 for course in self._courses]
        if len(tops) == 2 and abs(tops[0] - tops[1]) < 14:
            middle = sum(tops) / 2
            first_above = tops[0] <= tops[1]
            tops = [middle - 7, middle + 7] if first_above else [middle + 7, middle - 7]
        return tops[number]

    def _legend(self, painter: QPainter, course: Course, number: int, count: int) -> None:
        frame = self._frame()
        room = frame.width() / count
        left = frame.left() + number * room
        pen = painter.pen()
        dash = Qt.PenStyle.SolidLine if number == 0 else Qt.PenStyle.DashLine
        painter.setPen(QPen(painter.brush().color(), 2, dash))
        painter.drawLine(QPointF(left, 9), QPointF(left + 18, 9))
        painter.setPen(pen)
        painter.setPen(colour_of(self._theme.text))
        painter.setFont(font(11))
        box = QRectF(left + 24, 1, room - 28, 16)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, elided(course.name, box.width(), 11))
