"""Another program wrote the plan's file: what now, when saving and when it happens."""

from __future__ import annotations

from enum import Enum

from PySide6.QtWidgets import QMessageBox, QWidget

from orgsandbox.i18n import _
from orgsandbox.ui.dialogs.ask import message_box


class Choice(Enum):
    """What to do about a file that another program changed."""

    LOOK = "look"
    COPY = "copy"
    OVERWRITE = "overwrite"
    READ = "read"
    CANCEL = "cancel"


def ask_before_saving(parent: QWidget, name: str, *, a_plan: bool) -> Choice:
    """Ask what to do when the file to be saved holds what another program wrote."""
    text = _("{file} was changed by another program since it was last read or saved here.")
    detail = _("What is there now would be lost if you save over it.")
    if not a_plan:
        detail = _("What is there now is not a plan that can be opened.") + "\n" + detail
    role = QMessageBox.ButtonRole
    buttons = [
        (Choice.COPY, _("Save as a copy…"), role.AcceptRole),
        (Choice.OVERWRITE, _("Overwrite"), role.DestructiveRole),
    ]
    if a_plan:
        buttons.insert(0, (Choice.LOOK, _("Look at what differs…"), role.AcceptRole))
    return _ask(parent, text.format(file=name), detail, buttons, _("Cancel"))


def ask_when_changed(parent: QWidget, name: str) -> Choice:
    """Ask what to do at the moment another program has changed the file of the plan at hand."""
    text = _("{file} was changed by another program.").format(file=name)
    detail = _("Reading it again is one step: “Undo” brings back what you have here.")
    role = QMessageBox.ButtonRole
    buttons = [
        (Choice.READ, _("Read again"), role.AcceptRole),
        (Choice.LOOK, _("Look at what differs…"), role.AcceptRole),
    ]
    return _ask(parent, text, detail, buttons, _("Keep what is here"))


def _ask(
    parent: QWidget,
    text: str,
    detail: str,
    offered: list[tuple[Choice, str, QMessageBox.ButtonRole]],
    stay: str,
) -> Choice:
    box = message_box(parent, text, detail)
    buttons = {choice: box.addButton(words, role) for choice, words, role in offered}
    box.addButton(stay, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(next(iter(buttons.values())))
    box.exec()
    pressed = box.clickedButton()
    return next((choice for choice, button in buttons.items() if button is pressed), Choice.CANCEL)
