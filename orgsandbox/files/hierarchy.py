"""From people with managers, departments or levels to units with roles (design.md, Import)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from orgsandbox.domain.ids import derived_id
from orgsandbox.domain.model import Role, Seat, Unit
from orgsandbox.files.people_rows import PeopleReader, PersonRow
from orgsandbox.i18n import N_

HIERARCHIES = ("manager", "department", "level", "path")

UNKNOWN_MANAGER = N_("Row {row}: the manager {value} is not in the table.")

WORDS = {
    "ja": {"member": "メンバー", "head": "責任者", "team": "{name}のチーム", "now": "現行"},
    "en": {"member": "Member", "head": "Head", "team": "{name}'s team", "now": "As is"},
}


@dataclass(frozen=True, slots=True)
class Shape:
    """The units made, and what is told of the line: roots, depth and the widest span."""

    units: tuple[Unit, ...]
    roots: int
    depth: int
    widest_span: int


def shape(
    rows: Sequence[PersonRow], reader: PeopleReader, hierarchy: str | None, language: str
) -> Shape:
    """Return the units that the table means; `hierarchy` None takes the line where there is one."""
    keys = {row.key for row in rows}
    kind = hierarchy
    if kind is None:
        if any(row.manager in keys for row in rows):
            kind = "manager"
        elif any(row.levels for row in rows):
            kind = "level"
        else:
            kind = "department"
        if kind != "manager":
            _say_unknown(rows, reader)
    if kind == "manager":
        return _Line(rows, reader, language).shape()
    if kind in ("level", "path"):
        return _levelled(rows, language)
    return _departments(rows, language)


def _say_unknown(rows: Sequence[PersonRow], reader: PeopleReader) -> None:
    """Name managers that are given though none of them is in the table."""
    for row in rows:
        if row.manager and row.manager != row.key:
            values = {"row": row.row, "value": row.manager}
            reader.problem("unknown_manager", UNKNOWN_MANAGER, row, values)


class _Line:
    """The reporting line: each manager heads a unit."""

    def __init__(self, rows: Sequence[PersonRow], reader: PeopleReader, language: str) -> None:
        self._rows = rows
        self._reader = reader
        self._words = WORDS[language]
        self._by_key = {row.key: row for row in rows}
        self._above = {row.key: self._manager(row) for row in rows}
        self._cut_cycles()
        self._reports: dict[str, list[PersonRow]] = {}
        for row in rows:
            manager = self._above[row.key]
            if manager:
                self._reports.setdefault(manager, []).append(row)
        self._depth = self._depths()
        self._unit_id = {key: derived_id("unit", key) for key in self._reports}
        self._manager_of = {unit: key for key, unit in self._unit_id.items()}

    def _manager(self, row: PersonRow) -> str | None:
        """Return the manager's key, "" for a root, None for an unknown manager."""
        if not row.manager:
            return ""
        if row.manager == row.key:
            text = N_("Row {row}: {name} reports to himself or herself and stands at the top.")
            values = {"row": row.row, "name": row.person.name}
            self._reader.problem("self_manager", text, row, values, note=True)
            return ""
        if row.manager not in self._by_key:
            values = {"row": row.row, "value": row.manager}
            self._reader.problem("unknown_manager", UNKNOWN_MANAGER, row, values)
            return None
        return row.manager

    def _cut_cycles(self) -> None:
        state: dict[str, int] = {}
        for row in self._rows:
            chain: list[str] = []
            key: str | None = row.key
            while key and state.get(key, 0) == 0:
                state[key] = 1
                chain.append(key)
                key = self._above[key]
            if key and state[key] == 1 and key in chain:
                cycle = chain[chain.index(key) :]
                first = min((self._by_key[held] for held in cycle), key=lambda held: held.row)
                text = N_("Row {row}: {name} is above himself or herself; cut here.")
                values = {"row": first.row, "name": first.person.name}
                self._reader.problem("cycle", text, first, values)
                self._above[first.key] = ""
            for held in chain:
                state[held] = 2

    def _depths(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for row in self._rows:
            chain = [row.key]
            while chain[-1] not in found and self._above[chain[-1]]:
                chain.append(self._above[chain[-1]] or "")
            for key in reversed(chain):
                above = self._above[key]
                found.setdefault(key, 1 + (found[above] if above else 0))
        return found

    def shape(self) -> Shape:
        """Return a unit for every manager, and for roots nobody reports to."""
        units: dict[str, Unit] = {}
        by_department: dict[str, str] = {}
        used: set[str] = set()
        managers = [row for row in self._rows if row.key in self._reports]
        managers.sort(key=lambda row: self._depth[row.key])
        for order, row in enumerate(managers):
            department = self._department(row)
            name = department or self._words["team"].format(name=row.person.name)
            if name in used:
                name = f"{name} ({row.person.name})"
            used.add(name)
            by_department.setdefault(department, self._unit_id[row.key])
            above = self._above[row.key]
            parent = self._unit_id[above] if above else None
            unit = Unit(self._unit_id[row.key], name, parent, order=order)
            units[unit.id] = unit
        seats = self._seats(units, by_department)
        made = tuple(
            replace(
                unit, roles=_roles(unit.id, self._head(unit), seats.get(unit.id, []), self._words)
            )
            for unit in units.values()
        )
        roots = sum(not row.manager or row.manager == row.key for row in self._rows)
        if roots > 1:
            self._say_several(roots)
        return Shape(
            made,
            roots,
            max(self._depth.values(), default=0),
            max((len(held) for held in self._reports.values()), default=0),
        )

    def _say_several(self, roots: int) -> None:
        first = next(row for row in self._rows if not row.manager or row.manager == row.key)
        text = N_("{count} people stand at the top of the line.")
        self._reader.problem("several_roots", text, first, {"count": roots}, note=True)

    def _head(self, unit: Unit) -> PersonRow | None:
        return self._by_key.get(self._manager_of.get(unit.id, ""))

    def _department(self, row: PersonRow) -> str:
        """Return the manager's department, else the one most direct people carry (first in file)."""
        if row.department:
            return row.department
        carried = Counter(held.department for held in self._reports[row.key] if held.department)
        return carried.most_common(1)[0][0] if carried else ""

    def _seats(
        self, units: dict[str, Unit], by_department: dict[str, str]
    ) -> dict[str, list[PersonRow]]:
        """Return who sits in which unit besides its head; makes units for lonely roots."""
        found: dict[str, list[PersonRow]] = {}
        for row in self._rows:
            if row.key in self._reports:
                continue
            above = self._above[row.key]
            home = self._unit_id[above] if above else by_department.get(row.department or "\0")
            if home is None and above == "":
                name = row.department or self._words["team"].format(name=row.person.name)
                unit = Unit(derived_id("unit", "root", row.key), name, order=len(units))
                units[unit.id] = unit
                by_department.setdefault(row.department or "\0" + row.key, unit.id)
                home = unit.id
            if home is not None:
                found.setdefault(home, []).append(row)
        return found


def _roles(
    unit: str, head: PersonRow | None, members: Sequence[PersonRow], words: dict[str, str]
) -> tuple[Role, ...]:
    """Return the head's role, then one role for every title that is no rank, in file order."""
    roles: list[Role] = []
    if head is not None:
        name = head.title or head.person.title or words["head"]
        top = (Seat(head.person.id),)
        roles.append(Role(derived_id("role", unit, "head"), name, top, is_head=True))
    by_name: dict[str, list[PersonRow]] = {}
    for row in members:
        by_name.setdefault(row.title or words["member"], []).append(row)
    for name, held in by_name.items():
        seats = tuple(Seat(row.person.id) for row in held)
        roles.append(Role(derived_id("role", unit, name), name, seats))
    return tuple(roles)


def _departments(rows: Sequence[PersonRow], language: str) -> Shape:
    """Return one unit a department, side by side."""
    members: dict[str, list[PersonRow]] = {}
    for row in rows:
        if row.department:
            members.setdefault(row.department, []).append(row)
    units = []
    for order, (name, held) in enumerate(members.items()):
        key = derived_id("unit", "department", name)
        units.append(Unit(key, name, order=order, roles=_roles(key, None, held, WORDS[language])))
    widest = 0
    return Shape(tuple(units), len(units), 1 if units else 0, widest)


def _levelled(rows: Sequence[PersonRow], language: str) -> Shape:
    """Return units nested as level columns or paths say."""
    units: dict[tuple[str, ...], Unit] = {}
    members: dict[tuple[str, ...], list[PersonRow]] = {}
    for row in rows:
        levels = row.levels or ((row.department,) if row.department else ())
        for depth in range(1, len(levels) + 1):
            path = levels[:depth]
            if path not in units:
                parent = units[path[:-1]].id if depth > 1 else None
                key = derived_id("unit", "path", *path)
                units[path] = Unit(key, path[-1], parent, order=len(units))
        if levels:
            members.setdefault(levels, []).append(row)
    made = tuple(
        replace(unit, roles=_roles(unit.id, None, members.get(path, []), WORDS[language]))
        for path, unit in units.items()
    )
    children = Counter(unit.parent for unit in made if unit.parent is not None)
    return Shape(
        made,
        sum(unit.parent is None for unit in made),
        max((len(path) for path in units), default=0),
        max(children.values(), default=0),
    )
