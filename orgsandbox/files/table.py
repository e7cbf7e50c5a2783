"""A table of text from a CSV, TSV or TXT file, with the row numbers a planner sees."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from orgsandbox.domain.problem import Problem, Severity
from orgsandbox.files.bounded import MEGABYTE, read_bounded
from orgsandbox.files.encoding import Decoded, decode
from orgsandbox.i18n import N_, Message

_LARGEST = 128 * MEGABYTE
_LOOK_FOR_HEADER = 8
_LONGEST_HEADER = 1000


class NotATable(Exception):  # noqa: N818 - an answer about a file, told to the planner
    """The file is no table this program can read; `message` says why in one sentence."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its number (the header is row 1 where it comes first) and cells by header."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """Headers in order, rows, and the faults found while reading."""

    file: str
    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    encoding: str


def read_table(path: Path, known: Collection[str] = (), encoding: str | None = None) -> Table:
    """Return the table in a file; `known` are headers that tell the header row from titles.

    NotATable says in one sentence why a file is none; OSError when it cannot be read.
    """
    decoded = _decoded(path, encoding)
    lines = _lines(decoded.text)
    at = _header_at(lines, known)
    if at is None or max(len(cell) for cell in lines[at][1]) > _LONGEST_HEADER:
        raise NotATable(Message(N_("No header row was found in the table.")))
    headers = _unique([cell.strip() for cell in lines[at][1]])
    problems = [*_unread(path.name, decoded), *_titles(path.name, lines[:at])]
    rows = [
        _row(number, cells, headers)
        for number, cells in lines[at + 1 :]
        if any(cell.strip() for cell in cells)
    ]
    return Table(path.name, tuple(headers), tuple(rows), tuple(problems), decoded.encoding)


def _decoded(path: Path, encoding: str | None) -> Decoded:
    data = read_bounded(path, _LARGEST, NotATable)
    try:
        decoded = decode(data, encoding)
    except LookupError:
        text = N_("The encoding {name} is unknown.")
        raise NotATable(Message(text, {"name": str(encoding)})) from None
    if "\x00" in decoded.text:
        raise NotATable(Message(N_("The file is not a table of text.")))
    return decoded


def _row(number: int, cells: list[str], headers: list[str]) -> Row:
    padded = [*cells, *[""] * (len(headers) - len(cells))]
    return Row(number, dict(zip(headers, (cell.strip() for cell in padded), strict=False)))


def _unread(file: str, decoded: Decoded) -> list[Problem]:
    if not decoded.replaced:
        return []
    text = N_("{count} characters cannot be read as {encoding}; they show as �.")
    values = {"count": decoded.replaced, "encoding": decoded.encoding}
    return [Problem("encoding_replaced", Message(text, values), file=file)]


def _titles(file: str, lines: list[tuple[int, list[str]]]) -> list[Problem]:
    text = N_("Row {row} before the header is left out.")
    return [
        _skipped(file, number, text)
        for number, cells in lines
        if any(cell.strip() for cell in cells)
    ]


def _skipped(file: str, number: int, text: str) -> Problem:
    return Problem("skipped_row", Message(text, {"row": number}), Severity.NOTE, file, number)


def _lines(text: str) -> list[tuple[int, list[str]]]:
    """Return records with the number of the line each begins on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    found = []
    begins = 1
    try:
        for cells in reader:
            found.append((begins, cells))
            begins = reader.line_num + 1
    except csv.Error:
        raise NotATable(Message(N_("The file is not a table of text."))) from None
    return found


def _delimiter(text: str) -> str:
    head = "\n".join(text.splitlines()[:_LOOK_FOR_HEADER])
    return max((",", "\t", ";"), key=head.count)


def _header_at(lines: list[tuple[int, list[str]]], known: Collection[str]) -> int | None:
    """Return where the header is: the first row with two known headers, else the first not empty."""
    first = None
    for at, (_number, cells) in enumerate(lines[:_LOOK_FOR_HEADER]):
        if first is None and any(cell.strip() for cell in cells):
            first = at
        if sum(folded(cell) in known for cell in cells) >= 2:
            return at
    return first


def _unique(headers: list[str]) -> list[str]:
    seen: dict[str, int] = {}
    found = []
    for header in headers:
        seen[header] = seen.get(header, 0) + 1
        found.append(header if seen[header] == 1 else f"{header} ({seen[header]})")
    return found


def folded(text: str) -> str:
    """Return a header as it is compared: widths, case, spaces, brackets and marks do not count."""
    plain = unicodedata.normalize("NFKC", text).casefold().split("[")[0]
    return "".join(sign for sign in plain if sign not in " _-.・:　")
