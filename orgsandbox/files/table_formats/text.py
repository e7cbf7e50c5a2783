"""Text with commas, tabs or semicolons, in whatever encoding."""

from __future__ import annotations

from pathlib import Path

from orgsandbox import worker
from orgsandbox.files.bounded import MEGABYTE
from orgsandbox.files.cells import Cells, NotATable, cells_of
from orgsandbox.files.table_formats.base import Asked, TableFormat, Tables
from orgsandbox.i18n import N_, Message

_IN_PROCESS = 20 * MEGABYTE
"""Texts up to this size are read here; a larger one could fill the memory by its cells."""


def _cells(file: str, data: bytes, encoding: str | None) -> Cells:
    if len(data) <= _IN_PROCESS:
        return cells_of(file, data, encoding)
    bounds = worker.Bounds(memory=480 * MEGABYTE, seconds=60.0)
    with worker.Worker(read_text, bounds) as reader:
        try:
            answer = reader.ask((file, data, encoding))
        except worker.OutOfTime:
            text = N_("Reading the table takes too long and was given up.")
            raise NotATable(Message(text)) from None
        except (worker.OutOfMemory, worker.Died):
            text = N_("The table takes too much memory and cannot be read.")
            raise NotATable(Message(text)) from None
    if isinstance(answer, Message):
        raise NotATable(answer)
    return answer


def read_text(question: tuple[str, bytes, str | None], _told: worker.Told) -> Cells | Message:
    """Return the cells of a text, or why it has none: what runs in the bounded process."""
    file, data, encoding = question
    try:
        return cells_of(file, data, encoding)
    except NotATable as refusal:
        return refusal.message


def _read(path: Path, data: bytes, asked: Asked) -> Tables:
    return _cells(path.name, data, asked.encoding), None


FORMAT = TableFormat("text", (".csv", ".tsv", ".txt"), _read)
