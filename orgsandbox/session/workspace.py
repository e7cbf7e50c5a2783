"""The open document: one plan, its history, the scenario on show, the file it belongs to.

Everything that changes what is shown enters here and leaves as a Change; no view can tell an undo
from a drag.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from orgsandbox.commands.base import Command, carried_out
from orgsandbox.domain.change import Change, between
from orgsandbox.domain.model import Org
from orgsandbox.domain.project import Before, Project, Scenario
from orgsandbox.i18n import Message
from orgsandbox.session.history import NEAR, History, Step
from orgsandbox.session.preview import Preview, preview
from orgsandbox.session.resting import Resting


class Workspace:
    """One plan being worked on."""

    def __init__(
        self, project: Project, current: str | None = None, path: Path | None = None
    ) -> None:
        self.path = _whole(path)
        self._start(project, current)

    def _start(self, project: Project, current: str | None) -> None:
        if not project.scenarios:
            raise ValueError("a plan needs at least one scenario")
        known = current is not None and project.has(current)
        self.current = current if known and current else project.scenarios[-1].id
        self._history = History(project, Resting(NEAR))
        self._saved: Project | None = project
        self._filed = True
        self._opened = {scenario.id: scenario.org for scenario in project.scenarios}

    # what is open

    @property
    def project(self) -> Project:
        """The plan as it stands."""
        return self._history.state

    @property
    def scenario(self) -> Scenario:
        """The scenario on show."""
        return self.project.scenario(self.current)

    @property
    def org(self) -> Org:
        """The organisation on show."""
        return self.scenario.org

    @property
    def baseline(self) -> Before:
        """What the scenario on show is compared with; as opened is also as first made."""
        opened = self._opened.setdefault(self.current, self.org)
        return self.project.before_of(self.current, opened)

    @property
    def before(self) -> Org:
        """The organisation that "before" means here."""
        return self.baseline.org

    @property
    def modified(self) -> bool:
        """Say whether the plan differs from what was last saved or opened."""
        return self.project is not self._saved

    @property
    def undo_label(self) -> Message | None:
        """What undo would take back, or None."""
        return self._history.undo_label

    @property
    def redo_label(self) -> Message | None:
        """What redo would bring again, or None."""
        return self._history.redo_label

    # the doors

    def open(
        self, project: Project, current: str | None = None, path: Path | None = None
    ) -> Change:
        """Put another document in the place of this one."""
        before, shown = self.project, self.current
        self.path = _whole(path)
        self._start(project, current)
        return between(before, project, self.current, shown, opened=True)

    def do(self, command: Command) -> Change:
        """Carry out a command; raises Refused and changes nothing when it cannot be done."""
        before, shown = self.project, self.current
        after = carried_out(command, before)
        if after is not before:
            self.current = _show_after(before, after, shown)
            self._history.remember(Step(command.label, after, shown, self.current))
        change = between(before, after, self.current, shown)
        return replace(change, told=command.told(before, after))

    def undo(self) -> Change | None:
        """Take back the last step; None when there is none."""
        before, shown = self.project, self.current
        return self._moved(before, shown, self._history.undo())

    def redo(self) -> Change | None:
        """Bring again the step that was taken back; None when there is none."""
        before, shown = self.project, self.current
        return self._moved(before, shown, self._history.redo())

    def show(self, scenario: str) -> Change:
        """Show another scenario of the plan; KeyError if there is none of that id."""
        self.project.scenario(scenario)
        shown, self.current = self.current, scenario
        return between(self.project, self.project, scenario, shown)

    def preview(self, command: Command) -> Preview:
        """Return what the command would do to the plan as it stands."""
        return preview(self.project, self.current, command)

    def saved(self, project: Project, path: Path) -> None:
        """Note that this plan is what the file at `path` holds now."""
        self.path = _whole(path)
        self._saved = project
        self._filed = True

    def unchanged(self) -> None:
        """Note that what is open, though another object, is what was saved or opened last."""
        if self._filed:
            self._saved = self.project

    def recovered(self) -> None:
        """Note that what is open came from an autosave: no file holds it."""
        self._saved = None
        self._filed = False

    def _moved(self, before: Project, shown: str, target: str | None) -> Change | None:
        if target is None:
            return None
        self.current = target if self.project.has(target) else self.project.scenarios[-1].id
        return between(before, self.project, self.current, shown)


def _whole(path: Path | None) -> Path | None:
    """Return the path from the root: where the program stands may change, where a plan is not."""
    return None if path is None else path.absolute()


def _show_after(before: Project, after: Project, shown: str) -> str:
    """Return the scenario to show after a command: a new one, else the same, else its neighbour."""
    known = {scenario.id for scenario in before.scenarios}
    new = [scenario.id for scenario in after.scenarios if scenario.id not in known]
    if new:
        return new[-1]
    if after.has(shown):
        return shown
    place = [scenario.id for scenario in before.scenarios].index(shown)
    return after.scenarios[min(place, len(after.scenarios) - 1)].id
