"""The middle of the window: the board with its panels, or a mode that takes their place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from orgsandbox.document import Document
from orgsandbox.drawing.theme import Theme
from orgsandbox.settings import Settings
from orgsandbox.ui.menu_lists import BOARD_ACTIONS
from orgsandbox.ui.questions import Questions
from orgsandbox.ui.split_mode import SplitMode


@dataclass(frozen=True, slots=True)
class Resting:
    """What rests during a mode: while a split lasts nothing else may change the plan under it, and
    while a question is on show the board is out of sight. `parts` rest during a split."""

    in_split: tuple[QAction, ...]
    in_question: tuple[QAction, ...]
    parts: tuple[QWidget, ...]


def resting_in(actions: Mapping[str, QAction], parts: tuple[QWidget, ...]) -> Resting:
    """Return what rests of a window's actions, with these parts of it."""
    board = tuple(actions[key] for key in BOARD_ACTIONS)
    return Resting(tuple(actions.values()), board, parts)


class Modes(QStackedWidget):
    """Shows `usual` until a mode begins; `resting` says what may not be used meanwhile.

    `said` carries lines for the status bar, `compare_asked` that a comparison shall open,
    `lens_chosen` what the colours shall mean on the board, `woken` that actions may be used again.
    """

    said = Signal(str)
    compare_asked = Signal()
    lens_chosen = Signal(str)
    woken = Signal()

    def __init__(
        self,
        document: Document,
        usual: QWidget,
        theme: Callable[[], Theme],
        settings: Callable[[], Settings],
        resting: Resting,
    ) -> None:
        super().__init__()
        self._document = document
        self._usual = usual
        self._theme, self._settings = theme, settings
        self._resting = resting
        self.split: SplitMode | None = None
        self.questions: Questions | None = None
        self._question = ""
        self._rested: list[QAction] = []
        self.addWidget(usual)

    def begin_split(self, unit: str) -> None:
        """Let a department fall apart on the board."""
        self.end()
        animations = self._settings().animations
        mode = SplitMode(self._document, unit, self._theme(), animations=animations)
        mode.left.connect(self.end)
        self.split = mode
        self.addWidget(mode)
        self.setCurrentWidget(mode)
        self._rest(self._resting.in_split)
        for part in self._resting.parts:
            part.setEnabled(False)
        mode.begin()

    def begin_questions(self) -> None:
        """Show the back office's questions; the plan can be changed and undone meanwhile."""
        if self.questions is not None or self.split is not None:
            self.end()
            return
        self.show_question(self._question)

    def show_question(self, question: str, *_unused: object) -> None:
        """Show one of the questions; "" the first."""
        if self.questions is not None:
            self.questions.show_question(question)
            return
        self.end()
        shown = Questions(self._document, self._theme())
        shown.left.connect(self.end)
        shown.said.connect(self.said)
        shown.compare_asked.connect(self.compare_asked)
        shown.lens_chosen.connect(self._show_lens)
        shown.show_question(question)
        self.questions = shown
        self.addWidget(shown)
        self.setCurrentWidget(shown)
        self._rest(self._resting.in_question)

    def _show_lens(self, lens: str) -> None:
        self.end()
        self.lens_chosen.emit(lens)

    def show_board(self, *_unused: object) -> None:
        """Go back from a question to the board; a split under way goes on."""
        if self.questions is not None:
            self.end()

    def end(self) -> None:
        """Go back to the board."""
        if self.questions is not None:
            shown, self.questions = self.questions, None
            self._question = shown.page.ID
            shown.stop()
            self.setCurrentWidget(self._usual)
            self.removeWidget(shown)
            shown.deleteLater()
            self._wake()
        mode, self.split = self.split, None
        if mode is None:
            return
        self.setCurrentWidget(self._usual)
        self.removeWidget(mode)
        mode.deleteLater()
        for part in self._resting.parts:
            part.setEnabled(True)
        self._wake()

    def show_theme(self, theme: Theme) -> None:
        """Paint a mode under way in other colours."""
        if self.split is not None:
            self.split.board.show_theme(theme)
        if self.questions is not None:
            self.questions.show_theme(theme)

    def resting(self, action: QAction) -> bool:
        """Say whether an action has to stay off as long as the mode lasts."""
        return action in self._rested

    def _rest(self, actions: Iterable[QAction]) -> None:
        self._rested = list(actions)
        for action in self._rested:
            action.setEnabled(False)

    def _wake(self) -> None:
        rested, self._rested = self._rested, []
        for action in rested:
            action.setEnabled(True)
        self.woken.emit()
