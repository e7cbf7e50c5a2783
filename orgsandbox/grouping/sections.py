"""Which proposed departments are 課 and not 部, and what stands above them is called."""

from __future__ import annotations

from collections.abc import Sequence

from orgsandbox.domain import tree
from orgsandbox.domain.levels import HEADQUARTERS, level_of_name, under_headquarters
from orgsandbox.domain.model import Org, Side, Unit, written_language

_DEPARTMENT = "部"
_NAMES = {"ja": ("管理本部", HEADQUARTERS), "en": ("Administration", " Headquarters")}
"""What stands above a divided support team, and what is put behind another team's name, in the
language the plan is written in."""


def level_of(unit: Unit) -> str:
    """Return a department's level, or the one its name says."""
    return unit.level or level_of_name(unit.name)


def sections(
    org: Org, unit: str, sizes: Sequence[int], *, side_by_side: bool = False
) -> frozenset[int]:
    """Return the groups, by number, that are 課: all below a 部 that has a 本部 above it, and
    whichever is smaller than the firm's smallest 部."""
    split = org.units[unit]
    if not side_by_side and level_of(split) == _DEPARTMENT and under_headquarters(org, split):
        return frozenset(range(len(sizes)))
    smallest = _smallest(org, unit)
    return frozenset(number for number, size in enumerate(sizes) if size < smallest)


def _smallest(org: Org, split: str) -> int:
    """Return how many people the smallest other 部 has, with all below it; 0 without any."""
    counts = [
        _people(org, unit.id)
        for unit in org.units.values()
        if unit.id != split and level_of(unit) == _DEPARTMENT
    ]
    return min((count for count in counts if count), default=0)


def _people(org: Org, unit: str) -> int:
    roles = (role for key in tree.subtree(org, unit) for role in org.units[key].roles)
    return len({seat.person for role in roles for seat in role.seats if seat.main})


def headquarters_name(org: Org, unit: str) -> str:
    """Return a name for the ○○本部 that a department becomes above its parts; nothing where it is
    one already or stands below one."""
    split = org.units[unit]
    if level_of(split) == HEADQUARTERS or under_headquarters(org, split):
        return ""
    stem = split.name.removesuffix(level_of_name(split.name))
    usual, suffix = _NAMES[written_language(org)]
    own = f"{stem}{suffix}"
    if tree.side(org, unit) is Side.DIRECT:
        return own
    return own if any(other.name == usual for other in org.units.values()) else usual
