"""What a planner asks of files, from the File menu: new, open, import, save; losing nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMainWindow

from orgsandbox.document import Document
from orgsandbox.domain.project import Project
from orgsandbox.files import project as plan_file
from orgsandbox.files.cut_out import cut_out
from orgsandbox.files.file_names import safe_name
from orgsandbox.files.project import SUFFIX
from orgsandbox.files.table_formats.registry import patterns
from orgsandbox.i18n import _
from orgsandbox.selection import Selection
from orgsandbox.session.entries import Work
from orgsandbox.session.keeper import Keeper
from orgsandbox.ui.dialogs.ask import Answer, ask_save
from orgsandbox.ui.dialogs.saving import ask_path, write_file
from orgsandbox.ui.first_plans import empty_plan, sample_plan
from orgsandbox.ui.importing import choose_table, import_table, is_table
from orgsandbox.ui.left_over import ask_left_over
from orgsandbox.ui.opening import Opened, open_plan, recovered_plan
from orgsandbox.ui.outside import Outside
from orgsandbox.ui.plan_file import PlanFile
from orgsandbox.ui.recent import with_recent
from orgsandbox.ui.saving import Saving
from orgsandbox.ui.settings_store import SettingsStore


class FileActions(QObject):
    """Turns the File menu into plans opened and saved. `said` carries a line to show."""

    said = Signal(str)

    def __init__(
        self,
        window: QMainWindow,
        document: Document,
        selection: Selection,
        settings: SettingsStore,
        state: Path,
        keeper: Keeper,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._selection = selection
        self._settings = settings
        self.keeper = keeper
        self.file = PlanFile(state, self)
        self._saving = Saving(window, document, self.file, keeper)
        self._saving.saved.connect(self._saved)
        self._outside = Outside(window, document, self.file, keeper)
        self._outside.said.connect(self.said)
        self._outside.unfiled.connect(self._unfiled)

    # opening

    def new(self) -> None:
        """Start an empty plan with one department."""
        if self.may_leave():
            self._show(Opened(empty_plan()))

    def open_sample(self) -> None:
        """Open the growth story, at its first scene."""
        if self.may_leave():
            story = sample_plan()
            self._show(Opened(story), story.scenarios[0].id)

    def choose_and_open(self) -> None:
        """Ask for a plan file (or a CSV of people) and open it."""
        every = f"*{SUFFIX} {patterns()}"
        kinds = _("Plans and people ({kinds})").format(kinds=every) + ";;" + _("All files (*)")
        name, _kind = QFileDialog.getOpenFileName(
            self._window, _("Open"), str(self._folder()), kinds
        )
        if name:
            self.open_file(name)

    def choose_and_import(self) -> None:
        """Ask for a CSV of people and open what it says."""
        path = choose_table(self._window, self._folder())
        if path is not None:
            self._open(path, table=True)

    def open_file(self, name: str, *, look_for_unsaved: bool = True) -> bool:
        """Open a plan or a table by its path; what is open stays when that fails.

        Unless told not to look for it, what was left unsaved of the file is offered first.
        """
        path = Path(name).absolute()
        return self._open(path, table=is_table(path), look_for_unsaved=look_for_unsaved)

    def _open(self, path: Path, *, table: bool, look_for_unsaved: bool = True) -> bool:
        if not self.may_leave():
            return False
        if table:
            opened = import_table(self._window, path)
        elif look_for_unsaved and self.recover(path):
            return True
        else:
            opened = open_plan(self._window, self.file, path)
        if opened is not None:
            self._show(opened)
        return opened is not None

    def recover(self, path: Path | None = None) -> bool:
        """Ask what to do with what was left unsaved (of one file); True when a plan was opened."""
        works = self.keeper.left_over(path)
        return bool(works) and self._recover(works)

    def recover_left_over(self) -> None:
        """Show what is left unsaved, or say that there is nothing."""
        works = self.keeper.left_over()
        if works:
            self._recover(works, leaving=True)
        else:
            self.said.emit(_("No unsaved plans are left."))

    def _recover(self, works: tuple[Work, ...], *, leaving: bool = False) -> bool:
        """Ask; with `leaving`, opening one asks first what to do with the plan at hand."""
        chosen = ask_left_over(self._window, self.keeper, works)
        if chosen is None or chosen.project is None or (leaving and not self.may_leave()):
            return False
        self.show_recovered(chosen.project, chosen.work.entry.path)
        self.keeper.settle(chosen.work)
        return True

    def show_recovered(self, project: Project, path: Path | None) -> None:
        """Show an autosave: unsaved, belonging to the file it came from."""
        self._show(recovered_plan(self._window, self.file, project, path))
        self.note_change()

    def _show(self, opened: Opened, current: str | None = None) -> None:
        self._give_up()
        self.file.hold(opened.path, opened.data, opened.lock, read_only=opened.read_only)
        self._saving.proposed = opened.name
        self.keeper.opened(opened.project, opened.path)
        self._document.open(opened.project, current, opened.path)
        if opened.unfiled:
            self._unfiled()
        if opened.path is not None:
            self._remember(opened.path)

    def _unfiled(self) -> None:
        """Mark the plan as one that no file holds."""
        self._document.workspace.recovered()
        self.keeper.unfiled()
        self._document.filed.emit()

    # saving

    def save(self) -> bool:
        """Save to the plan's file, asking for one the first time; False when it was not saved."""
        return self._saving.save(self._folder())

    def save_as(self) -> bool:
        """Ask for a file and save there."""
        return self._saving.save_as(self._folder())

    def _saved(self, path: Path) -> None:
        self._remember(path)
        self.said.emit(_("Saved."))

    def cut_out(self) -> None:
        """Write the selected department as a plan of its own."""
        unit = next(reversed(self._selection.value.units), None)
        if unit is None:
            self.said.emit(_("Select a department first."))
            return
        name = safe_name(self._document.org.units[unit].name, SUFFIX)
        title, kinds = _("Cut the department out as a plan…"), ((_("Plans (*.orgplan)"), SUFFIX),)
        path = ask_path(self._window, title, self._folder() / name, kinds)
        if path is None:
            return
        cut = cut_out(self._document.project, self._document.scenario, unit)
        told = write_file(self._window, path, lambda: plan_file.dumps(cut))
        if told:
            self.said.emit(told)

    # leaving

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
        """Leave the plan at hand, after `may_leave`."""
        self._give_up()
        self.file.release()

    def _give_up(self) -> None:
        """What is unsaved now, after `may_leave`, is given up on purpose."""
        if self._document.workspace.modified:
            self.keeper.discarded()

    def adopt(self, other: FileActions) -> None:
        """Take over what another window has: the same document, in another language."""
        self.file.adopt(other.file)
        self._saving.proposed = other._saving.proposed

    def title(self) -> str:
        """Return what the plan at hand is called in the window's title."""
        if self.file.path is None:
            return _("Untitled plan")
        name = self.file.path.stem
        return _("{name} (read only)").format(name=name) if self.file.read_only else name

    def note_change(self) -> None:
        """Keep the plan as it is now."""
        self.keeper.note(self._document.project, self.file.path)

    def _remember(self, path: Path) -> None:
        recent = with_recent(self._settings.now().recent, path)
        self._settings.change(recent=recent, last_file=str(path))

    def _folder(self) -> Path:
        recent = self._settings.now().recent
        path = self.file.path or (Path(recent[0]) if recent else None)
        return path.parent if path is not None else Path.home()
