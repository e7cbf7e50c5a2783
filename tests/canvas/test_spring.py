"""What is folded opens under what is carried."""

from __future__ import annotations

from tests.ui_helpers import unit_box


def test_a_folded_department_opens_under_what_is_carried(board):
    from orgsandbox.canvas.spring import REST_MS

    board.toggle_fold("board")
    at = unit_box(board, "board").center()
    for _tick in range(REST_MS // 16 + 2):
        board._spring.rest(at)
    assert "team" in board.board.items_by_key
