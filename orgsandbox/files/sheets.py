"""The cells of any table file: text, or a sheet of a workbook read in the bounded process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from orgsandbox import worker
from orgsandbox.files.bounded import MEGABYTE, read_bounded
from orgsandbox.files.cells import LARGEST, Cells, NotATable, cells_of, trimmed
from orgsandbox.files.importing.columns import PEOPLE_HEADERS
from orgsandbox.files.marks import cleaned
from orgsandbox.files.workbook import Sheet, Workbook, read_workbook, text_of
from orgsandbox.i18n import N_, Message

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""How zipped (xlsx, ods) and compound (xls) workbooks begin, whatever their name says."""

WORKBOOK_SUFFIXES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
SUFFIXES = (".csv", ".tsv", ".txt", *WORKBOOK_SUFFIXES)
"""What tables of people come in."""

PATTERNS = " ".join(f"*{suffix}" for suffix in SUFFIXES)
"""The same, as a file dialog wants it."""

_LOOKED_AT = 100
"""Rows of a sheet among which a header is looked for."""


def table_cells(
    path: Path,
    encoding: str | None = None,
    sheet: str | None = None,
    known: Callable[[str], bool] = PEOPLE_HEADERS.knows,
) -> Cells:
    """Return the cells of a table in a file.

    Of a workbook `sheet` (its name, or its number from 1), else the first sheet that shows whose
    cells have a known header, else hidden ones. NotATable or OSError say why there is none.
    """
    data = read_bounded(path, LARGEST, NotATable)
    if not data.startswith(_WORKBOOKS):
        return _text_cells(path.name, data, encoding)
    return workbook_cells(read_workbook(path), sheet, known)


def tables_of(
    path: Path, encoding: str | None = None, sheet: str | None = None
) -> tuple[Cells, Cells | None]:
    """Return the table of people in a file, and of a workbook its sheet of second posts if any."""
    data = read_bounded(path, LARGEST, NotATable)
    if not data.startswith(_WORKBOOKS):
        return _text_cells(path.name, data, encoding), None
    book = read_workbook(path)
    people = workbook_cells(book, sheet, PEOPLE_HEADERS.knows)
    beside = next(
        (
            other.name
            for other in book.sheets
            if other.name != people.sheet
            and any(word in other.name.casefold() for word in _SECOND_POSTS)
        ),
        None,
    )
    return people, None if beside is None else workbook_cells(book, beside, PEOPLE_HEADERS.knows)


_IN_PROCESS = 20 * MEGABYTE
"""Texts up to this size are read here; a larger one could fill the memory by its cells."""


def _text_cells(file: str, data: bytes, encoding: str | None) -> Cells:
    if len(data) <= _IN_PROCESS:
        return cells_of(file, data, encoding)
    bounds = worker.Bounds(memory=480 * MEGABYTE, seconds=60.0)
    with worker.Worker(read_text, bounds) as reader:
        try:
            answer = reader.ask((file, data, encoding))
        except worker.OutOfTime:
            text = N_("Reading the table takes too long and was given up.")
            raise NotATable(Message(text)) from None
        except (worker.OutOfMemory, worker.Died):
            text = N_("The table takes too much memory and cannot be read.")
            raise NotATable(Message(text)) from None
    if isinstance(answer, Message):
        raise NotATable(answer)
    return answer


def read_text(question: tuple[str, bytes, str | None], _told: worker.Told) -> Cells | Message:
    """Return the cells of a text, or why it has none: what runs in the bounded process."""
    file, data, encoding = question
    try:
        return cells_of(file, data, encoding)
    except NotATable as refusal:
        return refusal.message


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
    rows = trimmed([tuple(text_of(cell) for cell in row) for row in sheet.rows])
    return Cells(book.file, rows, sheet=sheet.name, sheets=names, problems=book.problems)


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
