"""A heading with what the colours below it mean, in one line."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from orgsandbox.drawing.lenses.base import Entry
from orgsandbox.drawing.theme import Theme
from orgsandbox.panels.parts import Swatch, text_label

_FIXED = 2
"""What the line always holds: the heading at its left, and the stretch after it."""


class KeyLine(QWidget):
    """The heading at the left, colours with their words at the right."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._row.addWidget(text_label(heading, "panel_heading", wrap=False))
        self._row.addStretch(1)
        self._shown: tuple[tuple[Entry, ...], str] = ((), "")

    def show_entries(self, entries: tuple[Entry, ...], theme: Theme) -> None:
        """Show these colours."""
        if self._shown == (entries, theme.name):
            return
        self._shown = (entries, theme.name)
        while self._row.count() > _FIXED:
            item = self._row.takeAt(_FIXED)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for key, words in entries:
            self._row.addWidget(Swatch(key, theme))
            self._row.addWidget(text_label(words, "muted", wrap=False))
