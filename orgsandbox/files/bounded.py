"""The one door by which bytes come in: an ordinary file of a bounded size, or one sentence."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

from orgsandbox.i18n import N_, Message

MEGABYTE = 1024 * 1024


def read_bounded(path: Path, at_most: int, refusal: Callable[[Message], Exception]) -> bytes:
    """Return what is in the file at `path`, `at_most` so many bytes of it.

    Raises what `refusal` makes of a sentence for anything that is no ordinary file (a folder, a
    pipe, a device, none of which is read) and for a file that is larger, even if it grows while it
    is read. OSError when the system says no.
    """
    _check(path.stat().st_mode, refusal)
    # Whatever took the file's place meanwhile must not keep us waiting either.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as stream:
        there = os.fstat(handle)
        _check(there.st_mode, refusal)
        if there.st_size <= at_most:
            data = stream.read(at_most + 1)
            if len(data) <= at_most:
                return data
    text = N_("The file is larger than the {limit} MB that can be read.")
    raise refusal(Message(text, {"limit": at_most // MEGABYTE}))


def _check(mode: int, refusal: Callable[[Message], Exception]) -> None:
    if stat.S_ISDIR(mode):
        raise refusal(Message(N_("This is a folder, not a file.")))
    if not stat.S_ISREG(mode):
        raise refusal(Message(N_("This is not an ordinary file.")))
