"""From cells to a table: where its header is, which rows are data, and what the others are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from orgsandbox.domain.problem import Problem, Severity
from orgsandbox.files.cells import Cells, NotATable, text_cells
from orgsandbox.files.dates import read_day
from orgsandbox.files.header import (
    LOOKED_AT,
    Header,
    Known,
    header_at,
    header_in,
    is_letter,
    letters,
)
from orgsandbox.files.marks import is_bare_total, is_remark, is_total
from orgsandbox.i18n import N_, Message

_FEW = 2
"""Cells so few that a row that begins like a remark is one."""

__all__ = ["NotATable", "Row", "Table", "as_table", "read_table"]

_SHOWN = 80
"""Signs of a row that are shown where it is told of."""

_AS_OF = re.compile(
    r"((?:\d{4}|(?:明治|大正|昭和|平成|令和)\s*(?:\d{1,2}|元)|[MTSHR]\.?\d{1,2})\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?)"
)
_AS_OF_WORDS = ("現在", "時点", "基準日", "as of", "effective")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of data: its number in the file and its cells, as many as there are headers."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Headers in order (empty where a column has none), rows of data, and what was left out.

    `as_of` is the day that the rows above the header say the table is of. `skipped` counts rows
    that are no data (titles, totals, remarks), `problems` holds a note for each of them.
    `too_long` are the numbers of rows with more cells than there are headers: nobody can tell to
    which column their cells belong.
    """

    cells: Cells
    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    as_of: date | None = None
    skipped: int = 0
    too_long: int = 0

    @property
    def file(self) -> str:
        """The file's name."""
        return self.cells.file

    @property
    def encoding(self) -> str:
        """The encoding taken; empty for a workbook."""
        return self.cells.encoding


def read_table(path: Path, known: Known, encoding: str | None = None) -> Table:
    """Return the table in a text file; NotATable or OSError say why there is none."""
    return as_table(text_cells(path, encoding), known)


def as_table(
    cells: Cells, known: Known, wanted: Sequence[str] = (), header: int | None = None
) -> Table:
    """Return the table that cells are; NotATable says where a header was looked for in vain.

    `known` tells headers from other cells; `wanted` are headers chosen by hand. Where all of
    these are column letters (A, B …) the table has no header and every row is data. `header` is
    the row of the headers by hand, from 1; 0 says that there is none.
    """
    if header == 0:
        return _Reader(cells, letters(cells)).table()
    if header is not None:
        if header > len(cells.rows):
            text = N_("The table has no row {row}.")
            raise NotATable(Message(text, {"row": header}))
        return _Reader(cells, header_in(cells, header - 1, known)).table()
    at = header_at(cells, known, wanted)
    if at is None:
        if wanted and all(is_letter(header) for header in wanted):
            return _Reader(cells, letters(cells)).table()
        text = N_("No header row was found in the first {count} rows of the table.")
        raise NotATable(Message(text, {"count": min(LOOKED_AT, len(cells.rows))}))
    return _Reader(cells, header_in(cells, at, known)).table()


class _Reader:
    """Tells the rows of data from the others, and says what it leaves out."""

    def __init__(self, cells: Cells, header: Header) -> None:
        self._cells = cells
        self._headers = header.names
        self._begin = header.last
        self._above = header.last - header.rows
        self._header_rows = cells.rows[self._above : self._begin]
        self._problems: list[Problem] = []
        self._skipped = 0
        self._too_long = 0

    def table(self) -> Table:
        self._note_unread()
        titles = self._cells.rows[: self._above]
        for number, row in enumerate(titles, 1):
            if any(row):
                self._skip(number, N_("Row {row} before the header is left out."))
        rows = [
            data
            for number, cells in enumerate(self._cells.rows[self._begin :], self._begin + 1)
            if (data := self._row(number, cells)) is not None
        ]
        return Table(
            self._cells,
            self._headers,
            tuple(rows),
            tuple(self._problems),
            _as_of(titles),
            self._skipped,
            self._too_long,
        )

    def _row(self, number: int, cells: tuple[str, ...]) -> Row | None:
        width = len(self._headers)
        if not any(cells):
            return None
        if number in self._cells.run_on:
            self._say_run_on(number, cells)
            return None
        if self._is_no_data(number, cells):
            return None
        if any(cells[width:]):
            self._say_too_long(number, cells)
            return None
        if len(cells) != width:
            cells = (cells + ("",) * (width - len(cells)))[:width]
        return Row(number, cells)

    def _is_no_data(self, number: int, cells: tuple[str, ...]) -> bool:
        filled = [cell for cell in cells if cell]
        if _heads_a_total(filled):
            self._skip(number, N_("Row {row} is a total and is left out."))
        elif is_remark(filled[0]) and len(filled) <= _FEW:
            self._skip(number, N_("Row {row} is a remark and is left out."))
        elif len(filled) > 1 and cells[: len(self._headers)] in self._header_rows:
            self._skip(number, N_("Row {row} repeats the header and is left out."))
        elif filled[0].casefold().startswith(("example:", "例：", "例:")):
            self._skip(number, N_("Row {row} is an example and is left out."))
        else:
            return False
        self._skipped += 1
        return True

    def _skip(self, number: int, text: str) -> None:
        message = Message(text, {"row": number})
        self._problems.append(
            Problem("skipped_row", message, Severity.NOTE, self._cells.file, number)
        )

    def _say_too_long(self, number: int, cells: tuple[str, ...]) -> None:
        self._too_long += 1
        text = N_("Row {row} has more cells than the header and is not read; is a comma quoted?")
        extra = " ".join(cell for cell in cells[len(self._headers) :] if cell)
        message = Message(text, {"row": number})
        self._problems.append(
            Problem("long_row", message, file=self._cells.file, row=number, value=extra)
        )

    def _say_run_on(self, number: int, cells: tuple[str, ...]) -> None:
        self._too_long += 1
        text = N_(
            "Row {row} runs on over further lines and is not read; is a quotation mark missing?"
        )
        value = " ".join(cell for cell in cells if cell)[:_SHOWN]
        message = Message(text, {"row": number})
        self._problems.append(
            Problem("long_row", message, file=self._cells.file, row=number, value=value)
        )

    def _note_unread(self) -> None:
        self._problems.extend(self._cells.problems)
        if self._cells.replaced:
            text = N_("{count} characters cannot be read as {encoding}; they show as �.")
            values = {"count": self._cells.replaced, "encoding": self._cells.encoding}
            self._problems.append(
                Problem("encoding_replaced", Message(text, values), file=self._cells.file)
            )


def _heads_a_total(filled: Sequence[str]) -> bool:
    """Say whether the first cells of a row head a line of totals; 12, 橋本 計 is somebody."""
    first, second = filled[0], filled[1] if len(filled) > 1 else ""
    if any(sign.isdigit() for sign in first):
        return is_total(first) or is_bare_total(second)
    return is_total(first) or is_total(second)


def _as_of(titles: Sequence[tuple[str, ...]]) -> date | None:
    """Return the day that a line above the header names (2026年11月25日現在, 基準日 2026/11/25)."""
    for row in titles:
        line = " ".join(row)
        if any(word in line.casefold() for word in _AS_OF_WORDS) and (match := _AS_OF.search(line)):
            try:
                return read_day(match[1])
            except (ValueError, OverflowError):
                continue
    return None
