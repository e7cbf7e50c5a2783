"""The middle of the window: the board with its panels, or a mode that takes their place."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from orgsandbox.document import Document
from orgsandbox.drawing.theme import Theme
from orgsandbox.settings import Settings
from orgsandbox.ui.questions import Questions
from orgsandbox.ui.split_mode import SplitMode


class Modes(QStackedWidget):
    """Shows `usual` until a mode begins. While a split lasts the window's own actions rest, and so
    do the parts given: nothing else may change the plan under it. While a question is on show
    those rest that act on the board (`board_actions`): it is out of sight.

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
    ) -> None:
        super().__init__()
        self._document = document
        self._usual = usual
        self._theme, self._settings = theme, settings
        self.actions_to_rest: Iterable[QAction] = ()
        self.board_actions: Iterable[QAction] = ()
        self.parts_to_rest: tuple[QWidget, ...] = ()
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
        self._rest(self.actions_to_rest)
        for part in self.parts_to_rest:
            part.setEnabled(False)
        mode.begin()

    def begin_questions(self) -> None:
        """Show the back office's questions; the plan can be changed and undone meanwhile."""
        if self.questions is not None or self.split is not None:
            self.end()
            return
        self.show_question(self._question)

    def show_question(self, question: str, _checked: bool = False) -> None:
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
        self._rest(self.board_actions)

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
        for part in self.parts_to_rest:
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
