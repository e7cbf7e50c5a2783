"""Names of proposed departments: what the group does, never a number, never another's work."""

from __future__ import annotations

import pytest

from orgsandbox.domain.model import Family, Org, Task
from orgsandbox.grouping.names import group_name, group_names


@pytest.fixture
def org() -> Org:
    """Three tasks with a specialty each, and two that are nobody's specialty."""
    families = {
        "legal": Family("legal", "法務"),
        "press": Family("press", "広報"),
        "plain": Family("plain", "総務", specialty=False),
    }
    tasks = {
        "contracts": Task("contracts", "契約書審査", "legal", "u"),
        "rules": Task("rules", "規程管理", "legal", "u"),
        "press": Task("press", "取材対応", "press", "u"),
        "facilities": Task("facilities", "施設管理", "plain", "u"),
        "cars": Task("cars", "車両管理", "plain", "u"),
    }
    return Org({}, {}, tasks, families)


def test_a_group_is_not_named_after_the_crumbs_of_its_work(org: Org) -> None:
    work = {"facilities": 1.6, "contracts": 0.4}
    assert group_name(org, work, rest=False) == "General Affairs"
    assert group_name(org, work, rest=False, taken=["General Affairs"]) == "施設管理 department"
    assert group_name(org, {"facilities": 1.0, "contracts": 1.0}, rest=False) == "法務 department"


def test_two_families_of_much_weight_name_a_group_together(org: Org) -> None:
    both = {"contracts": 0.7, "press": 0.3}
    assert group_name(org, both, rest=False) == "法務 and 広報 department"
    assert group_name(org, {"contracts": 0.71, "press": 0.29}, rest=False) == "法務 department"


def test_a_second_group_of_a_family_is_called_by_its_largest_task(org: Org) -> None:
    mostly_rules = {"rules": 0.5, "contracts": 0.3, "facilities": 0.2}
    names = group_names(org, [mostly_rules, {"contracts": 1.0, "rules": 0.1}], -1)
    assert names == ["規程管理 department", "法務 department"]
    assert not any(character.isdigit() for name in names for character in name)


def test_a_family_names_the_group_that_does_most_of_it_whatever_the_order(org: Org) -> None:
    mixed = {"contracts": 0.6, "facilities": 0.4}
    pure = {"contracts": 1.0}
    assert group_names(org, [mixed, pure], -1)[1] == "法務 department"
    assert group_names(org, [pure, mixed], -1)[0] == "法務 department"


def test_the_group_that_keeps_the_rest_is_general_affairs_and_the_only_one(org: Org) -> None:
    names = group_names(org, [{"facilities": 2.0}, {"cars": 1.0, "contracts": 0.9}], 1)
    assert names == ["施設管理 department", "General Affairs"]


def test_a_group_that_nothing_tells_apart_is_left_for_the_planner_to_name(org: Org) -> None:
    names = group_names(org, [{"contracts": 1.0}] * 3, -1)
    assert names == ["法務 department", "契約書審査 department", "New department"]


def test_a_task_that_nobody_in_the_group_does_names_nothing(org: Org) -> None:
    work = {"contracts": 1.0, "rules": 0.0}
    taken = ["法務 department", "契約書審査 department"]
    assert group_name(org, work, rest=False, taken=taken) == "New department"
