"""調整状況: what a planner notes of the placements selected."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from orgsandbox.commands.agreement import SetAgreement
from orgsandbox.document import Document
from orgsandbox.domain import tree
from orgsandbox.domain.model import Agreement
from orgsandbox.i18n import _
from orgsandbox.selection import Selection
from orgsandbox.ui.dialogs.ask import ask_note


class AgreementActions(QObject):
    """Sets the state of agreement of the seats selected. `said` carries what to tell."""

    said = Signal(str)

    def __init__(self, window: QWidget, document: Document, selection: Selection) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._selection = selection

    def open(self) -> None:
        """Note that nothing was discussed yet."""
        self._set(Agreement.OPEN)

    def talking(self) -> None:
        """Note that it is being discussed."""
        self._set(Agreement.TALKING)

    def agreed(self) -> None:
        """Note that the department agreed."""
        self._set(Agreement.AGREED)

    def on_hold(self) -> None:
        """Note that it is put off."""
        self._set(Agreement.ON_HOLD)

    def memo(self) -> None:
        """Ask for the memo of the placements selected."""
        seats = self._seats()
        agreed = self._held(seats)
        if agreed is None:
            return
        state, memo = agreed
        text = ask_note(self._window, _("Memo"), _("Memo on the state of agreement"), memo)
        if text is not None:
            self._document.do(SetAgreement(self._document.scenario.id, seats, state, text))

    def _set(self, state: Agreement) -> None:
        seats = self._seats()
        if seats:
            self._document.do(SetAgreement(self._document.scenario.id, seats, state))
        else:
            self.said.emit(_("Select people on the board first."))

    def _seats(self) -> tuple[tuple[str, str], ...]:
        selected = self._selection.value
        seats = [(person, role) for person, role in selected.seats if role]
        known = {person for person, _role in seats}
        for person in selected.people:
            if person not in known:
                places = tree.places(self._document.org, person)
                seats.extend((person, place.role) for place in places[:1])
        return tuple(seats)

    def _held(self, seats: tuple[tuple[str, str], ...]) -> tuple[Agreement, str] | None:
        for person, role in seats[:1]:
            for place in tree.places(self._document.org, person):
                if place.role == role:
                    return place.seat.agreement, place.seat.memo
        self.said.emit(_("Select people on the board first."))
        return None
