"""The board of the split mode: proposed departments as dashed cards, people and tasks to drag."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent

from orgsandbox.canvas.board import Board
from orgsandbox.canvas.card_scene import CardScene
from orgsandbox.canvas.draft_cards import DraftCards
from orgsandbox.canvas.follow_choice import FollowChoice
from orgsandbox.canvas.source import Spot
from orgsandbox.drawing.card_data import Card
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import _
from orgsandbox.plain import show_tip
from orgsandbox.selection import Selection
from orgsandbox.session.split_draft import SplitDraft

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: +1,
    Qt.Key.Key_Down: +1,
}
"""Where an arrow with Alt sends the selection: to the group before or after."""


class SplitBoard(Board):
    """Shows the groups of a split as dashed cards below the team they come from.

    `reason` says why somebody is where a proposal put them, for the tip under the pointer. `sent`
    carries -1 or +1 when the keyboard sends the selection to a neighbour, `menu_asked` a point.
    """

    sent = Signal(int)
    menu_asked = Signal(QPoint)

    fit_at_most = 1.25

    def __init__(
        self,
        cards: DraftCards,
        reason: Callable[[str], str],
        theme: Theme,
        *,
        animations: bool,
    ) -> None:
        self._draft_cards = cards
        super().__init__(CardScene(cards, theme, animations=animations, emerging=True), Selection())
        self.selection.setParent(self)
        self._reason = reason
        self._followed = ""
        self.follow = FollowChoice(self)
        self.looked.connect(self._place_follow)
        self.setAccessibleName(_("Proposed departments"))

    def show_draft(self, draft: SplitDraft, cards: dict[str, Card]) -> None:
        """Show the cards of a draft by key, what stays first; new groups fall out of that one."""
        fresh = cards.keys() - self.board.items_by_key.keys()
        changed = self._draft_cards.show_draft(draft, cards)
        self.board.renew(changed, animate=self.isVisible())
        if fresh or self._fitted:
            self.fit()

    def offer_tasks(self, person: str, tasks: dict[str, str]) -> None:
        """Offer on somebody's card that tasks (names by id) follow; none hide the choice."""
        self._followed = person
        spot = self.spot_of(person) if tasks else None
        if spot is None:
            self.follow.offer({}, QRect())
        else:
            self.follow.offer(tasks, self.mapFromScene(self.board.box_of(spot)).boundingRect())

    def followed_group(self, draft: SplitDraft) -> str:
        """Return the group of whoever's tasks are on offer."""
        return draft.group_of(self._followed)

    def _place_follow(self) -> None:
        spot = self.spot_of(self._followed) if self.follow.tasks else None
        if spot is not None:
            self.follow.stand_by(self.mapFromScene(self.board.box_of(spot)).boundingRect())

    def spot_of(self, key: str) -> Spot | None:
        """Return where a person or task stands, or None."""
        for card in self._draft_cards.cards.keys:
            for part in self._draft_cards.parts(card):
                if key in (part.person, part.task):
                    return Spot(card, part)
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send the selection to a neighbour with Alt and an arrow."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.sent.emit(step)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is selected."""
        self.menu_asked.emit(event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell why somebody is in a group while the pointer rests there."""
        if isinstance(event, QHelpEvent):
            spot = self.board.spot_at(self.mapToScene(event.pos()))
            text = self._reason(spot.part.person) if spot is not None else ""
            show_tip(event.globalPos(), text, self)
            return True
        return super().viewportEvent(event)
