"""Where the results go, how they are checked, and what the revenue heads say: the later scenes.

Every figure is invented, like the company. Money is a year's, in yen.
"""

from __future__ import annotations

SCENES = ("division", "one_department", "invisible")

RATE = 6_000_000.0

# Shares of each task's result by unit; what is missing has no destination set.
SERVES: dict[str, dict[str, float]] = {
    "quotes": {"sales": 1.0},
    "order_entry": {"sales": 0.6, "purchasing": 0.4},
    "closing": {"sales": 0.3, "purchasing": 0.2, "development": 0.1},
    "payments": {"sales": 0.5, "purchasing": 0.5},
    "expenses": {"sales": 0.5, "purchasing": 0.2, "development": 0.2},
    "payroll": {"sales": 0.3, "purchasing": 0.2, "development": 0.2},
    "hiring": {"sales": 0.5, "development": 0.5},
    "supplies": {"sales": 0.3, "purchasing": 0.2, "accounting": 0.2},
    "reception": {"customer": 0.3, "sales": 0.5},
    "contracts": {"sales": 0.6, "purchasing": 0.4},
    "press": {"customer": 0.5, "sales": 0.3},
    "website": {"customer": 0.7, "sales": 0.3},
    "helpdesk": {"sales": 0.3, "development": 0.2, "accounting": 0.2, "people": 0.2},
    "accounts": {"sales": 0.3, "purchasing": 0.2, "accounting": 0.2, "legal_pr": 0.2},
}

Pair = tuple[str, str]

# Who checks the result, and by what.
CHECKS: dict[str, tuple[Pair, Pair]] = {
    "closing": (
        ("社長", "President"),
        ("締めてから5営業日以内に数字が出る", "Figures within five working days"),
    ),
    "payments": (
        ("仕入部長", "Head of purchasing"),
        ("支払の遅れの件数", "Number of late payments"),
    ),
    "hiring": (
        ("各部長", "Department heads"),
        ("予定した人数を期日までに採る", "People hired by the day planned"),
    ),
    "contracts": (("営業部長", "Head of sales"), ("審査にかかった日数", "Days a review takes")),
}

Heads = dict[str, tuple[str, str, tuple[str, ...]]]

# Answers by unit (own, outside, reasons), own cost, price, transaction, specificity, recurrent, exempt.
SOURCING: dict[
    str, tuple[Heads, float | None, float | None, float | None, int | None, bool, bool]
] = {
    "quotes": ({"sales": ("yes", "no", ("speed",))}, 5.2e6, 7.5e6, 6e5, 4, True, False),
    "order_entry": (
        {"sales": ("either", "yes", ("cost",)), "purchasing": ("no", "yes", ("cost",))},
        4.4e6,
        2.6e6,
        7e5,
        1,
        True,
        False,
    ),
    "closing": (
        {
            "sales": ("no", "no", ("expertise", "quality")),
            "purchasing": ("no", "no", ("expertise",)),
            "development": ("no", "either", ("expertise",)),
        },
        9.5e6,
        6.4e6,
        1.4e6,
        4,
        True,
        False,
    ),
    "payments": (
        {"sales": ("no", "no", ("quality",)), "purchasing": ("yes", "no", ("speed",))},
        5.6e6,
        4.8e6,
        9e5,
        3,
        True,
        False,
    ),
    "expenses": (
        {"sales": ("yes", "either", ("speed",)), "development": ("no", "yes", ("cost",))},
        1.6e6,
        1.2e6,
        3e5,
        1,
        True,
        False,
    ),
    "payroll": (
        {"sales": ("no", "yes", ("expertise", "cost")), "development": ("no", "yes", ("cost",))},
        6.8e6,
        2.4e6,
        6e5,
        2,
        True,
        False,
    ),
    "hiring": (
        {"sales": ("yes", "no", ("quality",)), "development": ("yes", "no", ("quality",))},
        4.6e6,
        8.8e6,
        8e5,
        4,
        True,
        False,
    ),
    "insurance": ({}, None, 1.5e6, 4e5, 2, True, False),
    "supplies": ({"sales": ("yes", "yes", ("cost",))}, 1.5e6, 1.1e6, 2e5, 1, True, False),
    "contracts": (
        {"sales": ("no", "either", ("expertise",)), "purchasing": ("no", "yes", ("expertise",))},
        7.2e6,
        4.2e6,
        1.2e6,
        3,
        True,
        False,
    ),
    "rules": ({}, None, None, None, 5, False, True),
    "press": ({"sales": ("no", "yes", ("expertise",))}, 4.0e6, 3.6e6, 1.1e6, 3, False, False),
    "website": (
        {"sales": ("either", "yes", ("expertise", "speed"))},
        3.4e6,
        2.2e6,
        5e5,
        2,
        True,
        False,
    ),
    "helpdesk": (
        {"sales": ("no", "no", ("speed",)), "development": ("yes", "no", ("expertise",))},
        6.0e6,
        4.5e6,
        1.0e6,
        3,
        True,
        False,
    ),
    "accounts": (
        {"sales": ("no", "either", ("expertise",)), "development": ("either", "yes", ("cost",))},
        4.2e6,
        3.0e6,
        6e5,
        2,
        True,
        False,
    ),
}
