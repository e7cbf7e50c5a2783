"""What keeps to the corners hides nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRect

from orgsandbox.canvas.organisation import Look
from orgsandbox.canvas.view import BoardView
from orgsandbox.document import Document
from orgsandbox.drawing.lenses.registry import lens
from orgsandbox.drawing.theme import LIGHT
from orgsandbox.files import project as plan_file
from orgsandbox.resources import path
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


@pytest.mark.parametrize("direction", ["down", "right"])
@pytest.mark.parametrize("number", range(8))
def test_neither_legend_nor_curve_hides_a_department_when_all_is_shown(number, direction, view_of):
    project = plan_file.load(path("samples", "growth.ja.orgplan"))
    document = Document(Workspace(project, project.scenarios[number].id))
    view = view_of(document)
    view.show_look(Look(direction), animations=False)
    view.set_lens(lens("breadth"))
    for overlay in (view.corners.legend, view.corners.curve):
        cards = view.board.organisation.cards
        for key in cards.keys:
            card = view.mapFromScene(cards.rect(key)).boundingRect()
            assert not card.intersects(QRect(overlay.geometry())), key
