"""A picture is aimed at, chosen, walked, dragged and told in one way, wherever it is shown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QColor, QKeyEvent, Qt, QTextDocumentFragment
from PySide6.QtWidgets import QApplication, QToolTip

from orgsandbox.drawing.theme import LIGHT
from orgsandbox.panels.picture.view import Manner, PictureView
from tests.panels.picture.pictures import TwoColumns, carry, move, press, release, tooltip


def shown(qtbot, manner: Manner = Manner()) -> PictureView:  # noqa: B008 - a frozen value
    view = PictureView(TwoColumns(), LIGHT, manner)
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.show()
    view.heard = []
    for name in ("chosen", "aimed", "removed"):
        signal = getattr(view, name)
        signal.connect(lambda key, name=name: view.heard.append((name, key)))
    view.dropped.connect(lambda end: view.heard.append(("linked", end.source, end.target)))
    return view


@pytest.fixture
def view(qtbot):
    return shown(qtbot)


def heard(view) -> list:
    said, view.heard = view.heard, []
    return said


# the pointer


def test_the_pointer_aims_at_what_a_click_would_choose_and_shows_a_hand(view):
    move(view, view.spot("x"))
    assert heard(view) == [("aimed", "x")]
    assert view.cursor().shape() is Qt.CursorShape.PointingHandCursor
    move(view, QPointF(290, 190))
    assert heard(view) == [("aimed", None)]
    assert view.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_leaving_the_picture_aims_at_nothing(view):
    move(view, view.spot("x"))
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert heard(view) == [("aimed", "x"), ("aimed", None)]


def test_a_heading_is_neither_aimed_at_nor_chosen(view):
    move(view, view.spot("heading"))
    press(view, view.spot("heading"))
    assert heard(view) == [("chosen", None)]


def test_a_press_chooses_at_once_and_beside_everything_nothing(view):
    press(view, view.spot("y"))
    assert view.chosen_key == "y"
    press(view, QPointF(290, 190))
    assert heard(view) == [("chosen", "y"), ("chosen", None)]


def test_where_something_is_always_chosen_a_press_beside_everything_keeps_it(qtbot):
    view = shown(qtbot, Manner(lets_go=False))
    press(view, view.spot("y"))
    press(view, QPointF(290, 190))
    assert view.chosen_key == "y"


def test_what_can_be_dragged_is_chosen_when_the_button_goes_up(view):
    press(view, view.spot("a"))
    assert heard(view) == []
    release(view, view.spot("a"))
    assert heard(view) == [("chosen", "a")]


def test_the_right_button_chooses_nothing(view):
    press(view, view.spot("y"), Qt.MouseButton.RightButton)
    assert heard(view) == []


def test_the_pointer_is_told_name_and_value_or_what_the_shape_says(view, qtbot):
    assert tooltip(view, view.spot("a")) == "Aoki\n80%"
    assert tooltip(view, view.spot("y")) == "Hiring, all of it"
    tooltip(view, QPointF(290, 190))
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_a_line_is_hit_a_little_beside_it_and_a_circle_not_in_its_corner(view):
    assert view.shape_at(QPointF(150, 115)).key == "band"
    assert view.shape_at(QPointF(150, 120)) is None
    assert view.shape_at(QPointF(130, 48)).key == "dot"
    assert view.shape_at(QPointF(120, 50)) is None


# dragging


def test_a_drag_from_one_to_the_other_joins_them_and_chooses_neither(view):
    carry(view, view.spot("a"), view.spot("y"))
    release(view, view.spot("y"))
    assert heard(view) == [("linked", "a", "y")]
    assert view.chosen_key is None


def test_a_drag_to_what_it_may_not_be_joined_with_ends_in_nothing(view):
    for end in (view.spot("b"), QPointF(150, 30)):
        carry(view, view.spot("a"), end)
        release(view, end)
    assert heard(view) == []


def test_a_drag_shows_what_it_would_end_at_and_what_it_began_at(view):
    carry(view, view.spot("a"), view.spot("x"))
    view.grab()
    look = view.picture.looks[-1]
    assert (look.dragged, look.aimed) == ("a", "x")
    move(view, view.spot("b"), Qt.MouseButton.LeftButton)
    view.grab()
    assert view.picture.looks[-1].aimed is None


def test_the_line_of_a_drag_reaches_the_pointer(view):
    carry(view, view.spot("a"), QPointF(160, 30))
    line = view.grab().toImage()
    accent = QColor(LIGHT.accent)
    inked = [x for x in range(62, 200) if line.pixelColor(x, 30) == accent]
    assert inked
    assert max(inked) <= 160
    assert max(inked) > 150


def test_a_press_that_trembles_is_a_click_still(view):
    at = view.spot("a")
    press(view, at)
    move(view, at + QPointF(2, 1), Qt.MouseButton.LeftButton)
    view.grab()
    assert view.picture.looks[-1].dragged is None
    release(view, at + QPointF(2, 1))
    assert heard(view) == [("chosen", "a")]


@pytest.mark.parametrize("end", ["escape", "other readings", "hidden", "focus"])
def test_a_drag_that_is_broken_off_leaves_nothing(view, qtbot, end):
    view.setFocus()
    carry(view, view.spot("a"), view.spot("x"))
    if end == "escape":
        qtbot.keyClick(view, Qt.Key.Key_Escape)
    elif end == "other readings":
        view.show_picture(TwoColumns(), LIGHT)
    elif end == "hidden":
        view.hide()
        view.show()
    else:
        view.clearFocus()
    move(view, view.spot("x"), Qt.MouseButton.LeftButton)
    view.grab()
    assert view.picture.looks[-1].dragged is None
    release(view, view.spot("x"))
    assert [entry for entry in heard(view) if entry[0] != "aimed"] == []
    assert view.chosen_key is None


def test_escape_belongs_to_the_drag_before_any_shortcut_of_the_window(view):
    def override() -> bool:
        event = QKeyEvent(
            QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier
        )
        event.ignore()
        QApplication.sendEvent(view, event)
        return event.isAccepted()

    assert not override()
    carry(view, view.spot("a"), view.spot("x"))
    assert override()


# the keyboard


def walk(qtbot, view, *keys: str) -> list:
    for key in keys:
        qtbot.keyClick(view, getattr(Qt.Key, f"Key_{key}"))
    return [key for name, key in heard(view) if name == "chosen"]


def test_arrows_walk_a_column_stop_at_its_ends_and_cross_to_the_nearest(view, qtbot):
    assert walk(qtbot, view, "Down") == ["a"]
    assert walk(qtbot, view, "Down", "Down", "Down") == ["b", "c", "c"]
    assert walk(qtbot, view, "Right") == ["y"]
    assert walk(qtbot, view, "Up", "Left") == ["x", "a"]
    assert walk(qtbot, view, "End", "Home") == ["c", "a"]


def test_where_walking_does_not_choose_enter_and_space_do(qtbot):
    view = shown(qtbot, Manner(follows=False))
    assert walk(qtbot, view, "Down", "Down") == []
    assert walk(qtbot, view, "Return") == ["b"]
    assert walk(qtbot, view, "Down", "Space") == ["c"]


def test_escape_lets_go_of_what_is_chosen_and_then_belongs_to_the_page(view, qtbot):
    walk(qtbot, view, "Down")
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view, event)
    assert event.isAccepted()
    assert view.chosen_key is None
    event.ignore()
    QApplication.sendEvent(view, event)
    assert not event.isAccepted()


def test_delete_takes_away_only_what_is_chosen_and_can_be_taken_away(view, qtbot):
    press(view, view.spot("x"))
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert heard(view)[-1] == ("removed", "x")
    walk(qtbot, view, "Left", "Delete")
    view.show_chosen("x")
    view.show_chosen(None)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert [entry for entry in heard(view) if entry[0] == "removed"] == []


def test_the_keyboard_s_place_is_ringed_only_while_the_keyboard_is_used(view, qtbot):
    def ringed() -> bool:
        image = view.grab().toImage()
        edge = view.box("a").adjusted(1, 1, -1, -1)
        accent = QColor(LIGHT.accent)
        return any(
            abs(image.pixelColor(int(edge.left()) + x, int(edge.top())).red() - accent.red()) < 40
            and image.pixelColor(int(edge.left()) + x, int(edge.top())) != QColor("#3355bb")
            for x in range(5, 50)
        )

    view.activateWindow()
    view.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.waitUntil(view.hasFocus)
    assert not ringed()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert ringed()
    view.clearFocus()
    assert not ringed()


def test_what_is_gone_from_the_readings_is_chosen_no_longer(view):
    press(view, view.spot("y"))
    view.show_picture(TwoColumns("x"), LIGHT)
    assert view.chosen_key == "y"
    view.show_picture(TwoColumns("y"), LIGHT)
    assert view.chosen_key is None


def test_a_name_with_mark_up_is_told_as_it_was_typed(view):
    told = tooltip(view, view.spot("x"))
    assert Qt.mightBeRichText(told)
    assert QTextDocumentFragment.fromHtml(told).toPlainText() == "<b>Payroll"
