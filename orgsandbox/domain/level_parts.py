"""Levels of departments (本部, 部, 課, 係), and which department stands for each at one of them.

A department without a level of its own (室, センター, グループ, チーム, or none entered) ranks by its
place: one below the department above it, a 部 where only the head of the whole is above it, and
always above every department below it that does have a level.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from orgsandbox.domain import lineage, tree
from orgsandbox.domain.levels import RANKED, level_rank, plain
from orgsandbox.domain.model import Org, Unit
from orgsandbox.i18n import N_

_KEPT = 4


class Level(Enum):
    """The level that measures look at (集計する階層)."""

    DIVISION = "division"
    DEPARTMENT = "department"
    SECTION = "section"

    @property
    def rank(self) -> int:
        """How far down it is: 0 for 本部."""
        return _RANKS[self.value]

    @property
    def title(self) -> str:
        """What it is called on the screen, untranslated."""
        return _TITLES[self]

    def finer(self) -> tuple[Level, ...]:
        """Return the levels below it, the nearest first."""
        return tuple(level for level in Level if level.rank > self.rank)


_TITLES = {
    Level.DIVISION: N_("division level"),
    Level.DEPARTMENT: N_("department level"),
    Level.SECTION: N_("section level"),
}
_RANKS = {"division": 0, "department": 1, "section": 2, "subsection": 3}
_WHOLE = 0
"""How the one department above all others ranks where no level says it."""

_NONE_BELOW = 2 * tree.DEEPEST
"""More than any rank: below a department without ranked ones below nothing has to be lower."""


def level_named(text: str) -> Level:
    """Return the level that is called so: division, department, section, or 本部, 部, 課.

    ValueError for anything else.
    """
    said = plain(text).casefold()
    for level in Level:
        if said in (level.value, RANKED[level.rank]):
            return level
    raise ValueError(f"no level is called {text!r}")


def own_rank(unit: Unit) -> int | None:
    """Return the rank that a department's level says, or its name where no level is entered.

    部相当 and 課相当 count as 部 and 課. None for what has no rank of its own.
    """
    said = plain(unit.level or unit.name).casefold().removesuffix("相当")
    rank = level_rank(said)
    return rank if rank is not None else _RANKS.get(said)


@dataclass(frozen=True, slots=True)
class Parts:
    """Which department stands for each at one level.

    `of` by unit id. `spans` are the places (first, end) that a unit and everything below it take
    when all are counted through from the top: one stands above another where it encloses it.
    """

    of: Mapping[str, str]
    spans: Mapping[str, tuple[int, int]]


_known: OrderedDict[Org, dict[Level, Parts]] = OrderedDict()


def parts(org: Org, level: Level) -> Parts:
    """Return which department stands for each at a level.

    It is the nearest one, itself or above, that ranks at the level. Where there is none, a branch
    without that level is represented by its highest department that ranks below; what ranks above
    the level stands for itself.
    """
    known = _shaped_like(org)
    if level not in known:
        known[level] = _parts(org, level)
    return known[level]


def ranks(org: Org) -> dict[str, int]:
    """Return how far down every department ranks: 本部 0, 部 1, 課 2, 係 3, deeper ones more."""
    return _ranks(org, tuple(tree.in_order(org)))


def _shaped_like(org: Org) -> dict[Level, Parts]:
    """Return what is known of an organisation, or of a recent one with the same departments."""
    known = _known.get(org)
    if known is None:
        base = next(reversed(_known), None)
        known = _known[base] if base is not None and _same_shape(base, org) else {}
        _known[org] = known
        while len(_known) > _KEPT:
            _known.popitem(last=False)
    _known.move_to_end(org)
    return known


def _same_shape(base: Org, org: Org) -> bool:
    return all(
        key in base.units and key in org.units and _shape(base.units[key]) == _shape(org.units[key])
        for key in lineage.changed(base.units, org.units)
    )


def _shape(unit: Unit) -> tuple[str | None, str, str]:
    return unit.parent, unit.level, unit.name


def _parts(org: Org, level: Level) -> Parts:
    order = tuple(tree.in_order(org))
    rank = _ranks(org, order)
    of = {key: key for key in org.units}  # those in a circle, too, which nothing leads down to
    for key in order:
        above = org.units[key].parent
        if rank[key] > level.rank and above in rank and rank[above] >= level.rank:
            of[key] = of[above]
    return Parts(of, _spans(org, order))


def _ranks(org: Org, order: tuple[str, ...]) -> dict[str, int]:
    highest = _highest_below(org, order)
    alone = len(tree.roots(org)) == 1
    found: dict[str, int] = {}
    for key in order:
        own = own_rank(org.units[key])
        above = found.get(org.units[key].parent or "")
        if own is None:
            whole = above is None and alone and bool(tree.children(org, key))
            place = _WHOLE if whole else Level.DEPARTMENT.rank
            own = min(place if above is None else max(above + 1, place), highest[key] - 1)
        found[key] = own
    return found


def _highest_below(org: Org, order: tuple[str, ...]) -> dict[str, int]:
    """Return the highest rank that any department below each has of its own."""
    highest = dict.fromkeys(order, _NONE_BELOW)
    for key in reversed(order):
        above = org.units[key].parent
        if above is not None and above in highest:
            own = own_rank(org.units[key])
            here = highest[key] if own is None else min(highest[key], own)
            highest[above] = min(highest[above], here)
    return highest


def _spans(org: Org, order: tuple[str, ...]) -> dict[str, tuple[int, int]]:
    places = {key: place for place, key in enumerate(dict.fromkeys((*order, *org.units)))}
    end = {key: place + 1 for key, place in places.items()}
    for key in reversed(order):
        above = org.units[key].parent
        if above is not None and above in end:
            end[above] = max(end[above], end[key])
    return {key: (place, end[key]) for key, place in places.items()}
