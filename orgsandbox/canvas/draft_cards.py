"""The draft of a split as cards: what stays above, the proposed departments below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF

from orgsandbox.canvas.card_book import CardBook
from orgsandbox.canvas.source import Drop, Load, Modifiers, Pointed, Spot
from orgsandbox.drawing.card_data import Card, Tile
from orgsandbox.drawing.card_paint import Marks
from orgsandbox.i18n import _, ngettext
from orgsandbox.layout.base import Box
from orgsandbox.layout.rows import in_rows
from orgsandbox.selection import Selected
from orgsandbox.session.split_draft import STAYS, SplitDraft

TOP = "top"
"""The key of the card above all groups: who stays, or only the team's name."""

_BESIDE = 30.0
"""Scene units left free around the cards when all are shown."""


@dataclass(frozen=True, slots=True, eq=False)
class DraftLoad:
    """People and tasks on the way to another group of a draft, whose cards are given by key."""

    draft: SplitDraft
    people: tuple[str, ...]
    tasks: tuple[str, ...]
    cards: dict[str, Card]
    title: str
    tiles: tuple[Tile, ...]
    faded: frozenset[tuple[str, str]]

    def drop(self, spot: Spot | None, point: QPointF, modifiers: Modifiers) -> Drop[SplitDraft]:
        """Put them into the group a card stands for; beside all cards nothing happens."""
        if spot is None:
            return Drop()
        group, card = STAYS if spot.key == TOP else spot.key, self.cards[spot.key]
        draft = self.draft.with_people(self.people, group).with_tasks(self.tasks, group)
        said = _("To {place}").format(place=card.name) if card.name else ""
        return Drop(draft, said, card.unit)


class DraftCards(CardBook):
    """The groups of a draft. `hovered` is called with the draft a drop would make (None: with
    nothing on the way), `taken_over` with the one that a drop has made."""

    selects = frozenset(("person", "task"))
    bands = False

    def __init__(
        self,
        hovered: Callable[[SplitDraft | None], str],
        taken_over: Callable[[SplitDraft], None],
    ) -> None:
        super().__init__()
        self._hovered = hovered
        self._taken_over = taken_over
        self._draft = SplitDraft("")

    def show_draft(self, draft: SplitDraft, cards: dict[str, Card]) -> frozenset[str]:
        """Show a draft by the cards of its groups, what stays first; return those that differ."""
        self._draft = draft
        self.drop_cards(cards)
        changed = frozenset(key for key, card in cards.items() if self.show_card(key, card))
        boxes = []
        for key in cards:
            layout = self.layout(key)
            boxes.append(Box(key, None if key == TOP else TOP, layout.width, layout.height))
        self.show_picture(in_rows(boxes), {box.key: box.parent for box in boxes})
        return changed

    def content(self) -> QRectF:
        """Return the rectangle around all cards."""
        return super().content().adjusted(-_BESIDE, -_BESIDE, _BESIDE, _BESIDE)

    def marks(self, key: str, pointed: Pointed) -> Marks:
        """Return what is marked on a card: people in all their seats, for they go as a whole."""
        if pointed.selected.people:
            seats = self._seats(pointed.selected.people)
            pointed = replace(pointed, selected=replace(pointed.selected, seats=seats))
        return super().marks(key, pointed)

    def _seats(self, people: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        return tuple(
            (part.person, part.role)
            for key in self.cards.keys
            for part in self.layout(key).tiles
            if part.person in people
        )

    def load(self, spot: Spot, selected: Selected, point: QPointF) -> Load[SplitDraft] | None:
        """Return the people and tasks that are selected; a card as a whole stays where it is."""
        if spot.part.kind not in self.selects:
            return None
        cards = [self.card(key) for key in self.cards.keys]
        tiles = {
            tile.person: tile for card in cards for block in card.blocks for tile in block.tiles
        }
        names = [name for card in cards for task, name in card.tasks if task in selected.tasks]
        several = ngettext("{count} task", "{count} tasks", len(names)).format(count=len(names))
        return DraftLoad(
            self._draft,
            selected.people,
            selected.tasks,
            {key: self.card(key) for key in self.cards.keys},
            names[0] if len(names) == 1 else several,
            tuple(tiles[person] for person in selected.people if person in tiles),
            frozenset(self._seats(selected.people)),
        )

    def hover(self, done: SplitDraft | None) -> str:
        """Let the numbers tell what a drop would do; a draft is never refused before it is applied."""
        return self._hovered(done)

    def do(self, done: SplitDraft) -> bool:
        """Take the draft over."""
        self._taken_over(done)
        return True
