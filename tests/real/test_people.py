"""Tables of real organisations agree with what is known of them."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path

import pytest

from orgsandbox.domain import work
from orgsandbox.domain.problem import Severity
from orgsandbox.files.importing.fates import Fate
from orgsandbox.files.people import import_people


def widest_span(people: Path) -> int:
    """Return the most posts that report to one, of those that were not done away with."""
    with people.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if "Eliminated" not in row["name"]]
    spans = Counter(row["manager_id"] for row in rows if row["manager_id"] not in ("", row["id"]))
    return max(spans.values())


@pytest.mark.parametrize("name", ["oracle-hr", "uk-home-office-2013"])
def test_real_reporting_lines_agree_with_the_facts(real_data, name):
    facts = json.loads((real_data / "facts.json").read_text(encoding="utf-8"))["facts"][name]
    found = import_people(real_data / name / "people.csv")
    assert found.rows == facts["rows"]
    vacant = sum(role.vacancies for unit in found.org.units.values() for role in unit.roles)
    closed = found.fates[Fate.NOTE]
    twice = sum(count - 1 for count in facts["duplicate_ids"].values())
    assert len(found.org.people) + vacant + closed - twice == facts["distinct_ids"]
    assert found.depth == facts["levels"]
    assert found.widest_span == widest_span(real_data / name / "people.csv")
    assert found.roots == facts["declared_root_rows"] + len(facts["self_managed"])


def test_a_real_table_of_memberships_agrees_with_the_facts(real_data):
    facts = json.loads((real_data / "facts.json").read_text(encoding="utf-8"))["facts"]
    matrix = facts["rust-team"]["matrix"]
    folder = real_data / "rust-team"
    found = import_people(folder / "people.csv", folder / "memberships.csv")
    assert len(found.org.people) == matrix["people_rows"]
    assert len(found.org.tasks) == matrix["teams_in_matrix"]
    assert not [p for p in found.problems if p.severity is Severity.PROBLEM]
    cells = sum(
        len(work.person_work(found.org, key) or person.own_work)
        for key, person in found.org.people.items()
    )
    assert cells == matrix["distinct_pairs"]
