"""From bytes to cells: the text of every row of a CSV, TSV or TXT file, and how it was read."""

from __future__ import annotations

import csv
import io
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from orgsandbox.domain.problem import Problem
from orgsandbox.files.bounded import MEGABYTE, read_bounded
from orgsandbox.files.encoding import Decoded, decode
from orgsandbox.files.marks import cleaned
from orgsandbox.i18n import N_, Message

LARGEST = 128 * MEGABYTE
"""Bytes of a text: no table of people comes near it."""

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
"""What a sheet of a spreadsheet program holds."""

_DELIMITERS = (",", "\t", ";", "|", "，")
_SAMPLED_CHARACTERS = 64 * 1024
_SAMPLED_ROWS = 60
_MOST_COLUMNS = 2000
"""No table of people has more; a file that does would only fill the memory."""


class NotATable(Exception):  # noqa: N818 - an answer about a file, told to the planner
    """The file is no table this program can read; `message` says why in one sentence."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of one table as text; row n of the file is `rows[n - 1]`, empty rows included.

    `encoding` and `delimiter` are empty for a sheet of a workbook; `sheets` are all it has.
    `run_on` are rows in which a stray quotation mark has swallowed others, `problems` what was told
    while the file was read.
    """

    file: str
    rows: tuple[tuple[str, ...], ...]
    encoding: str = ""
    replaced: int = 0
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    run_on: frozenset[int] = frozenset()
    problems: tuple[Problem, ...] = ()

    @property
    def has_decimal_comma(self) -> bool:
        """Say whether a comma may stand for the decimal point: where it parts no cells."""
        return self.delimiter == ";"


def text_cells(path: Path, encoding: str | None = None) -> Cells:
    """Return the cells of a text file; NotATable says in one sentence why it is none."""
    return cells_of(path.name, read_bounded(path, LARGEST, NotATable), encoding)


def cells_of(file: str, data: bytes, encoding: str | None = None) -> Cells:
    """Return the cells of a text; NotATable says in one sentence why it has none."""
    decoded = _decoded(data, encoding)
    if "\x00" in decoded.text:
        raise NotATable(Message(N_("The file is not a table of text.")))
    if decoded.text[:200].lstrip().casefold().startswith(("<html", "<!doctype", "<?xml", "<table")):
        text = N_("The file is a web page, not a table; open it in Excel and save it as CSV.")
        raise NotATable(Message(text))
    delimiter = delimiter_of(decoded.text)
    run_on: set[int] = set()
    rows = tuple(_rows(decoded.text, delimiter, run_on))
    told = () if not decoded.odd else (_doubtful(file, decoded),)
    return Cells(
        file,
        rows,
        decoded.encoding,
        decoded.replaced,
        delimiter,
        run_on=frozenset(run_on),
        problems=told,
    )


def _doubtful(file: str, decoded: Decoded) -> Problem:
    text = N_("Read as {encoding}, the file holds “{value}”; is another encoding meant?")
    message = Message(text, {"encoding": decoded.encoding, "value": decoded.odd})
    return Problem("encoding_doubtful", message, file=file, value=decoded.odd)


def _decoded(data: bytes, encoding: str | None) -> Decoded:
    try:
        return decode(data, encoding)
    except LookupError:
        text = N_("The encoding {name} is unknown.")
        raise NotATable(Message(text, {"name": str(encoding)})) from None


def _rows(text: str, delimiter: str, run_on: set[int]) -> Iterator[tuple[str, ...]]:
    """Return rows of clean cells; a value that comes again is the same object, as in a workbook.

    The numbers of rows that hold others go into `run_on`.
    """
    known: dict[str, str] = {}
    _count, width = _evenness(text[:_SAMPLED_CHARACTERS], delimiter)
    quoted = '"' in text  # without quotes no cell goes on over a line
    for number, record in enumerate(_records(text, delimiter), 1):
        if quoted and any("\n" in cell and _holds_rows(cell, delimiter, width) for cell in record):
            run_on.add(number)
        if len(record) > _MOST_COLUMNS:
            raise NotATable(Message(N_("The table has too many columns.")))
        yield tuple(cell and (known.get(cell) or _known(known, cell)) for cell in record)


def _holds_rows(cell: str, delimiter: str, width: int) -> bool:
    """Say whether the further lines of a cell look like rows of the table: parted as often."""
    further = cell.splitlines()[1:]
    return any(line.count(delimiter) >= max(1, width - 2) for line in further)


def _known(known: dict[str, str], cell: str) -> str:
    clean = cleaned(cell)
    known[cell] = known.setdefault(clean, clean)
    return known[cell]


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(_bounded(text, delimiter), delimiter=delimiter)
    except csv.Error:
        raise NotATable(Message(N_("The file is not a table of text."))) from None


def _bounded(text: str, delimiter: str) -> Iterator[str]:
    """Yield the lines of a text; NotATable before one of them becomes millions of cells."""
    for number, line in enumerate(io.StringIO(text, newline=""), 1):
        if number > MOST_ROWS or line.count(delimiter) >= MOST_COLUMNS:
            told = N_("The table is larger than any spreadsheet: {rows} rows, {columns} columns.")
            raise NotATable(Message(told, {"rows": MOST_ROWS, "columns": MOST_COLUMNS}))
        yield line


def delimiter_of(text: str) -> str:
    """Return the sign that parts the cells: the one by which most rows have the same width.

    >>> delimiter_of("a,b\\nx;y;z,1\\nx;y,2\\n")
    ','
    """
    sample = text[:_SAMPLED_CHARACTERS]
    return max(_DELIMITERS, key=lambda sign: _evenness(sample, sign))


def _evenness(sample: str, delimiter: str) -> tuple[int, int]:
    """Return how many rows share the commonest width above one, and that width."""
    try:
        records = itertools.islice(_records(sample, delimiter), _SAMPLED_ROWS)
        widths = Counter(len(record) for record in records if len(record) > 1)
    except NotATable:
        return (0, 0)
    if not widths:
        return (0, 0)
    width, count = max(widths.items(), key=lambda pair: (pair[1], pair[0]))
    return (count, width)


def trimmed(rows: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Return rows without the empty ones at the end."""
    kept = list(rows)
    while kept and not any(kept[-1]):
        kept.pop()
    return tuple(kept)
