"""What a planner asks of scenarios: duplicate, rename, date, baseline, order, delete, step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from orgsandbox.commands.scenarios import (
    DeleteScenarios,
    DuplicateScenario,
    FreezeScenario,
    PinBaseline,
    RenameScenario,
    ReorderScenario,
    SetDate,
    SetNote,
)
from orgsandbox.document import Document
from orgsandbox.domain.project import Scenario, strip_order
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import _
from orgsandbox.ui.dialogs.ask import ask_date, ask_note, ask_text, confirm
from orgsandbox.ui.dialogs.compare import CompareDialog

_SCENE_MS = 2600


class ScenarioActions(QObject):
    """Turns menu entries about scenarios into commands; `played` says a replay has ended."""

    played = Signal()

    def __init__(self, window: QWidget, document: Document, theme: Callable[[], Theme]) -> None:
        super().__init__(window)
        self._theme = theme
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._play_on)
        self._window = window
        self._document = document

    @property
    def _scenario(self) -> Scenario:
        return self._document.scenario

    def duplicate(self) -> None:
        """Make a copy of the scenario on show, based on it, and show the copy."""
        name = ask_text(
            self._window,
            _("Duplicate the scenario"),
            _("Name of the new scenario"),
            _("{name} (copy)").format(name=self._scenario.name),
        )
        if name:
            self._document.do(DuplicateScenario(self._scenario.id, name, date=self._scenario.date))

    def rename(self) -> None:
        """Ask for another name."""
        name = ask_text(self._window, _("Rename the scenario"), _("Name"), self._scenario.name)
        if name:
            self._document.do(RenameScenario(self._scenario.id, name))

    def set_date(self) -> None:
        """Ask from which day the scenario applies."""
        day = ask_date(
            self._window,
            _("Effective date"),
            _("The day from which this scenario applies"),
            self._scenario.date,
        )
        if day:
            self._document.do(SetDate(self._scenario.id, day))

    def set_note(self) -> None:
        """Ask for the scenario's note."""
        note = ask_note(self._window, _("Note"), _("Note on this scenario"), self._scenario.note)
        if note is not None:
            self._document.do(SetNote(self._scenario.id, note))

    def pin(self, pinned: bool) -> None:  # noqa: FBT001 - a slot
        """Make the scenario the baseline of all others, or let it go again."""
        self._document.do(PinBaseline(self._scenario.id if pinned else None))

    def play(self, playing: bool) -> None:  # noqa: FBT001 - a slot
        """Show one scenario after the other by date, from here to the end; again to stop."""
        if playing:
            self._timer.start(_SCENE_MS)
        else:
            self._timer.stop()

    def _play_on(self) -> None:
        keys = [scenario.id for scenario in strip_order(self._document.project)]
        if self._scenario.id == keys[-1]:
            self._timer.stop()
            self.played.emit()
        else:
            self._step(+1)

    def compare(self) -> None:
        """Show scenarios side by side; nothing changes."""
        CompareDialog(self._window, self._document, self._theme()).exec()

    def freeze(self, frozen: bool) -> None:  # noqa: FBT001 - a slot
        """Make the scenario read only, or let it be changed again."""
        self._document.do(FreezeScenario(self._scenario.id, date.today() if frozen else None))

    def delete(self) -> None:
        """Delete the scenario on show, after asking."""
        sure = confirm(
            self._window,
            _("Delete the scenario “{name}”?").format(name=self._scenario.name),
            _("You can take this back with Undo."),
            _("Delete"),
        )
        if sure:
            self._document.do(DeleteScenarios((self._scenario.id,)))

    def previous(self) -> None:
        """Show the scenario to the left in the strip."""
        self._step(-1)

    def next(self) -> None:
        """Show the scenario to the right in the strip."""
        self._step(+1)

    def earlier(self) -> None:
        """Move the scenario one place to the left among those of its date."""
        self._reorder(-1)

    def later(self) -> None:
        """Move the scenario one place to the right among those of its date."""
        self._reorder(+1)

    def _step(self, by: int) -> None:
        keys = [scenario.id for scenario in strip_order(self._document.project)]
        target = keys.index(self._scenario.id) + by
        if 0 <= target < len(keys):
            self._document.show(keys[target])

    def _reorder(self, by: int) -> None:
        keys = [scenario.id for scenario in self._document.project.scenarios]
        target = keys.index(self._scenario.id) + by
        if 0 <= target < len(keys):
            self._document.do(ReorderScenario(self._scenario.id, target))
