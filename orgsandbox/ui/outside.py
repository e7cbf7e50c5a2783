"""What another program wrote into the plan's file: read again as one step, or looked at."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from orgsandbox.commands.whole import ReadAgain
from orgsandbox.document import Document
from orgsandbox.domain.project import Project
from orgsandbox.files import project as plan_file
from orgsandbox.files.project import Unreadable
from orgsandbox.i18n import _
from orgsandbox.session.keeper import Keeper
from orgsandbox.ui.dialogs.ask import tell
from orgsandbox.ui.dialogs.changed_on_disk import Choice, ask_when_changed
from orgsandbox.ui.dialogs.merge_plan import MergePlanDialog
from orgsandbox.ui.plan_file import PlanFile


class Outside(QObject):
    """Answers to what happens to the file outside. `said` carries a line, `unfiled` nothing: no
    file holds the plan at hand any more."""

    said = Signal(str)
    unfiled = Signal()

    def __init__(self, window: QWidget, document: Document, file: PlanFile, keeper: Keeper) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._file = file
        self._keeper = keeper
        self._asking = False
        file.changed.connect(self._changed)
        file.gone.connect(self._gone)

    def _gone(self) -> None:
        self.said.emit(_("The plan's file was removed. Save to write it again."))
        self.unfiled.emit()

    def _changed(self, data: bytes) -> None:
        """Ask once at a time: saving compares anyway with what the file holds then."""
        path = self._file.path
        if self._asking or path is None:
            return
        self._asking = True
        try:
            choice = ask_when_changed(self._window, path.name)
            while choice is Choice.LOOK:
                look_at(self._window, self._document, self._file, data)
                choice = ask_when_changed(self._window, path.name)
        finally:
            self._asking = False
        if choice is Choice.READ:
            self._read(data)
        else:
            self.unfiled.emit()

    def _read(self, data: bytes) -> None:
        """Put the file's plan in the place of ours, as a step that undo takes back."""
        path = self._file.path
        try:
            project = plan_file.loads(data)
        except Unreadable as refusal:
            name = path.name if path is not None else ""
            text = _("{file} cannot be opened.").format(file=name)
            tell(self._window, text, refusal.message.text())
            self.unfiled.emit()
            return
        shown = self._document.scenario.id
        self._document.do(ReadAgain(project))
        if project.has(shown):
            self._document.show(shown)
        if path is not None:
            self._document.saved(project, path)
            self._keeper.saved(project, path)
        self._file.seen(data)


def readable(data: bytes) -> Project | None:
    """Return the plan in bytes found in the file; None when there is none."""
    try:
        return plan_file.loads(data)
    except Unreadable:
        return None


def look_at(window: QWidget, document: Document, file: PlanFile, data: bytes) -> None:
    """Show what differs between the plan at hand and what the file holds; take over what is
    wanted, as one step."""
    theirs = readable(data)
    if theirs is None:
        return
    began = readable(file.known) if file.known is not None else None
    dialog = MergePlanDialog(window, document, theirs, began.scenarios if began else ())
    if dialog.exec() == QDialog.DialogCode.Accepted:
        command = dialog.command()
        if command is not None:
            document.do(command)
