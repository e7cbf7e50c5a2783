"""What a screen reader finds in a picture."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from orgsandbox.drawing.theme import LIGHT
from orgsandbox.panels.picture.view import PictureView
from tests.panels.picture.pictures import TwoColumns, press

NAME, VALUE = QAccessible.Text.Name, QAccessible.Text.Value


@pytest.fixture
def view(qtbot):
    made = PictureView(TwoColumns(), LIGHT)
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    return made


def children(view):
    whole = QAccessible.queryAccessibleInterface(view)
    return [whole.child(place) for place in range(whole.childCount())]


def test_the_picture_has_a_title_and_a_child_for_each_shape(view):
    whole = QAccessible.queryAccessibleInterface(view)
    assert whole.text(NAME) == "Who does what"
    assert whole.role() == QAccessible.Role.List
    told = {child.text(NAME): child.text(VALUE) for child in children(view)}
    assert told["Aoki"] == "80%"
    assert told["Hiring"] == ""
    assert {child.role() for child in children(view)} == {QAccessible.Role.ListItem}


def test_a_child_says_where_it_is_and_whether_it_is_chosen(view):
    whole = QAccessible.queryAccessibleInterface(view)
    press(view, view.spot("x"))
    chosen = [child for child in children(view) if child.state().selected]
    assert [child.text(NAME) for child in chosen] == ["<b>Payroll"]
    middle = view.mapToGlobal(view.spot("x").toPoint())
    assert chosen[0].rect().contains(middle)
    assert whole.childAt(middle.x(), middle.y()).text(NAME) == "<b>Payroll"
    assert whole.indexOfChild(chosen[0]) == children(view).index(chosen[0])
    assert chosen[0].parent() is whole
    heading = next(child for child in children(view) if child.text(NAME) == "Everything")
    assert not heading.state().selectable


def test_the_child_at_a_place_follows_the_readings(view):
    last = children(view)[-1]
    assert last.isValid()
    view.show_picture(TwoColumns("a", "band"), LIGHT)
    assert not last.isValid()
    assert last.text(NAME) == ""
    assert children(view)[1].text(NAME) == "Baba"


def test_the_keyboard_s_place_is_told(view, qtbot):
    from PySide6.QtCore import Qt

    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    whole = QAccessible.queryAccessibleInterface(view)
    assert whole.focusChild().text(NAME) == "Baba"
    assert whole.focusChild().state().focused


def test_pictures_that_are_read_and_thrown_away_leave_nothing_behind(qtbot):
    for _number in range(30):
        made = PictureView(TwoColumns(), LIGHT)
        assert QAccessible.queryAccessibleInterface(made).child(1).text(NAME) == "Aoki"
        made.deleteLater()
        QApplication.sendPostedEvents(made)
        del made
        gc.collect()
