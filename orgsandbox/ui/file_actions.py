"""What a planner asks of files: new, open, import, save, recent; and never losing anything."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMainWindow

from orgsandbox import resources
from orgsandbox.document import Document
from orgsandbox.domain.ids import new_id
from orgsandbox.domain.model import Org, Side, Unit
from orgsandbox.domain.project import Project, Scenario
from orgsandbox.files import project as plan_file
from orgsandbox.files.atomic import write_atomically
from orgsandbox.files.cut_out import cut_out
from orgsandbox.files.project import SUFFIX, Unreadable
from orgsandbox.i18n import _, current_language
from orgsandbox.session.keeper import Keeper
from orgsandbox.session.lock import Lock
from orgsandbox.settings import Settings
from orgsandbox.ui.dialogs.ask import Answer, ask_save, confirm, tell
from orgsandbox.ui.dialogs.import_people import ask_import
from orgsandbox.ui.dialogs.saving import ask_path, write_file
from orgsandbox.ui.recent import with_recent

log = logging.getLogger("orgsandbox")

_MOST_TOLD = 12


class FileActions(QObject):
    """Turns the File menu into plans opened and saved.

    `settings_changed` carries Settings with new recent files, `said` a line for the status bar.
    """

    settings_changed = Signal(object)
    said = Signal(str)

    def __init__(
        self,
        window: QMainWindow,
        document: Document,
        settings: Settings,
        state: Path,
        keeper: Keeper,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self.settings = settings
        self._state = state
        self.keeper = keeper
        self._lock: Lock | None = None
        self._written: bytes | None = None
        self.selected_unit: Callable[[], str | None] = _nothing
        self.recovers: Callable[[Path], bool] = _nowhere
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._changed_outside)

    @property
    def _path(self) -> Path | None:
        return self._document.workspace.path

    # opening

    def new(self) -> None:
        """Start an empty plan with one department."""
        if self.may_leave():
            self._show(empty_plan(), None)

    def open_sample(self) -> None:
        """Open the growth story."""
        if self.may_leave():
            self._show(sample_plan(), None, first=True)

    def choose_and_open(self) -> None:
        """Ask for a plan file (or a CSV of people) and open it."""
        kinds = _("Plans and people (*.orgplan *.csv)") + ";;" + _("All files (*)")
        name, _kind = QFileDialog.getOpenFileName(self._window, _("Open"), self._folder(), kinds)
        if name:
            self.open_file(name)

    def choose_and_import(self) -> None:
        """Ask for a CSV of people and open what it says."""
        kinds = _("Table of people (*.csv *.tsv *.txt)") + ";;" + _("All files (*)")
        title = _("Import people")
        name, _kind = QFileDialog.getOpenFileName(self._window, title, self._folder(), kinds)
        if name:
            self._import(Path(name))

    def open_file(self, name: str) -> bool:
        """Open a plan or a table by its path; what is open stays when that fails."""
        path = Path(name).absolute()
        if path.suffix.lower() in (".csv", ".tsv", ".txt"):
            return self._import(path)
        if not self.may_leave():
            return False
        if self.recovers(path):
            return True
        try:
            project, mended = plan_file.load_told(path)
        except Unreadable as refusal:
            tell(
                self._window,
                _("{file} cannot be opened.").format(file=path.name),
                refusal.message.text(),
            )
            return False
        except OSError as error:
            tell(
                self._window,
                _("{file} cannot be opened.").format(file=path.name),
                error.strerror or "",
            )
            return False
        if not self._open_locked(project, path):
            return False
        if mended:
            self._unfiled()
            text = _("{file} held values out of range. They count as told here; save to keep that.")
            told = [problem.message.text() for problem in mended[:_MOST_TOLD]]
            more = ["…"] if len(mended) > _MOST_TOLD else []
            tell(self._window, text.format(file=path.name), "\n".join(told + more))
        return True

    def _open_locked(self, project: Project, path: Path) -> bool:
        lock = Lock(self._state, path)
        if not lock.take():
            text = _("This plan is open in another window of orgsandbox.")
            detail = _("If both save, the later one wins. Open a copy without a name instead?")
            if confirm(self._window, text, detail, _("Open a copy")):
                self._show(project, None)
                return True
            return False
        self._show(project, path, lock=lock)
        return True

    def _import(self, path: Path) -> bool:
        if not self.may_leave():
            return False
        project = ask_import(self._window, path)
        if project is None:
            return False
        self._show(project, None)
        self._unfiled()
        return True

    def show_recovered(self, project: Project, path: Path | None) -> None:
        """Show an autosave: unsaved, belonging to the file it came from."""
        self._show(project, path)
        self._unfiled()
        self.note_change()

    def _unfiled(self) -> None:
        """Mark the plan as one that no file holds."""
        self._document.workspace.recovered()
        self.keeper.unfiled()
        self._document.filed.emit()

    def _show(
        self, project: Project, path: Path | None, *, lock: Lock | None = None, first: bool = False
    ) -> None:
        self.leave()
        self._lock = lock
        self.keeper.opened(project, path)
        current = project.scenarios[0].id if first else None
        self._document.open(project, current, path)
        self._watch(path)
        if path is not None:
            self._remember(path)

    # saving

    def save(self) -> bool:
        """Save to the plan's file, asking for one the first time; False when it was not saved."""
        if self._path is None:
            return self.save_as()
        return self._write(self._path)

    def save_as(self) -> bool:
        """Ask for a file and save there."""
        start = str(self._path or Path(self._folder()) / (_("plan") + SUFFIX))
        kinds = _("Plans (*.orgplan)")
        name, _kind = QFileDialog.getSaveFileName(self._window, _("Save as"), start, kinds)
        if not name:
            return False
        path = Path(name)
        if path.suffix.lower() != SUFFIX:
            path = path.with_name(path.name + SUFFIX)
        lock = Lock(self._state, path)
        if not lock.take():
            tell(self._window, _("This plan is open in another window of orgsandbox."))
            return False
        if path != self._path:
            self.release()
        self._lock = lock
        return self._write(path)

    def _write(self, path: Path) -> bool:
        project = self._document.project
        data = plan_file.dumps(project)
        self._watch(None)
        self.keeper.saving(data, path)
        try:
            write_atomically(path, data)
        except OSError as error:
            text = _("{file} could not be saved.").format(file=path.name)
            tell(self._window, text, error.strerror or "")
            self._watch(self._path)
            return False
        self._document.saved(project, path)
        self.keeper.saved(project, path)
        self._watch(path, data)
        self._remember(path)
        self.said.emit(_("Saved."))
        return True

    def cut_out(self) -> None:
        """Write the selected department as a plan of its own."""
        unit = self.selected_unit()
        if unit is None:
            self.said.emit(_("Select a department first."))
            return
        name = self._document.org.units[unit].name + SUFFIX
        title, kinds = _("Cut the department out as a plan…"), ((_("Plans (*.orgplan)"), SUFFIX),)
        path = ask_path(self._window, title, Path(self._folder()) / name, kinds)
        if path is None:
            return
        cut = cut_out(self._document.project, self._document.scenario, unit)
        told = write_file(self._window, path, lambda: plan_file.dumps(cut))
        if told:
            self.said.emit(told)

    def may_leave(self) -> bool:
        """Ask what to do with unsaved changes; False when the planner wants to stay."""
        if not self._document.workspace.modified:
            return True
        answer = ask_save(self._window)
        if answer is Answer.SAVE:
            return self.save()
        return answer is Answer.DISCARD

    def quit(self) -> None:
        """Close the window (which asks)."""
        self._window.close()

    def leave(self) -> None:
        """Leave the plan at hand, after `may_leave`: what is unsaved now is given up on purpose."""
        if self._document.workspace.modified:
            self.keeper.discarded()
        self.release()

    def release(self) -> None:
        """Give the file back: another one is opened, or the window closes."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None
        self._watch(None)

    def adopt(self, other: FileActions) -> None:
        """Take over what another window held: the same document, in another language."""
        self._lock, other._lock = other._lock, None
        self._written = other._written
        other._watch(None)
        self._watch(self._path)

    def note_change(self) -> None:
        """Keep the plan as it is now."""
        self.keeper.note(self._document.project, self._path)

    # the file outside

    def _watch(self, path: Path | None, data: bytes | None = None) -> None:
        held = self._watcher.files()
        if held:
            self._watcher.removePaths(held)
        self._written = data
        if path is not None and path.is_file():
            self._written = data if data is not None else path.read_bytes()
            self._watcher.addPath(str(path))

    def _changed_outside(self, name: str) -> None:
        path = Path(name)
        try:
            data = path.read_bytes()
        except OSError:
            self.said.emit(_("The plan's file was removed. Save to write it again."))
            self._unfiled()
            return
        if data == self._written:
            self._watcher.addPath(name)
            return
        self._written = data
        text = _("The plan's file was changed by another program.")
        detail = _("Read it again? What you changed here since then would be lost.")
        if confirm(self._window, text, detail, _("Read again")):
            self._reload(path, data)
        else:
            self._unfiled()
            self._watcher.addPath(name)

    def _reload(self, path: Path, data: bytes) -> None:
        try:
            project = plan_file.loads(data)
        except Unreadable as refusal:
            tell(
                self._window,
                _("{file} cannot be opened.").format(file=path.name),
                refusal.message.text(),
            )
            return
        if self._document.workspace.modified:
            self.keeper.discarded()
        self.keeper.opened(project, path)
        self._document.open(project, self._document.scenario.id, path)
        self._watch(path, data)

    def _remember(self, path: Path) -> None:
        self.settings = replace(
            self.settings, recent=with_recent(self.settings.recent, path), last_file=str(path)
        )
        self.settings_changed.emit(self.settings)

    def _folder(self) -> str:
        recent = self._path or (Path(self.settings.recent[0]) if self.settings.recent else None)
        return str(recent.parent if recent is not None else Path.home())


def _nothing() -> str | None:
    return None


def _nowhere(_path: Path) -> bool:
    return False


def sample_plan() -> Project:
    """Return the growth story in the language spoken now."""
    return plan_file.load(resources.path("samples", f"growth.{current_language()}.orgplan"))


def empty_plan() -> Project:
    """Return a plan with one undivided department."""
    unit = Unit(new_id(), _("Support team"), side=Side.SUPPORT)
    scenario = Scenario(new_id(), _("As is"), Org(units={unit.id: unit}))
    return Project((scenario,))
