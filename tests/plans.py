"""Small organisations for tests, written so that a reader sees who does what."""

from __future__ import annotations

from datetime import date

from orgsandbox.commands.seats import MovePeople
from orgsandbox.domain.model import Family, Org, Person, Role, Seat, Side, Task, Unit
from orgsandbox.domain.project import Project, Scenario

NAMES = {"sato": "佐藤 恵", "ito": "伊藤 大輔", "suzuki": "鈴木 一真", "tanaka": "田中 陽子"}


def support_team() -> Org:
    """One undivided team of four below a president: accounts and HR, own work in FTE."""
    families = {"acc": Family("acc", "経理", 0), "hr": Family("hr", "人事", 1)}
    tasks = {
        "closing": Task("closing", "月次決算", "acc", owner="team"),
        "payroll": Task("payroll", "給与計算", "hr", owner="team"),
        "hiring": Task("hiring", "採用", "hr", owner="team"),
        "pitch": Task("pitch", "商談", owner="sales"),
    }
    works = {
        "sato": {"closing": 0.5, "payroll": 0.5},
        "ito": {"closing": 0.8, "pitch": 0.2},
        "suzuki": {"payroll": 0.6, "hiring": 0.4},
        "tanaka": {"hiring": 1.0},
    }
    seats = tuple(Seat(key, work=work) for key, work in works.items())
    people = {key: Person(key, name) for key, name in NAMES.items()}
    people["boss"] = Person("boss", "松尾 一郎", title="社長")
    people["kato"] = Person("kato", "加藤 由美")
    people["new"] = Person("new", "木村 葵", own_work={"hiring": 1.0})
    units = {
        "board": Unit(
            "board", "社長", side=Side.NONE, roles=(Role("ceo", "社長", (Seat("boss"),), 1, True),)
        ),
        "sales": Unit(
            "sales",
            "営業部",
            "board",
            side=Side.DIRECT,
            order=0,
            roles=(Role("seller", "営業", (Seat("kato"),), 2, duties={"pitch": 1.0}),),
        ),
        "team": Unit(
            "team",
            "なんでもサポート部隊",
            "board",
            side=Side.SUPPORT,
            order=1,
            roles=(
                Role("anything", "なんでも担当", seats, 5),
                Role("clerk", "経理担当", planned=1, duties={"closing": 1.0}),
            ),
        ),
    }
    return Org(people, units, tasks, families)


def plan(org: Org | None = None) -> Project:
    """A plan with the one scenario "now"."""
    held = Scenario("now", "現行", org or support_team(), date(2027, 4, 1))
    return Project((held,), company="ひばり事務機株式会社")


def move_one(
    scenario: str, person: str, role: str, from_role: str | None = None, bring_work: bool = False
) -> MovePeople:
    """Return the step a drop of one person makes: to a role, from one (None: the main post)."""
    return MovePeople(scenario, ((person, from_role),), role, bring_work)


def second_post(scenario: str, person: str, role: str) -> MovePeople:
    """Return the step that gives one person a second post."""
    return MovePeople(scenario, ((person, None),), role, second=True)
