"""Tables of real organisations agree with what is known of them."""

from __future__ import annotations

import json

import pytest

from orgsandbox.domain import work
from orgsandbox.domain.problem import Severity
from orgsandbox.files.people import import_people


@pytest.mark.parametrize("name", ["oracle-hr", "uk-home-office-2013"])
def test_real_reporting_lines_agree_with_the_facts(real_data, name):
    facts = json.loads((real_data / "facts.json").read_text(encoding="utf-8"))["facts"][name]
    found = import_people(real_data / name / "people.csv")
    assert found.rows == facts["rows"]
    vacant = sum(role.vacancies for unit in found.org.units.values() for role in unit.roles)
    assert len(found.org.people) + vacant == facts["distinct_ids"]
    assert found.depth == facts["levels"]
    assert found.widest_span == facts["widest_span"]
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
