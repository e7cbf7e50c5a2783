"""A drag beside all cards selects."""

from __future__ import annotations

from tests.ui_helpers import drag, unit_box


def test_a_rubber_band_selects_whom_it_touches(board):
    box = unit_box(board, "team").adjusted(-12, 40, 12, 4)
    drag(board, board.mapFromScene(box.topLeft()), board.mapFromScene(box.bottomRight()))
    assert set(board.selection.value.people) == {"sato", "ito", "suzuki", "tanaka"}
