"""The legend over the board."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt

from orgsandbox.canvas.view import BoardView
from orgsandbox.document import Document
from orgsandbox.drawing.chart_parts import entry_width
from orgsandbox.drawing.lenses.registry import lens
from orgsandbox.drawing.theme import LIGHT
from orgsandbox.selection import Selection
from orgsandbox.session.workspace import Workspace
from tests.plans import plan


@pytest.fixture
def view_of(qtbot) -> Iterator[Callable[[Document], BoardView]]:
    """What shows a document on a board that lives as long as the test."""
    views = []

    def make(document: Document) -> BoardView:
        view = BoardView(document, Selection(), LIGHT, animations=False)
        qtbot.addWidget(view)
        document.changed.connect(view.sync)
        view.resize(740, 550)
        view.show()
        view.fit()
        views.append(view)
        return view

    yield make


@pytest.fixture
def document(qapp):
    return Document(Workspace(plan()))


def test_the_legend_begins_with_the_colourings_name_which_cannot_be_clicked(
    document, view_of, qtbot
):
    view = view_of(document)
    view.set_lens(lens("load"))
    assert view.board.organisation.legend()[0] == ("title", "Load")
    view.show_only("step2")
    qtbot.mouseClick(view.corners.legend, Qt.MouseButton.LeftButton, pos=QPoint(20, 14))
    assert view.board.organisation.only == ""
    beside = 10 + round(entry_width("title", "Load", 11.0) + 11 * 1.4) + 4
    qtbot.mouseClick(view.corners.legend, Qt.MouseButton.LeftButton, pos=QPoint(beside, 14))
    assert view.board.organisation.only == "step0"
