"""One document, one window: a lock in the state folder, never beside the planner's file."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path


class Lock:
    """Says that a file is open here. Left behind by a crash, it is taken over."""

    def __init__(self, folder: Path, document: Path) -> None:
        key = hashlib.sha256(str(document.resolve()).encode()).hexdigest()[:24]
        self._file = folder / "locks" / f"{key}.lock"

    def take(self) -> bool:
        """Take the lock; False when another running program has it."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        holder = self._holder()
        if holder is not None and holder != os.getpid() and runs(holder):
            return False
        self._file.write_text(str(os.getpid()), encoding="ascii")
        return True

    def release(self) -> None:
        """Give the lock back, if it is ours."""
        if self._holder() == os.getpid():
            with contextlib.suppress(OSError):
                self._file.unlink()

    def _holder(self) -> int | None:
        try:
            return int(self._file.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return None


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

    handle = ctypes.windll.kernel32.OpenProcess(0x1000, False, process)  # type: ignore[attr-defined]
    if not handle:
        return False
    ctypes.windll.kernel32.CloseHandle(handle)  # type: ignore[attr-defined]
    return True
