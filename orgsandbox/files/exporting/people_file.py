"""People as a file: CSV in the encoding that is wanted, or XLSX, by the file's name."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from orgsandbox.domain.problem import Problem, Refused
from orgsandbox.domain.project import Project, Scenario
from orgsandbox.files.atomic import write_atomically
from orgsandbox.files.exporting.people_rows import PeopleRows, people_rows
from orgsandbox.files.safe_cells import as_text
from orgsandbox.files.xlsx import table_bytes
from orgsandbox.i18n import N_, Message, _

SUFFIXES = (".csv", ".xlsx")
ENCODINGS = ("utf-8", "cp932")
"""UTF-8 is written with the mark by which Excel knows it."""

_INSTEAD = "〓"
"""What Japanese printers have always put where a sign is missing."""


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows were written, and each cell with signs that the encoding does not have."""

    rows: int
    problems: tuple[Problem, ...] = ()


def people_file(
    project: Project, scenario: Scenario, path: Path, encoding: str = "utf-8"
) -> tuple[bytes, Written]:
    """Return the file of the people of a scenario, in the columns in which they came in.

    Signs that `encoding` cannot write are replaced, and each cell with one is told. Refused for a
    suffix that is neither .csv nor .xlsx.
    """
    table = people_rows(project, scenario)
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        return table_bytes(_("People"), table.headers, table.rows), Written(len(table.rows))
    if suffix != ".csv":
        raise Refused(Message(N_("People are written as .csv or .xlsx.")))
    problems = () if encoding == "utf-8" else tuple(_unwritable(table, path.name, encoding))
    return _csv_bytes(table, encoding), Written(len(table.rows), problems)


def save_people(
    project: Project, scenario: Scenario, path: Path, encoding: str = "utf-8"
) -> Written:
    """Write that file, whole or not at all (OSError)."""
    data, written = people_file(project, scenario, path, encoding)
    write_atomically(path, data)
    return written


def _csv_bytes(table: PeopleRows, encoding: str) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(table.headers)
    writer.writerows([as_text(cell) for cell in row] for row in table.rows)
    text = stream.getvalue()
    if encoding == "utf-8":
        return text.encode("utf-8-sig")
    return "".join(sign if _has(sign, encoding) else _INSTEAD for sign in text).encode(encoding)


def _unwritable(table: PeopleRows, file: str, encoding: str) -> Iterator[Problem]:
    for number, row in enumerate((table.headers, *table.rows), 1):
        for header, cell in zip(table.headers, row, strict=True):
            missing = "".join(dict.fromkeys(sign for sign in cell if not _has(sign, encoding)))
            if missing:
                text = N_("Row {row}: “{value}” cannot be written in {encoding}: {signs}")
                values = {
                    "row": number,
                    "value": cell,
                    "encoding": encoding.upper(),
                    "signs": missing,
                }
                yield Problem(
                    "unwritable",
                    Message(text, values),
                    file=file,
                    row=number,
                    column=header,
                    value=cell,
                )


def _has(sign: str, encoding: str) -> bool:
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
