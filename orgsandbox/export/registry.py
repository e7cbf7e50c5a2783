"""Which picture formats there are."""

from __future__ import annotations

from pathlib import Path

from orgsandbox.discovery import discover
from orgsandbox.domain.problem import Refused
from orgsandbox.export.base import Exporter
from orgsandbox.i18n import N_, Message


def exporters() -> tuple[Exporter, ...]:
    """Return every picture format, in order of file name."""
    return discover("orgsandbox.export", "EXPORTER", Exporter)


def exporter_for(file: Path) -> Exporter:
    """Return the format that a file name asks for, or refuse with those there are."""
    held = exporters()
    for exporter in held:
        if file.suffix.lower() == exporter.suffix:
            return exporter
    text = N_("Cannot write {suffix} files. Known: {known}")
    known = ", ".join(exporter.suffix for exporter in held)
    raise Refused(Message(text, {"suffix": file.suffix or "?", "known": known}))
