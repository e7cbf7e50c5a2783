"""The plan is open elsewhere: who has it, and the ways there are for a second colleague."""

from __future__ import annotations

from enum import Enum

from PySide6.QtWidgets import QMessageBox, QWidget

from orgsandbox.i18n import _, format_date
from orgsandbox.session.lock import Holder, Lock
from orgsandbox.ui.dialogs.ask import message_box, tell


class Way(Enum):
    """How to open a plan that is open elsewhere."""

    READ = "read"
    COPY = "copy"
    ANYWAY = "anyway"
    CANCEL = "cancel"


def ask_way(parent: QWidget, lock: Lock) -> Way:
    """Ask how to open a plan whose lock somebody else holds."""
    choices = _(
        "Read only shows the plan; it is saved under another name. A copy keeps what it began "
        "with: later, “Merge another plan” brings what you changed back, difference by difference."
    )
    box = message_box(parent, _in_use(lock), f"{who_text(lock)}\n\n{choices}")
    role = QMessageBox.ButtonRole
    ways = {
        Way.READ: box.addButton(_("Open read only"), role.AcceptRole),
        Way.COPY: box.addButton(_("Open a copy to merge back"), role.AcceptRole),
    }
    if lock.left_behind:
        ways[Way.ANYWAY] = box.addButton(_("Open anyway"), role.DestructiveRole)
    box.addButton(_("Cancel"), role.RejectRole)
    box.setDefaultButton(ways[Way.READ])
    box.exec()
    return next((way for way, button in ways.items() if button is box.clickedButton()), Way.CANCEL)


def tell_in_use(parent: QWidget, lock: Lock) -> None:
    """Say that a plan cannot be written because somebody else has it open."""
    tell(parent, _in_use(lock), who_text(lock) + "\n" + _("Choose another name."))


def _in_use(lock: Lock) -> str:
    return _("{file} is open in another program.").format(file=lock.document.name)


def who_text(lock: Lock) -> str:
    """Return who has the plan open and since when, as far as it is told."""
    holder = lock.holder
    if holder is None:
        return _("It is not told who has it open.")
    text = _("{user} ({host}) has had it open since {since}, in {program}.").format(
        user=holder.user, host=holder.host, since=_since(holder), program=holder.program
    )
    if lock.left_behind:
        text += "\n" + _(
            "That program does not answer from here: it may have ended without closing the plan. "
            "Ask, if you can, before you open it anyway."
        )
    return text


def _since(holder: Holder) -> str:
    since = holder.since.astimezone()
    return f"{format_date(since.date())} {since:%H:%M}"
