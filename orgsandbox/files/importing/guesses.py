"""What columns with headers that nobody has seen before are: by a word in the header and by their cells.

They come after every header that is known, and only for what a table of people must not lose.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from orgsandbox.domain.names import folded
from orgsandbox.files.headers import folded_header
from orgsandbox.files.table import Row

_HALF = 2
"""A column is what at least one cell in two of those filled says."""

_NAMES = re.compile(r"氏名|名前|姓名|(?:full|employee|worker|staff|person)name$|^name")
_NO_NAMES = re.compile(
    r"カナ|かな|ローマ|英|上司|上長|評価|配偶|緊急|部署|部門|所属|会社|役職|user|file|first|last|login"
    r"|company|department|manager|supervisor"
)
_MANAGERS = re.compile(r"上司|上長|報告先|直属|manager|supervisor|reportsto|reportingto")
_SECONDS = re.compile(
    r"兼[務任]|サブ(?:部署|所属)|副部署|副所属|second(?:ary)?(?:department|post|position)"
)
_PEOPLE = re.compile(
    r"^(?:社員|従業員|担当者)?(?:氏名|名前)[\d０-９]{1,2}$|^(?:member|person|name)\d{1,2}$"
)


def guessed(
    headers: Sequence[str], rows: Sequence[Row], known: Mapping[str, int], free: Sequence[int]
) -> dict[str, int]:
    """Return the columns of names and managers that are known by nothing else."""
    made: dict[str, int] = {}
    if not {"name", "surname"} & known.keys():
        names = (at for at in free if _may_be_names(headers[at]) and _holds_names(rows, at))
        made.update(zip(("name",), names, strict=False))
    if "manager_id" not in known:
        people = _people(rows, {**known, **made})
        managers = (
            at
            for at in free
            if at not in made.values()
            and _MANAGERS.search(folded_header(headers[at]))
            and _holds_people(rows, at, people)
        )
        made.update(zip(("manager_id",), managers, strict=False))
    return made


def tells_second_posts(header: str) -> bool:
    """Say whether a header speaks of second posts: where it is not read, somebody loses one."""
    return _SECONDS.search(folded_header(header)) is not None


def lists_people(header: str) -> bool:
    """Say whether a header is that of one of several columns of people (氏名1, 氏名2)."""
    return _PEOPLE.search(folded_header(header)) is not None


def _may_be_names(header: str) -> bool:
    folded_text = folded_header(header)
    return bool(_NAMES.search(folded_text)) and not _NO_NAMES.search(folded_text)


def _holds_names(rows: Sequence[Row], at: int) -> bool:
    cells = [row.cells[at] for row in rows if row.cells[at]]
    named = sum(not any(sign.isdigit() for sign in cell) for cell in cells)
    return bool(cells) and named * _HALF >= len(cells)


def _people(rows: Sequence[Row], known: Mapping[str, int]) -> frozenset[str]:
    """Return the numbers, names and addresses of the table's people, as names are compared."""
    places = [known[name] for name in ("id", "name", "email") if name in known]
    whole = {folded(row.cells[at]) for at in places for row in rows}
    if {"surname", "given_name"} <= known.keys():
        parts = known["surname"], known["given_name"]
        whole |= {folded("".join(row.cells[at] for at in parts)) for row in rows}
        whole |= {folded("".join(row.cells[at] for at in parts[::-1])) for row in rows}
    return frozenset(whole - {""})


def _holds_people(rows: Sequence[Row], at: int, people: Collection[str]) -> bool:
    cells = [folded(row.cells[at]) for row in rows if row.cells[at]]
    return bool(cells) and sum(cell in people for cell in cells) * _HALF >= len(cells)
