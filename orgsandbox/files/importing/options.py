"""What a planner chooses about an import; everything else is read from the table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

HIERARCHIES = ("manager", "department", "level", "path")
"""The ways to read the tree of departments that can be asked for by name."""


@dataclass(frozen=True, slots=True)
class Options:
    """The choices of one import.

    `hierarchy` None reads the table's own evidence. `mapping` gives the header of a field where
    guessing would fail, `left_out` the headers of columns that are to mean nothing. `header` is the
    row that holds the headers, from 1 (0: there is none, columns are A, B …; None: it is looked
    for). `day` is the day the table is of (None: what its title rows say, else
    today). `mends` are the kinds of mend that were chosen. `title_as_work` takes each title for
    the work of its holder.
    """

    hierarchy: str | None = None
    full_time: float = 40.0
    mapping: Mapping[str, str] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    header: int | None = None
    encoding: str | None = None
    sheet: str | None = None
    day: date | None = None
    mends: frozenset[str] = frozenset()
    title_as_work: bool = False
    language: str = "ja"
