"""What is marked on a card: the selection, what is carried or faded, what would take a drop."""

from __future__ import annotations

from collections.abc import Set

from orgsandbox.canvas.source import Pointed
from orgsandbox.drawing.card_data import Card
from orgsandbox.drawing.card_paint import PLAIN, Marks

Seats = Set[tuple[str, str]]


def marks_of(card: Card, pointed: Pointed) -> Marks:
    """Return a card's marks; cards without any share one value, so that comparing them is free."""
    selected = pointed.selected
    if not selected and not pointed.faded and not pointed.mark:
        return PLAIN
    roles = {block.role for block in card.blocks}
    marks = Marks(
        selected=_on_card(card, set(selected.seats)),
        roles=frozenset(roles.intersection(selected.roles)),
        tasks=frozenset(task for task, _name in card.tasks if task in selected.tasks),
        unit=card.unit in selected.units,
        lifted=_on_card(card, pointed.faded),
        target=pointed.mark if pointed.mark == card.unit or pointed.mark in roles else "",
        legal=pointed.legal,
    )
    return PLAIN if marks == PLAIN else marks


def _on_card(card: Card, seats: Seats) -> frozenset[tuple[str, str]]:
    """Return those of some (person, role) that have a tile on the card."""
    if not seats:
        return frozenset()
    roles = {role for _person, role in seats}
    return frozenset(
        (tile.person, block.role)
        for block in card.blocks
        if block.role in roles
        for tile in block.tiles
        if (tile.person, block.role) in seats
    )
