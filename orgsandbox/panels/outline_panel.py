"""The organisation as a list: every department, role and person, for the keyboard too."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from orgsandbox.document import Document
from orgsandbox.domain import tree
from orgsandbox.domain.change import Change
from orgsandbox.domain.model import Unit
from orgsandbox.i18n import _

_KEY = Qt.ItemDataRole.UserRole
_UNITS_OPEN = 30
"""An organisation of so many departments is shown unfolded at first: it is seen as a whole."""
_PEOPLE_OPEN = 200
"""Up to so many people their names are shown at once; with more, roles are unfolded by hand."""


class OutlinePanel(QWidget):
    """A tree; `chosen` carries ("unit" | "role" | "person", id)."""

    chosen = Signal(str, str)

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._stale = True
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self.tree.setAccessibleName(_("Outline"))
        self.tree.itemActivated.connect(self._activated)
        self.tree.itemClicked.connect(self._activated)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 8, 0, 0)
        layout.addWidget(self.tree)

    def sync(self, change: Change) -> None:
        """List again, now or when it is looked at next."""
        if change.opened or change.shown or change.scenario_changed:
            self._stale = True
            if self.isVisible():
                self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Fill the tree when it is looked at."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def refresh(self) -> None:
        """List every department with its roles and people; keep what was folded."""
        open_keys = self._open()
        first = not self.tree.topLevelItemCount()
        self._stale = False
        self.tree.clear()
        org = self._document.org
        items: dict[str, QTreeWidgetItem] = {}
        for key in tree.in_order(org):
            unit = org.units[key]
            item = QTreeWidgetItem([unit.name])
            item.setData(0, _KEY, ("unit", key))
            parent = items.get(unit.parent or "")
            if parent is None:
                self.tree.addTopLevelItem(item)
            else:
                parent.addChild(item)
            items[key] = item
            self._fill(item, unit)
            item.setExpanded(key in open_keys or (first and len(org.units) <= _UNITS_OPEN))

    def _fill(self, item: QTreeWidgetItem, unit: Unit) -> None:
        people = self._document.org.people
        for role in unit.roles:
            count = (
                f"{len(role.seats)}/{role.planned}"
                if role.planned is not None
                else str(len(role.seats))
            )
            child = QTreeWidgetItem([f"{role.name} {count}"])
            child.setData(0, _KEY, ("role", role.id))
            item.addChild(child)
            for seat in role.seats:
                mark = "" if seat.main else _("(second) ")
                leaf = QTreeWidgetItem([mark + people[seat.person].name])
                leaf.setData(0, _KEY, ("person", seat.person))
                child.addChild(leaf)
            child.setExpanded(len(people) <= _PEOPLE_OPEN)

    def _open(self) -> set[str]:
        open_now: set[str] = set()
        waiting = [self.tree.topLevelItem(row) for row in range(self.tree.topLevelItemCount())]
        while waiting:
            item = waiting.pop()
            if item is None:
                continue
            if item.isExpanded():
                open_now.add(str(item.data(0, _KEY)[1]))
            waiting.extend(item.child(row) for row in range(item.childCount()))
        return open_now

    def _activated(self, item: QTreeWidgetItem, _column: int) -> None:
        kind, key = item.data(0, _KEY)
        self.chosen.emit(kind, key)
