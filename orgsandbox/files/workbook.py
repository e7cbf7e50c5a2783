"""Workbooks (.xlsx, .xlsm, .xlsb, .xls, .ods) as plain rows, read in a bounded process.

The library that reads them aborts the whole program on some broken files, so none is ever opened
in the program itself. A workbook that breaks, blocks or fills the process is one sentence.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from orgsandbox import worker
from orgsandbox.domain.problem import Problem
from orgsandbox.files.bounded import MEGABYTE, read_bounded
from orgsandbox.files.marks import cleaned
from orgsandbox.files.table import NotATable
from orgsandbox.files.workbook_cells import Cell, Found, read_cells
from orgsandbox.files.workbook_look import DAMAGED
from orgsandbox.i18n import N_, Message

LARGEST = 64 * MEGABYTE
BOUNDS = worker.Bounds(memory=480 * MEGABYTE, seconds=60.0)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of cells: rows from A1 on, all of one length; none when the sheet is empty."""

    name: str
    hidden: bool
    rows: list[list[Cell]]


@dataclass(frozen=True, slots=True)
class Workbook:
    """The file's name, its sheets in their order, without charts, and a problem for each that cannot be read."""

    file: str
    sheets: tuple[Sheet, ...]
    problems: tuple[Problem, ...]


class Workbooks:
    """Reads one workbook after the other in one process, which ends with the `with`."""

    def __init__(self, bounds: worker.Bounds = BOUNDS) -> None:
        self._worker: worker.Worker[bytes, list[Found] | Message]
        self._worker = worker.Worker(read_cells, bounds)

    def __enter__(self) -> Workbooks:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._worker.close()

    @property
    def pid(self) -> int | None:
        """Return the number of the process, None while there is none."""
        return self._worker.pid

    def read(
        self,
        path: Path,
        told: worker.Told | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Workbook:
        """Return the workbook in a file.

        NotATable says in one sentence why it is none, worker.Cancelled that `cancelled` said so;
        OSError when the file cannot be read. `told` hears how much is done (0-1).
        """
        data = read_bounded(path, LARGEST, NotATable)
        try:
            found = self._worker.ask(data, told, cancelled)
        except worker.Cancelled:
            raise
        except worker.OutOfTime:
            text = N_("Reading the workbook takes too long and was given up.")
            raise NotATable(Message(text)) from None
        except worker.Stopped:
            text = N_("The workbook is damaged or takes too much memory, and cannot be read.")
            raise NotATable(Message(text)) from None
        if isinstance(found, Message):
            raise NotATable(found)
        return _workbook(path.name, found)


def read_workbook(path: Path) -> Workbook:
    """Return the workbook in a file; see `Workbooks.read`."""
    with Workbooks() as books:
        return books.read(path)


def _workbook(file: str, found: list[Found]) -> Workbook:
    sheets = tuple(Sheet(name, hidden, rows) for name, hidden, rows in found if rows is not None)
    unread = [name for name, _hidden, rows in found if rows is None]
    if not sheets:
        raise NotATable(Message(DAMAGED if unread else N_("The workbook has no sheet of cells.")))
    text = N_("The sheet “{value}” is damaged and cannot be read.")
    problems = (
        Problem("unread_sheet", Message(text, {"value": name}), file=file, value=name)
        for name in unread
    )
    return Workbook(file, sheets, tuple(problems))


def text_of(cell: object) -> str:
    """Return a cell as a person would type it: whole numbers without a point, days as days."""
    if isinstance(cell, str):
        return cleaned(cell)
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < _EXACT else repr(cell)
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    return "" if cell is None else str(cell)


_EXACT = 1e15
"""Up to here a spreadsheet's number is the whole number that was typed."""
