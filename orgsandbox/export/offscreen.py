"""Qt without a window: for pictures and letters drawn from the terminal."""

from __future__ import annotations

import os
import sys
from typing import Any


def qt_application() -> Any:
    """Return the running Qt program, or begin one that needs no screen where there is none."""
    if not _has_screen():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication.instance() or QGuiApplication(sys.argv[:1])


def _has_screen() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
