"""Write a file whole or not at all, and only after what was written has been read back."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
from collections.abc import Callable
from pathlib import Path

_OURS = re.compile(r"\.orgsandbox-[0-9a-f]{8}\.new|\..+\.orgplan\.[0-9a-f]{8}\.new")
"""Temporary files, of today's name and of the one used before (which held the plan's name)."""

_SURELY_LEFT = 3600.0
"""Seconds after which a temporary file is no longer being written by anybody."""


def write_atomically(
    path: Path, data: bytes, prove: Callable[[bytes], object] | None = None
) -> None:
    """Put `data` into the file at `path`; on any failure (OSError) the old file is untouched.

    The data goes to a new file in the same folder, whose short name tells nothing of the old one,
    is flushed to the disk, read back and compared, and takes the name of the old one, whose mode
    it keeps. A link is followed, not replaced. `prove` is given what was read back; what it raises
    stops the writing.
    """
    target = path.resolve()
    _refuse_what_is_no_file(target)
    fresh = target.with_name(f".orgsandbox-{secrets.token_hex(4)}.new")
    stream = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, _mode(target))
    try:
        with os.fdopen(stream, "wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        with contextlib.suppress(OSError):
            fresh.chmod(target.stat().st_mode & 0o777)
        if fresh.read_bytes() != data:
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
        if prove is not None:
            prove(data)
        fresh.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise
    _flush_folder(target.parent)


_BINARY: int = getattr(os, "O_BINARY", 0)


def _refuse_what_is_no_file(target: Path) -> None:
    """A folder, a pipe or a device keeps its place: the rename would put a file there."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if target.exists() and not target.is_file():
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(target))


def _mode(target: Path) -> int:
    """Return the mode of the old file, so that nobody else can read the new one meanwhile."""
    try:
        return target.stat().st_mode & 0o777
    except OSError:
        return 0o666  # a new file: the system takes off what the user's mask takes off


def sweep_beside(path: Path) -> None:
    """Remove temporary files of ours that a crash left beside a file that was just written.

    Older than an hour by the clock of the disk they are on, which writes on a shared folder share;
    what cannot be removed stays.
    """
    with contextlib.suppress(OSError):
        now = path.stat().st_mtime
        with os.scandir(path.resolve().parent) as entries:
            left = [Path(entry.path) for entry in entries if _is_left(entry, now)]
        for file in left:
            with contextlib.suppress(OSError):
                file.unlink()


def _is_left(entry: os.DirEntry[str], now: float) -> bool:
    if _OURS.fullmatch(entry.name) is None or not entry.is_file(follow_symlinks=False):
        return False
    return now - entry.stat(follow_symlinks=False).st_mtime > _SURELY_LEFT


def _flush_folder(folder: Path) -> None:
    """Make the new name itself durable, where the system can do that."""
    with contextlib.suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
