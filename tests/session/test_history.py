"""Undo has no end, and its memory is what the edits say, not the size of the organisation."""

from __future__ import annotations

import pickle

import pytest

from orgsandbox.commands.people import AddPerson, EditPeople
from orgsandbox.domain.model import Org, Person
from orgsandbox.domain.project import Project, Scenario
from orgsandbox.session.resting import Patched, patch
from orgsandbox.session.workspace import Workspace
from tests.attacks.edits import attack


@pytest.mark.timeout(400)
def test_five_thousand_edits_are_undone_to_the_same_object_and_done_again():
    figures = attack(people=60, steps=5000)
    assert (figures.steps, figures.undone, figures.redone, figures.left) == (5000, True, True, 0)
    # The second half costs no more than the first: nothing grows beyond the history.
    assert figures.second_half < 1.25 * figures.first_half


def test_a_step_costs_no_more_in_a_large_organisation():
    small, large = attack(people=100, steps=500), attack(people=2000, steps=500)
    assert small.sound
    assert large.sound
    # Copies of the mappings would be twenty times as large.
    assert large.second_half < 3 * small.second_half


def test_what_rests_says_the_same_in_the_same_order():
    people = {f"p{number}": Person(f"p{number}", f"社員 {number}") for number in range(300)}
    workspace = Workspace(Project((Scenario("now", "現行", Org(people)),)))
    seen = [(workspace.org, list(workspace.org.people.items()))]
    for number in range(150):
        workspace.do(EditPeople("now", (f"p{number}",), {"note": "x"}))
        workspace.do(AddPerson("now", Person(f"new{number}", "新人")))
        seen.append((workspace.org, list(workspace.org.people.items())))
    assert sum(isinstance(org.people, Patched) for org, _items in seen) > 100
    for org, items in seen:
        assert list(org.people.items()) == items
        assert len(org.people) == len(items)
        assert "new999" not in org.people
    for _number in range(200):
        workspace.undo()
        assert isinstance(workspace.org.people, dict), "what is shown is read fast"
    assert workspace.org is seen[50][0]


def test_a_scenario_shared_with_the_present_never_rests():
    org = Org({f"p{number}": Person(f"p{number}", "社員") for number in range(100)})
    workspace = Workspace(Project((Scenario("now", "現行", org), Scenario("a", "案", org))))
    for number in range(100):
        workspace.do(EditPeople("a", ("p1",), {"note": f"{number}"}))
    assert workspace.project.scenario("now").org is org
    assert isinstance(org.people, dict)


def test_a_patch_keeps_order_or_is_not_made():
    base = {"a": 1, "b": 2, "c": 3}
    for whole in ({"a": 1, "c": 9}, {"a": 1, "b": 2, "c": 3, "d": 4}, {"b": 2, "d": 1}, base):
        told = patch(base, whole)
        assert told is not None
        assert (list(told.items()), told.whole()) == (list(whole.items()), whole)
        assert pickle.loads(pickle.dumps(told)) == whole
    assert patch(base, {"b": 2, "a": 1, "c": 3}) is None
    assert patch({}, {str(number): number for number in range(1000)}) is None
