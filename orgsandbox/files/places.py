"""Whether a file is there, also where the system will not say: no permission, a name too long."""

from __future__ import annotations

from pathlib import Path


def is_there(path: Path) -> bool:
    """Say whether something is known to be at a path."""
    try:
        return path.exists()
    except OSError:
        return False


def is_gone(path: Path) -> bool:
    """Say whether nothing is known to be at a path; of one that cannot be looked up nobody knows."""
    try:
        return not path.exists()
    except OSError:
        return False
