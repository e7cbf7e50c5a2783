"""A board on the small plan, as large as a window's."""

from __future__ import annotations

import pytest

from orgsandbox.canvas.view import BoardView
from orgsandbox.document import Document
from orgsandbox.drawing.theme import LIGHT
from orgsandbox.selection import Selection
from orgsandbox.session.workspace import Workspace
from tests.plans import plan


@pytest.fixture
def document(qapp):
    return Document(Workspace(plan()))


@pytest.fixture
def board(document, qtbot):
    view = BoardView(document, Selection(), LIGHT, animations=False)
    qtbot.addWidget(view)
    document.changed.connect(view.sync)
    view.resize(1200, 900)
    view.show()
    view.fit()
    return view
