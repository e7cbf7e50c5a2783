"""What a planner says of columns by hand: which column a field is, and which to leave aside.

A field is one of `fields.PEOPLE`, `level1` … `level9` (departments from the top), or a part of a
second post: `post1_department`, `post1_title`, `post1_share`, `post1_code`, up to `post9_…`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from orgsandbox.files import fields
from orgsandbox.i18n import N_, Message

if TYPE_CHECKING:
    from orgsandbox.files.importing.columns import Columns

POST_PARTS = ("department", "title", "share", "code")
"""What a second post's columns may tell."""

MOST_NUMBERED = 9
"""Levels of departments, and second posts, that can be named by hand."""

LEVEL = re.compile(r"level([1-9])$")
POST = re.compile(rf"post([1-9])_({'|'.join(POST_PARTS)})$")

TITLES: Mapping[str, str] = {
    "id": N_("Employee number"),
    "name": N_("Name"),
    "surname": N_("Surname"),
    "given_name": N_("Given name"),
    "kana": N_("Reading (kana)"),
    "surname_kana": N_("Surname’s reading (kana)"),
    "given_kana": N_("Given name’s reading (kana)"),
    "email": N_("E-mail"),
    "title": N_("Title"),
    "grade": N_("Grade"),
    "employment": N_("Employment type"),
    "department": N_("Department"),
    "department_code": N_("Department code"),
    "parent": N_("Department above"),
    "parent_code": N_("Code of the department above"),
    "path": N_("Path of departments"),
    "manager_id": N_("Manager"),
    "responsible": N_("Head’s employee number"),
    "head_flag": N_("Head of the department (flag)"),
    "post_kind": N_("Main or second post"),
    "post_share": N_("Share of this post"),
    "joined": N_("Day of joining"),
    "leaving": N_("Day of leaving"),
    "assigned": N_("Day of assignment"),
    "leave_from": N_("First day of leave"),
    "leave_until": N_("Last day of leave"),
    "status": N_("Status of employment"),
    "remark": N_("Remark"),
    "fte": N_("FTE"),
    "hours": N_("Hours a week"),
    "location": N_("Place of work"),
}
"""What each field is called where a planner chooses it."""

LEVEL_TITLE = N_("Department, level {number}")
POST_TITLES: Mapping[str, str] = {
    "department": N_("Second post {number}: department"),
    "title": N_("Second post {number}: title"),
    "share": N_("Second post {number}: share"),
    "code": N_("Second post {number}: department code"),
}


def is_field(name: str) -> bool:
    """Say whether a column can be mapped to this.

    >>> is_field("level2"), is_field("post1_share"), is_field("task"), is_field("nonsense")
    (True, True, True, False)
    """
    if name in fields.PEOPLE or name in fields.WORK:
        return True
    return LEVEL.match(name) is not None or POST.match(name) is not None


def field_titles() -> tuple[tuple[str, Message], ...]:
    """Return every field of a table of people that can be chosen, with what it is called."""
    numbers = range(1, MOST_NUMBERED + 1)
    plain = [(name, Message(title)) for name, title in TITLES.items()]
    levels = [(f"level{n}", Message(LEVEL_TITLE, {"number": n})) for n in numbers]
    at = list(TITLES).index("path") + 1
    return (
        *plain[:at],
        *levels,
        *plain[at:],
        *(
            (f"post{n}_{part}", Message(title, {"number": n}))
            for n in numbers
            for part, title in POST_TITLES.items()
        ),
    )


def fields_of(columns: Columns) -> dict[int, str]:
    """Return what each column that is used is taken for, by its number."""
    taken = {column: name for name, column in columns.by_field.items()}
    taken.update({column: f"level{n}" for n, column in enumerate(columns.levels, 1)})
    for number, post in enumerate(columns.posts, 1):
        for part in POST_PARTS:
            column = getattr(post, part)
            if column is not None:
                taken[column] = f"post{number}_{part}"
    return taken
