"""Keeps what is open from being lost: what the window tells it about the plan at hand.

The window says what happened (`opened`, `note`, `saving`, `saved`, `unfiled`, `discarded`), never
what to do about it; nothing here knows Qt, and only `saving`, `flush` and `close` wait.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from orgsandbox.domain.project import Project
from orgsandbox.i18n import Message
from orgsandbox.session.journal import Journal


def _unheard(_message: Message | None) -> None:
    pass


class Keeper:
    """The memory of one window's document.

    `trouble` is called from another thread with the reason when nothing can be kept at present,
    and with None when it works again.
    """

    def __init__(self, folder: Path) -> None:
        self.trouble: Callable[[Message | None], None] = _unheard
        self._journal = Journal(folder)
        self._filed: Project | None = None

    def opened(self, project: Project, path: Path | None) -> None:
        """Note that another plan is at hand, as the file at `path` holds it (None: no file yet)."""
        self._filed = project
        self._journal.clear()

    def unfiled(self) -> None:
        """Note that no file holds the plan at hand: it was imported, recovered, or its file went."""
        self._filed = None

    def note(self, project: Project, path: Path | None) -> None:
        """Keep this value within a second; a newer one takes its place."""
        if project is self._filed:
            self._journal.clear()
        else:
            self._journal.note(project, path)

    def saving(self, data: bytes, path: Path) -> None:
        """Note, before the file at `path` is replaced, what it is about to hold; returns when that
        is on the disk, so that a program killed in between offers nothing that was saved."""

    def saved(self, project: Project, path: Path) -> None:
        """Note that the file at `path` holds this plan now."""
        self._filed = project
        self._journal.clear()

    def discarded(self) -> None:
        """Note that the planner gives the unsaved changes up on purpose. Call it where the plan is
        really left, not where the question is answered: opening another may still fail."""
        self._journal.clear()

    def flush(self) -> None:
        """Return when all that was noted is on the disk."""
        self._journal.flush()

    def close(self) -> None:
        """Write what is waiting and end; nothing is written afterwards."""
        self._journal.flush()
