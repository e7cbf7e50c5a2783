"""What the keeper says while it works, and the earlier states it has kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from orgsandbox.document import Document
from orgsandbox.domain.project import Project
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import Message, _
from orgsandbox.session.keeper import Keeper
from orgsandbox.ui.dialogs.history import HistoryDialog


class Recovery(QObject):
    """Stands between the keeper's thread and the window.

    `said` carries a line for the status bar, `standing` one that stays there ("": none any more).
    """

    said = Signal(str)
    standing = Signal(str)
    _troubled = Signal(object)
    _compared = Signal(object, bool)

    def __init__(
        self, window: QWidget, document: Document, keeper: Keeper, theme: Callable[[], Theme]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._keeper = keeper
        self._theme = theme
        self._troubled.connect(self._tell)
        self._compared.connect(self._take_note)
        keeper.trouble = self._troubled.emit
        keeper.compared = self._compared.emit

    def history(self) -> None:
        """Show the earlier states of this plan."""
        HistoryDialog(self._window, self._document, self._keeper, self._theme()).exec()

    def _tell(self, trouble: Message | None) -> None:
        if trouble is None:
            self.standing.emit("")
            self.said.emit(_("Your work is being kept again."))
        else:
            self.standing.emit(trouble.text())

    def _take_note(self, project: Project, differs: bool) -> None:  # noqa: FBT001 - a slot
        """Take the modified mark off a plan that was changed back to what its file holds."""
        if not differs and project is self._document.project:
            self._document.unchanged()
