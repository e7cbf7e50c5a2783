"""Text is text: what planners wrote reaches the screen letter by letter.

Qt takes a text that looks like mark-up for mark-up (labels, tool tips, message boxes) and an & for
the sign of a key (menus, buttons, labels that belong to a field). A department called R&D <b> must
stay that. Everything that shows text in those places comes from here; a rule of the house looks.
"""

from __future__ import annotations

from html import escape
from typing import Protocol

from PySide6.QtCore import QPoint
from PySide6.QtGui import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QLayout, QMessageBox, QToolTip, QWidget

_LABEL_AND_FIELD = 2


def plain_label(text: str = "", *, wrap: bool = True, buddy: QWidget | None = None) -> QLabel:
    """Return a label that shows its text as it is, the label of `buddy` if that is given.

    Only the text given here is safe beside a buddy; a later `setText` needs `menu_text`.
    """
    label = QLabel(text if buddy is None else menu_text(text))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if buddy is not None:
        label.setBuddy(buddy)
    return label


def menu_text(text: str) -> str:
    """Return a text for a menu, a button or a tab: every & is shown and none makes a key."""
    return text.replace("&", "&&")


def title_text(text: str) -> str:
    """Return a text for a window's title, in which [*] would stand for the modified mark."""
    return text.replace("[*]", "[*][*]")


def tip_text(text: str) -> str:
    """Return a text for a tool tip that shows every letter of it, lines kept."""
    if not Qt.mightBeRichText(text):
        return text
    return f'<p style="white-space:pre-wrap">{escape(text)}</p>'


class Tipped(Protocol):
    """Whatever has a tool tip: widgets, actions, items of lists."""

    def setToolTip(self, text: str, /) -> None:  # noqa: N802 - Qt's name
        """Set the tool tip."""


def set_tip(target: Tipped, text: str) -> None:
    """Give something a tool tip."""
    target.setToolTip(tip_text(text))


def show_tip(at: QPoint, text: str, widget: QWidget) -> None:
    """Show a tool tip at a point of the screen; an empty text takes away the one that is shown."""
    QToolTip.showText(at, tip_text(text), widget)


def plain_box(parent: QWidget | None, text: str, detail: str = "") -> QMessageBox:
    """Return a message box with these texts and no button yet."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setInformativeText(detail)
    return box


class PlainForm(QFormLayout):
    """A form whose labels show their text as it is and still belong to their fields."""

    def addRow(self, *parts: QWidget | QLayout | str) -> None:  # noqa: N802 - Qt's name
        """Add a row: one widget, or a label (text or widget) and its field.

        Qt would make the label of a text itself, and read mark-up and keys into it.
        """
        if len(parts) == _LABEL_AND_FIELD and isinstance(parts[0], str) and parts[0]:
            field = parts[1]
            buddy = field if isinstance(field, QWidget) else None
            parts = (plain_label(parts[0], wrap=False, buddy=buddy), field)
        super().addRow(*parts)  # type: ignore[arg-type]  # one of the forms Qt knows
