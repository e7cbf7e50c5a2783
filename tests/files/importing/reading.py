"""Small tables typed in a test, and what an import made of them."""

from __future__ import annotations

from datetime import date

from orgsandbox.domain import tree
from orgsandbox.domain.model import Org
from orgsandbox.files.cells import cells_of
from orgsandbox.files.importing.options import Options
from orgsandbox.files.people import Imported, import_cells

DAY = date(2026, 10, 1)


def read(text: str, **choices: object) -> Imported:
    """Return what a table typed as CSV means on DAY."""
    options = Options(day=DAY, **choices)  # type: ignore[arg-type]
    return import_cells(cells_of("people.csv", text.encode()), options)


def shape(found: Imported) -> dict[str, list[str]]:
    """Return who sits in each department (by its path), second posts with a mark and their share."""
    org = found.org
    return {_path(org, key): _members(org, key) for key in org.units}


def heads(found: Imported) -> dict[str, str]:
    """Return the head of each department that has one."""
    known = {unit.name: tree.head(unit) for unit in found.org.units.values()}
    return {name: found.org.people[key].name for name, key in known.items() if key is not None}


def told(found: Imported) -> list[tuple[str, int | None]]:
    """Return kind and row of everything told."""
    return [(problem.kind, problem.row) for problem in found.problems]


def _path(org: Org, unit: str) -> str:
    return "/".join(org.units[key].name for key in [*tree.upwards(org, unit)][::-1])


def _members(org: Org, unit: str) -> list[str]:
    return [
        org.people[seat.person].name + ("" if seat.main else f" 兼{seat.share}")
        for role in org.units[unit].roles
        for seat in role.seats
    ]
