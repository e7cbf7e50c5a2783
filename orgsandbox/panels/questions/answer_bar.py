"""How the heads answered one question: はい, どちらともいえない, いいえ, side by side."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter

from orgsandbox.drawing.fonts import font, text_width
from orgsandbox.drawing.theme import Theme, colour_of
from orgsandbox.files.questionnaire import ANSWERS
from orgsandbox.i18n import _
from orgsandbox.panels.picture.picture import Look, Picture
from orgsandbox.panels.picture.shape import Shape, Shapes, Way
from orgsandbox.panels.picture.view import Manner, PictureView
from orgsandbox.panels.questions.steps import ink_on

_COLOURS = {"yes": "elsewhere", "either": "either", "no": "inside"}
_HEIGHT = 20


def word(answer: str) -> str:
    """Return an answer as it is said; a dash for none."""
    if answer == "mixed":
        return _("opinions differ")
    return _(ANSWERS[answer]) if answer in ANSWERS else "—"


def told(counts: Mapping[str, int]) -> str:
    """Return a tally in words: はい 2 いいえ 1; a dash for none."""
    return " ".join(f"{word(key)} {counts[key]}" for key in ANSWERS if key in counts) or "—"


class AnswersPicture(Picture):
    """One segment an answer, as wide as its share of those asked; the words stand inside."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = {key: counts[key] for key in ANSWERS if counts.get(key)}
        self.title = told(counts)

    def place(self, room: QSizeF) -> Shapes:
        """Return the segments side by side."""
        shapes = []
        left, whole = 0.0, sum(self._counts.values())
        for key, count in self._counts.items():
            width = room.width() * count / whole
            box = QRectF(left + 0.5, 0, width - 1, _HEIGHT)
            shapes.append(
                Shape(key, "answer", box, word(key), str(count), still=True, tip=self.title)
            )
            left += width
        return Shapes(tuple(shapes), QSizeF(0, _HEIGHT), Way.ACROSS)

    def paint(self, painter: QPainter, shape: Shape, look: Look) -> None:
        """Paint a segment, and its word where there is room."""
        fill = look.theme.name_of(_COLOURS[str(shape.key)])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour_of(fill))
        painter.drawRoundedRect(shape.box, 3, 3)
        text = f"{shape.name} {shape.value}"
        if text_width(text, 11) <= shape.box.width() - 6:
            painter.setPen(colour_of(ink_on(fill)))
            painter.setFont(font(11))
            painter.drawText(shape.box, Qt.AlignmentFlag.AlignCenter, text)


def answer_bar(counts: Mapping[str, int], theme: Theme) -> PictureView:
    """Return the bar; it only tells, so the keyboard passes it by."""
    return PictureView(AnswersPicture(counts), theme, Manner(grows=False, walked=False))
