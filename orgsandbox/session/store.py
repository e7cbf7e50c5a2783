"""Every state of every plan worth keeping, in the state folder: written once, then only read.

    kept/
      SESSION.log       one line an entry, appended by the one program that has SESSION.lock
      contents/SHA256   the bytes of a plan file, packed, once however often they occur

A line counts when its check sum is right and a content when it has the hash it is called by. Nothing
is ever written over, so a program killed at any instant leaves at most a line cut off at the end.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import secrets
import time
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from orgsandbox.i18n import N_, Message
from orgsandbox.session.entries import Entry, Origin, Work, dispensable, past, too_many, unsettled

MOST = 512 * 1024 * 1024
"""Bytes that the contents may take together; unsaved work is never counted out."""

_QUIET = 60.0
"""Seconds for which a content just written or used is never taken for left over."""


class Damaged(Exception):  # noqa: N818 - an answer about a content, told to the planner
    """The store holds no sound content for an entry; `message` says so."""

    def __init__(self) -> None:
        self.message = Message(N_("What was kept of the plan is damaged or gone."))
        super().__init__(str(self.message))


@dataclass(frozen=True, slots=True)
class Contents:
    """What the store says: its entries, and the files of which some lines could not be read."""

    entries: tuple[Entry, ...]
    damaged: tuple[Path, ...]


def content_hash(data: bytes) -> str:
    """Return the name a content has in the store."""
    return hashlib.sha256(data).hexdigest()


class Store:
    """The store of this machine's planner, and the place of one session in it."""

    def __init__(
        self, folder: Path, clock: Callable[[], float] = time.time, most: int = MOST
    ) -> None:
        self.folder = folder / "kept"
        self._contents = self.folder / "contents"
        self._clock = clock
        self._most = most
        self.session = secrets.token_hex(8)
        self._log: int | None = None
        self._claim: FileLock | None = None
        self._number = 0

    # writing

    def put(self, data: bytes) -> str:
        """Keep a content and return its hash; on return it was read back from the disk."""
        self._begin()
        key = content_hash(data)
        target = self._contents / key
        with contextlib.suppress(OSError, Damaged):
            if self.content(key) == data:
                os.utime(target)
                return key
        fresh = self._contents / f".{self.session}.new"
        try:
            _write(fresh, zlib.compress(data, 1))
            if zlib.decompress(fresh.read_bytes()) != data:
                raise OSError("what was written reads back differently")
            fresh.replace(target)
        except (OSError, zlib.error) as error:
            with contextlib.suppress(OSError):
                fresh.unlink()
            raise OSError(*error.args) from error
        _flush_folder(self._contents)
        return key

    def append(
        self,
        origin: Origin,
        document: str,
        path: Path | None = None,
        content: str = "",
        settles: str = "",
    ) -> Entry:
        """Add an entry after all others; on return it is on the disk (OSError: it is not)."""
        self._begin()
        assert self._log is not None
        entry = Entry(
            self.session, self._number + 1, self._clock(), origin, document, path, content, settles
        )
        end = os.fstat(self._log).st_size
        line = _line(entry)
        try:
            if os.write(self._log, line) != len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(self._log)
        except OSError:
            os.ftruncate(self._log, end)
            raise
        self._number += 1
        return entry

    def close(self) -> None:
        """Give the place in the store back."""
        self._close_log()
        if self._claim is not None:
            self._claim.release()
            self._claim = None
            with contextlib.suppress(OSError):
                (self.folder / f"{self.session}.lock").unlink()

    def _begin(self) -> None:
        """Take a place in the store, once: after the newest entry there is."""
        if self._log is not None:
            return
        for folder in (self.folder, self._contents):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            folder.chmod(0o700)
        if self._claim is None:
            claim = _lock(self.folder / f"{self.session}.lock")
            with contextlib.suppress(NotImplementedError):
                claim.acquire(timeout=0)
            self._claim = claim
        self._number = max((entry.number for entry in self.read().entries), default=0)
        self._open_log()

    def _open_log(self) -> None:
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        self._log = os.open(self.folder / f"{self.session}.log", flags, 0o600)

    def _close_log(self) -> None:
        if self._log is not None:
            os.close(self._log)
            self._log = None

    # reading

    def read(self) -> Contents:
        """Return all entries, in no order that means anything."""
        entries: list[Entry] = []
        damaged: list[Path] = []
        for file in sorted(self.folder.glob("*.log")):
            try:
                lines = file.read_bytes().split(b"\n")
            except OSError:
                damaged.append(file)
                continue
            read = [_entry(line, file.stem) for line in lines[:-1] if line]
            entries.extend(entry for entry in read if entry is not None)
            if None in read:
                damaged.append(file)
        return Contents(tuple(entries), tuple(damaged))

    def content(self, key: str) -> bytes:
        """Return a content; Damaged when it is not what it was."""
        try:
            data = zlib.decompress((self._contents / key).read_bytes())
        except (OSError, zlib.error):
            raise Damaged from None
        if content_hash(data) != key:
            raise Damaged
        return data

    def left_over(self) -> tuple[Work, ...]:
        """Return the unsaved work of programs that are gone, newest first."""
        return tuple(work for work in self._abandoned() if not _saved(work))

    def saved_after_all(self) -> tuple[Work, ...]:
        """Return what only looks unsaved: a file holds it, the program could not note that.

        Whoever changes such a file has to settle it first, or it would look unsaved again.
        """
        return tuple(work for work in self._abandoned() if _saved(work))

    def _abandoned(self) -> tuple[Work, ...]:
        works = unsettled(self.read().entries)
        mine = self.session
        return tuple(
            work for work in works if work.entry.session != mine and self._ended(work.entry.session)
        )

    def _ended(self, session: str) -> bool:
        """Say whether the program of a session is gone."""
        lock = _lock(self.folder / f"{session}.lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            return False
        except (OSError, NotImplementedError):
            return True
        lock.release()
        return True

    # tidying

    def tidy(self) -> None:
        """Let go of what is neither unsaved nor recent; see `entries.dispensable`."""
        now = self._clock()
        entries = self.read().entries
        gone = set(dispensable(entries, now))
        left = [entry for entry in entries if entry not in gone]
        gone.update(too_many(left, self._sizes(), self._most))
        for session in {entry.session for entry in gone}:
            if session == self.session or self._ended(session):
                self._rewrite(session, [e for e in entries if e.session == session], gone)
        for session in past(entries, now) - {self.session}:
            if self._ended(session):
                self._remove(f"{session}.log", f"{session}.lock")
        self._sweep({entry.content for entry in gone})

    def _rewrite(self, session: str, entries: Iterable[Entry], gone: set[Entry]) -> None:
        file = self.folder / f"{session}.log"
        if file in self.read().damaged:
            return
        fresh = self.folder / f".{self.session}.new"
        _write(fresh, b"".join(_line(entry) for entry in entries if entry not in gone))
        if session != self.session:
            fresh.replace(file)
            return
        self._close_log()  # Windows replaces no file that is open
        try:
            fresh.replace(file)
        finally:
            self._open_log()

    def _sweep(self, gone: set[str]) -> None:
        """Remove contents that no entry names and what programs now gone were writing.

        A line that cannot be read may name any content: then only those in `gone` are removed.
        """
        contents = self.read()
        named = {entry.content for entry in contents.entries if entry.holds}
        for file in self._contents.iterdir():
            if file.name.startswith(".") or file.name in named:
                continue
            if file.name in gone or not contents.damaged:
                self._remove_old(file)
        for file in (*self._contents.glob(".*.new"), *self.folder.glob(".*.new")):
            writer = file.name.split(".")[1]
            if writer != self.session and self._ended(writer):
                self._remove_old(file)

    def _remove_old(self, file: Path) -> None:
        """Remove a file unless somebody is just about to name it."""
        with contextlib.suppress(OSError):
            if abs(time.time() - file.stat().st_mtime) > _QUIET:
                file.unlink()

    def _remove(self, *names: str) -> None:
        for name in names:
            with contextlib.suppress(OSError):
                (self.folder / name).unlink()

    def _sizes(self) -> dict[str, int]:
        sizes = {}
        for file in self._contents.iterdir():
            with contextlib.suppress(OSError):
                sizes[file.name] = file.stat().st_size
        return sizes


def _saved(work: Work) -> bool:
    """Say whether a file holds the work after all: the program was killed before noting it."""
    for path, content in work.filed:
        with contextlib.suppress(OSError):
            if content_hash(path.read_bytes()) == content:
                return True
    return False


def _lock(file: Path) -> FileLock:
    return FileLock(file, mode=0o600, thread_local=False)


def _line(entry: Entry) -> bytes:
    text = json.dumps(
        {
            "number": entry.number,
            "time": entry.time,
            "origin": entry.origin.value,
            "document": entry.document,
            "path": None if entry.path is None else str(entry.path),
            "content": entry.content,
            "settles": entry.settles,
        }
    ).encode()
    return b"%08x %s\n" % (zlib.crc32(text), text)


def _entry(line: bytes, session: str) -> Entry | None:
    """Return what a line says, None when it is not whole."""
    check, _space, text = line.partition(b" ")
    try:
        if int(check, 16) != zlib.crc32(text):
            return None
        held = json.loads(text)
        path = None if held["path"] is None else Path(held["path"])
        return Entry(
            session,
            held["number"],
            held["time"],
            Origin(held["origin"]),
            held["document"],
            path,
            held["content"],
            held["settles"],
        )
    except (ValueError, KeyError, TypeError):
        return None


def _write(file: Path, data: bytes) -> None:
    """Write a new file, readable by nobody else, and wait until it is on the disk."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _flush_folder(folder: Path) -> None:
    """Make a new name itself durable, where the system can do that."""
    with contextlib.suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
