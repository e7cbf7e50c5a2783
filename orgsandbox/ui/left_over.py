"""What a killed program left unsaved: the planner is asked what becomes of it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from orgsandbox.domain.project import Project
from orgsandbox.files import project as plan_file
from orgsandbox.files.project import Unreadable
from orgsandbox.i18n import _, join_names
from orgsandbox.session.entries import Entry, Work
from orgsandbox.session.keeper import Keeper
from orgsandbox.ui.dialogs.recovered import Offer, RecoveredDialog
from orgsandbox.ui.kept_words import told_differences

_MOST_NAMES = 3


def ask_left_over(window: QWidget, keeper: Keeper, works: tuple[Work, ...]) -> Offer | None:
    """Ask what to do with unsaved works; what is thrown away is settled.

    Returns the one to be opened, whose plan can be read; None when there is none.
    """
    damaged = keeper.store.read().damaged
    offers = tuple(_offer(keeper, work) for work in works)
    dialog = RecoveredDialog(window, offers, keeper.store.folder if damaged else None)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    for offer in dialog.thrown:
        keeper.settle(offer.work)
    chosen = dialog.chosen
    return chosen if chosen is not None and chosen.project is not None else None


def _offer(keeper: Keeper, work: Work) -> Offer:
    try:
        project = keeper.plan(work.entry)
    except Unreadable as refusal:
        return Offer(work, None, (refusal.message.text(),))
    return Offer(work, project, _told(project, work.entry))


def _told(project: Project, entry: Entry) -> tuple[str, ...]:
    """Return what an unsaved plan holds that its file does not."""
    path = entry.path
    if path is None:
        return (_named(project),)
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


def _named(project: Project) -> str:
    """Return what a plan that no file holds is known by: its scenarios, its number of people."""
    names = [scenario.name for scenario in project.scenarios]
    shown = join_names(names[:_MOST_NAMES])
    if len(names) > _MOST_NAMES:
        more = _("and {count} more").format(count=len(names) - _MOST_NAMES)
        shown = join_names([shown, more])
    people = len(project.scenarios[-1].org.people)
    return _("Scenarios: {names}; members: {count}").format(names=shown, count=people)
