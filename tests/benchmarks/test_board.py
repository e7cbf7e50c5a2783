"""The board that outside programs measure."""

from __future__ import annotations

from PySide6.QtWidgets import QGraphicsView

from tests.benchmarks.board import board


def test_a_board_to_measure_is_shown_whole_and_can_be_shown_whole_again(qapp):
    view = board(300)
    assert isinstance(view, QGraphicsView) and view.isVisible()
    assert (view.width(), view.height()) == (1600, 900)
    whole = view.transform().m11()
    assert view.sees_all()
    view.scale(3, 3)
    assert not view.sees_all()
    view.fit()
    assert view.sees_all() and view.transform().m11() == whole
    view.close()
