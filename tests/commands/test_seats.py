"""Moving people: work, shares and who may sit where."""

import pytest

from orgsandbox.commands.people import RemovePeople
from orgsandbox.commands.roles import RemoveRole, SetHead
from orgsandbox.commands.seats import (
    MakeMain,
    MovePeople,
    MoveToUnit,
    SetShare,
    Vacate,
)
from orgsandbox.commands.units import AddUnit, MoveUnit, RemoveUnit
from orgsandbox.domain import tree, work
from orgsandbox.domain.model import Org, Unit
from orgsandbox.domain.problem import Refused
from tests.plans import move_one, second_post, support_team


@pytest.fixture
def org() -> Org:
    return support_team()


def test_a_move_into_a_role_with_duties_takes_on_the_duties_and_keeps_own_work(org):
    after = move_one("now", "sato", "clerk").apply_org(org)
    assert work.person_work(after, "sato") == {"closing": 1.0}
    assert after.people["sato"].own_work == {"closing": 0.5, "payroll": 0.5}


def test_bringing_the_work_along_changes_nobody_s_work(org):
    after = move_one("now", "sato", "clerk", bring_work=True).apply_org(org)
    assert work.person_work(after, "sato") == work.person_work(org, "sato")
    assert work.supply(after) == work.supply(org)


def test_work_nobody_does_after_a_move_is_short_by_name(org):
    after = move_one("now", "tanaka", "clerk").apply_org(org)
    assert after.tasks["hiring"].expected == pytest.approx(1.4)
    assert work.shortages(after) == {"hiring": (pytest.approx(1.4), pytest.approx(0.4))}


def test_the_same_role_changes_nothing(org):
    assert move_one("now", "sato", "anything").apply_org(org) is org


def test_a_full_role_takes_the_person(org):
    org = move_one("now", "sato", "clerk").apply_org(org)
    after = move_one("now", "ito", "clerk").apply_org(org)
    _unit, role = tree.find_role(after, "clerk")
    assert len(role.seats) == 2
    assert role.planned == 1


def test_an_unplaced_person_brings_own_work_into_a_role_without_duties(org):
    after = move_one("now", "new", "anything").apply_org(org)
    assert work.person_work(after, "new") == {"hiring": 1.0}
    assert after.people["new"].own_work == {}


def test_a_second_post_takes_its_share_from_the_main_one_and_leaves_own_work_there(org):
    after = second_post("now", "sato", "seller").apply_org(org)
    shares = [
        (place.role, place.seat.share, place.seat.main) for place in tree.places(after, "sato")
    ]
    assert shares == [("anything", 80, True), ("seller", 20, False)]
    done = work.person_work(after, "sato")
    assert done == {"closing": 0.5, "payroll": 0.5, "pitch": pytest.approx(0.2)}


def test_giving_up_a_second_post_hands_the_share_back(org):
    after = Vacate("now", "sato", "seller").apply_org(
        second_post("now", "sato", "seller").apply_org(org)
    )
    assert [place.seat.share for place in tree.places(after, "sato")] == [100]


def test_giving_up_the_main_post_makes_the_other_one_main(org):
    after = Vacate("now", "sato", "anything").apply_org(
        second_post("now", "sato", "seller").apply_org(org)
    )
    (place,) = tree.places(after, "sato")
    assert place.role == "seller"
    assert place.seat.main


def test_who_leaves_the_last_seat_keeps_what_was_done_there(org):
    after = Vacate("now", "sato").apply_org(org)
    assert tree.unplaced(after) == ("sato", "new")
    assert after.people["sato"].own_work == {"closing": 0.5, "payroll": 0.5}
    assert Vacate("now", "kato").apply_org(org).people["kato"].own_work == {"pitch": 1.0}


def test_a_department_with_one_role_takes_people_and_with_several_asks(org):
    after = MoveToUnit("now", (("sato", None),), "sales").apply_org(org)
    assert tree.main_place(after, "sato").role == "seller"
    with pytest.raises(Refused):
        MoveToUnit("now", (("kato", None),), "team").apply_org(org)


def test_a_department_without_a_role_gets_one(org):
    org = AddUnit("now", Unit("legal", "法務部", "board")).apply_org(org)
    after = MoveToUnit("now", (("sato", None),), "legal", "担当").apply_org(org)
    assert after.units["legal"].roles[0].name == "担当"
    assert tree.main_place(after, "sato").unit == "legal"


def test_a_head_role_takes_one_person(org):
    with pytest.raises(Refused):
        move_one("now", "sato", "ceo").apply_org(org)
    with pytest.raises(Refused):
        SetHead("now", "team", "anything").apply_org(org)


def test_several_people_move_as_one_or_not_at_all(org):
    after = MovePeople("now", (("sato", "anything"), ("ito", "anything")), "seller").apply_org(org)
    assert len(tree.find_role(after, "seller")[1].seats) == 3
    with pytest.raises(Refused):
        MovePeople("now", (("sato", "anything"), ("nobody", None)), "seller").apply_org(org)


def test_main_and_share_can_be_set(org):
    org = second_post("now", "sato", "seller").apply_org(org)
    after = MakeMain("now", "sato", "seller").apply_org(org)
    assert tree.main_place(after, "sato").role == "seller"
    assert (
        tree.places(SetShare("now", "sato", "seller", 50).apply_org(org), "sato")[1].seat.share
        == 50
    )
    with pytest.raises(Refused):
        SetShare("now", "sato", "seller", 0).apply_org(org)


def test_removing_a_role_or_a_department_loses_nobody(org):
    assert set(tree.unplaced(RemoveRole("now", "anything").apply_org(org))) >= {"sato", "ito"}
    after = RemoveUnit("now", "board").apply_org(org)
    assert after.people.keys() == org.people.keys()
    assert set(tree.roots(after)) == {"sales", "team"}


def test_removing_a_person_writes_down_what_is_needed(org):
    after = RemovePeople("now", ("tanaka",)).apply_org(org)
    assert "tanaka" not in after.people
    assert after.tasks["hiring"].expected == pytest.approx(1.4)


def test_a_department_cannot_go_below_itself(org):
    with pytest.raises(Refused):
        MoveUnit("now", "board", "team").apply_org(org)
