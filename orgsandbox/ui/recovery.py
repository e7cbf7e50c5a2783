"""What a killed program left unsaved comes back, and earlier states can be looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from orgsandbox.document import Document
from orgsandbox.domain.project import Project
from orgsandbox.drawing.theme import Theme
from orgsandbox.files import project as plan_file
from orgsandbox.files.project import Unreadable
from orgsandbox.i18n import Message, _, join_names
from orgsandbox.session.entries import Entry, Work
from orgsandbox.session.keeper import Keeper
from orgsandbox.ui.dialogs.history import HistoryDialog
from orgsandbox.ui.dialogs.recovered import Offer, RecoveredDialog
from orgsandbox.ui.file_actions import FileActions
from orgsandbox.ui.kept_words import told_differences

_MOST_NAMES = 3


class Recovery(QObject):
    """Stands between the keeper's thread and the window.

    `said` carries a line for the status bar, `standing` one that stays there ("": nothing any more).
    """

    said = Signal(str)
    standing = Signal(str)
    _troubled = Signal(object)
    _compared = Signal(object, bool)

    def __init__(
        self,
        window: QWidget,
        document: Document,
        files: FileActions,
        theme: Callable[[], Theme],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._files = files
        self._theme = theme
        self._keeper: Keeper = files.keeper
        self._troubled.connect(self._tell)
        self._compared.connect(self._take_note)
        self._keeper.trouble = self._troubled.emit
        self._keeper.compared = self._compared.emit
        files.recovers = self.offer

    # after a crash

    @contextmanager
    def quiet(self) -> Iterator[None]:
        """Ask nothing inside a `with`: the planner has just answered."""
        self._files.recovers = _asked
        try:
            yield
        finally:
            self._files.recovers = self.offer

    def offer(self, path: Path | None = None) -> bool:
        """Ask what to do with what was left unsaved (of one file); True when a plan was opened."""
        works = self._keeper.left_over(path)
        return bool(works) and self._ask(works)

    def look(self) -> None:
        """Show what is left unsaved, or say that there is nothing."""
        works = self._keeper.left_over()
        if works:
            self._ask(works, leaving=True)
        else:
            self.said.emit(_("No unsaved plans are left."))

    def _ask(self, works: tuple[Work, ...], *, leaving: bool = False) -> bool:
        """Ask; with `leaving`, opening one asks first what to do with the plan at hand."""
        damaged = self._keeper.store.read().damaged
        offers = tuple(self._offer(work) for work in works)
        dialog = RecoveredDialog(
            self._window, offers, self._keeper.store.folder if damaged else None
        )
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return False
        for offer in dialog.thrown:
            self._keeper.settle(offer.work)
        chosen = dialog.chosen
        if chosen is None or chosen.project is None:
            return False
        if leaving and not self._files.may_leave():
            return False
        self._files.show_recovered(chosen.project, chosen.work.entry.path)
        self._keeper.settle(chosen.work)
        return True

    def _offer(self, work: Work) -> Offer:
        try:
            project = self._keeper.plan(work.entry)
        except Unreadable as refusal:
            return Offer(work, None, (refusal.message.text(),))
        return Offer(work, project, _told(project, work.entry))

    # earlier states

    def history(self) -> None:
        """Show the earlier states of this plan."""
        HistoryDialog(self._window, self._document, self._keeper, self._theme()).exec()

    # what the keeper says

    def _tell(self, trouble: Message | None) -> None:
        if trouble is None:
            self.standing.emit("")
            self.said.emit(_("Your work is being kept again."))
        else:
            self.standing.emit(trouble.text())

    def _take_note(self, project: Project, differs: bool) -> None:
        """Take the modified mark off a plan that was changed back to what its file holds."""
        if not differs and project is self._document.project:
            self._document.unchanged()


def _asked(_path: Path) -> bool:
    return False


def _told(project: Project, entry: Entry) -> tuple[str, ...]:
    """Return what an unsaved plan holds that its file does not."""
    path = entry.path
    if path is None:
        names = [scenario.name for scenario in project.scenarios]
        shown = join_names(names[:_MOST_NAMES])
        if len(names) > _MOST_NAMES:
            more = _("and {count} more").format(count=len(names) - _MOST_NAMES)
            shown = join_names([shown, more])
        people = len(project.scenarios[-1].org.people)
        text = _("Scenarios: {names}; members: {count}")
        return (text.format(names=shown, count=people),)
    try:
        filed = plan_file.load(path)
    except Unreadable as refusal:
        return (_("the file cannot be read: {reason}").format(reason=refusal.message.text()),)
    except OSError:
        return (_("the file is not there any more"),)
    newer = path.stat().st_mtime > entry.time
    warning = (_("The file was saved later than this."),) if newer else ()
    lines = (f"• {line}" for line in told_differences(filed, project))
    return (*warning, _("Differs from the file:"), *lines)
