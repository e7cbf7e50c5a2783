"""The open document: one door, undo to the same object, what is saved, what is before."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgsandbox.commands.scenarios import DeleteScenarios, DuplicateScenario
from orgsandbox.session.workspace import Workspace
from tests.plans import move_one, plan


def test_undo_to_the_start_gives_the_same_object_and_is_unmodified():
    start = plan()
    workspace = Workspace(start)
    workspace.do(move_one("now", "sato", "clerk"))
    assert workspace.modified
    workspace.undo()
    assert workspace.project is start
    assert not workspace.modified


def test_before_is_the_base_and_else_the_scenario_as_opened():
    workspace = Workspace(plan())
    opened = workspace.org
    workspace.do(move_one("now", "sato", "clerk"))
    assert workspace.before is opened
    workspace.do(DuplicateScenario("now", "案A", new="a"))
    assert workspace.current == "a"
    assert workspace.before is workspace.project.scenario("now").org


def test_undo_shows_the_scenario_it_changed():
    workspace = Workspace(plan())
    workspace.do(DuplicateScenario("now", "案A", new="a"))
    workspace.show("now")
    workspace.do(move_one("now", "sato", "clerk"))
    workspace.show("a")
    workspace.undo()
    assert workspace.current == "now"
    workspace.redo()
    workspace.do(DeleteScenarios(("now",)))
    assert workspace.current == "a"


def test_a_change_names_only_what_differs():
    workspace = Workspace(plan())
    change = workspace.do(move_one("now", "sato", "seller"))
    assert change.shown.units == {"team", "sales"}
    assert change.shown.people == {"sato"}
    assert change.orgs == {"now"}


def three_scenarios() -> Workspace:
    workspace = Workspace(plan())
    workspace.do(DuplicateScenario("now", "案A", new="a"))
    workspace.do(DuplicateScenario("a", "案B", new="b"))
    return workspace


@pytest.mark.parametrize(
    ("shown", "gone", "then"),
    [
        ("now", "now", "a"),  # the one that takes its place
        ("a", "a", "b"),
        ("b", "b", "a"),  # the last has none after it
        ("a", "now", "a"),  # what is looked at stays
        ("a", "b", "a"),
    ],
)
def test_after_a_deletion_the_scenario_in_its_place_is_shown_or_the_same(shown, gone, then):
    workspace = three_scenarios()
    order = [scenario.id for scenario in workspace.project.scenarios]
    assert order == ["now", "a", "b"]
    workspace.show(shown)
    workspace.do(DeleteScenarios((gone,)))
    assert workspace.current == then
    workspace.undo()
    assert workspace.current == shown


def test_the_path_of_a_plan_is_whole_from_the_moment_it_enters(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    workspace = Workspace(plan(), path=Path("a.orgplan"))
    assert workspace.path == tmp_path / "a.orgplan"
    workspace.open(plan(), None, Path("b.orgplan"))
    assert workspace.path == tmp_path / "b.orgplan"
    workspace.saved(plan(), Path("c.orgplan"))
    assert workspace.path == tmp_path / "c.orgplan"
