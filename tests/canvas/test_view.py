"""Folding, and finding what is folded."""

from __future__ import annotations

from tests.ui_helpers import spot


def test_folding_hides_what_is_below(board):
    board.toggle_fold("board")
    assert set(board.board.items_by_key) == {"board"}
    board.toggle_fold("board")
    assert set(board.board.items_by_key) == {"board", "sales", "team"}


def test_searching_flies_to_a_folded_person(board):
    board.toggle_fold("board")
    board.fly_to_person("sato")
    assert board.selection.value.people == ("sato",)
    assert board.viewport().rect().contains(spot(board, "sato"))
