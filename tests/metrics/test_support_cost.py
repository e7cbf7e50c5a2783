"""What support costs whom: to the yen, and never so that one reads what one or two people cost."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from orgsandbox.domain.model import Org, Person, Role, Seat, Side, Task, Unit
from orgsandbox.metrics.customer_way import distances, mean_steps, steps_to_customer
from orgsandbox.metrics.service import Service, service
from orgsandbox.metrics.support_cost import charges

RATES = {"": 6_000_001.0}


def company(people: dict[str, int], serves: dict[str, dict[str, float]]) -> Org:
    """Support departments of so many people, each with one task that serves as given."""
    units = {key: Unit(key, key, side=Side.DIRECT) for key in ("sales", "buying")}
    members, tasks = {}, {}
    for unit, count in people.items():
        names = [f"{unit}{number}" for number in range(count)]
        members.update({name: Person(name, name) for name in names})
        tasks[unit] = Task(unit, unit, owner=unit, serves=serves.get(unit, {}))
        seats = tuple(Seat(name, work={unit: 1.0}) for name in names)
        units[unit] = Unit(unit, unit, side=Side.SUPPORT, roles=(Role(f"{unit}r", "担当", seats),))
    return Org(members, units, tasks, {})


def test_amounts_add_up_to_the_yen():
    org = company(
        {"a": 4, "b": 3},
        {"a": {"sales": 1 / 3, "buying": 1 / 3, "b": 0.2}, "b": {"sales": 0.7, "customer": 0.1}},
    )
    found = charges(org, service(org), RATES)
    assert found.total == 7 * 6_000_001
    assert sum(amount for _key, amount in found.amounts) + found.joined == found.total
    assert found.joined == 0
    assert {key for key, _amount in found.amounts} == {"sales", "buying", "customer", "unknown"}


def test_no_cost_is_told_for_a_support_side_of_two():
    org = company({"a": 2}, {"a": {"sales": 1.0}})
    assert charges(org, service(org), RATES).why == "people"
    assert charges(org, service(org), RATES).total is None
    assert charges(org, service(org), {}).why == "rates"


def test_an_amount_that_is_the_cost_of_one_person_is_joined_to_another():
    org = company({"a": 4, "b": 1}, {"a": {"sales": 1.0}, "b": {"buying": 1.0}})
    found = charges(org, service(org), RATES)
    assert found.amounts == ()
    assert found.joined == found.total == 5 * 6_000_001


def test_costs_that_go_round_for_ever_are_not_charged():
    org = company({"a": 3, "b": 3}, {"a": {"b": 1.0}, "b": {"a": 1.0}})
    assert charges(org, service(org), RATES).why == "closed"


def test_steps_count_to_the_customer_and_only_what_arrives():
    org = company({"a": 3, "b": 3, "c": 3}, {"a": {"b": 0.5, "sales": 0.1}, "b": {"sales": 1.0}})
    first, second, nowhere = distances(service(org))
    assert (first.fewest, second.fewest, nowhere.fewest) == (2, 2, None)
    assert first.mean == pytest.approx((0.5 * 3 + 0.1 * 2) / 0.6)
    assert second.mean == pytest.approx(2.0)
    assert nowhere.mean is None
    assert sum(first.arrives) == pytest.approx(0.6)
    assert steps_to_customer(org) == {"a": first.mean, "b": second.mean, "c": None}


def test_the_main_way_is_who_hands_most_of_what_arrives_to_the_customer():
    org = company(
        {"a": 3, "b": 3, "c": 3, "d": 3},
        {
            "a": {"b": 0.6, "customer": 0.05, "buying": 0.2},  # mostly by b, which is direct
            "b": {"customer": 0.7, "sales": 0.3},
            "c": {"sales": 0.5, "customer": 0.5},  # half is not mainly directly
        },
    )
    ways = distances(service(org))
    assert [way.through for way in ways] == ["b", "customer", "sales", None]
    assert [way.direct for way in ways] == pytest.approx([0.05, 0.7, 0.5, 0.0])


def test_the_main_way_is_known_beside_departments_that_serve_only_each_other():
    org = company(
        {"a": 3, "b": 3, "c": 3}, {"a": {"b": 1.0}, "b": {"a": 1.0}, "c": {"a": 0.5, "sales": 0.5}}
    )
    assert [way.through for way in distances(service(org))] == [None, None, "sales"]


def test_mean_steps_agree_with_walking_every_way():
    inside = np.array([[0.0, 0.3, 0.2], [0.1, 0.0, 0.4], [0.0, 0.2, 0.0]])
    ends = np.array([[0.2, 0.1], [0.3, 0.0], [0.3, 0.3]])
    arrived, weighted, there = np.zeros(3), np.zeros(3), np.eye(3)
    for step in range(1, 400):
        arrived += there @ ends.sum(axis=1)
        weighted += there @ (ends[:, 0] * (step + 1) + ends[:, 1] * step)
        there = there @ inside
    assert mean_steps(inside, ends, 1) == pytest.approx((weighted / arrived).tolist())


def test_a_second_post_counts_where_its_work_is_done():
    org = company({"a": 3, "b": 3}, {"a": {"sales": 1.0}, "b": {"buying": 1.0}})
    role = org.units["b"].roles[0]
    second = role.with_seat(Seat("a0", 20, main=False, work={"a": 1.0}))
    org = org.with_units(replace(org.units["b"], roles=(second,)))
    held: Service = service(org)
    assert held.share("b", "sales") == pytest.approx(1 / 4)
    assert held.share("a", "sales") == pytest.approx(1.0)


def test_a_destination_that_is_gone_goes_nowhere_known():
    org = company({"a": 3}, {"a": {"sales": 0.4, "dissolved": 0.6}})
    assert service(org).unknown == pytest.approx([0.6])
