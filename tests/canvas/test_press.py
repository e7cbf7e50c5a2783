"""What a press selects."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.ui_helpers import press, release, spot


def test_a_click_selects_without_moving(board, document):
    start = document.project
    press(board, spot(board, "ito"))
    release(board, spot(board, "ito"))
    assert board.selection.value.people == ("ito",)
    assert document.project is start


def test_control_and_a_click_add_and_take_away(board):
    control = Qt.KeyboardModifier.ControlModifier
    for person in ("sato", "ito", "sato"):
        press(board, spot(board, person), control)
        release(board, spot(board, person), control)
    assert board.selection.value.people == ("ito",)
