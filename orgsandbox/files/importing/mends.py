"""Mends: what would settle problems of one kind, how many rows it would change, and which.

A mend is only offered. Chosen, it is one of `Options.mends` and the import is read again with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from orgsandbox.domain.directory import LEADING_ZEROS, VARIANTS
from orgsandbox.files.importing.cells_of_people import DAY_FIRST
from orgsandbox.files.importing.columns import Columns
from orgsandbox.files.importing.fates import VACANT_POSTS
from orgsandbox.files.table import Row, Table
from orgsandbox.i18n import N_

FILL_DOWN = "fill_down"
_WHO = ("name", "surname")
MANAGER_BY_NAME = "manager_by_name"
MANAGER_BY_EMAIL = "manager_by_email"

TITLES: Mapping[str, str] = {
    LEADING_ZEROS: N_("Add the leading zeros that were lost"),
    MANAGER_BY_NAME: N_("Match managers by name"),
    MANAGER_BY_EMAIL: N_("Match managers by e-mail address"),
    FILL_DOWN: N_("Fill empty cells with the value of the row above"),
    VACANT_POSTS: N_("Take rows without a name for vacant posts"),
    DAY_FIRST: N_("Read 4/1/2027 as the fourth of January: the day first"),
    VARIANTS: N_("Take variant characters (髙／高, 﨑／崎) for the same"),
}
"""What each mend says on its check box."""

ALL = frozenset(TITLES) - {DAY_FIRST}
"""What "all" chooses: every mend but the choice between two readings that are equally good."""


@dataclass(frozen=True, slots=True)
class Mend:
    """A mend, offered or chosen: its kind and the rows of the file that it changes."""

    kind: str
    rows: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many rows it changes."""
        return len(self.rows)


def blanks_to_fill(table: Table, columns: Columns) -> dict[int, tuple[int, ...]]:
    """Return, by column, the rows whose empty cell a merged cell above may mean.

    Only columns of departments are merged.
    """
    levels = columns.levels
    rows = [row for row in table.rows if _names_somebody(row, columns)]
    found = {
        column: _blanks(rows, column, levels[at + 1 :], levels) for at, column in enumerate(levels)
    }
    for name in ("department", "department_code", "path"):
        column = columns.by_field.get(name)
        if column is not None:
            found[column] = _blanks(rows, column, (), ())
    return {column: blanks for column, blanks in found.items() if blanks}


def _names_somebody(row: Row, columns: Columns) -> bool:
    """Say whether a row is one of a merged block: a number below a column may be its total."""
    names = [at for name in _WHO if (at := columns.by_field.get(name)) is not None]
    if not names and "id" in columns.by_field:
        names = [columns.by_field["id"]]
    return not names or any(row.cells[at] for at in names)


def _blanks(
    rows: Sequence[Row], column: int, deeper: Sequence[int], levels: Sequence[int]
) -> tuple[int, ...]:
    """Return the rows with an empty cell below a value, where each value stands in one block.

    A value that comes again further down was never one merged cell. A level may be empty where a
    higher one has a value: it counts where a deeper one has, or where all of them are empty.
    """
    blanks: list[int] = []
    ended: set[str] = set()
    current = ""
    for row in rows:
        value = row.cells[column]
        if value and value != current:
            if value in ended:
                return ()
            ended.add(current)
            current = value
        elif (
            not value
            and current
            and (any(row.cells[at] for at in deeper) or not any(row.cells[at] for at in levels))
        ):
            blanks.append(row.number)
    return tuple(blanks)


def filled_down(table: Table, blanks: Mapping[int, Sequence[int]]) -> Table:
    """Return the table with empty cells filled from above."""
    rows = []
    wanted = {column: frozenset(numbers) for column, numbers in blanks.items()}
    last: dict[int, str] = {}
    for row in table.rows:
        cells = list(row.cells)
        for column, numbers in wanted.items():
            if row.number in numbers:
                cells[column] = last.get(column, "")
            last[column] = cells[column]
        rows.append(Row(row.number, tuple(cells)))
    return replace(table, rows=tuple(rows))


def offered(
    proposed: Mapping[str, Sequence[int]],
    blanks: Mapping[int, Sequence[int]],
    nameless: Sequence[int],
) -> tuple[Mend, ...]:
    """Return what is offered; `proposed` are rows by the kind of mend that would change them."""
    found = [Mend(kind, tuple(dict.fromkeys(rows))) for kind, rows in sorted(proposed.items())]
    rows = sorted({number for numbers in blanks.values() for number in numbers})
    if rows:
        found.append(Mend(FILL_DOWN, tuple(rows)))
    if nameless:
        found.append(Mend(VACANT_POSTS, tuple(nameless)))
    return tuple(found)
