"""What the system does to files: no permission, no space, a limit of size."""

from __future__ import annotations

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NOBODY = 65534


@contextmanager
def nobody(folder: Path, mode: int = 0o555) -> Iterator[None]:
    """Be an account that has only `mode` in `folder` (to read, not to write); root may always."""
    before = folder.stat().st_mode
    folder.chmod(mode)
    account = os.geteuid()
    if account == 0:
        os.seteuid(_NOBODY)
    try:
        yield
    finally:
        if account == 0:
            os.seteuid(0)
        folder.chmod(before)


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """Let the system refuse larger files, as a full disk does (EFBIG)."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
