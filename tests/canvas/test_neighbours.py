"""The arrow keys go from card to card."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.ui_helpers import press, release, spot


def test_arrows_walk_from_card_to_card(board, qtbot):
    press(board, spot(board, "sato"))
    release(board, spot(board, "sato"))
    qtbot.keyClick(board, Qt.Key.Key_Right)
    assert board.selection.value.people == ("ito",)
