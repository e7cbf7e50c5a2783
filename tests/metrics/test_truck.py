"""How many absences stop most tasks: exact up to 25 people, then a bound that says it is one."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from orgsandbox.domain.model import Org, Person, Role, Seat, Task, Unit
from orgsandbox.domain.project import Assumptions
from orgsandbox.metrics import panel, truck
from orgsandbox.metrics.reader import Reader
from orgsandbox.metrics.truck import truck_factor

tables = st.tuples(st.integers(1, 7), st.integers(1, 9)).flatmap(lambda size: arrays(bool, size))


def searched(can_do):
    """Return the size of the smallest set of people whose absence stops more than half."""
    done = can_do[:, can_do.any(axis=0)]
    for size in range(1, len(done) + 1):
        for gone in combinations(range(len(done)), size):
            left = np.delete(done, gone, axis=0).any(axis=0)
            if done.shape[1] and (~left).sum() * 2 > done.shape[1]:
                return size
    return None


@given(tables)
def test_the_exact_number_is_that_of_a_search_of_all_sets(can_do):
    found = truck_factor(can_do)
    assert found["tf_exact"] == searched(can_do)
    if found["tf_exact"] is not None:
        assert found["tf_greedy"] >= found["tf_exact"]


def test_twenty_five_people_have_an_exact_number_however_they_share_the_work():
    chain = np.eye(25, dtype=bool) | np.roll(np.eye(25, dtype=bool), 1, axis=1)
    assert truck_factor(np.eye(25, dtype=bool))["tf_exact"] == 13
    assert truck_factor(chain)["tf_exact"] == 14  # 14 in a row alone do the 13 links between them
    idle = np.vstack([chain, np.zeros((9, 25), dtype=bool)])
    assert truck_factor(idle)["tf_exact"] == 14
    assert truck_factor(np.eye(26, dtype=bool)) == {
        "tf_greedy": 14,
        "tf_exact": None,
        "tasks_with_one_person": 26,
        "tasks_with_nobody": 0,
    }


def team(size):
    seats = tuple(Seat(f"p{n}", work={f"t{n}": 1.0}) for n in range(size))
    return Org(
        {f"p{n}": Person(f"p{n}", f"名前{n}") for n in range(size)},
        {"u": Unit("u", "総務部", roles=(Role("r", "担当", seats),))},
        {f"t{n}": Task(f"t{n}", f"業務{n}", owner="u") for n in range(size)},
    )


def test_the_panel_marks_what_is_only_a_bound():
    def line(before, now):
        scopes = [panel.usual(team(size), Assumptions()) for size in (before, now)]
        lines = Reader([truck.METRIC]).lines(*scopes, advanced=True)
        return lines[0]

    assert (line(3, 26).before_at_most, line(3, 26).at_most) == (False, True)
    assert line(3, 26).now == 14
    assert not line(26, 25).at_most
