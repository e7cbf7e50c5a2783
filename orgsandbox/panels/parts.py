"""Small widgets that several panels share."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDoubleSpinBox,
    QFrame,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from orgsandbox.drawing.card_paint import paint_mix
from orgsandbox.drawing.lenses.base import Mix
from orgsandbox.drawing.theme import Theme
from orgsandbox.plain import plain_label


def text_label(text: str = "", name: str = "", *, wrap: bool = True) -> QLabel:
    """Return a label that shows its text as it is: names may hold mark-up."""
    label = plain_label(text, wrap=wrap)
    label.setIndent(0)  # a padded label would begin half a letter to the right of the others
    if name:
        label.setObjectName(name)
    if wrap:
        label.setMinimumWidth(40)
    return label


def scrolled(inner: QWidget) -> QScrollArea:
    """Return a scroll area without frame or horizontal bar around a widget."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    return area


def column(parent: QWidget, *, margins: int = 14, spacing: int = 8) -> QVBoxLayout:
    """Return a vertical layout with even margins."""
    layout = QVBoxLayout(parent)
    layout.setContentsMargins(margins, margins, margins, margins)
    layout.setSpacing(spacing)
    return layout


_Field = TypeVar("_Field", bound=QWidget)


class _Still(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QAbstractSpinBox) and isinstance(event, QKeyEvent):
            return _is_for_the_plan(watched, event)
        if event.type() != QEvent.Type.Wheel or not isinstance(watched, QWidget):
            return False
        if not watched.hasFocus():
            event.ignore()  # it goes on to the panel, which scrolls
            return True
        return False


def _is_for_the_plan(box: QAbstractSpinBox, event: QKeyEvent) -> bool:
    """Let undo and redo through where nothing is typed; Escape takes back what is typed."""
    typed = box.lineEdit()
    if event.type() == QEvent.Type.ShortcutOverride:
        undoes = event.matches(QKeySequence.StandardKey.Undo)
        if (undoes and not typed.isUndoAvailable()) or (
            event.matches(QKeySequence.StandardKey.Redo) and not typed.isRedoAvailable()
        ):
            event.ignore()
            return True
    leaves = event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape
    if leaves and typed.isModified() and isinstance(box, (QSpinBox, QDoubleSpinBox)):
        box.setValue(box.value())  # type: ignore[arg-type]  # each takes what it gives
        return True
    return False


def still(box: _Field) -> _Field:
    """Let the wheel scroll the panel when it only passes over a field: nothing typed may change.

    In a field for numbers undo goes to the plan once the typing is done, and Escape takes it back.
    """
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.installEventFilter(_Still(box))
    return box


def narrow(box: QComboBox) -> QComboBox:
    """Let a box be narrower than its longest entry, which the list still shows whole."""
    still(box)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(4)
    return box


def clear(layout: QVBoxLayout) -> None:
    """Take every widget out of a layout and drop it."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class MixBar(QWidget):
    """A work mix as a bar, as on the cards."""

    def __init__(self, theme: Theme, height: int = 9) -> None:
        super().__init__()
        self._theme = theme
        self._mix: Mix | None = None
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_mix(self, mix: Mix | None, theme: Theme) -> None:
        """Show these shares."""
        self._mix, self._theme = mix, theme
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size that leaves the width to the layout."""
        return QSize(120, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar."""
        # no Picture: nothing in it is chosen or walked; its owner says its shares in words
        painter = QPainter(self)
        paint_mix(painter, QRectF(self.rect()), self._mix, self._theme)


class Swatch(QWidget):
    """A little square in the colour of a family's slot or of a token; None is no data."""

    def __init__(self, slot: int | str | None, theme: Theme) -> None:
        super().__init__()
        self._colour = QColor(theme.name_of(slot))
        self.setFixedSize(12, 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the square."""
        # no Picture: a mark beside a word that says the same
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 2.5, 2.5)
