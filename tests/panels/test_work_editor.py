"""Work is shifted by dragging a divider, typed, added and taken away; Escape takes a drag back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QToolButton

from orgsandbox.domain.model import Org
from orgsandbox.drawing.theme import LIGHT
from orgsandbox.panels.work_bar import DIVIDER
from orgsandbox.panels.work_editor import WorkEditor
from tests.panels.picture.pictures import carry, move, press, release, tooltip
from tests.plans import support_team

WORK = {"closing": 0.5, "payroll": 0.3, "hiring": 0.2}


@pytest.fixture
def editor(qtbot):
    made = WorkEditor(LIGHT)
    qtbot.addWidget(made)
    made.resize(200, 300)
    made.show_work(support_team(), WORK, LIGHT, "load 100%")
    made.show()
    made.said = []
    made.edited.connect(lambda work: made.said.append(("edited", rounded(work))))
    made.hovered.connect(lambda work: made.said.append(("hovered", rounded(work))))
    return made


def rounded(work):
    return None if work is None else {key: round(amount, 6) for key, amount in work.items()}


def divider(editor, number: int) -> QPointF:
    return editor.bar.spot(number)


def across(editor, fte: float) -> QPointF:
    return QPointF(fte * editor.bar.width(), 0)


def test_the_bar_is_as_wide_for_a_task_as_its_share_and_tells_it(editor):
    widths = [editor.bar.box(task).width() + 2 for task in WORK]
    whole = editor.bar.width()
    assert widths == pytest.approx([whole * 0.5, whole * 0.3, whole * 0.2])
    name = support_team().tasks["payroll"].name
    assert tooltip(editor.bar, editor.bar.spot("payroll")) == f"{name}\n30%"


def test_dragging_a_divider_shifts_work_between_its_neighbours_in_steps(editor):
    start = divider(editor, 0)
    end = start - across(editor, 0.12)
    carry(editor.bar, start, end)
    assert editor.said[-1] == ("hovered", {"closing": 0.4, "payroll": 0.4, "hiring": 0.2})
    assert editor.bar.box("closing").width() + 2 == pytest.approx(editor.bar.width() * 0.4)
    release(editor.bar, end)
    assert editor.said[-2:] == [
        ("hovered", None),
        ("edited", {"closing": 0.4, "payroll": 0.4, "hiring": 0.2}),
    ]


def test_the_second_divider_leaves_the_first_task_alone(editor):
    start = divider(editor, 1)
    end = start + across(editor, 0.11)
    carry(editor.bar, start, end)
    release(editor.bar, end)
    assert editor.said[-1] == ("edited", {"closing": 0.5, "payroll": 0.4, "hiring": 0.1})


def test_work_shifted_away_whole_is_taken_away_and_no_further(editor):
    start = divider(editor, 1)
    end = start + across(editor, 0.9)
    carry(editor.bar, start, end)
    release(editor.bar, end)
    assert editor.said[-1] == ("edited", {"closing": 0.5, "payroll": 0.5})


def test_escape_takes_the_drag_back_and_the_numbers_stop_hovering(editor, qtbot):
    editor.bar.setFocus()
    before = editor.bar.grab().toImage()
    start = divider(editor, 0)
    end = start - across(editor, 0.2)
    carry(editor.bar, start, end)
    assert editor.bar.grab().toImage() != before
    qtbot.keyClick(editor.bar, Qt.Key.Key_Escape)
    assert editor.said[-1] == ("hovered", None)
    assert editor.bar.grab().toImage() == before
    editor.said.clear()
    move(editor.bar, end, Qt.MouseButton.LeftButton)
    release(editor.bar, end)
    assert editor.said == []


def test_a_drag_back_to_where_it_began_edits_nothing(editor):
    start = divider(editor, 0)
    carry(editor.bar, start, start - across(editor, 0.2))
    move(editor.bar, start, Qt.MouseButton.LeftButton)
    release(editor.bar, start)
    assert editor.said[-1] == ("hovered", None)


def test_over_a_divider_the_pointer_shows_that_it_moves_and_a_segment_is_no_grip(editor):
    move(editor.bar, divider(editor, 0))
    assert editor.bar.cursor().shape() is Qt.CursorShape.SplitHCursor
    move(editor.bar, editor.bar.spot("payroll"))
    assert editor.bar.cursor().shape() is Qt.CursorShape.ArrowCursor
    press(editor.bar, editor.bar.spot("payroll"))
    move(editor.bar, editor.bar.spot("hiring"), Qt.MouseButton.LeftButton)
    release(editor.bar, editor.bar.spot("hiring"))
    assert editor.said == []
    assert all(shape.kind != DIVIDER or shape.still for shape in editor.bar.shapes.items)


def test_without_work_the_bar_is_an_empty_track(editor):
    editor.show_work(Org(), {}, LIGHT, "")
    image = editor.bar.grab().toImage()
    assert image.pixelColor(100, 10) == QColor(LIGHT.track)


def test_percents_are_typed_tasks_added_and_taken_away(editor, qtbot):
    editor.boxes["payroll"].setValue(45)
    assert editor.said[-1] == ("edited", {**WORK, "payroll": 0.45})
    editor.add_box.setCurrentIndex(editor.add_box.findData("pitch"))
    editor.add_box.activated.emit(editor.add_box.currentIndex())
    assert editor.said[-1] == ("edited", {**WORK, "pitch": 0.1})
    gone = next(
        button for button in editor.findChildren(QToolButton) if button.property("task") == "hiring"
    )
    qtbot.mouseClick(gone, Qt.MouseButton.LeftButton)
    assert editor.said[-1] == ("edited", {"closing": 0.5, "payroll": 0.3})
    assert editor.add_box.findData("payroll") < 0


def test_a_task_the_plan_has_lost_is_called_by_its_id(editor):
    editor.show_work(support_team(), {"gone": 1.0}, LIGHT, "")
    assert editor.bar.shapes.get("gone").name == "gone"
    assert editor.boxes["gone"].accessibleName() == "gone"
