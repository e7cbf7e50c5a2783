"""The back office's questions: unity, results on their way, what could be had elsewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from orgsandbox.commands.people import EditPeople
from orgsandbox.domain import work
from orgsandbox.domain.model import Answer, Role, Seat, Sourcing, Unit
from orgsandbox.domain.project import Assumptions
from orgsandbox.metrics import cando, clues, service, shared_tasks, sourcing, unity
from orgsandbox.metrics.base import Scope
from orgsandbox.metrics.customer_way import (
    distances,
    mean_steps,
    nearest_step,
    steps_to_customer,
)
from orgsandbox.metrics.support_cost import charges
from tests.benchmarks.organisations import make_organisation
from tests.plans import move_one, support_team


@st.composite
def services(draw):
    count, ends = draw(st.integers(1, 5)), draw(st.integers(1, 3))
    weights = st.integers(0, 5)
    rows = draw(
        st.lists(
            st.lists(weights, min_size=count + ends, max_size=count + ends),
            min_size=count,
            max_size=count,
        )
    )
    table = np.array(rows, dtype=float)
    np.fill_diagonal(table[:, :count], 0.0)
    table[:, count] += 1.0
    table /= table.sum(axis=1)[:, None]
    return table[:, :count], table[:, count:]


@given(services(), st.lists(st.integers(1, 10**7), min_size=5, max_size=5))
def test_charges_add_up_to_the_yen_and_absorption_to_one(shares, costs):
    inside, out = shares
    cost = np.array(costs[: len(inside)], dtype=float)
    charged = service.reciprocal_allocation(cost, inside, out).charged
    assert sum(charged) == pytest.approx(cost.sum(), abs=0.5)
    found = service.service_distance(inside, out)
    for row, steps, hops in zip(
        found.absorption, found.expected_steps, found.min_hops, strict=True
    ):
        assert sum(row) == pytest.approx(1.0)
        assert steps >= hops - 1e-9 or hops == 1


def test_what_goes_round_for_ever_has_no_steps_and_does_not_hide_the_others():
    inside = np.array([[0.0, 1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 0.0]])
    out = np.array([[0.0], [0.0], [1.0]])
    found = service.service_distance(inside, out)
    assert found.expected_steps == [None, None, 1.0]
    assert found.min_hops == [None, None, 1]


def test_cost_that_goes_round_for_ever_is_charged_to_nobody():
    inside, out = np.array([[0.0, 1.0], [1.0, 0.0]]), np.zeros((2, 1))
    found = service.reciprocal_allocation(np.array([5.0, 7.0]), inside, out)
    assert (found.gross, found.charged) == (None, None)


def test_a_price_without_its_transaction_cost_is_no_alternative():
    assert sourcing.local_value(1000, None, 700, None) is None
    assert sourcing.local_value(1000, 1200, 700, None) == (200, "self")


def test_a_task_that_rarely_goes_directly_makes_no_department_direct():
    org = support_team()
    serves = {"closing": {"sales": 1.0}}
    two = org.with_tasks(*(replace(org.tasks[key], serves=to) for key, to in serves.items()))
    assert steps_to_customer(two)["team"] == pytest.approx(2.0)
    direct = two.with_tasks(replace(two.tasks["payroll"], serves={"customer": 0.1}))
    team = next(way for way in distances(service.service(direct)) if way.unit == "team")
    assert team.fewest == 1
    assert team.through == "sales"
    assert 0 < team.direct < 0.1
    assert team.mean is not None and nearest_step(team.mean) == 2
    assert steps_to_customer(org)["team"] is None


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
    assert unity.compute(scope).numbers == {"share_people": None, "share_pairs": None}
    days = {"sato": date(2019, 4, 1), "ito": date(2020, 4, 1), "suzuki": date(2026, 4, 1)}
    people = [replace(org.people[key], joined=day) for key, day in days.items()]
    org = org.with_people(*people).with_units(
        replace(org.units["team"], divided_on=date(2025, 4, 1))
    )
    found = unity.compute(Scope(org, None, Assumptions())).numbers
    assert found["share_people"] == pytest.approx(2 / 3)
    assert found["share_pairs"] == pytest.approx(1 / 3)
    assert unity.remembered(0.5, 0.1, 2) == pytest.approx((0.5, 0.45, 0.405))


def dated_team():
    """The support team with joining days for three of four, divided on 1 April 2025."""
    org = support_team()
    days = {"sato": date(2024, 4, 1), "ito": date(2025, 1, 1), "suzuki": date(2025, 4, 1)}
    org = org.with_people(*(replace(org.people[key], joined=day) for key, day in days.items()))
    return org.with_units(replace(org.units["team"], divided_on=date(2025, 4, 1)))


def test_who_joined_on_the_day_of_the_split_does_not_know_the_time_before():
    org = dated_team()
    by_unit, whole = clues.clues(Scope(org, frozenset({"team"}), Assumptions()), date(2026, 1, 1))
    assert by_unit == {"team": whole}
    assert (whole.people, whole.dated, whole.knows) == (4, 3, 2)
    assert whole.share_pairs == pytest.approx(1 / 3)


def test_shared_months_end_at_the_scenario_or_when_somebody_leaves():
    org = dated_team()
    scope = Scope(org, frozenset({"team"}), Assumptions())
    day = date(2026, 1, 1)
    together = (date(2026, 1, 1) - date(2025, 1, 1)).days + 2 * (day - date(2025, 4, 1)).days
    assert clues.clues(scope, day)[1].months == pytest.approx(together / 3 / (365.25 / 12))
    gone = org.with_people(replace(org.people["sato"], leaving=date(2025, 4, 1)))
    together = (date(2025, 4, 1) - date(2025, 1, 1)).days + (day - date(2025, 4, 1)).days
    scope = Scope(gone, frozenset({"team"}), Assumptions())
    assert clues.clues(scope, day)[1].months == pytest.approx(together / 3 / (365.25 / 12))
    assert clues.clues(scope, None)[1].months is None


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 2)), max_size=9))
def test_one_sort_of_comings_and_goings_equals_the_sum_over_all_pairs(people):
    held = np.array(people, dtype=float).reshape(-1, 3)
    groups = held[:, 2].astype(int)
    found = unity.shared_months(held[:, 0], held[:, 1], groups, 3)
    for group in range(3):
        inside = held[groups == group]
        pairs = [(one, other) for place, one in enumerate(inside) for other in inside[:place]]
        shared = [max(0.0, min(a[1], b[1]) - max(a[0], b[0])) for a, b in pairs]
        assert found[group] == pytest.approx(np.mean(shared) if pairs else np.nan, nan_ok=True)
        share = unity.team_familiarity(inside[:, :2])["pairs_that_ever_overlapped"]
        assert share == (pytest.approx(np.mean(np.array(shared) > 0)) if pairs else None)


def test_departments_dealt_out_by_lot_coincide_with_cohorts_as_much_as_told():
    days = np.array([1.0, 2.0, 4.0, 7.0, 11.0])
    dealt = [
        unity.explained(days[list(order), None], np.array([0, 0, 1, 1, 2]))
        for order in permutations(range(5))
    ]
    assert np.mean(dealt) == pytest.approx((3 - 1) / (5 - 1))


def test_departments_share_a_task_when_people_of_both_main_posts_do_it():
    org = support_team()
    held = Role("helper", "営業", (Seat("new", work={"pitch": 1.0}),))
    second = Role("aside", "兼務", (Seat("new", 20, main=False, work={"hiring": 0.2}),))
    org = org.with_units(
        Unit("desk", "窓口", "board", side=org.units["team"].side, roles=(held,)),
        org.units["team"].with_role(second),
    )
    scope = Scope(org, frozenset({"desk", "team"}), Assumptions())
    groups, shown = shared_tasks.compared(scope, {"team": 4, "desk": 1}, 40)
    assert shown is shared_tasks.Shown.ALL
    found = shared_tasks.shared_tasks(scope, groups)
    assert found.units == ("team", "desk")
    assert {org.tasks[key].name for key in found.common(0, 1)} == {"商談", "採用"}
    assert found.count(0, 1) == 2


def test_without_work_data_nothing_is_said_of_shared_tasks():
    org = support_team().with_units(
        Unit("desk", "窓口", "board", roles=(Role("empty", "未定", (Seat("new"),)),))
    )
    scope = Scope(org, frozenset({"desk", "team"}), Assumptions())
    found = shared_tasks.shared_tasks(scope, {"team": "team", "desk": "desk"})
    assert found.count(0, 1) is None
    assert list(found.pairs()) == []


def test_many_departments_are_compared_as_those_above_them_or_as_the_largest():
    org = support_team()
    tops = [Unit(f"top{number}", f"{number}部", "team") for number in range(3)]
    below = [Unit(f"low{number}", f"{number}課", f"top{number % 3}") for number in range(6)]
    org = org.with_units(*tops, *below)
    sizes = {unit.id: number + 1 for number, unit in enumerate((*tops, *below))}
    scope = Scope(org, frozenset({"team", *sizes}), Assumptions())
    groups, shown = shared_tasks.compared(scope, sizes, 5)
    assert shown is shared_tasks.Shown.ABOVE
    assert groups["low4"] == "top1"
    assert groups["top2"] == "top2"
    groups, shown = shared_tasks.compared(scope, sizes, 2)
    assert shown is shared_tasks.Shown.LARGEST
    assert set(groups) == {"low4", "low5"}


def test_pairs_of_people_who_share_a_task_are_counted_once():
    scope = Scope(support_team(), frozenset({"team"}), Assumptions())
    assert shared_tasks.people_sharing(scope) == (3, 6)


def test_money_is_shown_only_for_departments_of_three_or_more_people():
    org = support_team()
    held = Sourcing(
        answers={"sales": Answer("yes", "no", ("speed",))},
        own_cost=4e6,
        price=3e6,
        transaction=5e5,
        specificity=5,
    )
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
    assert (case.few, case.averaged) == (False, True)
    assert case.internal == pytest.approx(1.1 * 6e6)


def test_a_tie_of_answers_is_no_majority():
    assert sourcing.opinion({"yes": 1, "no": 1}) == "mixed"
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
    org = move_one("now", "tanaka", "seller", None, False).apply_org(org)
    assert cando.stopping(cando.cover(org), "suzuki") == (("hiring",), ())
    able = EditPeople("now", ("sato", "new"), {"can_do": ("hiring",)}).apply_org(org)
    assert cando.cover(able)["hiring"].able == ("sato",)  # who is unplaced covers nothing
    assert cando.stopping(cando.cover(able), "suzuki") == ((), ("hiring",))
    scope = Scope(able, frozenset({"team"}), Assumptions())
    row, col = scope.tasks.people.index("sato"), scope.tasks.tasks.index("hiring")
    assert cando.flags(scope)[row, col]


def test_a_task_done_only_in_a_small_department_tells_no_cost_however_large_its_owner_is():
    org = support_team()
    held = replace(org.tasks["pitch"], owner="team")
    (case,) = sourcing.cases(org.with_tasks(held), {"": 6e6}, ("closing",))
    assert case.internal is not None
    small = org.with_units(replace(org.units["team"], roles=())).with_tasks(held)
    (case,) = sourcing.cases(small, {"": 6e6}, ("pitch",))
    assert (case.few, case.averaged, case.internal) == (True, False, None)


@given(st.integers(0, 10_000))
def test_nobody_s_own_rate_follows_from_all_the_costs_that_are_told(seed):
    random = Random(seed)
    project = make_organisation(24, seed)
    org = project.scenarios[-1].org
    grades = {key: f"G{number}" for number, key in enumerate(org.people)}
    org = org.with_people(*(replace(org.people[key], grade=grades[key]) for key in org.people))
    rates = {grade: random.randint(3, 12) * 1e6 for grade in grades.values()}
    tasks = tuple(org.tasks)
    shown = sourcing.cases(org, rates, tasks)
    people = list(org.people)
    done = {task: dict.fromkeys(people, 0.0) for task in tasks}
    for unit in org.units.values():
        for role in unit.roles:
            for seat in role.seats:
                for task, amount in (
                    work.seat_work(org.people[seat.person], role, seat) or {}
                ).items():
                    done[task][seat.person] += amount
    exact = [case for case in shown if case.internal is not None and not case.averaged]
    rows = np.array([[done[case.task][key] for key in people] for case in exact]).reshape(
        -1, len(people)
    )
    rank = np.linalg.matrix_rank(rows) if len(rows) else 0
    for number in range(len(people)):
        own = np.zeros(len(people))
        own[number] = 1.0
        assert np.linalg.matrix_rank(np.vstack((rows, own))) > rank, "a rate follows"
    averages = {
        round(case.internal / case.fte, 3) for case in shown if case.averaged and case.fte > 0
    }
    assert len(averages) <= 1
    assert all(case.internal is not None for case in shown if case.fte > 0)


def test_a_missing_rate_is_no_zero():
    org = support_team()
    graded = org.with_people(replace(org.people["sato"], grade="M1"))
    (case,) = sourcing.cases(graded, {"M1": 9e6}, ("closing",))
    assert case.internal is None
    assert charges(graded, service.service(graded), {"M1": 9e6}).why == "rates"
    assert charges(graded, service.service(graded), {"M1": 9e6, "": 6e6}).total == 27_000_000


def test_who_costs_nothing_hides_nobody():
    org = support_team()
    idle = [replace(org.people[key], fte=0.0) for key in ("ito", "suzuki")]
    told = charges(org.with_people(*idle), service.service(org), {"": 6e6})
    assert (told.total, told.why) == (None, "people")


def test_a_circle_elsewhere_leaves_the_mean_of_the_others():
    inside = np.array([[0.0, 1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 0.0]])
    ends = np.array([[0.0, 0.0], [0.0, 0.0], [1.0, 0.0]])
    assert mean_steps(inside, ends, 1) == [None, None, pytest.approx(2.0)]
