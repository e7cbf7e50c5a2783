"""異動者一覧 as a file: CSV with BOM, or XLSX, by the file's name."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from orgsandbox.domain.compare import Comparison
from orgsandbox.domain.model import Org
from orgsandbox.files.atomic import write_atomically
from orgsandbox.files.moves import HEADERS, move_rows
from orgsandbox.files.reorganisation import TASK_HEADERS, UNIT_HEADERS, task_rows, unit_rows
from orgsandbox.files.safe_cells import as_text
from orgsandbox.files.xlsx import Sheet, workbook_bytes
from orgsandbox.i18n import _

SUFFIXES = (".csv", ".xlsx")


def save_moves(
    path: Path, a: Org, b: Org, comparison: Comparison, *, renamed: bool = False
) -> None:
    """Write the list of moves; the suffix says which format (ValueError for another).

    With `renamed` whose department only changes its name or parent is listed too (読替).
    """
    rows = move_rows(a, b, comparison, renamed=renamed)
    headers = [_(header) for header in HEADERS]
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        write_atomically(path, workbook_bytes(_sheets(a, b, comparison, rows)))
    elif suffix == ".csv":
        stream = io.StringIO(newline="")
        writer = csv.writer(stream)
        writer.writerow(headers)
        # Excel takes =, +, - and @ for formulas in a CSV, whatever the quotes.
        writer.writerows([as_text(cell) for cell in row] for row in rows)
        write_atomically(path, stream.getvalue().encode("utf-8-sig"))
    else:
        raise ValueError(path.suffix)


def _sheets(a: Org, b: Org, comparison: Comparison, rows: list[tuple[str, ...]]) -> list[Sheet]:
    """Return the moves, what became of departments, and of their tasks."""
    return [
        (_("Moves"), [_(header) for header in HEADERS], rows),
        (
            _("Departments"),
            [_(header) for header in UNIT_HEADERS],
            unit_rows(a, b, comparison.units),
        ),
        (_("Tasks"), [_(header) for header in TASK_HEADERS], task_rows(a, b)),
    ]
