"""How the heads answered one question: はい, どちらともいえない, いいえ, side by side."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from orgsandbox.drawing.fonts import font, text_width
from orgsandbox.drawing.theme import Theme, colour_of
from orgsandbox.files.questionnaire import ANSWERS
from orgsandbox.i18n import _

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


class AnswerBar(QWidget):
    """One segment an answer, as wide as its share of those asked; the words stand inside."""

    def __init__(self, counts: Mapping[str, int], theme: Theme) -> None:
        super().__init__()
        self._counts = {key: counts[key] for key in ANSWERS if counts.get(key)}
        self._theme = theme
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(told(counts))
        self.setToolTip(told(counts))

    def sizeHint(self) -> QSize:
        """Return a size that leaves the width to the layout."""
        return QSize(200, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the segments."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = sum(self._counts.values())
        left = 0.0
        for key, count in self._counts.items():
            width = self.width() * count / whole
            colour = colour_of(self._theme.name_of(_COLOURS[key]))
            box = QRectF(left + 0.5, 0, width - 1, self.height())
            painter.setBrush(colour)
            painter.drawRoundedRect(box, 3, 3)
            self._word(painter, box, f"{word(key)} {count}", colour)
            left += width

    def _word(self, painter: QPainter, box: QRectF, text: str, below: QColor) -> None:
        if text_width(text, 11) > box.width() - 6:
            return
        painter.setPen(QColor("#ffffff" if below.lightnessF() < 0.55 else "#10161f"))
        painter.setFont(font(11))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.setPen(Qt.PenStyle.NoPen)
