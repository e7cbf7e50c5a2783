"""Collects what is told of a table: every problem with its file, row, column and value."""

from __future__ import annotations

from collections.abc import Mapping

from orgsandbox.domain.problem import Problem, Severity
from orgsandbox.i18n import Message


class Teller:
    """The problems of one table, in the order in which they are found."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.problems: list[Problem] = []
        self._asked = 0
        self._told: set[tuple[object, ...]] = set()

    @property
    def count(self) -> int:
        """Say how often something was to be told, also again."""
        return self._asked

    def problem(
        self,
        kind: str,
        text: str,
        row: int | None = None,
        column: str | None = None,
        **values: object,
    ) -> None:
        """Tell of something that wants the planner's decision; `value` is the cell as given."""
        self._tell(Severity.PROBLEM, kind, text, row, column, values)

    def note(
        self,
        kind: str,
        text: str,
        row: int | None = None,
        column: str | None = None,
        **values: object,
    ) -> None:
        """Tell of something worth knowing."""
        self._tell(Severity.NOTE, kind, text, row, column, values)

    def _tell(
        self,
        severity: Severity,
        kind: str,
        text: str,
        row: int | None,
        column: str | None,
        values: Mapping[str, object],
    ) -> None:
        self._asked += 1
        value = values.get("value")
        said = Message(text, {"row": row, "column": column, **values})
        shown = None if value is None else str(value)
        if row is not None:  # a cell that several readers look at is told once
            again = (kind, row, column, shown)
            if again in self._told:
                return
            self._told.add(again)
        self.problems.append(Problem(kind, said, severity, self._file, row, column, shown))
