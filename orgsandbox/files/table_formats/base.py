"""What a format of tables is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from orgsandbox.files.cells import Cells

Tables = tuple[Cells, Cells | None]
"""The table asked for, and the one of second posts beside it, if there is one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How a table is to be read: `encoding` and `sheet` where the planner says them; `known` says
    whether a cell is a header that the reader knows."""

    known: Callable[[str], bool]
    encoding: str | None = None
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class TableFormat:
    """A format of tables: how its files end and begin, and what reads one.

    A file is known by its first bytes, whatever its name says; a format without `begins` takes
    what no other takes. `has_sheets` says that one file may hold several tables.
    """

    id: str
    suffixes: tuple[str, ...]
    read: Callable[[Path, bytes, Asked], Tables]
    begins: tuple[bytes, ...] = ()
    has_sheets: bool = False
