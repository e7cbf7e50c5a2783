"""Head posts of new departments: there from the start, granted to nobody, gone with the department."""

from __future__ import annotations

from orgsandbox.commands.merge import MergeUnits
from orgsandbox.commands.split import Group, SplitUnit, Style
from orgsandbox.commands.taste import GatherIntoOne, SpreadIntoDepartments
from orgsandbox.domain import tree
from orgsandbox.domain.model import Org, Person, Role, Seat, Unit
from tests.plans import support_team

GROUPS = (
    Group("経理部", ("sato", "ito"), (), "books"),
    Group("労務課", ("suzuki", "tanaka"), (), "people"),
)


def headquarters() -> Org:
    """A 本部 of two departments, one with a head."""
    people = {key: Person(key, key) for key in ("chief", "boss", "clerk", "hr")}
    units = {
        "top": Unit(
            "top",
            "管理本部",
            level="本部",
            roles=(Role("c", "本部長", (Seat("chief"),), is_head=True),),
        ),
        "books": Unit(
            "books",
            "経理部",
            "top",
            "部",
            roles=(
                Role("b", "部長", (Seat("boss"),), is_head=True),
                Role("a", "経理担当", (Seat("clerk"),)),
            ),
        ),
        "people": Unit(
            "people", "人事部", "top", "部", order=1, roles=(Role("h", "人事担当", (Seat("hr"),)),)
        ),
    }
    return Org(people, units, {}, {})


def test_every_new_department_has_a_head_post_that_nobody_is_missing_in():
    org = support_team()
    after = SplitUnit("now", "team", GROUPS, rest_name="管理本部").apply_org(org)
    for key, title in (("books", "部長"), ("people", "課長"), ("team", "本部長")):
        post = tree.head_role(after.units[key])
        assert post is not None
        assert post.name == title or key == "team"
        assert post.vacancies == 0
    assert [after.units[key].level for key in ("team", "books", "people")] == ["本部", "部", "課"]


def test_a_post_never_granted_goes_with_its_department():
    org = support_team()
    after = SplitUnit("now", "team", GROUPS, Style.GENERAL_AFFAIRS).apply_org(org)
    back = MergeUnits("now", ("books", "people"), "team").apply_org(after)
    names = [role.name for role in back.units["team"].roles]
    assert names == [role.name for role in org.units["team"].roles]


def test_the_taste_switch_makes_a_head_a_role_beside_the_line_and_a_head_again():
    org = headquarters()
    one = GatherIntoOne("now", "top", "総務部").apply_org(org)
    names = {role.name: role.is_head for role in one.units["top"].roles}
    assert names == {"本部長": True, "経理担当部長": False, "経理担当": False, "人事担当": False}
    assert one.units["top"].level == "部"
    many = SpreadIntoDepartments("now", "top", "管理本部", "部", "seed").apply_org(one)
    made = {unit.name: unit for unit in many.units.values()}
    assert set(made) == {"管理本部", "経理部", "人事部"}
    assert [made[name].level for name in ("管理本部", "経理部")] == ["本部", "部"]
    assert tree.head(made["経理部"]) == "boss"
    assert [role.name for role in made["経理部"].roles] == ["部長", "経理担当"]
    post = tree.head_role(made["人事部"])
    assert post is not None
    assert not post.seats
