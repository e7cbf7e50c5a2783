"""The planner's preferences: a declared value kept as JSON in a folder that `app` passes in."""

from __future__ import annotations

import contextlib
import os
import secrets
import time
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path

import msgspec

_FILE = "settings.json"

_ABANDONED = 60.0
"""Seconds after which nobody is still writing a settings file."""

MOST_RECENT = 10
"""How many recent files are remembered."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the program remembers between two starts; nothing in it belongs to a plan.

    `language` is "ja" or "en", `theme` "system", "light" or "dark", `direction` "down" or "right",
    `side_labels` one of the pairs offered for the two sides, `geometry` and `layout` are the
    window's own (base64). `recent` are absolute file paths, newest first. `lens` is what the colours
    mean, `arrangement` how the departments are placed. `papers` are the choices of the last papers by
    scenario id: no words, which may name somebody.
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
    arrangement: str = "tree"
    papers: dict[str, dict[str, str]] = field(default_factory=dict)


def load(folder: Path) -> Settings:
    """Return the settings kept in `folder`; the defaults when there are none or they are broken."""
    try:
        return msgspec.json.decode((folder / _FILE).read_bytes(), type=Settings)
    except (OSError, msgspec.MsgspecError):
        return Settings()


def save_changes(before: Settings, wanted: Settings, folder: Path) -> Settings:
    """Keep what differs between two settings; return the wanted ones to go on with.

    What another running program changed meanwhile stays as it is, and its recent files join ours.
    """
    kept = load(folder)
    changed = {
        field.name: getattr(wanted, field.name)
        for field in fields(wanted)
        if getattr(wanted, field.name) != getattr(before, field.name)
    }
    if "recent" in changed:
        recent = tuple(dict.fromkeys((*wanted.recent, *kept.recent)))[:MOST_RECENT]
        changed["recent"] = recent
        wanted = replace(wanted, recent=recent)
    save(replace(kept, **changed), folder)
    return wanted


def save(settings: Settings, folder: Path) -> None:
    """Keep the settings in `folder`; a disk that says no is no reason to stop working."""
    fresh = folder / f"{_FILE}.{secrets.token_hex(4)}.new"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        data = msgspec.json.format(msgspec.json.encode(asdict(settings)))
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        fresh.replace(folder / _FILE)
    except OSError:
        with contextlib.suppress(OSError):
            fresh.unlink()


def _sweep(folder: Path) -> None:
    """Remove what a killed program was writing: it names the recent files."""
    for file in folder.glob(f"{_FILE}.*.new"):
        with contextlib.suppress(OSError):
            if time.time() - file.stat().st_mtime > _ABANDONED:
                file.unlink()
