"""The real board, shown, for whoever measures frames: outside programs hold on to `board`."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QGraphicsView

from orgsandbox.canvas.view import BoardView
from orgsandbox.document import Document
from orgsandbox.domain.project import Project
from orgsandbox.drawing.theme import LIGHT
from orgsandbox.selection import Selection
from orgsandbox.session.workspace import Workspace
from tests.benchmarks.organisations import make_organisation

WIDTH, HEIGHT = 1600, 900


_kept: list[object] = []
"""An application made here: it would die with its last name."""


def board(people: int) -> QGraphicsView:
    """Return the board of a plan of that many people: 1600 × 900, shown whole, no animations.

    It has `fit()`, which shows everything again. The application is made where there is none.
    """
    return board_of(make_organisation(people, seed=7))[0]


def board_of(project: Project) -> tuple[BoardView, Document]:
    """Return the board of a plan, shown whole, no animations, and the document it follows."""
    if QApplication.instance() is None:
        _kept.append(QApplication(["orgsandbox"]))
    document = Document(Workspace(project))
    view = BoardView(document, Selection(), LIGHT, animations=False)
    document.setParent(view)
    document.changed.connect(view.sync)
    view.resize(WIDTH, HEIGHT)
    view.show()
    view.fit()
    return view, document
