"""What programs do to a table on its way, undone before it is read: 1.0 for 1, a heading for each block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from orgsandbox.files.importing.columns import Columns
from orgsandbox.files.importing.telling import Teller
from orgsandbox.files.importing.titles import is_department
from orgsandbox.files.table import Row, Table
from orgsandbox.i18n import N_

_POINT_ZERO = re.compile(r"\d+(?:\.0)?")
_NUMBERS = ("id", "manager_id", "responsible", "department_code", "parent_code")
_MARKS = " 　■□◆◇●○◎▼▽▲△★☆【】[]［］<>＜＞〈〉《》・:："
_OF_DEPARTMENTS = frozenset(("department", "department_code", "path", "parent", "parent_code"))


def without_point_zero(table: Table, columns: Columns, teller: Teller) -> Table:
    """Return the table with 1 where a program wrote the numbers of a whole column as 1.0; it is told."""
    places = [at for name in _NUMBERS if (at := columns.by_field.get(name)) is not None]
    broken = [at for at in places if _all_end_in_zero(table.rows, at)]
    if not broken:
        return table
    for at in broken:
        text = N_("The numbers in {column} end in “.0”, as a program wrote them; it is left out.")
        teller.note("point_zero", text, column=table.headers[at])
    rows = tuple(
        Row(
            row.number,
            tuple(c.removesuffix(".0") if at in broken else c for at, c in enumerate(row.cells)),
        )
        for row in table.rows
    )
    return replace(table, rows=rows)


def _all_end_in_zero(rows: Sequence[Row], at: int) -> bool:
    cells = {row.cells[at] for row in rows} - {""}
    ends = any(cell.endswith(".0") for cell in cells)
    return ends and all(_POINT_ZERO.fullmatch(cell) or "E+" in cell.upper() for cell in cells)


def with_sections(table: Table, columns: Columns, teller: Teller) -> Table:
    """Return the table with a column of departments where headings between the rows name them (■総務部).

    The rows that head a block are told and are no data.
    """
    if columns.levels or columns.posts or _OF_DEPARTMENTS & columns.by_field.keys():
        return table
    headings = {row.number: name for row in table.rows if (name := _heading(row.cells))}
    if not headings:
        return table
    current = _title_above(table)
    rows = []
    for row in table.rows:
        if row.number in headings:
            current = headings[row.number]
            text = N_("Row {row} heads the rows below it with the department {value}.")
            teller.note("section", text, row.number, value=current)
        else:
            rows.append(Row(row.number, (*row.cells, current)))
    return replace(
        table,
        headers=(*table.headers, "部署"),
        rows=tuple(rows),
        skipped=table.skipped + len(headings),
    )


def _heading(cells: Sequence[str]) -> str:
    """Return the department that a row names when it holds nothing else."""
    filled = [cell for cell in cells if cell]
    name = filled[0].strip(_MARKS) if len(filled) == 1 else ""
    return name if is_department(name) else ""


def _title_above(table: Table) -> str:
    """Return the department that the last row above the header names."""
    first = table.rows[0].number if table.rows else 0
    above = (cells for cells in reversed(table.cells.rows[: first - 1]) if any(cells))
    return next((name for cells in above if (name := _heading(cells))), "")
