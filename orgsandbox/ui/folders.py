"""Where the program keeps its own files on this machine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths


@dataclass(frozen=True, slots=True)
class Folders:
    """`settings` for preferences, `state` for autosaves, locks and logs."""

    settings: Path
    state: Path


def standard_folders() -> Folders:
    """Return the system's usual folders; the application's name must be set before."""
    kinds = QStandardPaths.StandardLocation
    return Folders(
        settings=_writable(kinds.AppConfigLocation),
        state=_writable(kinds.StateLocation),
    )


def _writable(kind: QStandardPaths.StandardLocation) -> Path:
    place = Path(QStandardPaths.writableLocation(kind))
    place.mkdir(parents=True, exist_ok=True)
    return place
