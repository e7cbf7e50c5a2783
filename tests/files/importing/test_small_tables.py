"""Small tables as HR systems, Excel habits and foreign systems write them: each row is right, or told.

The tables and their right readings stand in tests/data/small-tables.json.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from orgsandbox.domain.model import Person
from orgsandbox.files import project as plan_file
from orgsandbox.files.cells import NotATable, cells_of
from orgsandbox.files.importing.mends import ALL
from orgsandbox.files.importing.options import Options
from orgsandbox.files.people import Imported, import_cells
from tests.data import SMALL_TABLES
from tests.files.importing.reading import DAY, heads, shape, told

TABLES = json.loads(SMALL_TABLES.read_text(encoding="utf-8"))


def somebody(person: Person) -> dict[str, Any]:
    """Return what a table told of somebody, without what it left open."""
    told_of: dict[str, Any] = {"name": person.name}
    for name in ("code", "title", "kana", "grade", "employment", "location", "seconded"):
        if getattr(person, name):
            told_of[name] = getattr(person, name)
    for name in ("joined", "leaving"):
        if getattr(person, name) is not None:
            told_of[name] = getattr(person, name).isoformat()
    if person.absences:
        told_of["away from"] = [away.start.isoformat() for away in person.absences]
    if person.fte != 1:
        told_of["fte"] = person.fte
    return told_of


def reading(result: Imported) -> dict[str, Any]:
    """Return what is compared: who sits where, heads, vacancies, fates, and what was told with its rows."""
    units = result.org.units.values()
    return {
        "departments": shape(result),
        "heads": heads(result),
        "vacant": sum(role.vacancies for unit in units for role in unit.roles),
        "people": [somebody(person) for person in result.org.people.values()],
        "fates": {fate.value: count for fate, count in result.fates.items() if count},
        "told": [f"{kind} {row}" if row else kind for kind, row in told(result)],
    }


def read(case: dict[str, Any], mends: frozenset[str]) -> Imported:
    data = case["table"].encode(case.get("encoding", "utf-8"))
    return import_cells(cells_of("people.csv", data), Options(day=DAY, mends=mends))


@pytest.mark.parametrize("name", [name for name in TABLES if "reading" in TABLES[name]])
def test_a_table_is_read_right_or_told(name):
    result = read(TABLES[name], frozenset())
    assert reading(result) == TABLES[name]["reading"]
    written = plan_file.dumps(result.project)
    assert plan_file.dumps(plan_file.loads(written)) == written


@pytest.mark.parametrize("name", [name for name in TABLES if "mended" in TABLES[name]])
def test_with_every_mend_chosen_it_is_what_the_planner_meant(name):
    assert shape(read(TABLES[name], ALL)) == TABLES[name]["mended"]


@pytest.mark.parametrize("name", [name for name in TABLES if "reading" not in TABLES[name]])
def test_what_is_no_such_table_is_refused(name):
    with pytest.raises(NotATable):
        read(TABLES[name], frozenset())
