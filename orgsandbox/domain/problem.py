"""Faults as data: what is wrong, where, how bad; and why a command says no."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from orgsandbox.i18n import Message


class Severity(Enum):
    """How bad a fault is: a note is worth knowing, a problem needs somebody's decision."""

    NOTE = "note"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault found in a file or an organisation; nothing is dropped silently.

    `kind` is a stable key (design.md, Terminal), `row` counts the header as row 1, `column` is
    the header or field name, `value` the cell as given, `subject` the id of the entity meant.
    """

    kind: str
    message: Message
    severity: Severity = Severity.PROBLEM
    file: str = ""
    row: int | None = None
    column: str | None = None
    value: str | None = None
    subject: str | None = None


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """Raised by a command that cannot be applied; `message` is a reason a planner understands."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message
