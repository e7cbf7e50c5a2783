"""Saving: the disk is looked at first, a failure keeps everything as it was."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from orgsandbox.document import Document
from orgsandbox.files import project as plan_file
from orgsandbox.files.atomic import sweep_beside
from orgsandbox.files.file_names import safe_name
from orgsandbox.files.project import SUFFIX, Unreadable
from orgsandbox.files.reasons import why
from orgsandbox.i18n import _
from orgsandbox.session.keeper import Keeper
from orgsandbox.session.lock import Lock
from orgsandbox.ui.dialogs.ask import tell
from orgsandbox.ui.dialogs.changed_on_disk import Choice, ask_before_saving
from orgsandbox.ui.dialogs.in_use import tell_in_use
from orgsandbox.ui.dialogs.saving import ask_path
from orgsandbox.ui.outside import look_at, readable
from orgsandbox.ui.plan_file import PlanFile


class Saving(QObject):
    """Writes the plan at hand to its file. `saved` carries the path."""

    saved = Signal(object)

    def __init__(self, window: QWidget, document: Document, file: PlanFile, keeper: Keeper) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._file = file
        self._keeper = keeper
        self.proposed = ""

    def save(self, folder: Path) -> bool:
        """Save to the plan's file; asks for one where there is none that may be written."""
        path = self._file.path
        if path is None or self._file.read_only:
            return self.save_as(folder)
        self._file.unwatch()
        try:
            choice = self._choice(path)
            if choice is Choice.OVERWRITE:
                return self._write(path, None)
        finally:
            self._file.watch()
        return choice is Choice.COPY and self.save_as(folder)

    def save_as(self, folder: Path) -> bool:
        """Ask for a file and save there; the plan belongs to it from then on."""
        path = ask_path(
            self._window, _("Save as"), self._start(folder), ((_("Plans (*.orgplan)"), SUFFIX),)
        )
        if path is None:
            return False
        lock = self._file.lock_of(path)
        if lock.taken:  # it is the plan's own file
            return self.save(folder)
        if not lock.take():
            tell_in_use(self._window, lock)
            return False
        if self._write(path, lock):
            return True
        lock.release()
        return False

    def _start(self, folder: Path) -> Path:
        """Return what is proposed: the plan's own file, or a name like that of its origin."""
        path = self._file.path
        if path is None:
            return folder / safe_name(self.proposed or _("plan"), SUFFIX)
        if self._file.read_only:
            name = _("{name} copy").format(name=path.stem)
            return folder / safe_name(name, SUFFIX)
        return path

    def _choice(self, path: Path) -> Choice:
        """Return OVERWRITE when the file holds what we know or may lose what it holds."""
        while True:
            try:
                theirs = self._file.written_by_others()
            except OSError as error:
                self._tell(path, why(error).text())
                return Choice.CANCEL
            if theirs is None:
                return Choice.OVERWRITE
            choice = ask_before_saving(self._window, path.name, a_plan=readable(theirs) is not None)
            if choice is Choice.LOOK:
                look_at(self._window, self._document, self._file, theirs)
            elif choice is Choice.OVERWRITE:
                self._file.seen(theirs)  # and look again: they may have gone on writing
            else:
                return choice

    def _write(self, path: Path, lock: Lock | None) -> bool:
        """Write the plan; with the `lock` of another file, belong to that one from then on."""
        project = self._document.project
        data = plan_file.dumps(project)
        self._keeper.saving(data, path)
        try:
            plan_file.write(data, path)
        except Unreadable as refusal:
            advice = _("Undo the last steps, then save. The file is as it was.")
            self._tell(path, refusal.message.text() + "\n" + advice)
            return False
        except OSError as error:
            self._tell(path, why(error).text())
            return False
        if lock is None:
            self._file.seen(data)
        else:
            self._file.hold(path, data, lock)
        self._document.saved(project, path)
        self._keeper.saved(project, path)
        sweep_beside(path)
        self.saved.emit(path)
        return True

    def _tell(self, path: Path, reason: str) -> None:
        tell(self._window, _("{file} could not be saved.").format(file=path.name), reason)
