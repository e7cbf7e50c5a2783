"""The choice of the level of departments that measures about lines look at (集計する階層)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QToolButton, QWidget

from orgsandbox.domain.level_parts import Level
from orgsandbox.domain.model import Org
from orgsandbox.i18n import N_, _
from orgsandbox.metrics import cut
from orgsandbox.panels.parts import column, narrow, text_label
from orgsandbox.plain import set_tip

HELP = N_(
    "The departments of this level are counted as one each. What goes on between the sections below"
    " one is not counted as across departments."
)
DIFFERENT_DEPTH = N_("These options have different levels.")
HIDDEN = N_("At this level the change cannot be seen.")


class LevelChoice(QWidget):
    """Gives the level; tells where it hides a change, or where plans of different depth meet.

    `changed` is emitted when another level is chosen.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.box = QComboBox()
        self.box.setAccessibleName(_("Level counted"))
        set_tip(self.box, _(HELP))
        for level in Level:
            self.box.addItem(_("Counted at {level}").format(level=_(level.title)), level.value)
        self.note = text_label(name="muted")
        self.finer = QToolButton()
        self.finer.setObjectName("fold_button")
        self._shown_by: Level | None = None
        layout = column(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (narrow(self.box), self.note, self.finer):
            layout.addWidget(part)
        self.note.hide()
        self.finer.hide()
        self.value = Level.DEPARTMENT
        self.box.setCurrentIndex(self.box.findData(self.value.value))
        self.box.currentIndexChanged.connect(self._chosen)
        self.finer.clicked.connect(self._look_finer)

    def tell(self, before: Org, now: Org) -> None:
        """Say what comparing two organisations at the level does not show."""
        self._shown_by = cut.shows(before, now, self.value)
        told = [_(DIFFERENT_DEPTH)] if cut.deeper(before, now) else []
        if self._shown_by is not None:
            told.append(_(HIDDEN))
            self.finer.setText(_("Look at {level}").format(level=_(self._shown_by.title)))
        self.finer.setVisible(self._shown_by is not None)
        self.note.setText("\n".join(told))
        self.note.setVisible(bool(told))

    def _chosen(self) -> None:
        self.value = Level(self.box.currentData())
        self.changed.emit()

    def _look_finer(self) -> None:
        if self._shown_by is not None:
            self.box.setCurrentIndex(self.box.findData(self._shown_by.value))
