"""How a table names the department of a post: by levels, by a path, by name, number and parent."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orgsandbox.domain import tree
from orgsandbox.domain.levels import level_rank
from orgsandbox.domain.model import Org, Unit
from orgsandbox.domain.people_table import Column
from orgsandbox.files.importing.departments import WHOLE_UNIT

_FIELDS = ("department", "department_code", "path", "parent", "parent_code")
_LEVEL = re.compile(r"level([1-9])(_code)?$")


class DepartmentCells:
    """Writes departments as the columns of a table have them.

    The company itself, where an import put it above all departments, is no department of a table.
    """

    def __init__(self, org: Org, columns: Sequence[Column]) -> None:
        self._org = org
        levels = [column for column in columns if _is_level(column.field)]
        self.levels = len(levels)
        ranks = [level_rank(column.header) for column in levels]
        known = [rank for rank in ranks if rank is not None]
        rising = len(known) == len(ranks) and sorted(set(known)) == known
        self._ranks = known if rising else []
        self._paths: dict[str, tuple[Unit, ...]] = {}
        self._places: dict[str, tuple[Unit | None, ...]] = {}

    def path(self, unit: str) -> tuple[Unit, ...]:
        """Return the departments from the top to this one."""
        known = self._paths.get(unit)
        if known is None:
            units = [self._org.units[key] for key in tree.path(self._org, unit)]
            known = tuple(unit for unit in units if unit.id != WHOLE_UNIT)
            self._paths[unit] = known
        return known

    def cell(self, unit: str, column: Column) -> str:
        """Return what stands in a column that says something of a department."""
        path = self.path(unit)
        if level := _LEVEL.match(column.field):
            here = self._at_level(unit, int(level[1]) - 1)
            return "" if here is None else here.code if level[2] else here.name
        if not path:
            return ""
        above = path[-2] if len(path) > 1 else None
        return {
            "department_code": path[-1].code,
            "parent": above.name if above is not None else "",
            "parent_code": above.code if above is not None else "",
        }.get(column.field) or self._named(path, column)

    def named(self, unit: str, column: Column) -> str:
        """Return a department's name, or its path where the column holds paths."""
        path = self.path(unit)
        return self._named(path, column) if path else ""

    def _named(self, path: Sequence[Unit], column: Column) -> str:
        if column.field in ("department_code", "parent", "parent_code"):
            return ""
        if column.field == "path" or column.form:
            return (column.form or "/").join(unit.name for unit in path)
        return path[-1].name

    def _at_level(self, unit: str, level: int) -> Unit | None:
        known = self._places.get(unit)
        if known is None:
            known = self._places[unit] = self._spread(self.path(unit))
        return known[level] if level < len(known) else None

    def _spread(self, path: Sequence[Unit]) -> tuple[Unit | None, ...]:
        """Return which department of a path stands in which level's column.

        A 部 without a 本部 above stays in the column 部; without such names each takes the next.
        """
        spread: list[Unit | None] = []
        for number, unit in enumerate(path):
            rank = level_rank(unit.name)
            room = len(self._ranks) - (len(path) - number)
            if rank in self._ranks and len(spread) <= self._ranks.index(rank) <= room:
                spread.extend([None] * (self._ranks.index(rank) - len(spread)))
            spread.append(unit)
        return tuple(spread)


def is_of_department(field: str) -> bool:
    """Say whether a column says something of the department of a post."""
    return _LEVEL.match(field) is not None or field in _FIELDS


def deepest(org: Org) -> int:
    """Return how many departments stand above one another at most, the company itself left out."""
    whole = WHOLE_UNIT in org.units
    return max((len(tree.path(org, key)) for key in org.units), default=0) - whole


def _is_level(field: str) -> bool:
    level = _LEVEL.match(field)
    return level is not None and not level[2]
