"""The list of recent files, as a menu. Only file names: names of people or scenarios stay inside."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from orgsandbox.i18n import _
from orgsandbox.plain import menu_text, set_tip
from orgsandbox.settings import MOST_RECENT


def with_recent(recent: tuple[str, ...], path: Path) -> tuple[str, ...]:
    """Return the list with a path in front, absolute, at most ten."""
    text = str(path.absolute())
    return (text, *(other for other in recent if other != text))[:MOST_RECENT]


class RecentMenu(QObject):
    """Fills a menu with the files opened last; `chosen` carries a path."""

    chosen = Signal(str)

    def __init__(self, menu: QMenu) -> None:
        super().__init__(menu)
        self._menu = menu

    def show_files(self, recent: tuple[str, ...]) -> None:
        """Offer these files."""
        self._menu.clear()
        for text in recent:
            action = self._menu.addAction(menu_text(Path(text).name))
            set_tip(action, text)
            action.setData(text)
            action.triggered.connect(self._choose)
        if not recent:
            self._menu.addAction(_("(none yet)")).setEnabled(False)

    def _choose(self) -> None:
        self.chosen.emit(str(self.sender().data()))  # type: ignore[attr-defined]
