"""Which actions may be used now, and which of them show that they are on."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction

from orgsandbox.document import Document
from orgsandbox.i18n import _
from orgsandbox.plain import set_tip
from orgsandbox.selection import Selection
from orgsandbox.settings import Settings
from orgsandbox.ui.actions import exclusive

_ON_PEOPLE = ("cut", "move_to", "vacate", "make_main")
_ON_DEPARTMENTS = ("unit_earlier", "unit_later", "side_direct", "side_support", "side_inherit")


class Availability:
    """Keeps the actions in step with plan, selection and settings.

    `resting` says of an action whether a mode under way keeps it off.
    """

    def __init__(
        self,
        actions: Mapping[str, QAction],
        document: Document,
        selection: Selection,
        resting: Callable[[QAction], bool],
    ) -> None:
        self._actions = actions
        self._document = document
        self._selection = selection
        self._resting = resting

    def refresh(self, *_unused: object) -> None:
        """Look again at what there is to take back, what is selected, which scenario is on show."""
        workspace, selected = self._document.workspace, self._selection.value
        for key, label, text in (
            ("undo", workspace.undo_label, _("Undo")),
            ("redo", workspace.redo_label, _("Redo")),
        ):
            self._allow(key, allowed=label is not None)
            tip = f"{text}: {label.text()}" if label is not None else text
            set_tip(self._actions[key], tip)
        for key in _ON_PEOPLE:
            self._allow(key, allowed=bool(selected.people))
        for key in _ON_DEPARTMENTS:
            self._allow(key, allowed=bool(selected.units))
        scenario = self._document.scenario
        pinned = self._document.project.baseline == scenario.id
        self._actions["pin_scenario"].setChecked(pinned)
        self._actions["freeze_scenario"].setChecked(scenario.frozen is not None)

    def show_choices(self, settings: Settings) -> None:
        """Check the one of each group of actions that the settings name."""
        chosen = {
            f"direction_{settings.direction}",
            f"theme_{settings.theme}",
            f"language_{settings.language}",
            f"lens_{settings.lens}",
            f"arrangement_{settings.arrangement}",
        }
        for group in exclusive():
            for key in group:
                self._actions[key].setChecked(key in chosen)

    def _allow(self, key: str, *, allowed: bool) -> None:
        action = self._actions[key]
        action.setEnabled(allowed and not self._resting(action))
