"""Type a name where it stands on the board."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class InlineEdit(QLineEdit):
    """A line over the board. `done` is called once with the text, or not at all on Escape."""

    def __init__(
        self, parent: QWidget, place: QRect, text: str, label: str, done: Callable[[str], None]
    ) -> None:
        super().__init__(text, parent)
        self._done: Callable[[str], None] | None = done
        self.setAccessibleName(label)
        self.setGeometry(place)
        self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self.editingFinished.connect(self._finish)

    def _finish(self) -> None:
        done, self._done = self._done, None
        self.editingFinished.disconnect(self._finish)
        self.hide()
        self.deleteLater()
        if done is not None and self.text().strip():
            done(self.text().strip())

    def event(self, event: QEvent) -> bool:
        """Keep Escape for the line itself: the window has a shortcut on it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Escape without a change, on Return with one; the board must not see either."""
        if event.key() == Qt.Key.Key_Escape:
            self._done = None
            self._finish()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish()
        else:
            super().keyPressEvent(event)
