"""What stands on paper: counts, posts, order of people, what outside may see."""

from __future__ import annotations

from dataclasses import replace

from orgsandbox.domain.model import Person, Role, Seat, Unit
from orgsandbox.i18n import use_language
from orgsandbox.paper.content import Kind, content_of
from orgsandbox.paper.show import People, Profile, Show, show_for
from tests.paper.charts import company, headed, small


def _org(*units, people):
    return small(*units, people=people).scenarios[-1].org


def test_direct_and_total_count_main_posts_and_contract_workers_apart():
    use_language("ja")
    members = Role("m", "メンバー", (Seat("b"), Seat("c"), Seat("h2", 20, main=False)), planned=4)
    section = replace(
        headed("k", "人事課", "h2", "t"), roles=(*headed("k", "", "h2").roles, members)
    )
    people = (
        Person("h1", "青木"),
        Person("h2", "井上"),
        Person("b", "上田", employment="派遣"),
        Person("c", "江口"),
    )
    members = replace(section.roles[1], seats=section.roles[1].seats[:2])
    section = replace(section, roles=(section.roles[0], members))
    org = _org(headed("t", "人事部", "h1"), section, people=people)
    top = content_of(org, Show()).roots[0]
    assert top.counts == ("直属1／合計3", "社外1", "欠員2")
    assert top.below[0].counts == ("2名", "社外1", "欠員2")


def test_people_stand_by_rank_then_second_posts_then_in_the_plan_s_order():
    seats = (Seat("d"), Seat("c", 20, main=False), Seat("b"), Seat("a"))
    unit = Unit("u", "総務部", roles=(Role("m", "メンバー", seats),))
    home = Unit("v", "経理部", roles=(Role("w", "メンバー", (Seat("c", 80),)),))
    people = (
        Person("a", "青木"),
        Person("b", "井上", title="課長"),
        Person("c", "上田", title="部長"),
        Person("d", "江口", title="主任"),
    )
    block = content_of(_org(unit, home, people=people), Show()).roots[0]
    assert [entry.name for entry in block.people] == ["井上", "江口", "青木", "上田"]
    assert block.people[-1].kind is Kind.SECOND
    assert "経理部" in block.people[-1].note


def test_the_whole_company_is_called_by_the_post_of_its_head():
    top = content_of(company().scenarios[-1].org, Show()).roots[0]
    assert top.name == "代表取締役社長"
    assert [entry.name for entry in top.heads] == ["原田 菜摘"]


def test_rooms_without_a_level_stand_beside_the_line():
    top = content_of(company().scenarios[-1].org, Show()).roots[0]
    assert [block.name for block in top.below if block.staff] == ["社長室", "内部監査室"]


def test_outside_sees_departments_only():
    unit = headed("u", "新規事業準備室", "a", "t")
    org = _org(
        headed("t", "本社", "a"),
        unit,
        headed("v", "佐藤チーム", "b", "t"),
        people=(Person("a", "佐藤 一郎"), Person("b", "佐藤 花子")),
    )
    content = content_of(org, show_for(Profile.EXTERNAL))
    said = "".join(content.texts())
    assert "佐藤" not in said
    assert "準備室" not in said
    assert all(
        not block.counts and not block.heads and not block.people for block in content.blocks
    )


def test_the_board_sees_heads():
    content = content_of(company().scenarios[-1].org, show_for(Profile.EXECUTIVE))
    assert all(not block.people for block in content.blocks)
    assert any(block.heads for block in content.blocks)


def test_departments_of_one_can_be_counted_with_the_one_above():
    org = _org(
        headed("t", "本社", "a"),
        headed("u", "広報室", "b", "t"),
        people=(Person("a", "青木"), Person("b", "井上")),
    )
    content = content_of(org, Show(people=People.NONE, merge_single=True))
    assert [block.name for block in content.blocks] == ["本社"]
