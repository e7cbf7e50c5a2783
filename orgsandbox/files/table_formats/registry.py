"""Every format of tables, found by its module's last line."""

from __future__ import annotations

from functools import cache

from orgsandbox.discovery import discover
from orgsandbox.files.table_formats.base import TableFormat


@cache
def table_formats() -> tuple[TableFormat, ...]:
    """Return all formats, those known by their first bytes before the one that takes the rest."""
    found = discover("orgsandbox.files.table_formats", "FORMAT", TableFormat)
    return tuple(sorted(found, key=_takes_the_rest))


def _takes_the_rest(one: TableFormat) -> bool:
    return not one.begins


def format_of(data: bytes) -> TableFormat:
    """Return the format of a file by its bytes."""
    return next(one for one in table_formats() if not one.begins or data.startswith(one.begins))


def suffixes() -> tuple[str, ...]:
    """Return how files with tables end, texts first."""
    return tuple(suffix for one in reversed(table_formats()) for suffix in one.suffixes)


def patterns() -> str:
    """Return the same as a file dialog wants it."""
    return " ".join(f"*{suffix}" for suffix in suffixes())


def has_sheets(suffix: str) -> bool:
    """Say whether a file that ends so may hold several tables."""
    return any(one.has_sheets and suffix.casefold() in one.suffixes for one in table_formats())
