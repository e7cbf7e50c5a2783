"""Odd but sound plans: what no planner draws on purpose and every file can hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from orgsandbox.domain import bounds
from orgsandbox.domain.model import (
    Absence,
    Answer,
    Family,
    Org,
    Person,
    Role,
    Seat,
    Side,
    Sourcing,
    Task,
    Unit,
)
from orgsandbox.domain.project import Assumptions, Project, Scenario
from tests.plans import support_team


def odd_plans() -> dict[str, Project]:
    """Return every odd plan by what is odd about it."""
    orgs = {
        "an ordinary team": support_team(),
        "nothing at all": Org(),
        "one empty department": Org(units={"only": Unit("only", "部")}),
        "one person": _one_person(),
        "nobody placed": _unplaced(support_team()),
        "no roles": _without_roles(support_team()),
        "second posts of 100 %": _twice_whole(),
        "shares that do not add up": _shares(),
        "dates reversed": _dates(),
        "a deep line": _deep(),
        "numbers at their bounds": _bounds(),
        "everybody of one name": _one_name(support_team()),
    }
    plans = {name: _plan(org) for name, org in orgs.items()}
    plans["several scenarios"] = _several(support_team())
    return plans


def _plan(org: Org) -> Project:
    return Project((Scenario("now", "現行", org, date(2027, 4, 1)),), company="ひばり事務機")


def _one_person() -> Org:
    role = Role("head", "長", (Seat("one", main=True),), 1, is_head=True)
    return Org({"one": Person("one", "佐藤 恵")}, {"only": Unit("only", "部", roles=(role,))})


def _without_roles(org: Org) -> Org:
    bare = [replace(unit, roles=()) for unit in org.units.values()]
    return org.with_units(*bare)


def _unplaced(org: Org) -> Org:
    tasks = [replace(task, owner=None) for task in org.tasks.values()]
    return replace(org, units={"only": Unit("only", "部")}).with_tasks(*tasks)


def _twice_whole() -> Org:
    """Everybody has a whole main post, a whole second one, and one of nothing."""
    org = support_team()
    people = ("sato", "ito", "suzuki", "tanaka")
    second = Role(
        "second", "兼務", tuple(Seat(key, 100, main=False) for key in people), duties={"pitch": 1.0}
    )
    third = Role("third", "なんでも担当", tuple(Seat(key, 0, main=False) for key in people))
    sales = org.units["sales"]
    return org.with_units(
        replace(sales, roles=(*sales.roles, second)),
        Unit("other", "別の部", "board", order=2, roles=(third,)),
    )


def _shares() -> Org:
    org = _twice_whole()
    odd = iter((0, 1, 33, 99, 50, 7, 100, 20, 3, 61, 2, 12, 40, 77))
    units = [
        replace(
            unit,
            roles=tuple(
                replace(role, seats=tuple(replace(seat, share=next(odd)) for seat in role.seats))
                for role in unit.roles
            ),
        )
        for unit in org.units.values()
    ]
    return org.with_units(*units)


def _dates() -> Org:
    org = support_team()
    away = (Absence(date(2027, 5, 1), date(2026, 5, 1)), Absence(date.max), Absence(date.min))
    people = [
        replace(person, joined=date.max, leaving=date.min, absences=away)
        for person in org.people.values()
    ]
    return org.with_people(*people)


def _deep() -> Org:
    units: dict[str, Unit] = {}
    parent = None
    for number in range(30):
        role = Role(f"r{number}", "長", (Seat(f"p{number}"),), 1, is_head=number % 2 == 0)
        units[f"u{number}"] = Unit(f"u{number}", f"部{number}", parent, roles=(role,))
        parent = f"u{number}"
    return Org({f"p{number}": Person(f"p{number}", "人") for number in range(30)}, units)


def _bounds() -> Org:
    most = bounds.LARGEST_WORK
    sourcing = Sourcing(
        answers={"sales": Answer("yes", "no", ("cost",))},
        own_cost=bounds.LARGEST_AMOUNT,
        price=0.0,
        transaction=bounds.LARGEST_AMOUNT,
        specificity=bounds.SPECIFICITY[1],
    )
    org = support_team()
    tasks = [
        replace(
            task, demand=most, expected=0.0, serves={"sales": 1.0, "gone": most}, sourcing=sourcing
        )
        for task in org.tasks.values()
    ]
    people = [
        replace(person, fte=most, own_work={"pitch": most, "hiring": 0.0})
        for person in org.people.values()
    ]
    units = [
        replace(
            unit,
            order=bounds.FARTHEST_ORDER,
            survey=-bounds.LARGEST_MEAN,
            roles=tuple(
                replace(
                    role,
                    duties={"pitch": most, "closing": most},
                    planned=1 if role.is_head else bounds.MOST_PLANNED,
                )
                for role in unit.roles
            ),
        )
        for unit in org.units.values()
    ]
    families = [replace(family, colour=bounds.LARGEST_COLOUR) for family in org.families.values()]
    after = org.with_tasks(*tasks).with_people(*people).with_units(*units)
    return after.with_families(*families)


def _one_name(org: Org) -> Org:
    people = [replace(person, name="佐藤 恵") for person in org.people.values()]
    tasks = [replace(task, name="業務") for task in org.tasks.values()]
    units = [
        replace(unit, name="部", roles=tuple(replace(role, name="担当") for role in unit.roles))
        for unit in org.units.values()
    ]
    return org.with_people(*people).with_tasks(*tasks).with_units(*units)


def _several(org: Org) -> Project:
    """Scenarios based on each other in a circle, later ones with earlier dates, one frozen."""
    scenarios = (
        Scenario("now", "現行", org, date(2027, 4, 1), based_on="third"),
        Scenario(
            "second",
            "案A",
            org.with_families(Family("x", "他")),
            date(2026, 4, 1),
            based_on="now",
            pins={"team": (0.0, -1e6), "gone": (1.0, 2.0)},
        ),
        Scenario(
            "third",
            "案A",
            org.with_tasks(Task("y", "他")),
            None,
            based_on="second",
            frozen=date.min,
        ),
        Scenario(
            "fourth",
            "案B",
            org.with_units(Unit("z", "他", side=Side.NONE)),
            date.max,
            based_on="gone",
        ),
    )
    return Project(
        scenarios, "", Assumptions(theta=1.0, rates={"": 0.0}, titles=()), "second", True
    )
