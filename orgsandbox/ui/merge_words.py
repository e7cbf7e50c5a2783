"""A difference between two plans in words: what it is about, and the values on both sides."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any

from orgsandbox.domain import tree
from orgsandbox.domain.merging import Difference, Merge
from orgsandbox.domain.model import Org, Seat
from orgsandbox.i18n import N_, _, format_date, join_names

KINDS = {
    "family": N_("Task family"),
    "unit": N_("Department"),
    "role": N_("Role"),
    "task": N_("Task"),
    "person": N_("Person"),
    "posts": N_("Posts of"),
}
FIELDS = {
    "name": N_("Name"),
    "code": N_("Number (code)"),
    "kana": N_("Reading"),
    "title": N_("Title"),
    "grade": N_("Grade"),
    "employment": N_("Employment"),
    "joined": N_("Joined"),
    "leaving": N_("Leaving"),
    "absences": N_("Absences"),
    "seconded": N_("Seconded to"),
    "fte": N_("FTE"),
    "location": N_("Location"),
    "own_work": N_("Own work so far"),
    "can_do": N_("Can also do"),
    "note": N_("Note"),
    "parent": N_("Parent department"),
    "level": N_("Level"),
    "side": N_("Side"),
    "order": N_("Order"),
    "divided_on": N_("Divided on"),
    "split_from": N_("Split from"),
    "survey": N_("Survey mean"),
    "unit": N_("Department"),
    "planned": N_("Planned seats"),
    "is_head": N_("Head role"),
    "duties": N_("Duties"),
    "family": N_("Task family"),
    "owner": N_("Owner department"),
    "demand": N_("Needed (FTE)"),
    "expected": N_("Expected (FTE)"),
    "serves": N_("Serves"),
    "depends_on": N_("Depends on"),
    "checked_by": N_("Checked by"),
    "checked_how": N_("How the result is checked"),
    "colour": N_("Colour"),
    "specialty": N_("Specialty"),
    "sourcing": N_("Local procurement"),
}


_WHOLE = 100
"""Per cent: a share not worth telling, for it is all of somebody's time."""


def subject(merge: Merge, entry: Difference) -> str:
    """Return what a difference is about: 部署「経理部」の名称."""
    name = _name(merge.theirs, entry) or _name(merge.ours, entry) or entry.id
    text = _("{kind}: {name}").format(kind=_(KINDS[entry.kind]), name=name)
    if entry.field in FIELDS:
        text += " ・ " + _(FIELDS[entry.field])
    return text


def value(merge: Merge, thing: Any, *, ours: bool) -> str:
    """Return one side's value in words."""
    return _shown(merge.ours if ours else merge.theirs, merge.theirs if ours else merge.ours, thing)


def _name(org: Org, entry: Difference) -> str:
    if entry.kind in ("person", "posts"):
        person = org.people.get(entry.id)
        return person.name if person is not None else ""
    if entry.kind == "role":
        return _role_name(org, entry.id)
    table: Mapping[str, Any] = {"unit": org.units, "task": org.tasks, "family": org.families}[
        entry.kind
    ]
    return table[entry.id].name if entry.id in table else ""


def _shown(org: Org, other: Org, thing: Any) -> str:
    if thing is None or thing == "":
        return _("none")
    if isinstance(thing, Mapping):
        return _mapping(org, other, thing)
    if isinstance(thing, tuple):
        return join_names(_post(org, other, part) for part in thing) or _("none")
    return _plain(thing) or _known(org, other, str(thing))


def _plain(thing: Any) -> str:
    """Return a value that stands for itself in words; "" for one that names something."""
    if isinstance(thing, bool):
        return _("yes") if thing else _("no")
    if isinstance(thing, date):
        return format_date(thing)
    return str(thing.value) if isinstance(thing, Enum) else ""


def _mapping(org: Org, other: Org, thing: Mapping[str, Any]) -> str:
    if "posts" in thing:
        return _shown(org, other, thing["posts"])
    if "name" in thing:
        return _("is there")
    amounts = {key: amount for key, amount in thing.items() if isinstance(amount, float)}
    parts = (f"{_known(org, other, key)} {amount:.2f}" for key, amount in amounts.items())
    return join_names(parts) or _("none")


def _post(org: Org, other: Org, part: Any) -> str:
    match part:
        case (str(role), Seat() as seat):
            place = _role_name(org, role) or _role_name(other, role) or role
            return place if seat.main and seat.share == _WHOLE else f"{place} {seat.share}%"
    return _known(org, other, str(part))


def _role_name(org: Org, role: str) -> str:
    place = tree.find_role(org, role)
    return f"{place[0].name} › {place[1].name}" if place is not None else ""


def _known(org: Org, other: Org, key: str) -> str:
    for side in (org, other):
        for table in (side.units, side.tasks, side.families, side.people):
            if key in table:
                return str(table[key].name)
    return key
