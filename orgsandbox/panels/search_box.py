"""Search by name, reading or code; the board flies to the hit."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

from orgsandbox.document import Document
from orgsandbox.domain import tree
from orgsandbox.domain.names import folded
from orgsandbox.i18n import _

_MOST = 30


class SearchBox(QLineEdit):
    """A line with suggestions. `chosen` carries ("person" | "role" | "unit", id)."""

    chosen = Signal(str, str)

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._hits: dict[str, tuple[str, str]] = {}
        self._index: list[tuple[str, str, tuple[str, str]]] = []
        self._for: object = None
        self.setPlaceholderText(_("Search people, roles, departments (Ctrl+F)"))
        self.setAccessibleName(_("Search"))
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(150)
        self.setMaximumWidth(320)
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(self._choose)
        self.setCompleter(completer)
        self.textEdited.connect(self._search)
        self.returnPressed.connect(self._first)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Look the plan through once, when somebody begins to search."""
        self._read()
        super().focusInEvent(event)

    def _read(self) -> None:
        org = self._document.org
        if self._for is org:
            return
        self._for = org
        self._index = []
        for person in org.people.values():
            place = tree.main_place(org, person.id)
            where = org.units[place.unit].name if place else _("unplaced")
            keys = " ".join((folded(person.name), folded(person.kana), folded(person.code)))
            shown = f"{person.name}　{person.code} {where}".strip()
            self._index.append((keys, shown, ("person", person.id)))
        for unit in org.units.values():
            self._index.append((folded(unit.name), unit.name, ("unit", unit.id)))
            for role in unit.roles:
                shown = f"{role.name}　{unit.name}"
                self._index.append((folded(role.name), shown, ("role", role.id)))

    def _search(self, text: str) -> None:
        self._read()
        wanted = folded(text)
        hits = [entry for entry in self._index if wanted and wanted in entry[0]]
        hits.sort(key=lambda entry: not entry[0].startswith(wanted))
        self._hits = {}
        for _keys, shown, hit in hits[:_MOST]:
            line = shown
            while line in self._hits:  # two of one name: the list holds every line once
                line += " "
            self._hits[line] = hit
        self._model.setStringList(list(self._hits))
        if self._hits:
            self.completer().complete()

    def _first(self) -> None:
        if self._hits:
            self._choose(next(iter(self._hits)))

    def _choose(self, shown: str) -> None:
        hit = self._hits.get(shown)
        if hit is not None:
            self.chosen.emit(*hit)
            self.clear()
            self._hits = {}
