"""What every page of the questions is: a sentence made of the numbers first, the rest below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from orgsandbox.document import Document
from orgsandbox.domain.change import Change
from orgsandbox.domain.model import Org
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import _
from orgsandbox.metrics import panel
from orgsandbox.metrics.base import Scope
from orgsandbox.panels.parts import column, scrolled, text_label
from orgsandbox.plain import set_tip

KEY = Qt.ItemDataRole.UserRole
SIDE_WIDTH = 340


class Page(QWidget):
    """One question: a picture in the middle, what belongs to it at the right.

    `said` carries a line for the status bar, `asked` a Wish that only the window can grant. A page
    reads its numbers only while it is shown; `refresh` is what subclasses fill, with what they put
    into `centre` and `side`.
    """

    ID = ""
    PLACE = 0
    """Where it stands among the questions, from the first one asked."""
    TITLE = ""
    ABOUT = ""
    UNDER = ""
    """A quiet line above the picture: how it is read."""

    said = Signal(str)
    asked = Signal(object)

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self._document = document
        self._theme = theme
        self.sentence = text_label(name="question_sentence")
        self.data = text_label(name="muted")
        middle = QWidget()
        self.centre = column(middle, margins=18)
        self.centre.addLayout(self._head())
        self.centre.addWidget(self.sentence)
        if self.UNDER:
            self.centre.addWidget(text_label(_(self.UNDER), "muted"))
        inner = QWidget()
        self.side = column(inner)
        self.split = QSplitter()
        self.split.setHandleWidth(1)
        self.split.addWidget(middle)
        self.split.addWidget(scrolled(inner))
        self.split.setStretchFactor(0, 1)
        self.split.setSizes([760, SIDE_WIDTH])
        self.split.setCollapsible(0, False)  # noqa: FBT003 - Qt takes it so
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.split)

    def _head(self) -> QHBoxLayout:
        """Return the title with the counts of what is known at the right."""
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(text_label(_(self.TITLE), "question_title", wrap=False))
        self.data.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.data, 1)
        return row

    @property
    def org(self) -> Org:
        """The organisation on show."""
        return self._document.org

    def scope(self) -> Scope:
        """Return the departments the planner works on: the support side."""
        org = self.org
        return Scope(org, panel.default_scope(org), self._document.project.assumptions)

    def show_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self.update_page()

    def sync(self, change: Change) -> None:
        """Read the numbers again."""
        self.update_page()

    def revert(self, _reason: object) -> None:
        """Show the plan again after it said no: what was typed did not become part of it."""
        self.update_page()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the numbers when they are looked at."""
        super().showEvent(event)
        self.update_page()

    def update_page(self) -> None:
        """Read the numbers, if anybody looks."""
        if self.isVisible():
            self._count_data()
            self.refresh()

    def _count_data(self) -> None:
        """Keep in view how much is known: people and tasks without data are never guessed."""
        table_ = self.scope().tasks
        known, everybody = len(table_.people), len(table_.people) + len(table_.without_data)
        told = [_("People with work data {known} of {all}").format(known=known, all=everybody)]
        idle = int((table_.col_sums <= 0).sum())
        if idle:
            told.append(_("tasks nobody does: {count}").format(count=idle))
        self.data.setText(" ・ ".join(told))

    def refresh(self) -> None:
        """Show the numbers of the organisation on show."""
        raise NotImplementedError


def table(headers: Sequence[str], *, editable: bool = False) -> QTableWidget:
    """Return an empty table whose columns share the room."""
    made = QTableWidget(0, len(headers))
    made.setHorizontalHeaderLabels(list(headers))
    made.verticalHeader().hide()
    made.setShowGrid(False)
    made.setAlternatingRowColors(False)
    made.setWordWrap(True)
    made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    if not editable:
        made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    made.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    return made


def fill(made: QTableWidget, rows: Sequence[Sequence[str]], keys: Sequence[str] = ()) -> None:
    """Show these rows; `keys` are what they stand for, kept in the first column."""
    with QSignalBlocker(made):
        bar = made.horizontalHeader()
        modes = [bar.sectionResizeMode(place) for place in range(made.columnCount())]
        # A column that fits its contents would measure all of them again at every cell.
        bar.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        made.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for place, text in enumerate(row):
                item = QTableWidgetItem(text)
                set_tip(item, text)
                if place == 0 and keys:
                    item.setData(KEY, keys[number])
                made.setItem(number, place, item)
        for place, mode in enumerate(modes):
            bar.setSectionResizeMode(place, mode)
        made.resizeRowsToContents()


def percent(part: float | None) -> str:
    """Return a share as the screen writes it; a dash where it is undefined."""
    return "—" if part is None else f"{part * 100:.0f}%"
