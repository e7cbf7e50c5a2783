"""Autosave: the whole plan, by a worker, within a second, in the state folder.

The newest value wins; what is kept is offered at the next start unless it was saved meanwhile.
"""

from __future__ import annotations

import contextlib
import json
import os
import threading
from dataclasses import dataclass
from pathlib import Path

from orgsandbox.domain.project import Project
from orgsandbox.files import project as plan_file
from orgsandbox.files.atomic import write_atomically
from orgsandbox.session.lock import runs

DELAY = 0.8
"""Seconds from a change to its autosave: a drag makes one, not ten."""


@dataclass(frozen=True, slots=True)
class Recovered:
    """An autosave that nobody saved: its file, the document it belongs to (None: never saved)."""

    file: Path
    document: Path | None


class Journal:
    """Keeps the latest unsaved value of this process's document."""

    def __init__(self, folder: Path, delay: float = DELAY) -> None:
        self._folder = folder / "autosave"
        self._file = self._folder / f"{os.getpid()}.orgplan"
        self._delay = delay
        self._lock = threading.Lock()
        self._waiting: tuple[Project, Path | None] | None = None
        self._timer: threading.Timer | None = None

    def note(self, project: Project, document: Path | None) -> None:
        """Keep this value soon; a newer one replaces it."""
        with self._lock:
            self._waiting = (project, document)
            if self._timer is None:
                self._timer = threading.Timer(self._delay, self.flush)
                self._timer.daemon = True
                self._timer.start()

    def flush(self) -> None:
        """Write what is waiting now. A disk that says no keeps the older autosave."""
        with self._lock:
            waiting, self._waiting, self._timer = self._waiting, None, None
        if waiting is None:
            return
        project, document = waiting
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            write_atomically(self._file, plan_file.dumps(project))
            note = {"document": str(document) if document else None, "process": os.getpid()}
            write_atomically(self._note_file(self._file), json.dumps(note).encode())

    def clear(self) -> None:
        """Forget the autosave: the plan was saved, or given up."""
        with self._lock:
            self._waiting = None
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None
        forget(Recovered(self._file, None))

    @staticmethod
    def _note_file(file: Path) -> Path:
        return file.with_suffix(".json")


def recoverable(folder: Path) -> tuple[Recovered, ...]:
    """Return the autosaves of processes that are gone, newest first."""
    found = []
    for file in (folder / "autosave").glob("*.orgplan"):
        try:
            note = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
            document = Path(note["document"]) if note["document"] else None
            process = int(note["process"])
        except (OSError, ValueError, KeyError, TypeError):
            document, process = None, 0
        if process == 0 or process == os.getpid() or not runs(process):
            found.append((file.stat().st_mtime, Recovered(file, document)))
    return tuple(entry for _when, entry in sorted(found, key=lambda pair: -pair[0]))


def forget(entry: Recovered) -> None:
    """Drop an autosave."""
    for file in (entry.file, entry.file.with_suffix(".json")):
        with contextlib.suppress(OSError):
            file.unlink()
