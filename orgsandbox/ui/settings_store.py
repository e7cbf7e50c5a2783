"""The settings in force: they stand in one place, and everybody asks there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from orgsandbox.settings import Settings


class SettingsStore(QObject):
    """Holds what the planner has chosen as long as a window stands.

    `changed` carries the new Settings. Who keeps them on the disk listens; nobody else has a copy.
    """

    changed = Signal(object)

    def __init__(self, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings

    def now(self) -> Settings:
        """Return the settings in force."""
        return self._settings

    def put(self, settings: Settings) -> None:
        """Work with these settings from now on; the same ones again are no change."""
        if settings != self._settings:
            self._settings = settings
            self.changed.emit(settings)

    def change(self, **changes: Any) -> None:
        """Change some by name, as in `dataclasses.replace`, because the planner chose so.

        Said again even when it is what was in force: who shows the choice shows it as chosen.
        """
        self._settings = replace(self._settings, **changes)
        self.changed.emit(self._settings)
