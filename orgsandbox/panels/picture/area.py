"""Room around a picture that may be larger than it: scrolls along with drags and the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy

from orgsandbox.panels.picture.view import PictureView

_EDGE = 40
"""How much of what lies beyond is shown too, so that one sees that it goes on."""


class PictureArea(QScrollArea):
    """A picture that fills the room there is and scrolls where it needs more; `across` too."""

    def __init__(self, view: PictureView, *, across: bool = False) -> None:
        super().__init__()
        self._view = view
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        if not across:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(view)
        view.reached.connect(self.reveal)
        view.placed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the picture out for the new room."""
        super().resizeEvent(event)
        self._view.show_room(self.viewport().size())

    def sizeHint(self) -> QSize:
        """Return the size at which all is seen at a usual height."""
        heights = self._view.shapes.heights
        usual = heights[1] if heights is not None else self._view.minimumHeight()
        return QSize(self._view.minimumWidth(), round(usual))

    def _fit(self) -> None:
        """Keep the room between the least and the largest height the picture has a use for."""
        heights = self._view.shapes.heights
        if heights is not None:
            self.setMinimumHeight(round(heights[0]))
            self.setMaximumHeight(round(heights[2]))

    def reveal(self, where: QRect) -> None:
        """Scroll until a rectangle of the picture is in view, beside what stays in view anyway."""
        left, top = self._view.shapes.pinned
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        view, air = self.viewport(), 0 if top else _EDGE
        if across.maximum():
            across.setValue(
                across.value()
                + _off(where.left() - across.value(), where.width(), left, view.width())
            )
        top_now = where.top() - air - down.value()
        down.setValue(down.value() + _off(top_now, where.height() + 2 * air, top, view.height()))


def _off(begin: float, length: float, first: float, last: float) -> int:
    """Return how far to scroll so that a stretch lies between `first` and `last`."""
    return round(begin - first if begin < first else max(0.0, begin + length - last))
