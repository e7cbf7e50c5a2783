"""A table as XLSX, every cell text: leading zeros stay, nothing is taken for a formula.

XlsxWriter writes what Excel opens without repair; the same rows give the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

_MADE = datetime(2000, 1, 1)


Sheet = tuple[str, Sequence[str], Iterable[Sequence[str]]]
"""A title, headers, and rows."""


def table_bytes(title: str, headers: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return the bytes of a workbook with one sheet: a bold header row and rows of text."""
    return workbook_bytes([(title, headers, rows)])


def workbook_bytes(sheets: Iterable[Sheet]) -> bytes:
    """Return the bytes of a workbook with these sheets."""
    import xlsxwriter  # only who exports a table waits for it

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": _MADE})
    bold = book.add_format({"bold": True, "bottom": 1})
    for title, headers, rows in sheets:
        _write(book.add_worksheet(title[:31]), bold, headers, rows)
    book.close()
    return stream.getvalue()


def _write(sheet: Any, bold: Any, headers: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    widths = [len(header) * 2 for header in headers]
    for column, header in enumerate(headers):
        sheet.write_string(0, column, header, bold)
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            sheet.write_string(number, column, cell)
            widths[column] = max(widths[column], min(50, 2 * len(cell)))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width + 2)
    sheet.freeze_panes(1, 0)
