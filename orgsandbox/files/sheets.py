"""The cells of any table file, read by the format that its bytes are of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from orgsandbox.files.bounded import read_bounded
from orgsandbox.files.cells import LARGEST, Cells, NotATable
from orgsandbox.files.importing.columns import PEOPLE_HEADERS
from orgsandbox.files.table_formats.base import Asked, Tables
from orgsandbox.files.table_formats.registry import format_of


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
    return _tables(path, Asked(known, encoding, sheet))[0]


def tables_of(path: Path, encoding: str | None = None, sheet: str | None = None) -> Tables:
    """Return the table of people in a file, and of a workbook its sheet of second posts if any."""
    return _tables(path, Asked(PEOPLE_HEADERS.knows, encoding, sheet))


def _tables(path: Path, asked: Asked) -> Tables:
    data = read_bounded(path, LARGEST, NotATable)
    return format_of(data).read(path, data, asked)
