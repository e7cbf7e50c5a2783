"""Workbooks of Excel and of its relatives, read in the bounded process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from orgsandbox.files.cells import Cells, NotATable, trimmed
from orgsandbox.files.marks import cleaned
from orgsandbox.files.table_formats.base import Asked, TableFormat, Tables
from orgsandbox.files.workbook import Sheet, Workbook, read_workbook, text_of
from orgsandbox.i18n import N_, Message

_LOOKED_AT = 100
"""Rows of a sheet among which a header is looked for."""

_SECOND_POSTS = ("兼務", "兼任", "副部署", "second post")
"""What the name of a sheet of second posts has in it."""


def workbook_cells(book: Workbook, wanted: str | None, known: Callable[[str], bool]) -> Cells:
    """Return the cells of one sheet of a workbook as text."""
    names = tuple(sheet.name for sheet in book.sheets)
    sheet = _named(book.sheets, wanted) if wanted else _fitting(book.sheets, known)
    if sheet is None:
        if wanted:
            text = N_("The workbook has no sheet {name}; there are: {names}.")
            raise NotATable(Message(text, {"name": wanted, "names": ", ".join(names)}))
        raise NotATable(Message(N_("The workbook has no table of people in any of its sheets.")))
    rows = trimmed(_texts(sheet.rows))
    return Cells(book.file, rows, sheet=sheet.name, sheets=names, problems=book.problems)


def _texts(rows: Sequence[Sequence[object]]) -> list[tuple[str, ...]]:
    """Return rows as a person would type them; a text that comes again is looked at once."""
    known: dict[object, str] = {"": ""}
    typed = []
    for row in rows:
        cells = []
        for cell in row:
            text = known.get(cell) if cell.__class__ is str else text_of(cell)
            if text is None:
                text = known[cell] = text_of(cell)
            cells.append(text)
        typed.append(tuple(cells))
    return typed


def _named(sheets: Sequence[Sheet], wanted: str) -> Sheet | None:
    by_name = next((sheet for sheet in sheets if sheet.name == wanted), None)
    if by_name is None and wanted.isdecimal() and 1 <= int(wanted) <= len(sheets):
        return sheets[int(wanted) - 1]
    return by_name


def _fitting(sheets: Sequence[Sheet], known: Callable[[str], bool]) -> Sheet | None:
    """Return the sheet with the most known headers in one row; those that show go first."""
    best, most = None, 0
    for sheet in sorted(sheets, key=lambda held: held.hidden):
        count = max(
            (
                sum(1 for cell in row if isinstance(cell, str) and cell and known(cleaned(cell)))
                for row in sheet.rows[:_LOOKED_AT]
            ),
            default=0,
        )
        if count > most:
            best, most = sheet, count
    return best


def _read(path: Path, _data: bytes, asked: Asked) -> Tables:
    book = read_workbook(path)
    table = workbook_cells(book, asked.sheet, asked.known)
    beside = next(
        (
            other.name
            for other in book.sheets
            if other.name != table.sheet
            and any(word in other.name.casefold() for word in _SECOND_POSTS)
        ),
        None,
    )
    return table, None if beside is None else workbook_cells(book, beside, asked.known)


FORMAT = TableFormat(
    "workbook",
    (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"),
    _read,
    # zipped (xlsx, ods) and compound (xls) files begin so
    begins=(b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    has_sheets=True,
)
