"""A choice that stands on a card after a drag: let the tasks of whoever was moved follow."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from orgsandbox.i18n import _, join_names
from orgsandbox.plain import menu_text

_NAMED = 2
"""Tasks named on the button; the others are counted."""
_GAP = 4


class FollowChoice(QPushButton):
    """`wanted` carries the tasks (ids) that are to follow."""

    wanted = Signal(object)

    def __init__(self, board: QWidget) -> None:
        super().__init__(board)
        self.setObjectName("follow_choice")
        self._tasks: tuple[str, ...] = ()
        self.clicked.connect(self._tell)
        self.hide()

    @property
    def tasks(self) -> tuple[str, ...]:
        """The tasks on offer; none while the choice is hidden."""
        return self._tasks

    def offer(self, tasks: dict[str, str], card: QRect) -> None:
        """Offer tasks (names by id) below a place on the board; nothing hides the choice."""
        self._tasks = tuple(tasks)
        self.setVisible(bool(tasks))
        if not tasks:
            return
        names = list(tasks.values())
        shown = join_names(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
        self.setText(menu_text(_("Bring along: {tasks}").format(tasks=shown)))
        self.adjustSize()
        self.stand_by(card)
        self.raise_()

    def stand_by(self, card: QRect) -> None:
        """Stand below a card, wherever that is now."""
        self.move(self._beside(card))

    def _beside(self, card: QRect) -> QPoint:
        """Return a place below the card where all of the button is seen."""
        board = self.parentWidget()
        assert board is not None
        left = min(card.left(), board.width() - self.width() - _GAP)
        top = min(card.bottom() + _GAP, board.height() - self.height() - _GAP)
        return QPoint(max(_GAP, left), max(_GAP, top))

    def _tell(self) -> None:
        self.wanted.emit(self._tasks)
