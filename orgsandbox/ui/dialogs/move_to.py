"""Move to…: type a few letters of a role or a department, press Enter."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from orgsandbox.commands.base import Command
from orgsandbox.commands.seats import MovePeople, MoveToUnit
from orgsandbox.document import Document
from orgsandbox.domain import tree
from orgsandbox.domain.model import Org
from orgsandbox.i18n import _
from orgsandbox.plain import plain_label
from orgsandbox.ui.dialogs.ask import ok_cancel


@dataclass(frozen=True, slots=True)
class Target:
    """Where people go: a role, or a department that has none or one (then `role` is None)."""

    role: str | None
    unit: str | None
    second: bool
    bring: bool


@dataclass(frozen=True, slots=True)
class _Place:
    text: str
    role: str | None
    unit: str | None


def ask_target(parent: QWidget, document: Document, people: tuple[str, ...]) -> Target | None:
    """Ask where these people shall go; None when cancelled. Hovering shows the numbers."""
    dialog = MoveToDialog(parent, document, people)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    document.hover(None)
    return dialog.target() if accepted else None


class MoveToDialog(QDialog):
    """A list of all roles, narrowed by what is typed."""

    def __init__(self, parent: QWidget, document: Document, people: tuple[str, ...]) -> None:
        super().__init__(parent)
        self._document = document
        self._people = people
        self.setWindowTitle(_("Move to…"))
        self.resize(460, 480)
        names = [document.org.people[person].name for person in people]
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Type part of a role or department"))
        self.list = QListWidget()
        self.second = QCheckBox(_("Add as a second post (20 %)"))
        self.bring = QCheckBox(_("Bring the present work along"))
        self.reason = plain_label("")
        self.buttons = ok_cancel(self, _("Move"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        head = (
            names[0]
            if len(names) == 1
            else _("{name} and {count} more").format(name=names[0], count=len(names) - 1)
        )
        for widget in (
            plain_label(head),
            self.field,
            self.list,
            self.second,
            self.bring,
            self.reason,
            self.buttons,
        ):
            layout.addWidget(widget)
        self._fill(_places(document.org))
        self.field.textChanged.connect(self._narrow)
        self.list.currentRowChanged.connect(self._try)
        self.second.toggled.connect(self._try)
        self.bring.toggled.connect(self._try)
        self.list.itemDoubleClicked.connect(self.accept)
        self.field.setFocus()
        self._narrow("")

    def target(self) -> Target | None:
        """Return what is chosen, or None when nothing is."""
        item = self.list.currentItem()
        if item is None or item.isHidden():
            return None
        place: _Place = item.data(Qt.ItemDataRole.UserRole)
        return Target(place.role, place.unit, self.second.isChecked(), self.bring.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrows move in the list while the cursor stays in the field."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _fill(self, places: list[_Place]) -> None:
        for place in places:
            item = QListWidgetItem(place.text)
            item.setData(Qt.ItemDataRole.UserRole, place)
            self.list.addItem(item)

    def _narrow(self, typed: str) -> None:
        words = _fold(typed).split()
        first = -1
        for row in range(self.list.count()):
            item = self.list.item(row)
            shown = all(word in _fold(item.text()) for word in words)
            item.setHidden(not shown)
            if shown and first < 0:
                first = row
        self.list.setCurrentRow(first)
        self._try()

    def _step(self, by: int) -> None:
        row = self.list.currentRow() + by
        while 0 <= row < self.list.count():
            if not self.list.item(row).isHidden():
                self.list.setCurrentRow(row)
                return
            row += by

    def _try(self) -> None:
        target = self.target()
        preview = self._document.hover(self._command(target) if target else None)
        refused = preview.refused if preview else None
        self.reason.setText(refused.text() if refused else "")
        button = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        button.setEnabled(target is not None and refused is None)

    def _command(self, target: Target) -> Command:
        picked = tuple((person, None) for person in self._people)
        scenario = self._document.scenario.id
        if target.role is not None:
            return MovePeople(
                scenario, picked, target.role, bring_work=target.bring, second=target.second
            )
        return MoveToUnit(
            scenario,
            picked,
            target.unit or "",
            role_name=_("Staff"),
            bring_work=target.bring,
            second=target.second,
        )


def _places(org: Org) -> list[_Place]:
    places: list[_Place] = []
    for key in tree.in_order(org):
        unit = org.units[key]
        where = " ＞ ".join(org.units[step].name for step in tree.path(org, key))
        if not unit.roles:
            places.append(_Place(where, None, key))
        places.extend(_Place(f"{where}　{role.name}", role.id, key) for role in unit.roles)
    return places


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
