"""The Workspace with two signals: what changed, and what a gesture would change."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from orgsandbox.commands.base import Command
from orgsandbox.domain.change import Change
from orgsandbox.domain.model import Org
from orgsandbox.domain.problem import Refused
from orgsandbox.domain.project import Project, Scenario
from orgsandbox.i18n import Message
from orgsandbox.session.preview import Preview
from orgsandbox.session.workspace import Workspace


class Document(QObject):
    """What the window works on. `changed` carries a Change, `previewed` a Preview or None.

    `refused` carries the reason when a command said no, `filed` is emitted when the file or the
    saved mark moved without any change of the plan.
    """

    changed = Signal(object)
    previewed = Signal(object)
    refused = Signal(object)
    filed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._announcing = False
        self._preview: Preview | None = None

    @property
    def project(self) -> Project:
        """The plan as it stands."""
        return self.workspace.project

    @property
    def scenario(self) -> Scenario:
        """The scenario on show."""
        return self.workspace.scenario

    @property
    def org(self) -> Org:
        """The organisation on show."""
        return self.workspace.org

    @property
    def preview(self) -> Preview | None:
        """What the gesture under way would do, or None."""
        return self._preview

    def do(self, command: Command) -> bool:
        """Carry out a command and announce what differs; False (and `refused`) when it said no."""
        self._enter()
        try:
            change = self.workspace.do(command)
        except Refused as refusal:
            self.refused.emit(refusal.message)
            return False
        self._announce(change)
        return True

    def undo(self) -> None:
        """Take back the last step."""
        self._enter()
        self._announce(self.workspace.undo())

    def redo(self) -> None:
        """Bring again the step that was taken back."""
        self._enter()
        self._announce(self.workspace.redo())

    def show(self, scenario: str) -> None:
        """Show another scenario."""
        self._enter()
        if scenario != self.workspace.current:
            self._announce(self.workspace.show(scenario))

    def open(self, project: Project, current: str | None = None, path: Path | None = None) -> None:
        """Put another document in the place of this one."""
        self._enter()
        self._announce(self.workspace.open(project, current, path))

    def saved(self, project: Project, path: Path) -> None:
        """Note that the file at `path` holds this plan now."""
        self.workspace.saved(project, path)
        self.filed.emit()

    def unchanged(self) -> None:
        """Note that the plan, changed back, is again what its file holds."""
        self.workspace.unchanged()
        self.filed.emit()

    def hover(self, command: Command | None) -> Preview | None:
        """Announce what the command would do, or with None that nothing is hovering any more."""
        if command is None and self._preview is None:
            return None
        self._preview = self.workspace.preview(command) if command is not None else None
        self.previewed.emit(self._preview)
        return self._preview

    def may(self, command: Command) -> Message | None:
        """Return why the command would say no, or None when it would be done. Announces nothing."""
        return self.workspace.preview(command).refused

    def _enter(self) -> None:
        if self._announcing:
            raise RuntimeError("a consequence of a change belongs in the command, not in a view")

    def _announce(self, change: Change | None) -> None:
        if change is None:
            return
        self.hover(None)
        self._announcing = True
        try:
            self.changed.emit(change)
        finally:
            self._announcing = False
