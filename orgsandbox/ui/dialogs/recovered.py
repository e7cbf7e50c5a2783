"""保存されていない計画: every plan a killed program left unsaved, to open, to leave or to throw away."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from orgsandbox.domain.project import Project
from orgsandbox.i18n import _
from orgsandbox.panels.parts import scrolled, text_label
from orgsandbox.session.entries import Work
from orgsandbox.ui.kept_words import moment, plan_name


@dataclass(frozen=True)
class Offer:
    """One plan left unsaved: its value (None: unreadable), and what is told about it, line by line."""

    work: Work
    project: Project | None
    lines: tuple[str, ...]


class _Card(QFrame):
    """One offer with its buttons; `chosen` carries the offer to open."""

    chosen = Signal(object)

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        self.offer = offer
        self.setObjectName("kept_card")
        entry = offer.work.entry
        name = text_label(plan_name(entry.path), "person_heading", wrap=False)
        place = text_label(_place(entry.path), "muted")
        when = text_label(_("Unsaved work of {time}").format(time=moment(entry)))
        self.told = text_label("\n".join(offer.lines))
        self.open = QPushButton(_("Open"))
        self.open.setAutoDefault(False)
        self.open.setVisible(offer.project is not None)
        self.open.clicked.connect(self._choose)
        self.throw = QPushButton(_("Throw away"))
        self.throw.setAutoDefault(False)
        self.throw.setCheckable(True)
        self.throw.toggled.connect(self._mark)
        texts = QVBoxLayout()
        texts.setSpacing(3)
        for label in (name, place, when, self.told):
            texts.addWidget(label)
        buttons = QVBoxLayout()
        buttons.addWidget(self.open)
        buttons.addWidget(self.throw)
        buttons.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.addLayout(texts, 1)
        layout.addLayout(buttons)

    def _choose(self) -> None:
        self.chosen.emit(self.offer)

    def _mark(self, thrown: bool) -> None:  # noqa: FBT001 - a slot
        self.open.setEnabled(not thrown)
        self.told.setEnabled(not thrown)
        self.throw.setText(_("Keep after all") if thrown else _("Throw away"))


class RecoveredDialog(QDialog):
    """All offers in one list. `chosen` is the one to open (None: none now), `thrown` those that the
    planner throws away; all others stay as they are and are offered again."""

    def __init__(self, parent: QWidget, offers: tuple[Offer, ...], damaged: Path | None) -> None:
        super().__init__(parent)
        self.chosen: Offer | None = None
        self.setWindowTitle(_("Unsaved plans"))
        self.cards = tuple(_Card(offer) for offer in offers)
        lead = text_label(
            _("orgsandbox ended without saving these. What you leave here is offered again.")
        )
        rows = QWidget()
        inner = QVBoxLayout(rows)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(10)
        for card in self.cards:
            card.chosen.connect(self._choose)
            inner.addWidget(card)
        inner.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(lead)
        layout.addWidget(scrolled(rows), 1)
        if damaged is not None:
            text = _("Some records could not be read. They are kept in {folder}.")
            layout.addWidget(text_label(text.format(folder=damaged), "muted"))
        layout.addLayout(self._foot())
        self.resize(640, min(560, 190 + 130 * len(offers)))

    @property
    def thrown(self) -> tuple[Offer, ...]:
        """The offers that the planner throws away."""
        return tuple(card.offer for card in self.cards if card.throw.isChecked())

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.addStretch(1)
        self.later = QPushButton(_("Decide later"))
        self.later.setDefault(True)
        self.later.clicked.connect(self.accept)
        for card in self.cards:
            card.throw.toggled.connect(self._name_later)
        foot.addWidget(self.later, 0, Qt.AlignmentFlag.AlignRight)
        return foot

    def _name_later(self) -> None:
        self.later.setText(_("Throw away what is marked") if self.thrown else _("Decide later"))

    def _choose(self, offer: Offer) -> None:
        self.chosen = offer
        self.accept()


def _place(path: Path | None) -> str:
    return str(path.parent) if path is not None else _("Not saved to a file yet")
