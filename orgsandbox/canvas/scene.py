"""The board's scene: the organisation's cards on the renderer, kept in step by Changes."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QRectF, Signal

from orgsandbox.canvas.card_scene import CardScene
from orgsandbox.canvas.flight import Flight, Spots
from orgsandbox.canvas.organisation import Look, OrganisationCards, Renewal
from orgsandbox.canvas.recolouring import Recolouring
from orgsandbox.canvas.source import Spot
from orgsandbox.document import Document
from orgsandbox.domain import tree
from orgsandbox.domain.change import Change
from orgsandbox.drawing.lenses.base import Key, Lens
from orgsandbox.drawing.theme import Theme

_MOST_FLIGHTS = 200
"""On boards of more departments nobody flies between scenarios: it would be a swarm."""


class BoardScene(CardScene):
    """Shows the document's scenario. `faded` is emitted when others may be faded than before."""

    faded = Signal()

    def __init__(
        self,
        document: Document,
        theme: Theme,
        look: Look | None = None,
        *,
        animations: bool = True,
        parent: QObject | None = None,
    ) -> None:
        self.organisation = OrganisationCards(document, look or Look())
        super().__init__(self.organisation, theme, animations=animations, parent=parent)
        self._recolouring = Recolouring(self)
        self._recolouring.due.connect(self._recolour)
        self._recolouring.finished.connect(self._finish_colours)
        self.flight = Flight(self, theme)
        self.rebuild()

    # in step with the document

    def sync(self, change: Change) -> None:
        """Show what a Change says has changed, and nothing else; between scenarios people fly."""
        flies = change.scenario_changed and self.animations and not change.opened
        flies = flies and len(self.items_by_key) <= _MOST_FLIGHTS
        before = self._spots() if flies else {}
        self._show(self.organisation.follow(change), animate=not change.opened)
        if flies:
            self.finish_settling()
            self.flight.start(before, self._spots(), self.theme)

    def _show(self, renewal: Renewal, *, animate: bool) -> None:
        self._recolouring.later(renewal.later)
        if renewal.places and self.organisation.arrange():
            self.renew(renewal.cards, animate=animate)
        else:
            self.refresh(renewal.cards)

    def rebuild(self) -> None:
        """Build every card again."""
        self._recolouring.drop()
        self._show(self.organisation.rebuild(), animate=False)

    def _spots(self) -> Spots:
        """Return where everybody's main tile stands."""
        spots = {}
        for key in self.organisation.cards.keys:
            blocks = self.organisation.card(key).blocks
            for part in self.organisation.parts(key):
                if part.person not in spots:
                    tile = blocks[part.block].tiles[part.tile]
                    spots[part.person] = (tile, self.box_of(Spot(key, part)))
        return spots

    # how it is drawn

    def set_lens(self, lens: Lens) -> None:
        """Let the colours mean something else; nothing moves."""
        self._recolouring.drop()
        self.refresh(self.organisation.show_lens(lens))

    def _recolour(self, key: str) -> None:
        if self.organisation.rebuild_card(key):
            self.refresh((key,))

    def _finish_colours(self) -> None:
        if self.organisation.only != "":
            self.organisation.fade()
            self.faded.emit()

    def finish_recolouring(self) -> None:
        """Give every card its colours at once."""
        self._recolouring.finish()

    def show_only(self, key: Key) -> None:
        """Fade everybody who has nothing of a colour; "" fades nobody."""
        self.organisation.show_only(key)
        self.faded.emit()

    def set_look(self, look: Look) -> None:
        """Place the departments in another way; their colours stay."""
        self.organisation.look = look
        self._show(Renewal(places=True), animate=True)

    def fold(self, units: Iterable[str], *, folded: bool) -> None:
        """Hide or show what is below these departments."""
        changed = self.organisation.fold(units, folded=folded)
        if changed is not None:
            self._show(Renewal(changed, places=True), animate=True)

    # what is where

    def spot_of_person(self, person: str, role: str | None = None) -> Spot | None:
        """Return where a person stands on the board: in that role, or in the main seat."""
        for place in tree.places(self.organisation.org, person):
            if place.unit not in self.items_by_key or role not in (None, place.role):
                continue
            for part in self.organisation.parts(place.unit):
                if (part.person, part.role) == (person, place.role):
                    return Spot(place.unit, part)
        return None

    def box_of_unit(self, unit: str) -> QRectF | None:
        """Return where a department stands, or None when it is not shown."""
        rows = self.organisation.cards.rows
        return self.organisation.cards.rect(unit) if unit in rows else None
