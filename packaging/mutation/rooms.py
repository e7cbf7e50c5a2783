"""The rooms of the house, on which side of the Qt line each lies, and what is left out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

from mutation.places import Mutant, mutants

BELOW = ("domain", "commands", "metrics", "grouping", "layout", "files", "session", "paper", "")
ABOVE = ("canvas", "drawing", "export", "panels", "ui")
"""Below the Qt line ("" are the modules beside the rooms), and above it."""

LEFT_OUT = ("drawing/theme.py", "ui/style.py", "__main__.py", "self_test.py")
"""Colours, spacing, and what a frozen program asks of itself."""


def files(root: Path, room: str) -> Iterator[Path]:
    """Yield the modules of a room."""
    home = root / "orgsandbox"
    found = (home / room).rglob("*.py") if room else home.glob("*.py")
    for file in found:
        if file.relative_to(home).as_posix() not in LEFT_OUT:
            yield file


def sample(root: Path, rooms: tuple[str, ...], count: int, seed: int) -> list[Mutant]:
    """Return so many mutants of some rooms: each room by its size, the same seed the same ones."""
    random = Random(seed)
    by_room = {
        room: [mutant for file in sorted(files(root, room)) for mutant in mutants(root, file)]
        for room in rooms
    }
    whole = sum(map(len, by_room.values()))
    chosen: list[Mutant] = []
    for found in by_room.values():
        share = max(1, round(count * len(found) / whole)) if whole and found else 0
        chosen.extend(random.sample(found, min(share, len(found))))
    return chosen
