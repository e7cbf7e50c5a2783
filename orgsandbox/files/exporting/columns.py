"""Which columns go out: those of the table that came in, and what its people need besides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from orgsandbox.domain import tree
from orgsandbox.domain.model import Org
from orgsandbox.domain.people_table import Column, PeopleTable
from orgsandbox.files.exporting.departments import deepest
from orgsandbox.i18n import N_, _

_LEVEL = re.compile(r"level([1-9])$")
_POST = re.compile(r"post([1-9])_(department|title|share)$")
_NUMBER = re.compile(r"\d+(?=\D*$)")

_USUAL = (
    ("id", N_("Employee number")),
    ("name", N_("Full name")),
    ("kana", N_("Reading (kana)")),
    ("title", N_("Title")),
    ("grade", N_("Grade")),
    ("department_code", N_("Department code")),
    ("manager_id", N_("Manager’s employee number")),
    ("joined", N_("Day of joining")),
    ("leaving", N_("Day of leaving")),
    ("leave_from", N_("First day of leave")),
    ("leave_until", N_("Last day of leave")),
    ("employment", N_("Employment type")),
    ("fte", N_("FTE")),
    ("location", N_("Place of work")),
)
"""The columns of people who came from no table."""

_SECOND = {
    "department": N_("Second department"),
    "title": N_("Second title"),
    "share": N_("Second share"),
}
_LEVEL_HEADER = N_("Level {number}")
_DEEPEST = 9


def columns_out(table: PeopleTable, org: Org) -> PeopleTable:
    """Return the table's columns with those added that its people need now: deeper levels, and
    second posts where it has no place for them. People of no table get the usual columns."""
    columns = list(table.columns) or _usual(org)
    columns = _with_levels(columns, org)
    if not table.row_per_post:
        columns = _with_posts(columns, org)
    return replace(table, columns=tuple(columns))


def _usual(org: Org) -> list[Column]:
    """Return the usual columns, without those that would be empty but for number and name."""
    held = _in_use(org)
    columns = [Column(_(header), field) for field, header in _USUAL if field in held]
    at = next((n for n, column in enumerate(columns) if column.field == "department_code"), 2)
    levels = [
        Column(_(_LEVEL_HEADER).format(number=number), f"level{number}")
        for number in range(1, min(deepest(org), _DEEPEST) + 1)
    ]
    return [*columns[:at], *levels, *columns[at:]]


def _in_use(org: Org) -> set[str]:
    people = org.people.values()
    plain = ("kana", "grade", "joined", "leaving", "employment", "location")
    used = {name for name in plain if any(getattr(person, name) for person in people)}
    if any(person.absences for person in people):
        used |= {"leave_from", "leave_until"}
    if any(unit.code for unit in org.units.values()):
        used.add("department_code")
    return used | {"id", "name", "title", "manager_id", "fte"}


def _with_levels(columns: list[Column], org: Org) -> list[Column]:
    """Return the columns with those of levels that have become deeper, behind the last one."""
    places = {int(match[1]): n for n, c in enumerate(columns) if (match := _LEVEL.match(c.field))}
    if not places:
        return columns
    last = max(places)
    header = columns[places[last]].header
    more = [
        Column(_next_header(header, number - last, number), f"level{number}")
        for number in range(last + 1, min(deepest(org), _DEEPEST) + 1)
    ]
    at = places[last] + 1
    return [*columns[:at], *more, *columns[at:]]


def _next_header(header: str, further: int, number: int) -> str:
    """Return the header that follows 所属名3, or what a level is called anywhere."""
    match = _NUMBER.search(header)
    if match is None:
        return _(_LEVEL_HEADER).format(number=number)
    return f"{header[: match.start()]}{int(match[0]) + further}{header[match.end() :]}"


def _with_posts(columns: list[Column], org: Org) -> list[Column]:
    """Return the columns with a department, title and share of second posts where there is none."""
    known = {column.field for column in columns}
    seconds = [place for key in org.people for place in tree.places(org, key)[1:]]
    if not seconds or any(_POST.match(field) for field in known):
        return columns
    parts = ["department", "title"]
    if any(place.seat.share for place in seconds):
        parts.append("share")
    return [*columns, *(Column(_(_SECOND[part]), f"post1_{part}") for part in parts)]


def posts_in(columns: Iterable[Column]) -> Sequence[int]:
    """Return the numbers of the second posts that the columns have room for."""
    matches = (_POST.match(column.field) for column in columns)
    return sorted({int(match[1]) for match in matches if match is not None})
