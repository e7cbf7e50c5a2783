"""The file of the plan at hand: who has it, what stood in it last, and word of others writing it."""

from __future__ import annotations

import contextlib
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from orgsandbox.files.places import is_gone, is_there
from orgsandbox.session.lock import Lock


class PlanFile(QObject):
    """Knows what stood in the file when it was last read or written here.

    `changed` carries the bytes another program wrote there, `gone` says that the file was removed.
    Both are a courtesy of the system: saving looks at the file itself.
    """

    changed = Signal(object)
    gone = Signal()

    def __init__(self, state: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self.read_only = False
        self._state = state
        self._lock: Lock | None = None
        self._known: bytes | None = None
        self._told: bytes | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._look)
        self._watcher.directoryChanged.connect(self._look)

    @property
    def known(self) -> bytes | None:
        """What stood in the file when it was last read or written here; None when it never was."""
        return self._known

    def lock_of(self, path: Path) -> Lock:
        """Return the lock of a file, which may be the one we have already."""
        lock = Lock(self._state, path)
        if self._lock is not None and self._lock.document == lock.document:
            return self._lock
        return lock

    def hold(
        self,
        path: Path | None,
        data: bytes | None = None,
        lock: Lock | None = None,
        *,
        read_only: bool = False,
    ) -> None:
        """Let go of the file before it and hold this one, which holds `data`."""
        if self._lock is not lock:
            self.release()
        self._lock, self.path, self.read_only = lock, path, read_only
        self._known = self._told = data
        self.watch()

    def release(self) -> None:
        """Give the file back: another plan is opened, or the window closes."""
        self.unwatch()
        if self._lock is not None:
            self._lock.release()
        self._lock, self.path, self.read_only = None, None, False
        self._known = self._told = None

    def adopt(self, other: PlanFile) -> None:
        """Take over what another window has."""
        other.unwatch()
        self._lock, other._lock = other._lock, None
        self.path, self.read_only = other.path, other.read_only
        self._known, self._told = other._known, other._told
        self.watch()

    def written_by_others(self) -> bytes | None:
        """Return what another program wrote since; None when nobody did, or the file is gone.

        It is not told again when the system speaks of it. OSError when the file cannot be read.
        """
        data = self._differing()
        self._told = data or self._told
        return data

    def _differing(self) -> bytes | None:
        if self.path is None:
            return None
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return None
        return None if data == self._known else data

    def seen(self, data: bytes) -> None:
        """Note that the planner knows the file holds `data`."""
        self._known = self._told = data

    # watching

    def watch(self) -> None:
        """Ask the system for word of the file and its folder (a file removed may come back)."""
        self.unwatch()
        if self.path is not None:
            places = (self.path, self.path.parent)
            self._watcher.addPaths([str(place) for place in places if is_there(place)])

    def unwatch(self) -> None:
        """Hear nothing: we are writing ourselves."""
        places = [*self._watcher.files(), *self._watcher.directories()]
        if places:
            self._watcher.removePaths(places)

    def _look(self) -> None:
        """Tell what happened, each content once: a folder speaks of every file in it."""
        if self.path is None:
            return
        with contextlib.suppress(OSError):  # a folder that may not be looked into tells nothing
            if self.path.is_file() and str(self.path) not in self._watcher.files():
                self._watcher.addPath(str(self.path))
            data = self._differing()
            if data is not None and data != self._told:
                self._told = data
                self.changed.emit(data)
            elif is_gone(self.path) and self._told is not None:
                self._told = None
                self.gone.emit()
