"""Splitting and merging: the rules of time, work and lines."""

from dataclasses import replace

import pytest

from orgsandbox.commands.merge import MergeUnits
from orgsandbox.commands.split import Crossing, Group, SplitUnit, Style
from orgsandbox.domain import rules, tree, work
from orgsandbox.domain.model import Org, Side, Unit
from orgsandbox.domain.problem import Refused
from tests.plans import support_team


@pytest.fixture
def org() -> Org:
    return support_team()


GROUPS = (
    Group("経理部", ("sato", "ito"), ("closing",), "acc_unit"),
    Group("人事部", ("suzuki", "tanaka"), ("payroll", "hiring"), "hr_unit"),
)


def split(org: Org, **options: object) -> Org:
    return SplitUnit("now", "team", GROUPS, **options).apply_org(org)


def test_handed_over_work_goes_to_the_owner_s_people_by_the_time_they_have_free(org):
    after = split(org)
    # 経理部 lets go of sato's 0.5 payroll; nothing of closing is unmet, so 0.5 is set free.
    assert work.person_work(after, "sato") == {"closing": 0.5}
    assert work.shortages(after) == {"payroll": (pytest.approx(1.1), pytest.approx(0.6))}


def test_time_is_conserved_when_both_sides_let_go(org):
    groups = (
        Group("経理部", ("sato", "suzuki"), ("closing",), "a"),
        Group("人事部", ("ito", "tanaka"), ("payroll", "hiring"), "b"),
    )
    after = SplitUnit("now", "team", groups).apply_org(org)
    for person in ("sato", "suzuki", "ito", "tanaka"):
        assert sum(work.person_work(after, person).values()) <= 1.0 + 1e-9
    assert work.supply(after)["closing"] == pytest.approx(1.3)
    assert work.supply(after)["pitch"] == work.supply(org)["pitch"]


def test_the_result_does_not_depend_on_the_order_of_people(org):
    team = org.units["team"]
    role = team.roles[0]
    turned = replace(role, seats=tuple(reversed(role.seats)))
    other = org.with_units(team.with_role(turned))
    for person in ("sato", "ito", "suzuki", "tanaka"):
        one, two = (work.person_work(split(held), person) for held in (org, other))
        assert one == pytest.approx(two)


def test_kept_work_becomes_a_second_post_and_merging_gives_every_cell_back(org):
    after = split(org, crossing=Crossing.KEEP)
    shares = [(place.unit, place.seat.share) for place in tree.places(after, "sato")]
    assert shares == [("acc_unit", 50), ("hr_unit", 50)]
    merged = MergeUnits("now", ("acc_unit", "hr_unit"), "team").apply_org(after)
    for person in org.people:
        assert work.person_work(merged, person) == work.person_work(org, person)
        assert [p.seat.share for p in tree.places(merged, person)] == [
            p.seat.share for p in tree.places(org, person)
        ]
    assert work.owners(merged) == work.owners(org)


def test_headquarters_stay_as_the_parent_with_the_rest_and_the_vacancies(org):
    after = split(org)
    assert tree.children(after, "team") == ("acc_unit", "hr_unit")
    assert sum(role.vacancies for role in after.units["team"].roles) == 2
    assert not rules.faults(after)


def test_side_by_side_needs_everything_in_a_group_and_the_unit_disappears(org):
    after = split(org, style=Style.SIBLINGS)
    assert "team" not in after.units
    assert tree.children(after, "board") == ("sales", "acc_unit", "hr_unit")
    assert tree.side(after, "acc_unit") is tree.side(org, "team")
    with pytest.raises(Refused):
        SplitUnit("now", "team", GROUPS[:1], style=Style.SIBLINGS).apply_org(org)


def test_general_affairs_keeps_the_rest_under_its_new_name(org):
    command = SplitUnit("now", "team", GROUPS[1:], Style.GENERAL_AFFAIRS, rest_name="総務部")
    after = command.apply_org(org)
    assert after.units["team"].name == "総務部"
    assert tree.children(after, "board") == ("sales", "team", "hr_unit")
    assert [seat.person for seat in after.units["team"].roles[0].seats] == ["sato", "ito"]


def test_children_go_with_most_of_their_work_when_the_unit_disappears(org):
    org = org.with_units(Unit("desk", "採用課", "team"))
    after = split(org, style=Style.SIBLINGS)
    assert after.units["desk"].parent == "acc_unit"


@pytest.mark.parametrize(
    "groups",
    [
        (),
        (Group(" ", ("sato",)),),
        (Group("経理部", ("sato",)), Group("経理部", ("ito",))),
        (Group("経理部", ("sato",)), Group("人事部", ("sato",))),
        (Group("経理部", ("kato",)),),
        (Group("経理部", (), ("pitch",)),),
    ],
)
def test_a_split_that_makes_no_sense_is_refused(org, groups):
    with pytest.raises(Refused):
        SplitUnit("now", "team", groups).apply_org(org)


def test_a_department_is_not_merged_into_one_below_it(org):
    with pytest.raises(Refused):
        MergeUnits("now", ("board",), "team").apply_org(org)


def test_results_that_went_to_a_merged_department_go_to_the_one_it_became(org):
    tasks = replace(org.tasks["closing"], serves={"sales": 0.3, "shop": 0.2, "customer": 0.1})
    shop = Unit("shop", "直営店", "board", side=Side.DIRECT, order=2)
    org = org.with_units(shop).with_tasks(tasks)
    after = MergeUnits("now", ("shop",), "sales").apply_org(org)
    assert after.tasks["closing"].serves == {"sales": pytest.approx(0.5), "customer": 0.1}


def test_results_that_went_to_a_split_department_go_to_its_parts_and_back_again(org):
    org = org.with_tasks(replace(org.tasks["pitch"], serves={"team": 0.6, "customer": 0.4}))
    after = SplitUnit("now", "team", GROUPS, style=Style.SIBLINGS).apply_org(org)
    assert after.tasks["pitch"].serves == {
        "customer": 0.4,
        "acc_unit": pytest.approx(0.3),
        "hr_unit": pytest.approx(0.3),
    }
    again = MergeUnits("now", ("hr_unit",), "acc_unit").apply_org(after)
    assert again.tasks["pitch"].serves == {"customer": 0.4, "acc_unit": pytest.approx(0.6)}
    kept = SplitUnit("now", "team", GROUPS, style=Style.HEADQUARTERS).apply_org(org)
    assert kept.tasks["pitch"].serves == {"team": 0.6, "customer": 0.4}
