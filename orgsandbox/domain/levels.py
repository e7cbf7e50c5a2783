"""What a department's name says of its level (本部, 部, 課 …), and what its head is called."""

from __future__ import annotations

import unicodedata

from orgsandbox.domain.model import Org, Unit
from orgsandbox.domain.project import TITLES

HEADQUARTERS = "本部"
RANKED = (HEADQUARTERS, "部", "課", "係")
"""Levels from the top down; the longer endings first, for 本部 ends like 部 too."""


def plain(text: str) -> str:
    """Return a text as levels and titles are compared: by NFKC, without spaces."""
    return unicodedata.normalize("NFKC", text).replace(" ", "")


def level_of_name(name: str) -> str:
    """Return the level a department's name ends with, or nothing.

    室, センター, グループ and チーム have no rank of their own.

    >>> level_of_name("管理本部"), level_of_name("経理部"), level_of_name("社長室")
    ('本部', '部', '')
    """
    said = plain(name)
    return next((level for level in RANKED if said.endswith(level)), "")


def level_rank(department: str) -> int | None:
    """Return how deep the level stands that a department's name says, None where it says none."""
    level = level_of_name(department)
    return RANKED.index(level) if level else None


def head_title(name: str) -> str:
    """Return what the head of a department of this name is called: 部長, 課長 …, else 責任者."""
    title = f"{level_of_name(name)}長"
    if title in TITLES:
        return title
    return "Head" if name.isascii() else "責任者"


def under_headquarters(org: Org, unit: Unit) -> bool:
    """Say whether a 本部 stands above a department, by level or by name; going up ends in a loop."""
    seen = {unit.id}
    parent = unit.parent
    while parent is not None and parent in org.units and parent not in seen:
        above = org.units[parent]
        if HEADQUARTERS in (above.level, level_of_name(above.name)):
            return True
        seen.add(parent)
        parent = above.parent
    return False
