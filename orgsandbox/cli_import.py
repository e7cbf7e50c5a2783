"""The terminal's `import`: a plan from a table of people, with what was told and what would mend it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from orgsandbox.files.dates import read_day
from orgsandbox.files.fields import PEOPLE
from orgsandbox.files.importing.causes import causes_of, shown_rows
from orgsandbox.files.importing.mapping import is_field
from orgsandbox.files.importing.mends import TITLES
from orgsandbox.files.people import HIERARCHIES, Imported, import_people

_WEEK = 7 * 24
"""Hours."""

ALL = "all"
"""Chooses every mend that is offered."""


def arguments(parser: argparse.ArgumentParser, run: Callable[[argparse.Namespace], int]) -> None:
    """Declare what `import` takes."""
    parser.add_argument("people", type=Path)
    parser.add_argument("--work", type=Path)
    parser.add_argument("--posts", type=Path, help="a table of second posts")
    parser.add_argument("--hierarchy", choices=HIERARCHIES)
    parser.add_argument("--full-time", type=_hours, default=40.0, metavar="HOURS")
    parser.add_argument("--map", action="append", default=[], type=_pair, metavar="field=Header")
    parser.add_argument(
        "--leave-out",
        action="append",
        default=[],
        metavar="HEADER",
        help="a column that is to mean nothing",
    )
    parser.add_argument(
        "--header",
        type=int,
        metavar="ROW",
        help="the row of the headers; 0: none, columns are A, B …",
    )
    parser.add_argument("--encoding")
    parser.add_argument("--sheet", help="name or number of a workbook's sheet")
    parser.add_argument("--date", type=_day, metavar="DAY", help="the day the table is of")
    parser.add_argument(
        "--mend",
        action="append",
        default=[],
        choices=(*TITLES, ALL),
        metavar="KIND",
        help=f"apply a mend: {', '.join(TITLES)} or {ALL}",
    )
    parser.add_argument(
        "--title-as-work", action="store_true", help="take each title for its holder's work"
    )
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run)


def _hours(text: str) -> float:
    hours = float(text)
    if not 0 < hours <= _WEEK:
        raise argparse.ArgumentTypeError("must be above 0 and at most 168 hours a week")
    return hours


def _pair(text: str) -> tuple[str, str]:
    field, sign, header = text.partition("=")
    if not sign:
        raise argparse.ArgumentTypeError(f"needs field=Header, not {text}")
    if not is_field(field.strip()):
        known = ", ".join((*PEOPLE, "level1 …", "post1_department …"))
        raise argparse.ArgumentTypeError(f"knows no field {field.strip()}; there are: {known}")
    return field.strip(), header.strip()


def _day(text: str) -> date:
    day = read_day(text)
    if day is None:
        raise argparse.ArgumentTypeError("is no day")
    return day


def imported(given: argparse.Namespace) -> Imported:
    """Return what the table means by the choices given."""
    return import_people(
        given.people,
        given.work,
        hierarchy=given.hierarchy,
        full_time=given.full_time,
        mapping=dict(given.map),
        left_out=given.leave_out,
        header=given.header,
        encoding=given.encoding,
        sheet=given.sheet,
        day=given.date,
        mends=given.mend,
        title_as_work=given.title_as_work,
        posts=given.posts,
    )


def as_json(found: Imported, problems: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what `import --json` prints."""
    org = found.org
    return {
        "rows": found.rows,
        "people": len(org.people),
        "units": len(org.units),
        "roles": sum(len(unit.roles) for unit in org.units.values()),
        "tasks": len(org.tasks),
        "roots": found.roots,
        "depth": found.depth,
        "widest_span": found.widest_span,
        "unplaced": found.unplaced,
        "fates": {fate.value: count for fate, count in found.fates.items()},
        "mends": [
            {"kind": mend.kind, "count": mend.count, "rows": list(mend.rows)}
            for mend in found.mends
        ],
        "problems": problems,
    }


def as_text(found: Imported, summary: dict[str, Any]) -> str:
    """Return what `import` prints: counts, problems by cause, and the mends offered."""
    lines = [
        f"{key}: {value}"
        for key, value in summary.items()
        if key not in ("problems", "mends", "fates")
    ]
    rows = ", ".join(f"{count} {fate}" for fate, count in summary["fates"].items() if count)
    lines.append(f"fates: {rows}")
    for cause in causes_of(found.problems):
        where = f"{cause.file}: " if cause.file else ""
        at = f" (rows {shown_rows(cause.rows)})" if cause.count > 1 and cause.rows else ""
        lines.append(f"{cause.severity.value}: {where}{cause.message}{at} [{cause.kind}]")
    lines.extend(
        f"mend: {TITLES[mend.kind]}: {mend.count} row{'s' * (mend.count != 1)} (--mend {mend.kind})"
        for mend in found.mends
    )
    return "\n".join(lines)
