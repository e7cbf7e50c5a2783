"""What a planner asks of the view: zoom, fold, direction, appearance, language, panels."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from orgsandbox.canvas.organisation import Look
from orgsandbox.canvas.view import BoardView
from orgsandbox.drawing.lenses.registry import lens
from orgsandbox.layout.registry import arrangement
from orgsandbox.panels.search_box import SearchBox
from orgsandbox.selection import Selection
from orgsandbox.settings import Settings
from orgsandbox.ui.settings_store import SettingsStore

_ZOOM_STEP = 1.25
"""How much larger one step of the keys shows the board."""


class ViewActions(QObject):
    """Turns the View menu into calls of the board and into settings.

    `parts` of the window can be shown and hidden: left, right, strip and chart.
    """

    def __init__(
        self,
        window: QWidget,
        board: BoardView,
        search_box: SearchBox,
        selection: Selection,
        settings: SettingsStore,
        parts: Mapping[str, QWidget],
    ) -> None:
        super().__init__(window)
        self._board = board
        self._search_box = search_box
        self._selection = selection
        self._settings = settings
        self._parts = parts

    def search(self) -> None:
        """Put the cursor into the search box."""
        self._search_box.setFocus()
        self._search_box.selectAll()

    def fit(self) -> None:
        """Show everything."""
        self._board.fit()

    def zoom_in(self) -> None:
        """Zoom in by a step."""
        self._board.zoom_by(_ZOOM_STEP)

    def zoom_out(self) -> None:
        """Zoom out by a step."""
        self._board.zoom_by(1 / _ZOOM_STEP)

    def zoom_100(self) -> None:
        """Show cards in their actual size."""
        self._board.zoom_to(1.0)

    def zoom_selection(self) -> None:
        """Zoom to what is selected."""
        self._board.fit_selection()

    def toggle_fold(self) -> None:
        """Fold or unfold the selected departments."""
        for unit in self._selection.value.units:
            self._board.toggle_fold(unit)

    def fold_all(self) -> None:
        """Fold every department that has others below."""
        self._board.fold_all()

    def unfold_all(self) -> None:
        """Unfold every department."""
        self._board.unfold_all()

    def show_lens(self, lens: str, *_unused: object) -> None:
        """Let the colours mean something else."""
        self._settings.change(lens=lens)

    def arrange(self, arrangement: str, *_unused: object) -> None:
        """Place the departments in another way."""
        self._settings.change(arrangement=arrangement)

    def direction_down(self) -> None:
        """Draw the chart from top to bottom."""
        self._settings.change(direction="down")

    def direction_right(self) -> None:
        """Draw the chart from left to right."""
        self._settings.change(direction="right")

    def theme_system(self) -> None:
        """Take light or dark from the system."""
        self._settings.change(theme="system")

    def theme_light(self) -> None:
        """Use the light appearance."""
        self._settings.change(theme="light")

    def theme_dark(self) -> None:
        """Use the dark appearance."""
        self._settings.change(theme="dark")

    def language_ja(self) -> None:
        """Speak Japanese."""
        self._settings.change(language="ja")

    def language_en(self) -> None:
        """Speak English."""
        self._settings.change(language="en")

    def toggle_left(self, shown: bool) -> None:  # noqa: FBT001 - a slot
        """Show or hide the people panel."""
        self._parts["left"].setVisible(shown)

    def toggle_right(self, shown: bool) -> None:  # noqa: FBT001 - a slot
        """Show or hide the numbers panel."""
        self._parts["right"].setVisible(shown)

    def toggle_strip(self, shown: bool) -> None:  # noqa: FBT001 - a slot
        """Show or hide the scenario strip."""
        self._parts["strip"].setVisible(shown)

    def toggle_chart(self, shown: bool) -> None:  # noqa: FBT001 - a slot
        """Show or hide the measure over the scenarios."""
        self._parts["chart"].setVisible(shown)


def look_of(settings: Settings) -> Look:
    """Return how the planner wants the organisation drawn."""
    return Look(
        settings.direction,
        arrangement(settings.arrangement),
        lens(settings.lens),
        settings.side_labels,
    )
