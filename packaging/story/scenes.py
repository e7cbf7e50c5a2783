"""Who sits where and does what in each scene of the growth story, as compact tables.

Work is in percent of a full week by task; numbers were chosen to look like a small company's.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Work = dict[str, int]


@dataclass(frozen=True)
class RoleIn:
    """A role of a scene: its people with their shares, planned seats, and whether it is the head."""

    key: str
    people: tuple[tuple[str, int], ...] = ()
    planned: int | None = None
    head: bool = False


@dataclass(frozen=True)
class UnitIn:
    """A department of a scene: key, parent, level, side and roles."""

    key: str
    parent: str | None
    level: tuple[str, str]
    side: str | None
    roles: tuple[RoleIn, ...]
    divided: str | None = None


@dataclass(frozen=True)
class Scene:
    """One scene: units, everybody's work, titles, who is not placed yet, task owners, and what
    people could do besides."""

    key: str
    date: str
    units: tuple[UnitIn, ...]
    work: dict[str, Work]
    titles: dict[str, str] = field(default_factory=dict)
    unplaced: tuple[str, ...] = ()
    owners: dict[str, str] = field(default_factory=dict)
    split_work: dict[tuple[str, str], Work] = field(default_factory=dict)
    based_on: str | None = None
    can_do: dict[str, tuple[str, ...]] = field(default_factory=dict)


NONE = ("", "")
DEPARTMENT = ("部", "Department")
DIVISION = ("本部", "Division")
TEAM = ("チーム", "Team")


def role(key: str, *people: str, planned: int | None = None, head: bool = False) -> RoleIn:
    """Return a role; a person is "key" or "key:share"."""
    seats = []
    for person in people:
        name, _colon, share = person.partition(":")
        seats.append((name, int(share or 100)))
    return RoleIn(key, tuple(seats), planned, head)


def top(*people: str) -> UnitIn:
    """Return the president's own unit, on neither side."""
    return UnitIn("board", None, NONE, "none", (role("president", *people, planned=1, head=True),))


PRESIDENT = {"pitch": 40, "suppliers": 30, "hiring": 15, "contracts": 15}
SELLER = {"pitch": 50, "orders": 25, "follow": 25}
BUYER = {"suppliers": 25, "stock": 45, "delivery": 30}
CODER = {"order_system": 60, "maintenance": 40}

BORN = Scene(
    "born",
    "2019-04-01",
    (
        UnitIn("company", None, NONE, "direct", (
            role("president", "matsuo", planned=1, head=True),
            role("everybody", "sato", "kobayashi", planned=2),
        )),
    ),
    {
        "matsuo": {"pitch": 30, "suppliers": 30, "closing": 15, "contracts": 10, "supplies": 15},
        "sato": {"pitch": 20, "stock": 20, "payments": 25, "supplies": 15, "reception": 20},
        "kobayashi": {"pitch": 35, "stock": 25, "delivery": 25, "reception": 15},
    },
    {"matsuo": "president"},
)  # fmt: skip

VALUE = Scene(
    "value",
    "2019-10-01",
    (
        top("matsuo"),
        UnitIn("company", "board", TEAM, "direct", (
            role("sell", "kobayashi", "kato", planned=2),
            role("buy", "yoshida", planned=2),
            role("help", "sato", planned=1),
        )),
    ),
    {
        "matsuo": {"pitch": 35, "suppliers": 35, "contracts": 15, "hiring": 15},
        "kobayashi": {"pitch": 50, "orders": 30, "delivery": 20},
        "kato": {"pitch": 40, "orders": 30, "follow": 30},
        "yoshida": {"stock": 50, "delivery": 30, "suppliers": 20},
        "sato": {"payments": 20, "closing": 15, "payroll": 10, "supplies": 15, "reception": 15,
                 "quotes": 15, "orders": 10},
    },
    {"matsuo": "president"},
    based_on="born",
)  # fmt: skip

DIRECT_2020 = (
    UnitIn("sales", "board", DEPARTMENT, "direct", (
        role("sales_head", "kobayashi", planned=1, head=True),
        role("sales", "kato", planned=2),
    )),
    UnitIn("purchasing", "board", DEPARTMENT, "direct", (
        role("purchasing", "yoshida", "mori", planned=2),
    )),
)  # fmt: skip

ANYTHING_2020 = {"closing": 10, "payments": 15, "payroll": 10, "hiring": 5, "supplies": 15,
                 "reception": 15, "quotes": 15, "helpdesk": 10, "contracts": 5}  # fmt: skip

SUPPORT = Scene(
    "support",
    "2020-10-01",
    (
        top("matsuo"),
        *DIRECT_2020,
        UnitIn("support", "board", TEAM, "support", (
            role("anything", "sato", "ito", "takahashi", planned=3),
        )),
    ),
    {
        "matsuo": PRESIDENT,
        "kobayashi": SELLER,
        "kato": SELLER,
        "yoshida": BUYER,
        "mori": BUYER,
        "sato": ANYTHING_2020,
        "ito": {**ANYTHING_2020, "helpdesk": 15, "closing": 5},
        "takahashi": {**ANYTHING_2020, "quotes": 25, "payroll": 5, "contracts": 0},
    },
    {"matsuo": "president", "kobayashi": "head"},
    based_on="value",
)  # fmt: skip

DIRECT_2022 = (
    UnitIn("sales", "board", DEPARTMENT, "direct", (
        role("sales_head", "kobayashi", planned=1, head=True),
        role("sales", "kato", "yoshida", planned=3),
    )),
    UnitIn("purchasing", "board", DEPARTMENT, "direct", (
        role("purchasing_head", "mori", planned=1, head=True),
        role("purchasing", planned=1),
    )),
    UnitIn("development", "board", DEPARTMENT, "direct", (
        role("programmer", "nakamura", "yamada", planned=2),
    )),
)  # fmt: skip

WORK_2022: dict[str, Work] = {
    "matsuo": PRESIDENT,
    "kobayashi": {"pitch": 60, "orders": 15, "follow": 25},
    "kato": SELLER,
    "yoshida": {"pitch": 40, "orders": 25, "follow": 20, "delivery": 15},
    "mori": BUYER,
    "nakamura": CODER,
    "yamada": CODER,
    "sato": {"payments": 20, "insurance": 15, "hiring": 10, "supplies": 20, "events": 10,
             "contracts": 10, "helpdesk": 15},
    "ito": {"supplies": 25, "reception": 20, "helpdesk": 25, "accounts": 10, "contracts": 10,
            "hiring": 10},
    "takahashi": {"quotes": 45, "order_entry": 20, "reception": 20, "press": 15},
    "suzuki": {"closing": 40, "payments": 25, "expenses": 15, "supplies": 20},
    "tanaka": {"payroll": 25, "insurance": 10, "hiring": 15, "events": 25, "press": 25},
    "yamamoto": {"helpdesk": 45, "accounts": 40, "supplies": 15},
}  # fmt: skip

HABITS = Scene(
    "habits",
    "2022-04-01",
    (
        top("matsuo"),
        *DIRECT_2022,
        UnitIn("support", "board", TEAM, "support", (
            role("anything", "sato", "ito", planned=2),
            role("mostly_sales", "takahashi", planned=1),
            role("good_at_numbers", "suzuki", planned=1),
            role("good_with_people", "tanaka", planned=1),
            role("good_with_pcs", "yamamoto", planned=1),
        )),
    ),
    WORK_2022,
    {"matsuo": "president", "kobayashi": "head", "mori": "head"},
    based_on="support",
)  # fmt: skip

DIRECT_2024 = (
    UnitIn("sales", "board", DEPARTMENT, "direct", (
        role("sales_head", "kobayashi", planned=1, head=True),
        role("sales", "kato", "yoshida", "watanabe:50", planned=4),
    )),
    UnitIn("purchasing", "board", DEPARTMENT, "direct", (
        role("purchasing_head", "mori", planned=1, head=True),
        role("purchasing", "inoue", planned=1),
    )),
    UnitIn("development", "board", DEPARTMENT, "direct", (
        role("development_head", "nakamura", planned=1, head=True),
        role("programmer", "yamada", "sasaki", planned=2),
    )),
)  # fmt: skip

WORK_2024: dict[str, Work] = {
    **WORK_2022,
    "inoue": BUYER,
    "sasaki": CODER,
    "nakamura": {"order_system": 70, "maintenance": 30},
    "watanabe": {"pitch": 25, "follow": 25, "closing": 25, "expenses": 25},
    "sato": {"payments": 20, "insurance": 15, "training": 10, "supplies": 25, "contracts": 15,
             "website": 15},
    "ito": {"supplies": 20, "reception": 25, "helpdesk": 20, "rules": 10, "contracts": 10,
            "events": 15},
    "suzuki": {"closing": 45, "payments": 35, "supplies": 20},
    "tanaka": {"payroll": 35, "hiring": 25, "insurance": 10, "events": 15, "press": 15},
    "yamamoto": {"helpdesk": 45, "accounts": 45, "supplies": 10},
    "takahashi": {"quotes": 50, "order_entry": 25, "reception": 15, "press": 10},
    "shimizu": {"reception": 50, "order_entry": 30, "supplies": 20},
}  # fmt: skip

SECOND_POST = {("watanabe", "accounting"): {"closing": 25, "expenses": 25}}

NAMES = Scene(
    "names",
    "2024-04-01",
    (
        top("matsuo"),
        *DIRECT_2024,
        UnitIn("support", "board", TEAM, "support", (
            role("anything", "sato", "ito", planned=2),
            role("accounting", "suzuki", "watanabe:50", planned=2),
            role("hr", "tanaka", planned=1),
            role("it", "yamamoto", planned=1),
            role("sales_support", "takahashi", planned=1),
        )),
    ),
    WORK_2024,
    {"matsuo": "president", "kobayashi": "head", "mori": "head", "nakamura": "head"},
    unplaced=("shimizu",),
    split_work=SECOND_POST,
    based_on="habits",
)  # fmt: skip

WORK_2027: dict[str, Work] = {
    **WORK_2024,
    "sato": {"supplies": 30, "events": 20, "training": 15, "rules": 15, "website": 20},
    "ito": {"supplies": 20, "reception": 20, "helpdesk": 25, "accounts": 15, "events": 20},
    "suzuki": {"closing": 60, "payments": 40},
    "watanabe": {"closing": 30, "expenses": 30, "payments": 40},
    "tanaka": {"payroll": 50, "insurance": 30, "hiring": 20},
    "kimura": {"hiring": 55, "training": 25, "press": 20},
    "hayashi": {"contracts": 70, "rules": 30},
    "saito": SELLER,
    "takahashi": {"press": 35, "website": 15, "quotes": 40, "order_entry": 10},
    "shimizu": {"reception": 50, "order_entry": 30, "supplies": 20},
}  # fmt: skip

# 伊藤 did contracts until 2027; 清水 and 木村 sit beside those who do these tasks alone.
CAN_DO_2027 = {"shimizu": ("quotes",), "ito": ("contracts",), "kimura": ("insurance",)}

DIRECT_2027 = (
    UnitIn("sales", "board", DEPARTMENT, "direct", (
        role("sales_head", "kobayashi", planned=1, head=True),
        role("sales", "kato", "yoshida", "saito", planned=4),
    )),
    *DIRECT_2024[1:],
)  # fmt: skip

TITLES_2027 = {"matsuo": "president", "kobayashi": "head", "mori": "head", "nakamura": "head"}

DIVISION_OWNERS = {
    "closing": "accounting", "payments": "accounting", "expenses": "accounting",
    "payroll": "people", "insurance": "people", "hiring": "people", "training": "people",
    "contracts": "legal_pr", "rules": "legal_pr", "press": "legal_pr", "website": "legal_pr",
    "supplies": "ga_it", "reception": "ga_it", "events": "ga_it", "helpdesk": "ga_it",
    "accounts": "ga_it", "quotes": "sales", "order_entry": "sales",
}  # fmt: skip

DIVISION_UNITS = (
    top("matsuo"),
    *DIRECT_2027,
    UnitIn("admin", "board", DIVISION, "support", (
        role("admin_head", "sato:20", planned=1, head=True),
    ), "2027-04-01"),
    UnitIn("accounting", "admin", DEPARTMENT, None, (
        role("accounting_head", "suzuki", planned=1, head=True),
        role("accounting", "watanabe", planned=1),
    ), "2027-04-01"),
    UnitIn("people", "admin", DEPARTMENT, None, (
        role("people_head", "tanaka", planned=1, head=True),
        role("hr", "kimura", planned=2),
    ), "2027-04-01"),
    UnitIn("legal_pr", "admin", DEPARTMENT, None, (
        role("legal", "hayashi", planned=1),
        role("pr", "takahashi", planned=1),
    ), "2027-04-01"),
    UnitIn("ga_it", "admin", DEPARTMENT, None, (
        role("general", "sato:80", "shimizu", planned=2),
        role("it", "yamamoto", "ito", planned=2),
    ), "2027-04-01"),
)  # fmt: skip

DIVISION_SCENE = Scene(
    "division",
    "2027-04-01",
    DIVISION_UNITS,
    WORK_2027,
    {**TITLES_2027, "sato": "division_head", "suzuki": "head", "tanaka": "head"},
    owners=DIVISION_OWNERS,
    split_work={("sato", "admin_head"): {"rules": 10, "training": 10}},
    based_on="names",
    can_do=CAN_DO_2027,
)

ONE_DEPARTMENT = Scene(
    "one_department",
    "2027-04-01",
    (
        top("matsuo"),
        *DIRECT_2027,
        UnitIn("ga", "board", DEPARTMENT, "support", (
            role("ga_head", "sato:20", planned=1, head=True),
            role("accounting", "suzuki", "watanabe", planned=2),
            role("hr", "tanaka", "kimura", planned=3),
            role("legal", "hayashi", planned=1),
            role("pr", "takahashi", planned=1),
            role("it", "yamamoto", "ito", planned=2),
            role("general", "sato:80", "shimizu", planned=2),
        )),
    ),
    WORK_2027,
    {**TITLES_2027, "sato": "head", "suzuki": "chief", "tanaka": "chief"},
    owners={
        task: "sales" if unit == "sales" else "ga" for task, unit in DIVISION_OWNERS.items()
    },
    split_work={("sato", "ga_head"): {"rules": 10, "training": 10}},
    based_on="names",
    can_do=CAN_DO_2027,
)  # fmt: skip

INVISIBLE = Scene(
    "invisible",
    "2027-10-01",
    DIVISION_UNITS,
    WORK_2027,
    {**TITLES_2027, "sato": "division_head", "suzuki": "head", "tanaka": "head"},
    owners=DIVISION_OWNERS,
    split_work={("sato", "admin_head"): {"rules": 10, "training": 10}},
    based_on="division",
    can_do=CAN_DO_2027,
)

SCENES = (BORN, VALUE, SUPPORT, HABITS, NAMES, DIVISION_SCENE, ONE_DEPARTMENT, INVISIBLE)
