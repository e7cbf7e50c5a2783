"""A table as XLSX, every cell text: leading zeros stay, nothing is taken for a formula.

XlsxWriter writes what Excel opens without repair; the same rows give the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime

_MADE = datetime(2000, 1, 1)


def table_bytes(title: str, headers: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return the bytes of a workbook with one sheet: a bold header row and rows of text."""
    import xlsxwriter  # only who exports a table waits for it

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": _MADE})
    sheet = book.add_worksheet(title[:31])
    bold = book.add_format({"bold": True, "bottom": 1})
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
    book.close()
    return stream.getvalue()
