"""Problems grouped by their cause: thirty rows with one fault are one line with a count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from orgsandbox.domain.problem import Problem, Severity
from orgsandbox.i18n import N_, Message, Names

_SHOWN_VALUES = 3
_SHOWN_ROWS = 6

_CAUSES: Mapping[str, str] = {
    "alike_numbers": N_("Numbers that differ by leading zeros alone: {count} rows ({values})"),
    "ambiguous_manager": N_("Managers who may be several people: {count} rows ({values})"),
    "ambiguous_person": N_("People who may be several: {count} rows ({values})"),
    "ambiguous_unit": N_("Department names that several departments have: {count} rows ({values})"),
    "bad_cell": N_("Errors of a spreadsheet instead of values: {count} cells ({values})"),
    "bad_date": N_("Not a date: {count} cells ({values})"),
    "bad_number": N_("Not a number that can be meant: {count} cells ({values})"),
    "closed_unit": N_("Departments that were closed: {count} rows ({values})"),
    "closed_post": N_("Posts that were done away with: {count} rows"),
    "cycle": N_("Reporting lines that go round in a circle: {count}"),
    "date_order": N_("Dates read with the month first: {count} cells ({values})"),
    "dates_reversed": N_("Days that end before they begin: {count} rows"),
    "dropped_column": N_("Columns that are not used: {count}"),
    "duplicate_id": N_("Numbers used twice: {count} rows ({values})"),
    "duplicate_name": N_(
        "Names that several people have, without numbers: {count} rows ({values})"
    ),
    "duplicate_row": N_("Rows that repeat another: {count} rows"),
    "left_company": N_("People who have left (counted up to that day): {count}"),
    "long_row": N_("Rows with more cells than the header, not read: {count} rows"),
    "missing_level": N_("Rows whose highest level is empty: {count} rows"),
    "missing_name": N_("Rows without a name: {count} rows"),
    "missing_id": N_("People without a number, known by their names: {count} rows ({values})"),
    "name_remark": N_("Remarks behind names: {count} rows ({values})"),
    "no_names": N_("No column of names: numbers stand for them"),
    "new_unit": N_("Departments named only by second posts: {count} rows ({values})"),
    "no_department": N_("People in no department: {count} rows ({values})"),
    "only_second": N_(
        "People with a second post alone, taken for the main one: {count} rows ({values})"
    ),
    "not_joined": N_("People who join later, without a day: {count}"),
    "over_100_percent": N_("Shares that add up to more than 100 %: {count} people"),
    "second_post": N_("Rows taken for second posts: {count} rows"),
    "section": N_("Rows that head others with a department: {count} rows ({values})"),
    "self_manager": N_("People who report to themselves: {count}"),
    "several_heads": N_("Departments without a head, since several could be it: {count}"),
    "skipped_row": N_("Rows that are titles, totals or remarks: {count} rows"),
    "unknown_manager": N_("Managers who are not in the table: {count} rows ({values})"),
    "unknown_owner": N_("Owner departments that are not found: {count} rows ({values})"),
    "unknown_person": N_(
        "People of the work table who are not in the table of people: {count} rows ({values})"
    ),
    "unknown_unit": N_("Departments that are not found: {count} rows ({values})"),
    "unread_posts": N_("Columns of second posts that are not read: {count}"),
    "repeated_column": N_("Columns that name further people and are not read: {count}"),
    "vacant_post": N_("Vacant posts, taken for planned seats: {count} rows"),
}


@dataclass(frozen=True, slots=True)
class Cause:
    """Problems of one kind in one file and column: their rows in order, and one line that says it."""

    kind: str
    severity: Severity
    file: str
    rows: tuple[int, ...]
    count: int
    message: Message


def causes_of(problems: Iterable[Problem]) -> tuple[Cause, ...]:
    """Return the problems by cause, what wants a decision first, else in the order found."""
    groups: dict[tuple[str, Severity, str, str], list[Problem]] = {}
    for problem in problems:
        column = problem.column or "" if problem.kind in ("bad_number", "bad_date") else ""
        key = (problem.kind, problem.severity, problem.file, column)
        groups.setdefault(key, []).append(problem)
    causes = [_cause(alike) for alike in groups.values()]
    causes.sort(key=lambda cause: cause.severity is not Severity.PROBLEM)
    return tuple(causes)


def _cause(alike: list[Problem]) -> Cause:
    first = alike[0]
    rows = tuple(dict.fromkeys(problem.row for problem in alike if problem.row is not None))
    text = _CAUSES.get(first.kind)
    if len(alike) == 1 or text is None:
        message = first.message
    else:
        values = Counter(problem.value for problem in alike if problem.value)
        message = Message(text, {"count": len(alike), "values": _examples(values)})
    return Cause(first.kind, first.severity, first.file, rows, len(alike), message)


def _examples(values: Counter[str]) -> Names:
    """Return the commonest values, with how often each comes (総務部 15, 人事部 9 …)."""
    shown = [
        value if count == 1 else f"{value} {count}"
        for value, count in values.most_common(_SHOWN_VALUES)
    ]
    return Names((*shown, "…") if len(values) > _SHOWN_VALUES else tuple(shown))


def shown_rows(rows: tuple[int, ...]) -> str:
    """Return the first row numbers, as a reader needs them to find the place."""
    more = " …" if len(rows) > _SHOWN_ROWS else ""
    return ", ".join(str(row) for row in rows[:_SHOWN_ROWS]) + more
