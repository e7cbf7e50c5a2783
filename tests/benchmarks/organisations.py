"""Invented organisations of any size for tests and benchmarks: the same seed, the same plan.

`make_organisation(people, seed)` draws a company as Japanese ones are drawn: 本部, 部, 課 and 係 of
about a dozen people, direct and support side, a head in most departments, roles with duties, own
work, one person in twenty with a second post (兼務), about 200 tasks in 12 families.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

from orgsandbox.domain.ids import derived_id
from orgsandbox.domain.model import Family, Org, Person, Role, Seat, Side, Task, Unit
from orgsandbox.domain.project import Project, Scenario

PEOPLE_PER_UNIT = 12.5

FAMILIES = (
    "営業",
    "商品開発",
    "製造",
    "物流",
    "カスタマーサポート",
    "マーケティング",
    "経理",
    "人事",
    "法務",
    "広報",
    "情報システム",
    "総務・庶務",
)
_DIRECT = 6
_ACTIONS = (
    "計画",
    "受付",
    "手配",
    "確認",
    "集計",
    "報告",
    "契約",
    "請求",
    "調査",
    "改善",
    "教育",
    "監査対応",
    "問い合わせ対応",
    "資料作成",
    "台帳管理",
    "予算管理",
    "会議運営",
)
_SURNAMES = (
    ("佐藤", "サトウ"),
    ("鈴木", "スズキ"),
    ("高橋", "タカハシ"),
    ("田中", "タナカ"),
    ("伊藤", "イトウ"),
    ("渡辺", "ワタナベ"),
    ("山本", "ヤマモト"),
    ("中村", "ナカムラ"),
    ("小林", "コバヤシ"),
    ("加藤", "カトウ"),
    ("吉田", "ヨシダ"),
    ("山田", "ヤマダ"),
    ("佐々木", "ササキ"),
    ("山口", "ヤマグチ"),
    ("松本", "マツモト"),
    ("井上", "イノウエ"),
    ("木村", "キムラ"),
    ("林", "ハヤシ"),
    ("斎藤", "サイトウ"),
    ("清水", "シミズ"),
    ("長谷川", "ハセガワ"),
    ("五十嵐", "イガラシ"),
    ("森", "モリ"),
    ("池田", "イケダ"),
)
_GIVEN = (
    ("一郎", "イチロウ"),
    ("千尋", "チヒロ"),
    ("彩", "アヤ"),
    ("健太", "ケンタ"),
    ("美咲", "ミサキ"),
    ("大輔", "ダイスケ"),
    ("陽子", "ヨウコ"),
    ("拓也", "タクヤ"),
    ("恵", "メグミ"),
    ("翔", "ショウ"),
    ("直子", "ナオコ"),
    ("誠", "マコト"),
    ("由美", "ユミ"),
    ("隆", "タカシ"),
    ("葵", "アオイ"),
    ("修", "オサム"),
    ("さくら", "サクラ"),
    ("浩二", "コウジ"),
)
_LEVELS = ("", "本部", "部", "課", "係")
_HEADS = ("社長", "本部長", "部長", "課長", "係長")
_PLACES = ("東京", "大阪", "名古屋", "福岡")


def make_organisation(people: int, seed: int = 1) -> Project:
    """Return a plan with one scenario (id "now") of that many people; same arguments, same plan."""
    random = Random(seed)
    families = _families()
    tasks = _tasks(families)
    members = [_person(random, number) for number in range(people)]
    units = _units(random, max(1, round(people / PEOPLE_PER_UNIT)))
    org = Org(
        people={person.id: person for person in members},
        families={family.id: family for family in families},
    )
    units, org = _seated(random, units, org, tasks)
    org = org.with_units(*units).with_tasks(*_owned(random, tasks, units))
    scenario = Scenario("now", "現行", org, date=date(2026, 4, 1))
    return Project((scenario,), company="見本商事株式会社")


def _families() -> list[Family]:
    return [
        Family(derived_id("family", name), name, colour=slot, specialty=name != "総務・庶務")
        for slot, name in enumerate(FAMILIES)
    ]


def _tasks(families: list[Family]) -> list[Task]:
    return [
        Task(derived_id("task", family.name, action), f"{family.name}の{action}", family.id)
        for family in families
        for action in _ACTIONS
    ]


def _person(random: Random, number: int) -> Person:
    (surname, kana), (given, reading) = random.choice(_SURNAMES), random.choice(_GIVEN)
    return Person(
        id=derived_id("person", str(number)),
        name=f"{surname} {given}",
        code=f"{number + 1:05d}",
        kana=f"{kana} {reading}",
        grade=f"G{random.randint(1, 6)}",
        employment=random.choices(("正社員", "契約社員", "派遣"), (88, 8, 4))[0],
        joined=date(2026 - random.randint(0, 30), random.choice((1, 4, 4, 4, 7, 10)), 1),
        fte=random.choices((1.0, 0.8, 0.6, 0.5), (90, 4, 3, 3))[0],
        location=random.choice(_PLACES),
    )


def _units(random: Random, count: int) -> list[Unit]:
    """Return the departments as a tree, parents before children, at most five levels deep."""
    units = [Unit(derived_id("unit", "0"), "見本商事", level=_LEVELS[0])]
    depth = {units[0].id: 0}
    waiting = [units[0]]
    while len(units) < count:
        parent = waiting.pop(0)
        for order in range(random.randint(4, 8) if depth[parent.id] else 8):
            if len(units) == count:
                break
            below = min(depth[parent.id] + 1, len(_LEVELS) - 1)
            number = len(units)
            unit = Unit(
                id=derived_id("unit", str(number)),
                name=_unit_name(parent, below, order),
                parent=parent.id,
                level=_LEVELS[below],
                side=(Side.DIRECT if order < 5 else Side.SUPPORT) if below == 1 else None,
                order=order,
            )
            units.append(unit)
            depth[unit.id] = below
            waiting.append(unit)
    return units


def _unit_name(parent: Unit, below: int, order: int) -> str:
    if below == 1:
        return FAMILIES[(order, order + 1)[order >= 5]] + _LEVELS[1]
    stem = parent.name.removesuffix(parent.level) if parent.level else parent.name
    return f"{stem}第{order + 1}{_LEVELS[below]}"


def _seated(
    random: Random, units: list[Unit], org: Org, tasks: list[Task]
) -> tuple[list[Unit], Org]:
    """Return the departments with everybody seated, and the people with titles and own work."""
    waiting = list(org.people.values())
    per_unit = [len(waiting) // len(units)] * len(units)
    for extra in range(len(waiting) % len(units)):
        per_unit[extra] += 1
    seated: list[Unit] = []
    changed: list[Person] = []
    families = _family_of_units(units)
    for unit, size in zip(units, per_unit, strict=True):
        team, waiting = waiting[:size], waiting[size:]
        family = families[unit.id]
        own = [task for task in tasks if task.name.startswith(f"{FAMILIES[family]}の")]
        roles, people = _roles(random, unit, team, own, tasks)
        seated.append(replace(unit, roles=roles))
        changed.extend(people)
    return _second_posts(random, seated), org.with_people(*changed)


def _family_of_units(units: list[Unit]) -> dict[str, int]:
    """Return the family number each department works in: that of its 本部."""
    found: dict[str, int] = {}
    for unit in units:
        direct = len(found) % _DIRECT
        support = _DIRECT + len(found) % (len(FAMILIES) - _DIRECT)
        above = found.get(unit.parent or "")
        inherited = unit.level not in _LEVELS[:2] and above is not None and len(found) % 3
        if inherited and above is not None:
            found[unit.id] = above
        else:
            found[unit.id] = support if unit.side is Side.SUPPORT else direct
    return found


def _roles(
    random: Random, unit: Unit, team: list[Person], own: list[Task], tasks: list[Task]
) -> tuple[tuple[Role, ...], list[Person]]:
    title = _HEADS[_LEVELS.index(unit.level)]
    boss, rest = team[:1], team[1:]
    heads = tuple(Seat(person.id) for person in boss if random.random() < 0.9)
    roles = [Role(derived_id("role", unit.id, "head"), title, heads, planned=1, is_head=True)]
    if not heads:
        rest = team
    people = [replace(person, title=title) for person in boss if heads]
    parts = random.randint(2, 3)
    for part in range(parts):
        here = rest[part::parts]
        duties = {task.id: float(random.randint(1, 5)) for task in random.sample(own, 4)}
        seats = []
        for person in here:
            kind = random.random()
            work = _work(random, person, own, tasks)
            if kind < 0.55:
                seats.append(Seat(person.id, work=work))
            else:
                seats.append(Seat(person.id))
                people.append(replace(person, own_work=work if kind > 0.9 else {}))
        spare = random.choices((0, 1), (4, 1))[0]
        roles.append(
            Role(
                derived_id("role", unit.id, str(part)),
                f"{own[0].name.partition('の')[0]}担当{part + 1}",
                tuple(seats),
                planned=len(seats) + spare,
                duties=duties,
            )
        )
    return tuple(roles), people


def _work(random: Random, person: Person, own: list[Task], tasks: list[Task]) -> dict[str, float]:
    """Return own work of a generalist or a specialist, mostly in the department's family."""
    count = random.choices((1, 2, 3, 4, 6), (2, 3, 3, 2, 1))[0]
    chosen = [random.choice(own if random.random() < 0.75 else tasks) for _ in range(count)]
    weights = [random.randint(1, 6) for _ in chosen]
    load = person.fte * random.choice((0.9, 1.0, 1.0, 1.1))
    work: dict[str, float] = {}
    for task, weight in zip(chosen, weights, strict=True):
        work[task.id] = work.get(task.id, 0.0) + round(load * weight / sum(weights), 3)
    return work


def _second_posts(random: Random, units: list[Unit]) -> list[Unit]:
    """Give one person in twenty a second post of 20 to 40 % in another department."""
    if len(units) < 2:
        return units
    held = {unit.id: unit for unit in units}
    people = [
        (unit.id, role.id, seat)
        for unit in units
        for role in unit.roles
        if not role.is_head
        for seat in role.seats
    ]
    count = round(0.05 * sum(len(role.seats) for unit in units for role in unit.roles))
    for key, role_id, seat in random.sample(people, min(count, len(people))):
        share = random.choice((20, 30, 40))
        other = random.choice([unit.id for unit in units if unit.id != key])
        role = next(role for role in held[key].roles if role.id == role_id)
        held[key] = held[key].with_role(role.with_seat(replace(seat, share=100 - share)))
        target = held[other].roles[-1]
        second = Seat(seat.person, share, main=False)
        held[other] = held[other].with_role(target.with_seat(second))
    return [held[unit.id] for unit in units]


def _owned(random: Random, tasks: list[Task], units: list[Unit]) -> list[Task]:
    """Give most tasks an owner among the departments that do them, and some a demand."""
    doers: dict[str, list[str]] = {}
    for unit in units:
        for role in unit.roles:
            for task in role.duties:
                doers.setdefault(task, []).append(unit.id)
    owned = []
    for task in tasks:
        owner = random.choice(doers[task.id]) if task.id in doers else None
        demand = round(random.uniform(0.5, 4.0), 1) if random.random() < 0.2 else None
        owned.append(replace(task, owner=owner if random.random() < 0.7 else None, demand=demand))
    return owned
