"""What older versions wrote and no reader took back: brought within bounds, and told.

Only where there is one reading: two posts joined to 120 % are one whole post, an amount beyond
what a plan holds is the most it holds, a role whose id another has gets an id of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from orgsandbox.domain import bounds
from orgsandbox.domain.ids import derived_id
from orgsandbox.domain.problem import Problem
from orgsandbox.i18n import N_, Message

_WORK_OF = {"people": ("own_work",), "tasks": ("serves",)}
_AMOUNTS_OF = {"people": ("fte",), "tasks": ("demand", "expected")}


def mend(raw: dict[str, Any]) -> tuple[Problem, ...]:
    """Bring a plan's JSON within bounds where it stands; return what was changed, told by name."""
    return tuple(
        problem for scenario in _dicts(raw.get("scenarios")) for problem in _scenario(scenario)
    )


def _scenario(scenario: dict[str, Any]) -> Iterator[Problem]:
    for kind in ("people", "tasks"):
        for entity in _dicts(scenario.get(kind)):
            yield from _amounts(entity, entity, _AMOUNTS_OF[kind])
            for field in _WORK_OF[kind]:
                yield from _amounts(entity, entity.get(field))
    for family in _dicts(scenario.get("families")):
        yield from _colour(family)
    names = {
        key: person.get("name")
        for person in _dicts(scenario.get("people"))
        if isinstance(key := person.get("id"), str)
    }
    yield from _posts(scenario, names)


def _colour(family: dict[str, Any]) -> Iterator[Problem]:
    colour = family.get("colour")
    if type(colour) is int and colour > bounds.LARGEST_COLOUR:
        family["colour"] = bounds.colour_slot(colour)
        yield _told(family, colour, family["colour"])


def _posts(scenario: dict[str, Any], names: dict[str, Any]) -> Iterator[Problem]:
    seen: set[str] = set()
    for unit in _dicts(scenario.get("units")):
        for role in _dicts(unit.get("roles")):
            yield from _role(unit, role, seen)
            for seat in _dicts(role.get("seats")):
                yield from _seat(role, seat, names)


def _role(unit: dict[str, Any], role: dict[str, Any], seen: set[str]) -> Iterator[Problem]:
    yield from _amounts(role, role.get("duties"))
    key = role.get("id")
    if not isinstance(key, str):
        return
    if key in seen:
        role["id"] = derived_id("role", str(unit.get("id")), key, str(len(seen)))
        text = N_("{name}: another role has the same id; this one got its own.")
        yield Problem("duplicate_id", Message(text, {"name": role.get("name")}), subject=role["id"])
    seen.add(role["id"])


def _seat(role: dict[str, Any], seat: dict[str, Any], names: dict[str, Any]) -> Iterator[Problem]:
    yield from _amounts(role, seat.get("work"))
    share, person = seat.get("share"), seat.get("person")
    if type(share) is int and share > bounds.WHOLE_SHARE:
        seat["share"] = bounds.WHOLE_SHARE
        text = N_("{name}, {role}: the share of {share} % in the file counts as 100 %.")
        name = names.get(person) if isinstance(person, str) else None
        values = {"name": name, "role": role.get("name"), "share": share}
        yield Problem("bad_number", Message(text, values), subject=person, value=str(share))


def _amounts(
    owner: dict[str, Any], amounts: Any, fields: tuple[str, ...] | None = None
) -> Iterator[Problem]:
    if not isinstance(amounts, dict):
        return
    for field in fields if fields is not None else tuple(amounts):
        amount = amounts.get(field)
        if isinstance(amount, int | float) and amount > bounds.LARGEST_WORK:
            amounts[field] = bounds.LARGEST_WORK
            yield _told(owner, amount, bounds.LARGEST_WORK)


def _told(owner: dict[str, Any], value: float, mended: float) -> Problem:
    text = N_("{name}: the number {value} in the file is out of range and counts as {mended}.")
    values = {"name": owner.get("name"), "value": value, "mended": mended}
    subject = owner.get("id")
    return Problem(
        "bad_number",
        Message(text, values),
        value=str(value),
        subject=subject if isinstance(subject, str) else None,
    )


def _dicts(value: Any) -> list[dict[str, Any]]:
    """Return the objects of a list; what is no list or holds other things is left to the reader."""
    return [held for held in value if isinstance(held, dict)] if isinstance(value, list) else []
