"""One invented company of 300 people, exported by six systems: the same organisation from each."""

from __future__ import annotations

import json

import pytest

from orgsandbox.domain import tree
from orgsandbox.files.people import NotATable, import_people
from tests.attacks.commands import promises_broken
from tests.data import CASES, COMPANY

FACTS = json.loads((COMPANY / "facts.json").read_text(encoding="utf-8"))
EXPORTS = sorted(file.name for file in COMPANY.glob("people*.csv"))
WHOLE = import_people(COMPANY / "people.csv").org


def test_the_exports_are_there():
    assert len(EXPORTS) == 6


@pytest.mark.parametrize("name", EXPORTS)
def test_every_export_has_the_same_people_and_departments(name):
    found = import_people(COMPANY / name)
    assert len(found.org.people) == FACTS["people"]
    assert {person.code: person.name for person in found.org.people.values()} == {
        person.code: person.name for person in WHOLE.people.values()
    }
    # The president heads the whole without a department in the table: a department more.
    assert len(found.org.units) == FACTS["departments"] + 1
    assert len(tree.unplaced(found.org)) == 0
    assert promises_broken(found.project) == []


def test_the_work_of_one_headquarters_is_read_in_the_encoding_of_old_systems():
    found = import_people(COMPANY / "people.csv", COMPANY / "work.csv")
    assert len(found.org.tasks) == 30
    assert promises_broken(found.project) == []


NAMES = sorted(file.name for file in CASES.glob("*.csv") if not file.name.startswith("26"))


@pytest.mark.parametrize("name", NAMES)
def test_no_case_breaks_what_every_plan_promises(name):
    try:
        found = import_people(CASES / name)
    except NotATable as refusal:
        assert refusal.message.text()
        return
    assert promises_broken(found.project) == []
