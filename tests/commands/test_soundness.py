"""No command leaves a plan that its file cannot hold; what it cuts, it tells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from orgsandbox.commands.base import Together, carried_out
from orgsandbox.commands.merge import MergeUnits
from orgsandbox.commands.people import SetOwnWork
from orgsandbox.commands.scenarios import DuplicateScenario, SetNote, SetPin
from orgsandbox.commands.seats import SetShare
from orgsandbox.commands.taste import GatherIntoOne
from orgsandbox.commands.units import AddUnit, RenameUnit
from orgsandbox.domain import tree
from orgsandbox.domain.model import Org, Role, Seat, Unit
from orgsandbox.domain.problem import Refused
from orgsandbox.i18n import Message
from orgsandbox.session.preview import preview
from orgsandbox.session.workspace import Workspace
from tests.attacks.commands import promises_broken
from tests.plans import move_one, plan, support_team


def twice(*people: str, share: int = 20) -> Org:
    """The team beside a department in which these people have a second post of the same name."""
    seats = tuple(Seat(person, share, main=False) for person in people)
    return support_team().with_units(
        Unit("other", "別の部", "board", order=2, roles=(Role("more", "なんでも担当", seats),))
    )


def shares(workspace: Workspace, person: str) -> list[int]:
    return [place.seat.share for place in tree.places(workspace.org, person)]


@pytest.mark.parametrize("into", ["team", "other"])
def test_two_posts_merged_are_one_whole_seat_at_most_and_the_cut_is_told(into):
    workspace = Workspace(plan(twice("sato")))
    change = workspace.do(MergeUnits("now", ("team", "other"), into))
    assert shares(workspace, "sato") == [100]
    assert str(change.told) == "佐藤 恵: the posts, now one, came to 120 %; 100 % is kept."
    assert promises_broken(workspace.project) == []


def test_of_several_people_cut_all_are_told():
    workspace = Workspace(plan(twice("ito", "tanaka")))
    change = workspace.do(MergeUnits("now", ("team", "other"), "team"))
    assert str(change.told) == (
        "伊藤 大輔, 田中 陽子: their posts, now one each, came to more than 100 %; 100 % is kept."
    )


def test_shares_that_add_up_to_a_whole_are_joined_without_a_word():
    workspace = Workspace(plan(twice("sato")))
    workspace.do(SetShare("now", "sato", "anything", 80))
    change = workspace.do(MergeUnits("now", ("team", "other"), "team"))
    assert shares(workspace, "sato") == [100]
    assert change.told is None


def test_gathering_and_moving_into_the_other_post_tell_the_cut_too():
    workspace = Workspace(plan(twice("sato")))
    change = workspace.do(move_one("now", "sato", "more", "anything"))
    assert shares(workspace, "sato") == [100]
    assert "120 %" in str(change.told)
    org = twice("sato")
    org = org.with_units(replace(org.units["other"], parent="team"))
    org = org.with_units(org.units["team"].without_role("clerk"))
    both = org.with_units(
        Unit(
            "third",
            "三",
            "team",
            order=3,
            roles=(Role("r3", "なんでも担当x", (Seat("kato", 60, main=False),)),),
        ),
        Unit(
            "fourth",
            "四",
            "team",
            order=4,
            roles=(Role("r4", "なんでも担当x", (Seat("kato", 70, main=False),)),),
        ),
    )
    workspace = Workspace(plan(both))
    change = workspace.do(GatherIntoOne("now", "team", "総務部"))
    assert sorted(shares(workspace, "kato")) == [100, 100]
    assert "加藤 由美" in str(change.told)
    assert "130 %" in str(change.told)


def test_steps_done_together_tell_what_one_of_them_tells():
    workspace = Workspace(plan(twice("sato")))
    merge = MergeUnits("now", ("team", "other"), "team")
    change = workspace.do(Together((SetNote("now", "x"), merge), Message("x")))
    assert "120 %" in str(change.told)
    copy = Together(
        (DuplicateScenario("now", "案", new="new"), RenameUnit("new", "team", "別")), Message("x")
    )
    assert workspace.do(copy).told is None


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (
            SetOwnWork("now", "sato", {"pitch": 1e10}),
            "佐藤 恵: working time is more than a plan can hold.",
        ),
        (SetPin("now", "team", (float("nan"), 0.0)), "現行: the number nan is out of range."),
        (AddUnit("now", Unit("", "部")), "部: the id must have 1 to 200 characters."),
        (RenameUnit("now", "team", "a\ud800"), "a?: a text has characters that cannot be written."),
    ],
)
def test_what_would_leave_an_unsound_plan_is_refused_with_words(command, words):
    project = plan()
    with pytest.raises(Refused) as refusal:
        carried_out(command, project)
    assert str(refusal.value.message) == words
    workspace = Workspace(project)
    with pytest.raises(Refused):
        workspace.do(command)
    assert workspace.project is project
    assert str(preview(project, "now", command).refused) == words


def test_work_that_would_add_up_beyond_every_bound_is_not_merged():
    org = twice("sato")
    team, other = org.units["team"], org.units["other"]
    most = [
        unit.with_role(role.with_seat(replace(role.seats[0], work={"pitch": 1e9})))
        for unit, role in ((team, team.roles[0]), (other, other.roles[0]))
    ]
    workspace = Workspace(plan(org.with_units(*most)))
    with pytest.raises(Refused):
        workspace.do(MergeUnits("now", ("team", "other"), "team"))
