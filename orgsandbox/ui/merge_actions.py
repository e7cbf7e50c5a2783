"""Bringing another plan in: choose the file, look at the differences, take over."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from orgsandbox.document import Document
from orgsandbox.files import project as plan_file
from orgsandbox.files.project import Unreadable
from orgsandbox.files.reasons import why
from orgsandbox.i18n import _
from orgsandbox.ui.dialogs.ask import tell
from orgsandbox.ui.dialogs.merge_plan import MergePlanDialog


class MergeActions(QObject):
    """Turns the menu entry into a dialog and one step."""

    def __init__(self, window: QWidget, document: Document) -> None:
        super().__init__(window)
        self._window = window
        self._document = document

    def merge_plan(self) -> None:
        """Ask for the other plan and what of it to take over."""
        kinds = _("Plans (*.orgplan)")
        path = self._document.workspace.path
        start = str(path.parent if path is not None else Path.home())
        title = _("Merge another plan")
        chosen, _kind = QFileDialog.getOpenFileName(self._window, title, start, kinds)
        if not chosen:
            return
        name = Path(chosen).name
        try:
            theirs = plan_file.load(Path(chosen))
        except (Unreadable, OSError) as error:
            reason = error.message.text() if isinstance(error, Unreadable) else why(error).text()
            tell(self._window, _("{file} cannot be opened.").format(file=name), reason)
            return
        dialog = MergePlanDialog(self._window, self._document, theirs)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            command = dialog.command()
            if command is not None:
                self._document.do(command)
