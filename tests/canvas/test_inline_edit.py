"""A name is typed where it stands: letters stay, Return takes them, Escape does not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from orgsandbox.canvas.inline_edit import InlineEdit


@pytest.fixture
def edited(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    with qtbot.waitExposed(parent):
        parent.show()
    taken: list[str] = []
    line = InlineEdit(parent, QRect(0, 0, 200, 24), "総務部", "Name", taken.append)
    yield line, taken
    parent.close()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_what_is_typed_is_taken_by_return_and_not_before(edited, qtbot, key):
    line, taken = edited
    qtbot.keyClicks(line, "HR")
    assert (line.text(), taken, line.isVisible()) == ("HR", [], True)
    qtbot.keyClick(line, key)
    assert taken == ["HR"]
    assert not line.isVisible()


def test_escape_leaves_everything_as_it_was(edited, qtbot):
    line, taken = edited
    qtbot.keyClicks(line, "HR")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert taken == []
    assert not line.isVisible()


def test_a_name_of_spaces_is_none(edited, qtbot):
    line, taken = edited
    qtbot.keyClicks(line, "   ")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert taken == []
