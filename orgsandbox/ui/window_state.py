"""How large the window was and how it was divided: kept in the settings, taken up again."""

from __future__ import annotations

import base64
from dataclasses import replace

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QSplitter, QWidget

from orgsandbox.settings import Settings


def restore(settings: Settings, window: QWidget, middle: QSplitter) -> None:
    """Give the window the size it had; the first time what suits the screen."""
    room = window.screen().availableGeometry().size()
    wanted = QSize(max(1440, room.width() * 4 // 5), max(900, room.height() * 4 // 5))
    window.resize(wanted.boundedTo(room - QSize(0, 30)))
    if settings.geometry:
        window.restoreGeometry(QByteArray(base64.b64decode(settings.geometry)))
    if settings.layout:
        middle.restoreState(QByteArray(base64.b64decode(settings.layout)))


def remembered(settings: Settings, window: QWidget, middle: QSplitter) -> Settings:
    """Return the settings with the window as it stands."""
    return replace(
        settings,
        geometry=base64.b64encode(window.saveGeometry().data()).decode(),
        layout=base64.b64encode(middle.saveState().data()).decode(),
    )
