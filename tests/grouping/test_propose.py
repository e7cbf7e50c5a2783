"""Proposals: people who share work come together, always the same way, never a guess."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from orgsandbox.commands.split import Group, SplitUnit, Style
from orgsandbox.domain.model import Family, Org, Person, Role, Seat, Task, Unit
from orgsandbox.domain.problem import Refused
from orgsandbox.grouping import search
from orgsandbox.grouping.propose import Wishes, propose
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
    assert found[0].cowork_q >= found[1].cowork_q >= found[2].cowork_q
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
    wishes = Wishes(into=3, least=6, most=10, together=(("p0", "p1"),), apart=(("p3", "p6"),),
                    stay=frozenset({"p9"}))  # fmt: skip
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
        propose(org, "u", stop=lambda: True)


def test_small_cases_reach_the_exhaustive_optimum(oracles):
    checked = 0
    for oracle in oracles["oracles"]:
        if oracle["metric"] != "split_optimum":
            continue
        given = oracle["input"]
        done = np.array(oracles["matrices"][given["matrix"]]["A"], dtype=float)
        weights = cowork_weights(cells_from(done))
        size = len(done)
        task = search.Task(weights, np.ones(size, dtype=np.int64), given["k"], given["min_size"],
                           given["max_size"], np.full(size, -1), np.zeros((size, size), bool))  # fmt: skip
        best = max(
            search.quality(task.matrix, search.improve(task, task.matrix, start, lambda: False))
            for start in search.starts(task, np.arange(size), done, 5)
        )
        assert best == pytest.approx(oracle["expected"]["best_Q_cowork"], abs=1e-9), oracle["id"]
        checked += 1
    assert checked == 4
