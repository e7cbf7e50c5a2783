"""Where everything stands on a department's card, in scene units (pixels at 100 %)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from orgsandbox.drawing.card_data import Block, Card
from orgsandbox.drawing.fonts import text_width

PAD = 12.0
TILE_W = 146.0
TILE_H = 42.0
GAP = 8.0
HEADER_H = 46.0
BAR_H = 7.0
ROLE_H = 22.0
NAME_PX = 13.0
SMALL_PX = 11.0
TITLE_PX = 15.0
CHIP_H = 24.0

_MOST_STACKED = 4
"""More roles of one person each than this share rows."""

_ACROSS = ((1, 1), (12, 2), (30, 3), (80, 5))
"""Up to so many people on a card, so many tiles side by side: about twice as high as wide."""

_MOST_ACROSS = 8
"""No card is wider than so many tiles: the eye finds the next line of names again."""

Box = tuple[float, float, float, float]
"""x, y, width, height."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a card that can be hit.

    Kind is "person", "vacancy", "role", "task" or "unit", "fold" for the knob below a card. `block`
    and `tile` are places in the card's blocks.
    """

    kind: str
    box: Box
    role: str = ""
    person: str = ""
    block: int = -1
    tile: int = -1
    task: str = ""


@dataclass(frozen=True, slots=True)
class CardLayout:
    """The size of a card and its parts, people and vacancies before the roles around them."""

    width: float
    height: float
    tiles: tuple[Part, ...]
    roles: tuple[Part, ...]
    tasks: tuple[Part, ...] = ()


def columns(card: Card) -> int:
    """Return how many tiles stand side by side: more people, wider cards, never a long ribbon."""
    counts = [_entries(block) for block in card.blocks]
    total, widest = sum(counts), max(counts, default=1)
    wanted = next((across for most, across in _ACROSS if total <= most), _MOST_ACROSS)
    if sum(count <= 1 for count in counts) > _MOST_STACKED:
        return wanted
    return max(1, min(wanted, widest))


def _entries(block: Block) -> int:
    return len(block.tiles) + (1 if block.vacancies else 0)


@lru_cache(maxsize=8192)
def measure(card: Card) -> CardLayout:
    """Return where the parts of a card stand."""
    across = columns(card)
    width = max(_tiles_width(across), _header_width(card))
    y = PAD + HEADER_H + BAR_H + 6
    tiles: list[Part] = []
    roles: list[Part] = []
    number = 0
    while number < len(card.blocks):
        beside = _side_by_side(card, number, across)
        room = (width - 2 * PAD - (beside - 1) * GAP) / beside
        bottoms = []
        for place in range(beside):
            strip = _Strip(PAD + place * (room + GAP), room, y)
            people, role, bottom = _place_block(card, number + place, across, strip)
            tiles.extend(people)
            roles.append(role)
            bottoms.append(bottom)
        y = max(bottoms)
        number += beside
    if card.below:
        y += ROLE_H
    tasks, y = _place_tasks(card, width, y)
    return CardLayout(width, y + PAD - 4, tuple(tiles), tuple(roles), tasks)


def _place_tasks(card: Card, width: float, y: float) -> tuple[tuple[Part, ...], float]:
    """Place the names of tasks in lines, a heading's height below the rest; return where they end."""
    if not card.tasks:
        return (), y
    left, y = PAD, y + ROLE_H
    parts = []
    for task, name in card.tasks:
        wide = min(text_width(name, SMALL_PX) + 16, width - 2 * PAD)
        if left > PAD and left + wide > width - PAD:
            left, y = PAD, y + CHIP_H
        parts.append(Part("task", (left, y, wide, CHIP_H - 4), task=task))
        left += wide + 4
    return tuple(parts), y + CHIP_H


def _side_by_side(card: Card, number: int, across: int) -> int:
    """Return how many roles share a row: several of one person each, where there are many."""
    singles = sum(_entries(block) <= 1 for block in card.blocks)
    if singles <= _MOST_STACKED or across == 1:
        return 1
    count = 0
    for block in card.blocks[number : number + across]:
        if _entries(block) > 1 or block.is_head:
            break
        count += 1
    return max(1, count)


def _tiles_width(across: int) -> float:
    return 2 * PAD + across * TILE_W + (across - 1) * GAP


def _header_width(card: Card) -> float:
    """Return the width that shows the header, up to a little more than two tiles."""
    title = text_width(card.name, TITLE_PX, bold=True) + (
        text_width(card.badge, SMALL_PX) + 22 if card.badge else 0
    )
    second = text_width(card.count, SMALL_PX)
    if card.breadth:
        second += text_width(card.breadth, SMALL_PX) + 30
    return min(2 * PAD + max(title, second) + 4, 2 * _tiles_width(1))


@dataclass(frozen=True, slots=True)
class _Strip:
    """The room that a role has on its card: left edge, width, and where it begins."""

    left: float
    width: float
    top: float


def _place_block(
    card: Card, number: int, across: int, strip: _Strip
) -> tuple[list[Part], Part, float]:
    """Return a role's tiles, the role itself and where its strip ends."""
    block = card.blocks[number]
    first = strip.top + ROLE_H
    count = _entries(block)
    whole = strip.width >= _tiles_width(across) - 2 * PAD - 1
    columns_here = across if whole else 1
    wide = (strip.width - (columns_here - 1) * GAP) / columns_here
    tiles = []
    for entry in range(count):
        box = (
            strip.left + (entry % columns_here) * (wide + GAP),
            first + (entry // columns_here) * (TILE_H + GAP),
            wide,
            TILE_H,
        )
        if entry < len(block.tiles):
            person = block.tiles[entry].person
            tiles.append(Part("person", box, block.role, person, number, entry))
        else:
            tiles.append(Part("vacancy", box, block.role, "", number))
    rows = ceil(count / columns_here)
    end = first + (rows * (TILE_H + GAP) if rows else 4)
    around = (strip.left - 8, strip.top, strip.width + 16, end - strip.top)
    return tiles, Part("role", around, block.role, "", number), end


def part_at(layout: CardLayout, x: float, y: float) -> Part:
    """Return the part under a point of the card: a tile, else its role, else the department."""
    for part in (*layout.tiles, *layout.tasks, *layout.roles):
        left, top, width, height = part.box
        if left <= x <= left + width and top <= y <= top + height:
            return part
    return Part("unit", (0, 0, layout.width, layout.height))
