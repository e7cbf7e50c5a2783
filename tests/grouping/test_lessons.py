"""What corrections say of others: families that belong together, and who counts as a specialist."""

from __future__ import annotations

import numpy as np

from orgsandbox.domain.model import Family, Org, Person, Role, Seat, Task, Unit
from orgsandbox.grouping.lessons import Lessons, lessons
from orgsandbox.grouping.redraft import DraftReader
from tests.benchmarks.preferences import taught

FAMILIES = ("経理", "人事", "法務")


def office(core_share: float = 0.35) -> Org:
    """Return five specialists of each of three families, and six of the core of whom three do
    `core_share` of 経理."""
    families = {name: Family(name, name) for name in FAMILIES}
    families["総務"] = Family("総務", "総務", specialty=False)
    tasks = {
        f"{name}{n}": Task(f"{name}{n}", f"{name}{n}", name, "u")
        for name in families
        for n in range(2)
    }
    works = {
        f"{name}の{n}": {f"{name}0": 0.5, f"{name}1": 0.4, "総務0": 0.1}
        for name in FAMILIES
        for n in range(5)
    }
    for n in range(6):
        near = core_share if n < 3 else 0.1
        works[f"core{n}"] = {"総務0": 0.4, "総務1": 0.6 - near - 0.1, "人事0": 0.1, "経理0": near}
    seats = tuple(Seat(key, work=work) for key, work in works.items())
    people = {key: Person(key, key) for key in works}
    return Org(
        people, {"u": Unit("u", "管理部", roles=(Role("r", "担当", seats),))}, tasks, families
    )


def proposed(org: Org) -> dict[str, str]:
    return {key: "総務" if key.startswith("core") else key[:2] for key in org.people}


def learned(org: Org, moves: dict[str, str]) -> Lessons:
    reader = DraftReader(org, "u")
    assert reader.kinds is not None
    start = proposed(org)
    return lessons(reader.team, reader.kinds, start, {**start, **moves})


def test_two_of_a_family_moved_alike_take_the_others_along_and_nobody_else():
    org = office()
    found = learned(org, {"法務の0": "人事", "法務の1": "人事"})
    assert found.places == {
        key: "人事" if group == "法務" else group for key, group in proposed(org).items()
    }
    assert found.joined == {"法務": "人事"}
    assert [str(told) for told in found.told] == ["法務 and 人事 belong together."]


def test_one_person_moved_says_nothing_of_others():
    org = office()
    found = learned(org, {"法務の0": "人事"})
    assert found.told == ()
    assert found.places == {**proposed(org), "法務の0": "人事"}


def test_two_moved_different_ways_say_nothing_of_others():
    found = learned(office(), {"法務の0": "人事", "法務の1": "経理"})
    assert found.told == ()


def test_two_families_into_one_department_are_not_taken_for_one_that_belongs_there():
    found = learned(office(), {"法務の0": "人事", "法務の1": "人事", "経理の0": "人事"})
    assert found.joined == {}


def test_people_of_the_core_moved_to_their_family_say_where_its_border_is():
    org = office()
    found = learned(org, {"core0": "経理", "core1": "経理"})
    assert {key for key, group in found.places.items() if group != proposed(org)[key]} == {
        "core0",
        "core1",
        "core2",
    }
    assert [str(told) for told in found.told] == [
        "From 34 % of the work in one kind on somebody is its specialist."
    ]


def test_a_family_moved_to_the_core_goes_there_as_a_whole():
    org = office()
    found = learned(org, {"法務の0": "総務", "法務の1": "総務"})
    assert found.joined == {"法務": "総務"}
    assert [str(told) for told in found.told] == [
        "法務 belongs with those who do a bit of everything."
    ]


def test_whoever_was_moved_by_hand_is_never_moved_again():
    org = office()
    moves = {"法務の0": "人事", "法務の1": "人事", "法務の2": "経理"}
    found = learned(org, moves)
    assert {key: found.places[key] for key in moves} == moves


def test_three_corrections_halve_the_drags_of_planted_planners():
    needing = [one for one in map(taught, range(40, 100)) if one.first > 3]
    assert len(needing) > 40
    first, by_hand, after = (
        np.mean([getattr(one, name) for one in needing]) for name in ("first", "by_hand", "learned")
    )
    assert by_hand == first - 3
    assert after <= first / 2
