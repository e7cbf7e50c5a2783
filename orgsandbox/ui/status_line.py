"""The line at the bottom of the window: what was just done, and what stays wrong until it is not."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel

from orgsandbox.domain.change import Change

_SAY_MS = 6000


class StatusLine(QLabel):
    """Shows a sentence for a while; under it stands what is wrong until that is settled."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._standing = ""
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self._rest)

    def say(self, text: str) -> None:
        """Show a sentence for a while."""
        self.setText(text)
        self._quiet.start(_SAY_MS)

    def sync(self, change: Change) -> None:
        """Show what a command has to tell besides what is seen."""
        if change.told is not None:
            self.say(change.told.text())

    def stand(self, text: str) -> None:
        """Show what is wrong, until called with an empty text."""
        self._standing = text
        self._quiet.stop()
        self._rest()

    def _rest(self) -> None:
        self.setText(self._standing)
