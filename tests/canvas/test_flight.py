"""People fly from scene to scene."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from orgsandbox.canvas.view import BoardView
from orgsandbox.commands.scenarios import DuplicateScenario
from orgsandbox.document import Document
from orgsandbox.drawing.theme import LIGHT
from orgsandbox.selection import Selection
from orgsandbox.session.workspace import Workspace
from tests.plans import move_one, plan
from tests.ui_helpers import press, release


def test_between_two_scenes_people_fly_from_where_they_were(qtbot):
    document = Document(Workspace(plan()))
    document.do(DuplicateScenario("now", "案A", new="a"))
    document.do(move_one("a", "sato", "seller"))
    board = BoardView(document, Selection(), LIGHT)
    qtbot.addWidget(board)
    document.changed.connect(board.sync)
    document.show("now")
    flight = board.board.flight
    assert flight.flying
    assert "佐藤 恵" in {tile.name for tile, _start, _end in flight._ways}
    press(board, QPoint(2, 2))
    release(board, QPoint(2, 2))
    assert not flight.flying
