"""What is known of a task family, edited in place."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QVBoxLayout, QWidget

from orgsandbox.commands.tasks import EditFamily, RemoveFamily
from orgsandbox.document import Document
from orgsandbox.domain.model import Family
from orgsandbox.drawing.theme import COLOUR_SLOTS, Theme
from orgsandbox.i18n import _, join_names
from orgsandbox.panels.forms import Line, form
from orgsandbox.panels.parts import narrow, text_label
from orgsandbox.plain import set_tip


class FamilyForm(QWidget):
    """A family: name, colour, whether one can specialise in it, its tasks."""

    failed = Signal(str)

    def __init__(self, document: Document, theme: Theme, family: str) -> None:
        super().__init__()
        self._document = document
        self._family = family
        org, family_now = document.org, document.org.families[family]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        rows = form()
        rows.addRow(_("Name"), Line(family_now.name, _("Name"), self._rename))
        self.colour = narrow(QComboBox())
        self.colour.setAccessibleName(_("Colour"))
        for slot in range(COLOUR_SLOTS):
            pixmap = QPixmap(28, 12)
            pixmap.fill(theme.family(slot))
            self.colour.addItem(pixmap, str(slot + 1))
        self.colour.setCurrentIndex(family_now.colour % COLOUR_SLOTS)
        self.colour.activated.connect(self._set_colour)
        rows.addRow(_("Colour"), self.colour)
        special = QCheckBox(_("One can specialise in it"))
        set_tip(special, _("Off for work like general affairs, which nobody specialises in."))
        special.setChecked(family_now.specialty)
        special.clicked.connect(self._set_specialty)
        rows.addRow("", special)
        layout.addLayout(rows)
        layout.addWidget(text_label(_("Tasks"), "panel_heading"))
        tasks = [task.name for task in org.tasks.values() if task.family == family]
        layout.addWidget(text_label(join_names(tasks) or "–"))
        gone = QPushButton(_("Remove the task family"))
        set_tip(gone, _("Its tasks stay, each a family of its own."))
        gone.clicked.connect(self._remove)
        layout.addWidget(gone)

    def _edit(self, family: Family) -> bool:
        return self._document.do(EditFamily(self._document.scenario.id, family))

    def _held(self) -> Family:
        return self._document.org.families[self._family]

    def _rename(self, text: str) -> bool:
        return self._edit(replace(self._held(), name=text))

    def _set_colour(self, slot: int) -> None:
        self._edit(replace(self._held(), colour=slot))

    def _set_specialty(self, on: bool) -> None:  # noqa: FBT001 - a slot
        self._edit(replace(self._held(), specialty=on))

    def _remove(self) -> None:
        self._document.do(RemoveFamily(self._document.scenario.id, self._family))
