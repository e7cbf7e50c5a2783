"""One document, one program: who has a plan open, on this machine or another.

Two files say it, beside the plan or, where its folder cannot be written, in the state folder. The
first is locked by the system through `filelock`: the system takes the lock back when the program
ends, however it ends, so no number of a process that is gone (or that another program has got
meanwhile) can keep a plan closed, and no two programs that start at once can both have it. The
second tells who holds it and since when, and speaks where a system's lock does not reach: in a
folder that is copied between machines.
"""

from __future__ import annotations

import contextlib
import getpass
import hashlib
import os
import socket
import unicodedata
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import filelock
import msgspec

from orgsandbox import __version__
from orgsandbox.files.atomic import write_atomically

_PATIENCE = 0.25
"""Seconds to wait for a lock: who lets go at this moment has let go then."""

_EVERYBODY = 0o666
"""The lock itself says nothing: a colleague's program must be able to ask for it too."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a plan open: a person's account, the machine's name and number, the program, since
    when."""

    user: str
    host: str
    machine: str
    program: str
    since: datetime
    process: int


class Lock:
    """Says that a plan is open here.

    After `take` returned False, `holder` tells who has it (None: not told), and `left_behind` that
    the system knows of nobody although a note from another machine says so: a crash there, or a
    folder that is copied between machines.
    """

    def __init__(self, state: Path, document: Path) -> None:
        self.document = document.resolve()
        self.holder: Holder | None = None
        self.left_behind = False
        self._state = state / "locks"
        self._lock: filelock.BaseFileLock | None = None
        self._note: Path | None = None

    @property
    def taken(self) -> bool:
        """Say whether the plan is open here."""
        return self._lock is not None

    def take(self, *, over: bool = False) -> bool:
        """Take the lock; False when another program has it.

        With `over`, what a program on another machine left behind is taken over.
        """
        if self.taken:
            return True
        beside, away = self._beside(), self._away()
        self.holder = _read(beside.with_suffix(".who"))
        with contextlib.suppress(OSError, NotImplementedError):
            return self._take(beside, over=over)
        if self.holder is not None and not over:
            return False
        self.holder = _read(away.with_suffix(".who"))
        with contextlib.suppress(OSError, NotImplementedError):
            away.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            return self._take(away, over=over)
        return True  # no lock can be had anywhere: no reason not to open a plan

    def release(self) -> None:
        """Give the lock back, if it is ours. Both files go while it is still ours."""
        if self._lock is None or self._note is None:
            return
        for file in (self._note, Path(self._lock.lock_file)):
            with contextlib.suppress(OSError):
                file.unlink()
        with contextlib.suppress(OSError):
            self._lock.release()
        self._lock = self._note = None
        self.holder = None

    def _take(self, place: Path, *, over: bool) -> bool:
        """Ask for the lock at a place; OSError where no lock can be had there."""
        if not place.parent.is_dir():  # filelock would make the folder
            raise FileNotFoundError(place.parent)
        lock = filelock.FileLock(place, timeout=_PATIENCE, mode=_EVERYBODY)
        try:
            lock.acquire(poll_interval=0.05)
        except filelock.Timeout:
            self.holder = _read(place.with_suffix(".who"))
            return False
        note = place.with_suffix(".who")
        self.holder = _read(note)
        self.left_behind = self.holder is not None and not _is_here(self.holder)
        if self.left_behind and not over:
            lock.release()
            return False
        self._lock, self._note = lock, note
        self.holder, self.left_behind = _myself(), False
        with contextlib.suppress(OSError):
            write_atomically(note, msgspec.json.encode(self.holder))
        return True

    def _beside(self) -> Path:
        """Return the lock's place in the plan's folder; it does not tell the plan's name."""
        return self.document.with_name(f".orgsandbox-{_key(self.document.name)}.lock")

    def _away(self) -> Path:
        return self._state / f"{_key(str(self.document))}.lock"


def _key(name: str) -> str:
    """Return a short name for a name, the same however its accents are put together."""
    text = os.path.normcase(unicodedata.normalize("NFC", name))
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:24]


def _read(note: Path) -> Holder | None:
    try:
        return msgspec.json.decode(note.read_bytes(), type=Holder)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None


def _myself() -> Holder:
    program = f"orgsandbox {__version__}"
    return Holder(_user(), _host(), _machine(), program, datetime.now(UTC), os.getpid())


def _is_here(holder: Holder) -> bool:
    """Say whether it is this machine: then the system would know of a program that still runs."""
    return (holder.host, holder.machine) == (_host(), _machine())


def _host() -> str:
    return socket.gethostname() or "?"


def _machine() -> str:
    """Return what tells this machine from another of the same name."""
    try:
        return Path("/etc/machine-id").read_text(encoding="utf-8").strip()[:12]
    except (OSError, ValueError):
        return f"{uuid.getnode():012x}"


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"


def runs(process: int) -> bool:
    """Say whether a process of that number is running."""
    if os.name == "nt":
        return _runs_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _runs_on_windows(process: int) -> bool:
    import ctypes

    handle = ctypes.windll.kernel32.OpenProcess(0x1000, 0, process)  # type: ignore[attr-defined]
    if not handle:
        return False
    ctypes.windll.kernel32.CloseHandle(handle)  # type: ignore[attr-defined]
    return True
