"""One company of 300 people as seven exports: one organisation, equal but for what a file lacks."""

from __future__ import annotations

import json

import pytest

from orgsandbox.domain import tree
from orgsandbox.domain.model import Org
from orgsandbox.domain.problem import Severity
from orgsandbox.files.people import import_people
from tests.data import COMPANY

EXPORTS = (
    "people.csv",
    "people.cp932.csv",
    "people.xlsx",
    "people-path.csv",
    "people-row-per-post.csv",
    "people-one-department-column.csv",
    "people-numbered-columns.csv",
)
FACTS = json.loads((COMPANY / "facts.json").read_text(encoding="utf-8"))


def path(org: Org, unit: str) -> str:
    names = [org.units[key].name for key in tree.upwards(org, unit)][::-1]
    return "／".join(names[1:]) or names[0]


def posts(org: Org) -> set[tuple[str, str, bool, str, int, bool]]:
    return {
        (
            path(org, unit.id),
            role.name,
            role.is_head,
            org.people[seat.person].code,
            seat.share,
            seat.main,
        )
        for unit in org.units.values()
        for role in unit.roles
        for seat in role.seats
    }


@pytest.fixture(scope="module")
def organisation():
    return import_people(COMPANY / "people.csv").org


@pytest.mark.parametrize("name", EXPORTS)
def test_every_export_is_the_same_organisation(organisation, name):
    found = import_people(COMPANY / name)
    assert len(found.org.people) == FACTS["people"]
    assert len(found.org.units) == FACTS["departments"] + 1  # the whole company above them
    assert posts(found.org) == posts(organisation)
    assert found.unplaced == 0


def test_departments_have_the_people_that_the_facts_say(organisation):
    org = organisation
    own = {
        path(org, key): sum(seat.main for role in unit.roles for seat in role.seats)
        for key, unit in org.units.items()
    }
    below = {
        path(org, key): sum(own[path(org, held)] for held in tree.subtree(org, key))
        for key in own_keys(org)
    }
    facts = FACTS["members (own, with all below)"]
    assert {name: [own[name], below[name]] for name in facts} == facts


def own_keys(org: Org) -> list[str]:
    return list(org.units)


def test_second_posts_are_where_the_facts_say(organisation):
    org = organisation
    second = sorted(
        [org.people[seat.person].code, path(org, unit.id).replace("／", "/")]
        for unit in org.units.values()
        for role in unit.roles
        for seat in role.seats
        if not seat.main
    )
    assert second == [[code, unit] for code, unit, _title in FACTS["second_posts"]]


def test_the_main_post_heads_where_a_second_post_has_the_same_title(organisation):
    org = organisation
    unit = next(key for key in org.units if path(org, key) == "営業本部／第一営業部")
    head = tree.head(org.units[unit])
    assert head is not None
    assert next(p.seat.main for p in tree.places(org, head) if p.unit == unit)


def test_the_only_problem_is_who_has_left(organisation):
    found = import_people(COMPANY / "people.csv", COMPANY / "work.csv")
    problems = [p for p in found.problems if p.severity is Severity.PROBLEM]
    assert [(p.kind, p.value) for p in problems] == [("left_company", "2026-09-30")]
    assert len(found.org.tasks) == FACTS["work"]["tasks"]


def test_employment_is_counted_as_the_facts_say(organisation):
    kinds = [person.employment for person in organisation.people.values()]
    assert {kind: kinds.count(kind) for kind in FACTS["employment"]} == FACTS["employment"]
