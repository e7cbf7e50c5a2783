"""Proposals: people who share work come together, always the same way, never a guess."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from orgsandbox import resources
from orgsandbox.commands.split import Group, SplitUnit, Style
from orgsandbox.domain.model import Family, Org, Person, Role, Seat, Task, Unit
from orgsandbox.domain.problem import Refused
from orgsandbox.files import project as plan_file
from orgsandbox.grouping import search
from orgsandbox.grouping.finder import Watch
from orgsandbox.grouping.propose import propose
from orgsandbox.grouping.values import Proposal, Wishes
from orgsandbox.metrics.sums import cells_from
from orgsandbox.metrics.ties import cowork_weights
from tests.plans import support_team


def planted(people: int, groups: int, seed: int = 1) -> tuple[Org, list[int]]:
    """A unit in which everybody has two or three tasks of a hidden group, and some noise."""
    random = np.random.default_rng(seed)
    tasks = {f"t{n}": Task(f"t{n}", f"業務{n}", f"f{n % groups}", "u") for n in range(groups * 4)}
    hidden, seats, members = [], [], {}
    for number in range(people):
        group = number % groups
        hidden.append(group)
        own = [f"t{n}" for n in range(groups * 4) if n % groups == group]
        work = {str(key): 0.4 for key in random.choice(own, 2, replace=False)}
        other = f"t{int(random.integers(groups * 4))}"
        work[other] = work.get(other, 0.0) + 0.2
        members[f"p{number}"] = Person(f"p{number}", f"人{number}")
        seats.append(Seat(f"p{number}", work=work))
    families = {f"f{n}": Family(f"f{n}", f"区分{n}", n) for n in range(groups)}
    unit = Unit("u", "サポート部隊", roles=(Role("r", "なんでも", tuple(seats)),))
    return Org(members, {"u": unit}, tasks, families), hidden


def test_people_who_share_work_are_put_together():
    org, hidden = planted(30, 3)
    best = propose(org, "u", Wishes(into=3)).proposals[0]
    right = 0
    for group in best.groups:
        kinds = [hidden[int(person[1:])] for person in group.people]
        right += max(kinds.count(kind) for kind in set(kinds))
    assert right >= 27
    assert best.kappa > 0.5
    assert {name for group in best.groups for name in group.people} == set(org.people)


def test_the_same_input_gives_the_same_proposals():
    org, _hidden = planted(24, 3)
    assert propose(org, "u").proposals == propose(org, "u").proposals


def test_alternatives_differ_by_a_tenth_of_the_people():
    org, _hidden = planted(30, 3)
    found = propose(org, "u", Wishes(into=3)).proposals
    assert len(found) == 3
    place = [
        {person: number for number, group in enumerate(p.groups) for person in group.people}
        for p in found
    ]
    people = sorted(org.people)
    vectors = [np.array([held[person] for person in people]) for held in place]
    ones = np.ones(len(people), dtype=np.int64)
    assert search.difference(vectors[0], vectors[1], ones) >= 0.1 - 1e-9


def test_wishes_hold():
    org, _hidden = planted(24, 3)
    wishes = Wishes(
        into=3,
        least=6,
        most=10,
        together=(("p0", "p1"),),
        apart=(("p3", "p6"),),
        stay=frozenset({"p9"}),
    )
    for proposal in propose(org, "u", wishes).proposals:
        of = {person: n for n, group in enumerate(proposal.groups) for person in group.people}
        assert of["p0"] == of["p1"]
        assert of["p3"] != of["p6"]
        assert "p9" not in of
        assert all(6 <= len(group.people) <= 10 for group in proposal.groups)


def test_wishes_that_nothing_can_keep_are_refused_in_words():
    org, _truth = planted(6, 2)
    four = tuple((f"p{one}", f"p{one + 1}") for one in range(4))
    with pytest.raises(Refused, match="No grouping keeps all of these wishes"):
        propose(org, "u", Wishes(into=2, least=3, together=four))


def test_people_without_work_data_are_said_and_not_guessed():
    org, _hidden = planted(12, 2)
    unit = org.units["u"]
    role = unit.roles[0].with_seat(Seat("new"))
    org = org.with_people(Person("new", "新人")).with_units(unit.with_role(role))
    found = propose(org, "u")
    assert found.without_data == ("new",)
    assert all("new" not in group.people for p in found.proposals for group in p.groups)
    alone = support_team()
    with pytest.raises(Refused):
        propose(alone, "board")


def test_everybody_has_a_reason_and_a_proposal_can_be_applied():
    org, _hidden = planted(18, 3)
    best = propose(org, "u", Wishes(into=3)).proposals[0]
    assert set(best.reasons) == set(org.people)
    assert all(reason.colleagues for reason in best.reasons.values())
    groups = tuple(Group(g.name, g.people, g.tasks, f"g{n}") for n, g in enumerate(best.groups))
    after = SplitUnit("now", "u", groups, Style.SIBLINGS).apply_org(org)
    assert len(after.units) == 3


def test_what_nobody_specialises_in_is_proposed_as_general_affairs():
    org, _hidden = planted(20, 2)
    org = org.with_families(replace(org.families["f1"], specialty=False))
    best = propose(org, "u", Wishes(into=2)).proposals[0]
    assert [group.name for group in best.groups if group.rest] == ["General Affairs"]


def test_a_search_stops_when_told():
    org, _hidden = planted(20, 2)
    with pytest.raises(search.Cancelled):
        propose(org, "u", watch=Watch(stop=lambda: True))


def test_small_cases_reach_the_exhaustive_optimum(oracles):
    checked = 0
    for oracle in oracles["oracles"]:
        if oracle["metric"] != "split_optimum":
            continue
        given = oracle["input"]
        done = np.array(oracles["matrices"][given["matrix"]]["A"], dtype=float)
        weights = cowork_weights(cells_from(done))
        size = len(done)
        task = search.Task(
            weights,
            np.ones(size, dtype=np.int64),
            given["k"],
            given["min_size"],
            given["max_size"],
            np.full(size, -1),
            np.zeros((size, size), bool),
        )
        best = max(
            search.quality(task.matrix, search.improve(task, task.matrix, start, lambda: False))
            for start in search.starts(task, np.arange(size), done, 5)
        )
        assert best == pytest.approx(oracle["expected"]["best_Q_cowork"], abs=1e-9), oracle["id"]
        checked += 1
    assert checked == 4


def department(**works: dict[str, float]) -> Org:
    """A department of these people and their work; a task's family is what stands before a dash,
    and 総務 is nobody's specialty."""
    keys = sorted({task for work in works.values() for task in work})
    names = dict.fromkeys(key.split("-")[0] for key in keys)
    return Org(
        {key: Person(key, key) for key in works},
        {
            "u": Unit(
                "u", "u", roles=(Role("r", "r", tuple(Seat(k, work=w) for k, w in works.items())),)
            )
        },
        {key: Task(key, key, key.split("-")[0], "u") for key in keys},
        {name: Family(name, name, specialty=name != "総務") for name in names},
    )


def together(proposal: Proposal) -> set[frozenset[str]]:
    return {frozenset(group.people) for group in proposal.groups}


def with_a_core() -> Org:
    """Two accountants, a recruiter, a help desk that a generalist does half of, and another who
    shares more with an accountant than with the generalist."""
    return department(
        any_one={"総務-郵便": 0.3, "経理-支払": 0.25, "人事-社保": 0.25, "法務-契約": 0.2},
        any_two={"総務-郵便": 0.2, "総務-電話": 0.4, "情シス-相談": 0.3, "法務-契約": 0.1},
        books={"経理-決算": 0.6, "経理-支払": 0.3, "総務-郵便": 0.1},
        bills={"経理-決算": 0.5, "経理-支払": 0.5},
        recruiter={"人事-採用": 0.9, "人事-社保": 0.1},
        desk={"情シス-相談": 0.5, "情シス-機器": 0.5},
    )


def test_whoever_does_a_bit_of_everything_stays_with_the_work_of_no_specialist():
    first = propose(with_a_core(), "u").proposals[0]
    rest = next(group for group in first.groups if group.rest)
    assert set(rest.people) == {"any_one", "any_two", "desk"}
    assert {"総務-郵便", "総務-電話", "法務-契約", "情シス-相談", "情シス-機器"} == set(rest.tasks)
    assert together(first) >= {frozenset({"books", "bills"}), frozenset({"recruiter"})}


def test_no_family_is_torn_unless_more_departments_are_asked_for_and_then_it_is_said():
    org = with_a_core()
    for proposal in propose(org, "u").proposals:
        homes = {
            (org.tasks[key].family, group.name) for group in proposal.groups for key in group.tasks
        }
        assert len(homes) == len({family for family, _name in homes})
        assert not proposal.torn
    books = department(
        one={"経理-決算": 0.9, "総務-郵便": 0.1},
        two={"経理-決算": 0.8, "総務-郵便": 0.2},
        three={"経理-支払": 0.9, "総務-電話": 0.1},
        four={"経理-支払": 1.0},
        five={"総務-電話": 0.6, "総務-郵便": 0.4},
    )
    asked = propose(books, "u", Wishes(into=3)).proposals[0]
    assert [tear.family for tear in asked.torn] == ["経理"]
    assert "1.70 FTE of it would have to be handed over" in str(asked.torn[0].reason) or (
        "1.90 FTE of it would have to be handed over" in str(asked.torn[0].reason)
    )


def test_titles_say_what_a_proposal_sets_apart_and_how_the_others_differ():
    titles = [str(proposal.title) for proposal in propose(with_a_core(), "u").proposals]
    assert titles[0].startswith("Set ")
    assert "the rest stays together in General Affairs" in titles[0]
    assert len(set(titles)) == len(titles)
    assert not any(
        character.isdigit() or character == "κ" for title in titles for character in title
    )


def test_a_second_post_is_proposed_where_somebody_carries_another_departments_task():
    org = with_a_core()
    first = propose(org, "u").proposals[0]
    posts = {(post.person, post.share) for post in first.second_posts}
    assert posts == {("any_one", 25)}
    agency = replace(org.people["any_one"], employment="派遣")
    assert not propose(org.with_people(agency), "u").proposals[0].second_posts


def test_no_department_is_only_of_agency_or_part_time_people():
    org = with_a_core()
    both = [replace(org.people[key], employment="派遣") for key in ("books", "bills")]
    for proposal in propose(org.with_people(*both), "u").proposals[:1]:
        assert frozenset({"books", "bills"}) not in together(proposal)


def test_who_could_not_be_headed_is_said_where_ranks_are_known():
    org = with_a_core()
    assert not propose(org, "u").proposals[0].notes
    ranked = org.with_people(replace(org.people["books"], title="課長"))
    notes = [str(note) for note in propose(ranked, "u").proposals[0].notes]
    assert len(notes) == 1
    assert "経理" not in notes[0]
    assert "人事 department" in notes[0]


def test_a_generalist_is_told_what_the_day_is_made_of():
    reasons = propose(with_a_core(), "u").proposals[0].reasons
    assert str(reasons["any_one"].told[0]) == (
        "Does a bit of everything: 総務 30%, 経理 25%, 人事 25%."
    )
    assert "情シス stays in this department: 0.30 FTE are shared with any_two" in str(
        reasons["desk"].told[1]
    )


def test_the_story_falls_apart_as_the_essay_draws_it():
    project = plan_file.load(resources.path("samples", "growth.ja.orgplan"))
    scene = project.scenarios[4].org
    team = next(key for key, unit in scene.units.items() if unit.name == "なんでもサポート部隊")
    first = propose(scene, team).proposals[0]
    named = {
        frozenset(scene.people[key].name.split()[0] for key in group.people): group
        for group in first.groups
    }
    general = frozenset({"佐藤", "伊藤", "山本"})
    apart = {frozenset({"鈴木", "渡辺"}), frozenset({"田中"}), frozenset({"高橋"})}
    assert set(named) == {general, *apart}
    assert [set_of for set_of, group in named.items() if group.rest] == [general]
    assert not first.torn


def test_what_the_head_does_most_of_stays_with_the_head():
    org = with_a_core()
    head = Seat("head", work={"総務-電話": 0.6, "経理-決算": 0.4})
    lead = Role("lead", "部長", (head,), is_head=True)
    org = org.with_people(Person("head", "head")).with_units(org.units["u"].with_role(lead))
    first = propose(org, "u", Wishes(stay=frozenset({"head"}))).proposals[0]
    owned = {task for group in first.groups for task in group.tasks}
    assert "総務-電話" not in owned
    assert "経理-決算" in owned
