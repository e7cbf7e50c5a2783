"""Names for new departments: from the families most of their work is in."""

from __future__ import annotations

import csv
from collections.abc import Collection, Mapping
from functools import lru_cache

from orgsandbox import resources
from orgsandbox.domain.model import Org
from orgsandbox.i18n import N_, _, current_language

_MUCH = 0.3
"""A second family names a department too when it has this share of the work."""

KNOWN = (
    N_("General Affairs"),
    N_("{family} department"),
    N_("{one} and {other} department"),
)


def group_name(
    org: Org, amounts: Mapping[str, float], *, rest: bool, taken: Collection[str] = ()
) -> str:
    """Return a name for a group with this work (FTE by task), different from those taken.

    The group that keeps what nobody specialises in is 総務部.
    """
    families = _shares(org, amounts)
    if rest or not families:
        name = _("General Affairs")
    elif len(families) > 1 and families[1][1] >= _MUCH:
        name = _("{one} and {other} department").format(one=families[0][0], other=families[1][0])
    else:
        name = _("{family} department").format(family=families[0][0])
    if name in taken and len(families) > 1:
        one, other = families[0][0], families[1][0]
        name = _("{one} and {other} department").format(one=one, other=other)
    number, unique = 2, name
    while unique in taken:
        unique, number = f"{name}{number}", number + 1
    return unique


def suggested_names(org: Org, amounts: Mapping[str, float], *, rest: bool) -> tuple[str, ...]:
    """Return names to choose from for a group with this work: by its families, then usual ones."""
    own = [group_name(org, amounts, rest=rest)]
    own += [_("{family} department").format(family=name) for name, _part in _shares(org, amounts)]
    return tuple(dict.fromkeys([*own, *usual_names(current_language())]))


@lru_cache(maxsize=4)
def usual_names(language: str) -> tuple[str, ...]:
    """Return the names that departments of this kind usually have."""
    text = resources.path("names", "departments.csv").read_text(encoding="utf-8")
    column = "ja" if language == "ja" else "en"
    return tuple(row[column] for row in csv.DictReader(text.splitlines()))


def _shares(org: Org, amounts: Mapping[str, float]) -> list[tuple[str, float]]:
    totals: dict[str, float] = {}
    for task, amount in amounts.items():
        held = org.tasks.get(task)
        family = org.families.get(held.family or "") if held is not None else None
        if family is not None and family.specialty:
            totals[family.name] = totals.get(family.name, 0.0) + amount
    total = sum(amounts.values()) or 1.0
    return sorted(((name, part / total) for name, part in totals.items() if part > 0),
                  key=lambda pair: -pair[1])  # fmt: skip
