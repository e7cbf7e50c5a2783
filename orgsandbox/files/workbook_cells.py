"""The cells of a workbook, as plain data: what runs in the bounded process of `workbook`."""

from __future__ import annotations

import datetime
import io
from typing import Any

from orgsandbox.files.workbook_look import (
    DAMAGED,
    LARGEST_AREA,
    NO_WORKBOOK,
    PROTECTED,
    Unfit,
    look,
)
from orgsandbox.i18n import N_, Message
from orgsandbox.worker import Told

Cell = float | str | bool | datetime.date | datetime.time | datetime.timedelta
Rows = list[list[Cell]]
Found = tuple[str, bool, Rows | None]
"""A sheet: its name, whether it is hidden, its rows from A1, or None when it cannot be read."""

LONGEST_TEXT = 32_767
"""What a cell holds in every spreadsheet program."""

_LOOKED = 0.25
"""So much of the work is done when the look is over."""
_ZIP, _COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_cells(data: bytes, told: Told) -> list[Found] | Message:
    """Return the sheets of a workbook in order, or one sentence why there are none."""
    try:
        if data.startswith(_ZIP):
            look(data)
        elif not data.startswith(_COMPOUND):
            return Message(NO_WORKBOOK)
        told(_LOOKED)
        return _sheets(data, told)
    except Unfit as refusal:
        return refusal.message


def _sheets(data: bytes, told: Told) -> list[Found]:
    import python_calamine  # never in the program itself

    book = _opened(data)
    listed = [
        sheet
        for sheet in book.sheets_metadata
        if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
    ]
    found: list[Found] = []
    left = LARGEST_AREA
    for number, sheet in enumerate(listed, 1):
        rows = _rows(book, sheet.name, left)
        if rows:
            left -= len(rows) * len(rows[0])
        hidden = sheet.visible != python_calamine.SheetVisibleEnum.Visible
        found.append((sheet.name, hidden, rows))
        told(_LOOKED + (1 - _LOOKED) * number / len(listed))
    return found


def _opened(data: bytes) -> Any:
    import python_calamine

    try:
        return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    except python_calamine.PasswordError:
        raise Unfit(Message(PROTECTED)) from None
    except BaseException as error:
        _let_through(error)
        raise Unfit(Message(DAMAGED)) from None


def _rows(book: Any, name: str, left: int) -> Rows | None:
    """Return a sheet's rows, each as long as the others; None when the sheet cannot be read."""
    try:
        sheet = book.get_sheet_by_name(name)
        if sheet.end is None:
            return []
        last_row, last_column = sheet.end
        if (last_row + 1) * (last_column + 1) > left:
            raise Unfit(Message(N_("The workbook has too many cells to be read.")))
        rows: Rows = sheet.to_python(skip_empty_area=False)
    except BaseException as error:
        _let_through(error)
        return None
    return _same_texts_once(rows)


def _let_through(error: BaseException) -> None:
    """Raise again what is no fault of the file; a reader's panic is no Exception, and is one."""
    if isinstance(error, (Unfit, MemoryError, KeyboardInterrupt, SystemExit)):
        raise error


def _same_texts_once(rows: Rows) -> Rows:
    """Keep each text once, here and after the way through the pipe: tables repeat theirs."""
    texts: dict[str, str] = {}
    for row in rows:
        for at, cell in enumerate(row):
            if cell.__class__ is not str:
                continue
            known = texts.get(cell)
            if known is not None:
                row[at] = known
                continue
            if len(cell) > LONGEST_TEXT:
                raise Unfit(Message(N_("A cell holds more text than a spreadsheet can.")))
            texts[cell] = cell
    return rows
