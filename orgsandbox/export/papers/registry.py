"""Which formats there are for charts on paper."""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from pathlib import Path

from orgsandbox.discovery import discover
from orgsandbox.domain.problem import Refused
from orgsandbox.export.papers.base import PaperFormat
from orgsandbox.i18n import N_, Message


@cache
def paper_formats() -> tuple[PaperFormat, ...]:
    """Return every format in the order in which they are offered."""
    return tuple(
        sorted(
            discover("orgsandbox.export.papers", "PAPER_FORMAT", PaperFormat),
            key=attrgetter("rank"),
        )
    )


def paper_format_for(file: Path) -> PaperFormat:
    """Return the format that a file name asks for, or refuse with those there are."""
    known = paper_formats()
    for one in known:
        if file.suffix.lower() == one.suffix:
            return one
    text = N_("Cannot write {suffix} files. Known: {known}")
    suffixes = ", ".join(one.suffix for one in known)
    raise Refused(Message(text, {"suffix": file.suffix or "?", "known": suffixes}))
