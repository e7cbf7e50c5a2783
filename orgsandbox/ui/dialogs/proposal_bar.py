"""Proposals for the split dialog: how many groups, which alternative, and why."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QPushButton, QSpinBox, QWidget

from orgsandbox.document import Document
from orgsandbox.domain.model import Org
from orgsandbox.domain.problem import Refused
from orgsandbox.grouping.propose import Proposal, Proposals, Reason, Wishes, movable, propose
from orgsandbox.grouping.search import Cancelled
from orgsandbox.i18n import Message, _, join_names
from orgsandbox.panels.parts import narrow, text_label

_AT_ONCE = 200
"""Up to so many people the answer comes within a blink; beyond, a thread looks for it."""


class Search(QObject):
    """Looks for proposals beside the window; `found` carries Proposals, `refused` a Message."""

    found = Signal(object)
    refused = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, org: Org, unit: str, wishes: Wishes) -> None:
        """Look for proposals; an earlier search is given up."""
        self.stop()
        self._stopped = threading.Event()
        if sum(len(role.seats) for role in org.units[unit].roles) <= _AT_ONCE:
            self._look(org, unit, wishes, self._stopped)
            return
        work = (org, unit, wishes, self._stopped)
        self._thread = threading.Thread(target=self._look, args=work, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Give the search up; nothing is told any more."""
        self._stopped.set()

    def _look(self, org: Org, unit: str, wishes: Wishes, stopped: threading.Event) -> None:
        try:
            answer = propose(org, unit, wishes, stopped.is_set)
        except Refused as refusal:
            if not stopped.is_set():
                self.refused.emit(refusal.message)
        except Cancelled:
            return
        else:
            if not stopped.is_set():
                self.found.emit(answer)


class ProposalBar(QWidget):
    """Asks for proposals and shows the alternatives; `chosen` carries a Proposal."""

    chosen = Signal(object)

    def __init__(self, document: Document, unit: str) -> None:
        super().__init__()
        self._document = document
        self._unit = unit
        self._proposals: tuple[Proposal, ...] = ()
        self.count = QSpinBox()
        self.count.setRange(1, 40)
        self.count.setSpecialValueText(_("as many as the work suggests"))
        self.count.setAccessibleName(_("Number of departments"))
        self.ask = QPushButton(_("Show proposals"))
        self.ask.setAutoDefault(False)
        self.ask.clicked.connect(self.search)
        self.choice = narrow(QComboBox())
        self.choice.setAccessibleName(_("Proposal"))
        self.choice.setEnabled(False)
        self.choice.activated.connect(self._choose)
        self.said = text_label(name="muted")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(text_label(_("Number of departments"), wrap=False), 0, 0)
        grid.addWidget(self.count, 0, 1)
        grid.addWidget(self.ask, 0, 2)
        grid.addWidget(self.choice, 0, 3)
        grid.addWidget(self.said, 1, 0, 1, 4)
        grid.setColumnStretch(3, 1)
        self._search = Search(self)
        self._search.found.connect(self._show)
        self._search.refused.connect(self._refuse)

    def search(self) -> None:
        """Look for proposals with the number of departments wished."""
        org = self._document.org
        into = self.count.value() if self.count.value() > 1 else None
        stay = movable(org, self._unit, with_head=False)
        self.said.setText(_("Looking for proposals…"))
        self._search.start(org, self._unit, Wishes(into=into, stay=stay))

    def stop(self) -> None:
        """Give up a search under way: the dialog closes."""
        self._search.stop()

    def _show(self, found: Proposals) -> None:
        self._proposals = found.proposals
        self.choice.clear()
        for number, proposal in enumerate(found.proposals, 1):
            self.choice.addItem(_title(number, proposal))
        self.choice.setEnabled(True)
        self._tell(found)
        self._choose(0)

    def _tell(self, found: Proposals) -> None:
        lines = [_("A draft to think with. It does not replace a decision by people.")]
        if found.without_data:
            names = [self._document.org.people[key].name for key in found.without_data]
            lines.append(_("People without work data: {names}").format(names=join_names(names)))
        between = self._proposals[0].between if self._proposals else ()
        if between:
            names = [self._document.org.people[key].name for key in between]
            text = _("People whose work ties them to both departments: {names}")
            lines.append(text.format(names=join_names(names)))
        self.said.setText("\n".join(lines))

    def _refuse(self, message: Message) -> None:
        self.said.setText(message.text())

    def _choose(self, number: int) -> None:
        if 0 <= number < len(self._proposals):
            self.chosen.emit(self._proposals[number])


def _title(number: int, proposal: Proposal) -> str:
    cross = proposal.cross_share
    kappa = proposal.kappa
    return _("Proposal {number}: work across {cross}, κ {kappa}").format(
        number=number,
        cross="–" if cross is None else f"{cross * 100:.0f}%",
        kappa="–" if kappa is None else f"{kappa:.2f}",
    )


def reason_text(org: Org, reason: Reason, names: tuple[str, ...]) -> str:
    """Return why somebody is in a group: closest colleagues, and the second-best group."""
    colleagues = join_names(
        _("{name} {fte} FTE").format(name=org.people[key].name, fte=f"{shared:.2f}")
        for key, shared in reason.colleagues
    )
    lines = [_("Shares work with: {names}").format(names=colleagues or "–")]
    if reason.second is not None and reason.second < len(names):
        text = _("Second best: {name} (ties weaker by {gap})")
        lines.append(text.format(name=names[reason.second], gap=f"{reason.gap * 100:.0f}%"))
    return "\n".join(lines)
