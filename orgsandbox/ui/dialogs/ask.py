"""Short questions: a text, a date, save or discard, are you sure."""

from __future__ import annotations

from datetime import date
from enum import Enum

from PySide6.QtCore import QDate
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from orgsandbox.i18n import _, current_language
from orgsandbox.plain import menu_text, plain_box, plain_label


class Answer(Enum):
    """What to do with changes that are not saved."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


class Question(QDialog):
    """A label, one field, OK and Cancel."""

    def __init__(self, parent: QWidget, title: str, label: str, field: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(380)
        text = plain_label(label, buddy=field)
        buttons = ok_cancel(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        for widget in (text, field, buttons):
            layout.addWidget(widget)
        field.setFocus()


def ok_cancel(dialog: QDialog, ok: str = "") -> QDialogButtonBox:
    """Return OK (or `ok`) and Cancel, connected to the dialog."""
    standard = QDialogButtonBox.StandardButton
    buttons = QDialogButtonBox(standard.Ok | standard.Cancel, dialog)
    buttons.button(standard.Ok).setText(menu_text(ok or _("OK")))
    buttons.button(standard.Cancel).setText(_("Cancel"))
    for kind in (standard.Ok, standard.Cancel):
        buttons.button(kind).setIcon(QIcon())
    buttons.button(standard.Ok).setDefault(True)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons


def ask_text(parent: QWidget, title: str, label: str, initial: str = "") -> str | None:
    """Return what was typed, without surrounding space; None when cancelled or left empty."""
    field = QLineEdit(initial)
    field.selectAll()
    dialog = Question(parent, title, label, field)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    return field.text().strip() or None


def ask_note(parent: QWidget, title: str, label: str, initial: str = "") -> str | None:
    """Return a text of several lines; None when cancelled."""
    field = QPlainTextEdit(initial)
    field.setTabChangesFocus(True)
    dialog = Question(parent, title, label, field)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    return field.toPlainText().strip() if accepted else None


def ask_date(parent: QWidget, title: str, label: str, initial: date | None) -> date | None:
    """Return a day; None when cancelled."""
    field = QDateEdit()
    field.setCalendarPopup(True)
    field.setDisplayFormat("yyyy年M月d日" if current_language() == "ja" else "d MMM yyyy")
    start = initial or date.today()
    field.setDate(QDate(start.year, start.month, start.day))
    dialog = Question(parent, title, label, field)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    day = field.date()
    return date(day.year(), day.month(), day.day())


def ask_save(parent: QWidget) -> Answer:
    """Ask what to do with changes that are not saved."""
    text = _("This plan has changes that are not saved.")
    box = message_box(parent, text, _("Save them before going on?"))
    save = box.addButton(_("Save"), QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton(_("Discard the changes"), QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.exec()
    chosen = box.clickedButton()
    if chosen is save:
        return Answer.SAVE
    return Answer.DISCARD if chosen is discard else Answer.CANCEL


def confirm(parent: QWidget, text: str, detail: str, yes: str) -> bool:
    """Ask before something that takes people or a scenario out of the plan."""
    box = message_box(parent, text, detail)
    accept = box.addButton(menu_text(yes), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.exec()
    return box.clickedButton() is accept


def tell(parent: QWidget, text: str, detail: str = "") -> None:
    """Say something that needs no answer but must be read."""
    box = message_box(parent, text, detail)
    box.addButton(_("OK"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def message_box(parent: QWidget | None, text: str, detail: str) -> QMessageBox:
    """Return a message box of the program with these texts and no button yet."""
    box = plain_box(parent, text, detail)
    box.setWindowTitle("orgsandbox")
    return box
