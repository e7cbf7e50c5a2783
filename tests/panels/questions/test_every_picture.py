"""Every question's picture is hovered, walked, dragged, broken off and read aloud in the same way."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel

from orgsandbox.document import Document
from orgsandbox.drawing.theme import LIGHT
from orgsandbox.files import project as plan_file
from orgsandbox.panels.picture.view import PictureView
from orgsandbox.resources import path
from orgsandbox.session.workspace import Workspace
from orgsandbox.ui.questions import Questions
from tests.panels.picture.pictures import carry, move, release, tooltip

LAST_SCENE = 7


@pytest.fixture
def questions(qtbot):
    project = plan_file.load(path("samples", "growth.en.orgplan"))
    assumptions = replace(project.assumptions, turnover=0.1, rates={"": 6e6})
    project = replace(project, assumptions=assumptions)
    made = Questions(Document(Workspace(project, project.scenarios[LAST_SCENE].id)), LIGHT)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.lefts = []
    made.left.connect(lambda: made.lefts.append(True))
    return made


def pictures(questions: Questions, page: str) -> dict[str, PictureView]:
    """Return a page's pictures by title."""
    questions.show_question(page)
    QApplication.processEvents()  # what was put beside the picture is shown by its layout
    views = questions.page.findChildren(PictureView)
    return {view.accessibleName(): view for view in views if view.isVisible()}


def picture(questions: Questions, page: str, title: str) -> PictureView:
    return pictures(questions, page)[title]


def key_of(view: PictureView, name: str):
    return next(shape.key for shape in view.shapes.items if shape.name == name and not shape.still)


CANDO = ("leftover", "Who does and who can do which task")
MATRIX = ("unity", "Which departments share any task at all")
FLOW = ("results", "Who serves whom")
ARRIVE = ("results", "How results arrive")
SCATTER = ("sourcing", "Cost if done themselves and if bought")


@pytest.mark.parametrize(
    ("where", "name", "told"),
    [
        (CANDO, "Payroll", "Payroll"),
        (
            MATRIX,
            "Human Resources and Legal and Public Relations",
            "Human Resources and Legal and Public Relations\n1 task",
        ),
        (
            MATRIX,
            "Legal and Public Relations and General Affairs and IT",
            "Legal and Public Relations and General Affairs and IT\n3 tasks",
        ),
        (FLOW, "Accounting → Sales", "Accounting → Sales 41%"),
        (ARRIVE, "Accounting", "Accounting\nmean 2.0 steps"),
        (
            SCATTER,
            "Order entry",
            "Order entry\ndone themselves +JPY 2,000,000, bought +JPY 900,000 a year against inside",
        ),
    ],
)
def test_the_pointer_is_told_what_it_rests_on(questions, where, name, told):
    view = picture(questions, *where)
    assert tooltip(view, view.spot(key_of(view, name))) == told


@pytest.mark.parametrize("where", [CANDO, MATRIX, FLOW, ARRIVE, SCATTER])
def test_every_shape_is_read_with_a_name_and_a_place_on_the_screen(questions, where):
    view = picture(questions, *where)
    whole = QAccessible.queryAccessibleInterface(view)
    assert whole.text(QAccessible.Text.Name) == where[1]
    assert whole.childCount() == len(view.shapes.items) > 3
    for place, shape in enumerate(view.shapes.items):
        child = whole.child(place)
        assert child.text(QAccessible.Text.Name) == shape.name
        assert child.text(QAccessible.Text.Value) == shape.value
        if not shape.still:
            assert child.text(QAccessible.Text.Name)
            assert child.rect().size() == view.box(shape.key).toRect().size()


@pytest.mark.parametrize(
    ("where", "source", "target"),
    [(CANDO, "Megumi Sato", "Payroll"), (FLOW, "Accounting", "Purchasing")],
)
def test_escape_breaks_a_drag_off_and_nothing_is_left_of_it(
    questions, qtbot, where, source, target
):
    view = picture(questions, *where)
    start, end = (view.spot(key_of(view, name)) for name in (source, target))
    document, before = questions._document, questions._document.project
    untouched = view.grab().toImage()
    view.setFocus()
    carry(view, start, end)
    assert view.grab().toImage() != untouched
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.chosen_key is None
    move(view, view.rect().bottomRight().toPointF(), Qt.MouseButton.LeftButton)
    assert view.grab().toImage() == untouched
    move(view, end, Qt.MouseButton.LeftButton)
    release(view, end)
    assert document.project is before
    assert questions.lefts == []
    carry(view, start, end)
    release(view, end)
    assert document.project is not before


@pytest.mark.parametrize("where", [CANDO, MATRIX, FLOW])
def test_escape_lets_go_of_what_is_chosen_and_then_leads_back_to_the_board(questions, qtbot, where):
    view = picture(questions, *where)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.chosen_key is not None
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.chosen_key is None
    assert questions.lefts == []
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert questions.lefts == [True]


def test_the_cursor_walks_the_matrix_and_the_pair_is_named_at_the_right(questions, qtbot):
    view = picture(questions, *MATRIX)
    told = questions.page.explained.pair
    view.setFocus()
    walks = (
        ("Home", "Accounting and Human Resources"),
        ("Down", "Legal and Public Relations and Human Resources"),  # over the diagonal
        ("Right", "Legal and Public Relations and General Affairs and IT"),
        ("Up", "Human Resources and General Affairs and IT"),
        ("Home", "Human Resources and Accounting"),
        ("Down", "Legal and Public Relations and Accounting"),
        ("End", "Legal and Public Relations and General Affairs and IT"),
    )
    for key, pair in walks:
        qtbot.keyClick(view, getattr(Qt.Key, f"Key_{key}"))
        assert told.text().startswith(f"Tasks {pair} both do: "), key


def test_the_flow_is_walked_by_columns_and_bands_and_delete_takes_a_band_away(questions, qtbot):
    view = picture(questions, *FLOW)
    view.setFocus()
    view.choose(key_of(view, "Accounting"))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.chosen_key == key_of(view, "Human Resources")
    qtbot.keyClick(view, Qt.Key.Key_Right)
    band = view.chosen_key
    assert isinstance(band, tuple)
    before = questions._document.project
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert questions._document.project is not before
    assert view.shapes.get(band) is None


def test_rows_of_bars_are_aimed_at_with_arrows_and_chosen_with_enter(questions, qtbot):
    view = picture(questions, *ARRIVE)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert questions.page.flow.chosen_key is None
    second = [shape.key for shape in view.shapes.items][1]
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert questions.page.flow.chosen_key == second


def test_the_tasks_of_the_scatter_are_walked_from_left_to_right(questions, qtbot):
    view = picture(questions, *SCATTER)
    view.setFocus()
    across = sorted(view.shapes.items, key=lambda shape: shape.box.center().x())
    qtbot.keyClick(view, Qt.Key.Key_Home)
    walked = [view.chosen_key]
    for _step in across[1:]:
        qtbot.keyClick(view, Qt.Key.Key_Right)
        walked.append(view.chosen_key)
    assert walked == [shape.key for shape in across]
    assert questions.page.detail is not None
    name = questions._document.org.tasks[walked[-1]].name
    assert name in [label.text() for label in questions.page.detail.findChildren(QLabel)]


def test_the_years_to_come_tell_their_shares(questions):
    questions.show_question("unity")
    view = questions.page.explained.chart
    assert view.isVisible()
    whole = QAccessible.queryAccessibleInterface(view)
    told = [
        (whole.child(n).text(QAccessible.Text.Name), whole.child(n).text(QAccessible.Text.Value))
        for n in range(whole.childCount())
    ]
    assert told[0] == ("All together now", "80%")
    assert told[-1] == ("All together in 5 y", "47%")
    assert tooltip(view, view.spot((0, 5))) == "All together in 5 y\n47%"
