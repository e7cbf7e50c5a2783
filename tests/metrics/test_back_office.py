"""The back office's questions: unity, results on their way, what could be had elsewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from orgsandbox.commands.people import EditPeople
from orgsandbox.commands.seats import MoveSeat
from orgsandbox.domain.model import Answer, Sourcing
from orgsandbox.domain.project import Assumptions
from orgsandbox.metrics import cando, service, sourcing, unity
from orgsandbox.metrics.base import Scope
from tests.plans import support_team


@st.composite
def services(draw):
    count, ends = draw(st.integers(1, 5)), draw(st.integers(1, 3))
    weights = st.integers(0, 5)
    rows = draw(st.lists(st.lists(weights, min_size=count + ends, max_size=count + ends),
                         min_size=count, max_size=count))  # fmt: skip
    table = np.array(rows, dtype=float)
    np.fill_diagonal(table[:, :count], 0.0)
    table[:, count] += 1.0
    table /= table.sum(axis=1)[:, None]
    return table[:, :count], table[:, count:]


@given(services(), st.lists(st.integers(1, 10**7), min_size=5, max_size=5))
def test_charges_add_up_to_the_yen_and_absorption_to_one(shares, costs):
    inside, out = shares
    cost = np.array(costs[: len(inside)], dtype=float)
    charged = service.reciprocal_allocation(cost, inside, out)["support_cost_per_revenue_unit"]
    assert sum(charged) == pytest.approx(cost.sum(), abs=0.5)
    found = service.service_distance(inside, out)
    for row, steps, hops in zip(found["absorption"], found["expected_steps"], found["min_hops"],
                                strict=True):  # fmt: skip
        assert sum(row) == pytest.approx(1.0)
        assert steps >= hops - 1e-9 or hops == 1


def test_what_goes_round_for_ever_has_no_steps_and_does_not_hide_the_others():
    inside = np.array([[0.0, 1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 0.0]])
    out = np.array([[0.0], [0.0], [1.0]])
    found = service.service_distance(inside, out)
    assert found["expected_steps"] == [None, None, 1.0]
    assert found["min_hops"] == [None, None, 1]


def test_cost_that_goes_round_for_ever_is_charged_to_nobody():
    inside, out = np.array([[0.0, 1.0], [1.0, 0.0]]), np.zeros((2, 1))
    found = service.reciprocal_allocation(np.array([5.0, 7.0]), inside, out)
    assert found == {"gross": None, "support_cost_per_revenue_unit": None}


def test_a_price_without_its_transaction_cost_is_no_alternative():
    assert sourcing.local_value(1000, None, 700, None)["value"] is None
    assert sourcing.local_value(1000, 1200, 700, None) == {"value": 200, "best_alternative": "self"}


def test_steps_to_the_customer_go_by_the_shortest_way():
    org = support_team()
    serves = {"closing": {"sales": 1.0}}
    two = org.with_tasks(*(replace(org.tasks[key], serves=to) for key, to in serves.items()))
    assert service.steps_to_customer(two)["team"] == 2
    direct = two.with_tasks(replace(two.tasks["payroll"], serves={"customer": 0.1}))
    assert service.steps_to_customer(direct)["team"] == 1
    assert service.steps_to_customer(org)["team"] is None


def test_a_task_without_a_destination_is_told_and_not_guessed():
    org = support_team()
    serves = replace(org.tasks["closing"], serves={"sales": 0.5})
    held = service.service(org.with_tasks(serves))
    row = held.units.index("team")
    sales = held.ends.index("sales")
    assert held.to_revenue[row, sales] == pytest.approx(1.3 / 4.0 * 0.5)
    assert held.unknown[row] == pytest.approx(1 - 1.3 / 4.0 * 0.5)


def test_who_knows_the_time_before_needs_a_split_and_joining_days():
    org = support_team()
    scope = Scope(org, None, Assumptions())
    assert unity.compute(scope) == {"share_people": None, "share_pairs": None}
    days = {"sato": date(2019, 4, 1), "ito": date(2020, 4, 1), "suzuki": date(2026, 4, 1)}
    people = [replace(org.people[key], joined=day) for key, day in days.items()]
    org = org.with_people(*people).with_units(
        replace(org.units["team"], divided_on=date(2025, 4, 1))
    )
    found = unity.compute(Scope(org, None, Assumptions()))
    assert found["share_people"] == pytest.approx(2 / 3)
    assert found["share_pairs"] == pytest.approx(1 / 3)
    assert unity.remembered(0.5, 0.1, 2) == pytest.approx((0.5, 0.45, 0.405))


def test_money_is_shown_only_for_departments_of_three_or_more_people():
    org = support_team()
    held = Sourcing(answers={"sales": Answer("yes", "no", ("speed",))}, own_cost=4e6, price=3e6,
                    transaction=5e5, specificity=5)  # fmt: skip
    org = org.with_tasks(replace(org.tasks["payroll"], sourcing=held))
    (case,) = sourcing.cases(org, {"": 6e6}, ("payroll",))
    assert case.internal == pytest.approx(1.1 * 6e6)
    assert case.value == pytest.approx(3.5e6 - 6.6e6)
    assert case.best == "buy"
    assert case.tips_at == pytest.approx(3.6e6)
    assert case.hint == "unified"
    assert sourcing.same_way("yes", case.dearer_own) is True
    assert sourcing.same_way("no", case.dearer_bought) is False
    assert sourcing.differs(case)
    small = replace(org.tasks["payroll"], owner="sales")
    (case,) = sourcing.cases(org.with_tasks(small), {"": 6e6}, ("payroll",))
    assert case.few
    assert (case.internal, case.value, case.dearer_own, case.tips_at) == (None, None, None, None)
    assert not sourcing.differs(case)


def test_a_tie_of_answers_is_neither():
    assert sourcing.opinion({"yes": 1, "no": 1}) == "either"
    assert sourcing.opinion({"either": 1, "no": 1}) == "either"
    assert sourcing.opinion({}) == ""
    assert sourcing.same_way("either", -1.0) is None
    assert sourcing.same_way("yes", None) is None
    assert sourcing.opinion({"no": 2, "yes": 1}) == "no"


def test_the_one_link_joins_the_two_largest_islands():
    can = np.zeros((4, 4), dtype=bool)
    can[0, 0] = can[1, 0] = can[2, 1] = can[2, 2] = can[3, 3] = True
    assert [len(people) + len(tasks) for people, tasks in cando.islands(can)] == [3, 3, 2]
    person, task = cando.best_link(can)
    can[person, task] = True
    assert len(cando.islands(can)) == 2
    assert cando.best_link(np.ones((2, 2), dtype=bool)) is None


def test_the_training_covers_a_task_of_one_person_and_goes_to_who_has_time():
    can = np.zeros((4, 4), dtype=bool)
    can[:2, :2] = True  # two people share two tasks
    can[2, 2] = can[3, 2] = can[3, 3] = True  # task 3 hangs on one person
    assert cando.best_link(can) == (0, 3)
    assert cando.best_link(can, np.array([1.2, 0.8, 0.5, 0.5])) == (1, 3)
    assert cando.best_link(can, np.array([np.nan, 0.8, 0.5, 0.5])) == (1, 3)


@given(arrays(bool, st.tuples(st.integers(1, 6), st.integers(1, 6))))
def test_no_other_training_would_make_a_larger_island(can):
    found = cando.best_link(can)
    if found is None:
        assert len(cando.islands(can)) < 2
        return

    def largest(person, task):
        with_it = can.copy()
        with_it[person, task] = True
        return max(len(people) + len(tasks) for people, tasks in cando.islands(with_it))

    linked = [
        (p, t) for p in np.flatnonzero(can.any(axis=1)) for t in np.flatnonzero(can.any(axis=0))
    ]
    assert largest(*found) == max(largest(person, task) for person, task in linked)


def test_what_people_can_do_joins_islands_and_saves_a_task_from_stopping():
    org = support_team()
    scope = Scope(org, frozenset({"team"}), Assumptions())
    assert cando.flags(scope).sum() == len(scope.tasks.values)
    covers = cando.cover(org)
    assert covers["pitch"].doers == ("kato", "ito")  # also outside the scope
    org = MoveSeat("now", "tanaka", "seller", None, False).apply_org(org)
    assert cando.stopping(cando.cover(org), "suzuki") == (("hiring",), ())
    able = EditPeople("now", ("sato", "new"), {"can_do": ("hiring",)}).apply_org(org)
    assert cando.cover(able)["hiring"].able == ("sato",)  # who is unplaced covers nothing
    assert cando.stopping(cando.cover(able), "suzuki") == ((), ("hiring",))
    scope = Scope(able, frozenset({"team"}), Assumptions())
    row, col = scope.tasks.people.index("sato"), scope.tasks.tasks.index("hiring")
    assert cando.flags(scope)[row, col]
