"""Every gesture, found by its module's last line."""

from __future__ import annotations

from functools import cache

from orgsandbox.canvas.gestures.base import GestureKind
from orgsandbox.discovery import discover


@cache
def gesture_kinds() -> tuple[GestureKind, ...]:
    """Return the gestures in the order of their modules' names."""
    return discover("orgsandbox.canvas.gestures", "GESTURE", GestureKind)
