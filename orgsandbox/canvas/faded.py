"""Who steps back while the legend asks to see one colour alone."""

from __future__ import annotations

from collections.abc import Iterable

from orgsandbox.drawing.card_data import Card
from orgsandbox.drawing.lenses.base import Key, Mix


def faded(cards: Iterable[Card], only: Key) -> frozenset[tuple[str, str]]:
    """Return (person, role) of all who have nothing of a colour; "" fades nobody.

    Where a colouring speaks of departments only, people go with their department.
    """
    if only == "":
        return frozenset()
    return frozenset(
        (tile.person, block.role)
        for card in cards
        for block in card.blocks
        for tile in block.tiles
        if only not in _colours(card.mix if tile.mix == () else tile.mix)
    )


def _colours(mix: Mix | None) -> set[Key]:
    return {key for key, _part in mix} if mix is not None else {None}
