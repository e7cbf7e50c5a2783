"""Names are typed on the board."""

from __future__ import annotations

from PySide6.QtCore import Qt


def test_names_are_typed_where_they_stand(board, document, qtbot):
    from orgsandbox.canvas.inline_edit import InlineEdit

    board.rename_unit("team")
    line = board.viewport().findChild(InlineEdit)
    line.setText("管理部")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert document.org.units["team"].name == "管理部"
    assert not [held for held in board.viewport().findChildren(InlineEdit) if held.isVisible()]
