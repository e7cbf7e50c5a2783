"""Names for new departments: from the families most of their work is in."""

from __future__ import annotations

import csv
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from orgsandbox import resources
from orgsandbox.domain.model import Family, Org
from orgsandbox.i18n import N_, _, current_language

_MUCH = 0.3
"""A second family names a department too when it has this share of the work."""

_DEPARTMENT = (
    N_("General Affairs"),
    N_("{family} department"),
    N_("{one} and {other} department"),
)
_SECTION = (
    N_("General Affairs section"),
    N_("{family} section"),
    N_("{one} and {other} section"),
)
"""Names of a 部 and of a 課: without a specialty, of one family, of two."""


def group_names(
    org: Org,
    groups: Sequence[Mapping[str, float]],
    rest: int,
    sections: Collection[int] = (),
) -> list[str]:
    """Return a name for each group of work (FTE by task), no two alike and none with a number.

    `rest` is the number of the group that keeps what nobody specialises in (-1: none): it is
    総務部. `sections` are the numbers of those that are 課. A family's name goes to the group that does most of it, whatever the order.
    """
    names = [""] * len(groups)
    most = [sum(part for _name, part in _specialties(org, amounts)[:1]) for amounts in groups]
    for number in sorted(range(len(groups)), key=lambda one: (one != rest, -most[one])):
        names[number] = group_name(
            org,
            groups[number],
            rest=number == rest,
            taken=names,
            section=number in sections,
        )
    return names


def group_name(
    org: Org,
    amounts: Mapping[str, float],
    *,
    rest: bool,
    taken: Collection[str] = (),
    section: bool = False,
) -> str:
    """Return a name for a group with this work (FTE by task), different from those taken.

    A family names a group only when it is at least as much of the work as what is nobody's
    specialty; otherwise the group is a 総務部. A group whose name is taken is called by the
    largest of its tasks: a number behind a name would tell a planner nothing.
    """
    general, single, double = _SECTION if section else _DEPARTMENT
    specialties = _specialties(org, amounts)
    if rest or not specialties or specialties[0][1] < _unspecific_share(org, amounts):
        wanted = [_(general)]
    elif len(specialties) > 1 and specialties[1][1] >= _MUCH:
        wanted = [_(double).format(one=specialties[0][0], other=specialties[1][0])]
    else:
        wanted = [_(single).format(family=specialties[0][0])]
    largest = sorted(amounts, key=lambda task: -amounts[task])
    wanted += [
        _(single).format(family=org.tasks[task].name)
        for task in largest
        if task in org.tasks and amounts[task] > 0
    ]
    return next((name for name in wanted if name not in taken), _("New department"))


def suggested_names(org: Org, amounts: Mapping[str, float], *, rest: bool) -> tuple[str, ...]:
    """Return names to choose from for a group with this work: by its families, then usual ones."""
    own = [group_name(org, amounts, rest=rest, section=section) for section in (False, True)]
    own += [
        _(text).format(family=name)
        for name, _part in _specialties(org, amounts)
        for text in (_DEPARTMENT[1], _SECTION[1])
    ]
    return tuple(dict.fromkeys([*own, *usual_names(current_language())]))


@lru_cache(maxsize=4)
def usual_names(language: str) -> tuple[str, ...]:
    """Return the names that departments of this kind usually have."""
    text = resources.path("names", "departments.csv").read_text(encoding="utf-8")
    column = "ja" if language == "ja" else "en"
    return tuple(row[column] for row in csv.DictReader(text.splitlines()))


def _specialties(org: Org, amounts: Mapping[str, float]) -> list[tuple[str, float]]:
    """Return the families that are a specialty with their share of the work, largest first."""
    totals: dict[str, float] = {}
    for task, amount in amounts.items():
        family = _family(org, task)
        if family is not None and family.specialty:
            totals[family.name] = totals.get(family.name, 0.0) + amount
    total = sum(amounts.values()) or 1.0
    shares = [(name, part / total) for name, part in totals.items() if part > 0]
    return sorted(shares, key=lambda pair: -pair[1])


def _unspecific_share(org: Org, amounts: Mapping[str, float]) -> float:
    """Return the share of the work whose family is nobody's specialty."""
    plain = 0.0
    for task, amount in amounts.items():
        family = _family(org, task)
        if family is not None and not family.specialty:
            plain += amount
    return plain / (sum(amounts.values()) or 1.0)


def _family(org: Org, task: str) -> Family | None:
    known = org.tasks.get(task)
    return org.families.get(known.family or "") if known is not None else None
