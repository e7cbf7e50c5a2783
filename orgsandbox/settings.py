"""The planner's preferences: a declared value kept as JSON in a folder that `app` passes in."""

from __future__ import annotations

import contextlib
from dataclasses import asdict, dataclass
from pathlib import Path

import msgspec

_FILE = "settings.json"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the program remembers between two starts; nothing in it belongs to a plan.

    `language` is "ja" or "en", `theme` "system", "light" or "dark", `direction` "down" or "right",
    `side_labels` one of the pairs offered for the two sides, `geometry` and `layout` are the
    window's own (base64). `recent` are file paths, newest first. `lens` is what the colours mean.
    """

    language: str = "ja"
    theme: str = "system"
    direction: str = "down"
    animations: bool = True
    reopen_last: bool = True
    last_file: str = ""
    recent: tuple[str, ...] = ()
    geometry: str = ""
    layout: str = ""
    side_labels: str = "direct"
    lens: str = "mix"


def load(folder: Path) -> Settings:
    """Return the settings kept in `folder`; the defaults when there are none or they are broken."""
    try:
        return msgspec.json.decode((folder / _FILE).read_bytes(), type=Settings)
    except (OSError, msgspec.MsgspecError):
        return Settings()


def save(settings: Settings, folder: Path) -> None:
    """Keep the settings in `folder`; a disk that says no is no reason to stop working."""
    target = folder / _FILE
    fresh = folder / (_FILE + ".new")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(msgspec.json.format(msgspec.json.encode(asdict(settings))))
        fresh.replace(target)
    except OSError:
        with contextlib.suppress(OSError):
            fresh.unlink()
