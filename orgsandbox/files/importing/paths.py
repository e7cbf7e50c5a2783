"""Departments written as a path in one cell: which signs part the names, and when they do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from itertools import pairwise

from orgsandbox.domain.levels import level_rank
from orgsandbox.domain.names import folded
from orgsandbox.files.importing.titles import is_department

_TWO = 2
"""Paths that can have something in common."""

_PATH_MARK = re.compile(r"\s*(?:->|→|＞|>|／|/|＼|\\|｜|\|)\s*")
_WITHIN_NAMES = (
    re.compile(r"\s*[・･]\s*"),
    re.compile(r"\s+[-－–—]\s+"),
    re.compile(r"\s*[_＿.．]\s*"),
    re.compile(r"\s+"),
)
"""Signs that stand within names too (法務・広報部): they part names only where all parts are departments."""


def parts_of(cell: str) -> tuple[str, ...]:
    """Return the names in a path from the top (本社／管理本部, 親->子, a > b)."""
    return tuple(part for part in (text.strip() for text in _PATH_MARK.split(cell)) if part)


def path_mark(cells: Collection[str]) -> str:
    """Return the sign that parts the names of paths in a column; empty where it holds no paths."""
    plain = set(cells)
    if is_path_column(plain):
        marks = Counter(mark for cell in plain for mark in _PATH_MARK.findall(cell))
        ((mark, _count),) = marks.most_common(1)
        return str(mark)
    for cell, parts in spaced_paths(plain).items():
        return cell[len(parts[0]) : cell.index(parts[1], len(parts[0]))]
    return ""


def is_path_column(cells: Collection[str]) -> bool:
    """Say whether a column of departments holds paths: marks in it, and beginnings that come again.

    One 経理／財務部 among plain names is a name.
    """
    return _is_shared({cell: parts_of(cell) for cell in set(cells)})


def spaced_paths(cells: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """Return the cells that are paths by a sign that may stand within a name: 管理本部　総務部　庶務課.

    All parts must be departments by their names, each of a lower level than the one before.
    """
    for mark in _WITHIN_NAMES:
        split = {cell: _descending(mark.split(cell)) for cell in set(cells) if cell}
        if _is_shared(split):
            return {cell: parts for cell, parts in split.items() if len(parts) > 1}
    return {}


def _descending(parts: list[str]) -> tuple[str, ...]:
    ranks = [rank for part in parts if (rank := level_rank(part)) is not None]
    falls = all(upper < lower for upper, lower in pairwise(ranks))
    return tuple(parts) if falls and all(is_department(part) for part in parts) else ("",)


def _is_shared(split: Mapping[str, tuple[str, ...]]) -> bool:
    """Say whether most paths begin as another does, or with a name that stands alone elsewhere."""
    paths = [parts for parts in split.values() if len(parts) > 1]
    if len(paths) < _TWO:
        return False
    alone = {folded(cell) for cell, parts in split.items() if cell and len(parts) == 1}
    first = Counter(folded(parts[0]) for parts in paths)
    shared = sum(count for name, count in first.items() if count > 1 or name in alone)
    return shared * 2 > len(paths)
