"""Real drags on the board: press, move, release."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from orgsandbox.canvas.gestures.carry import Carry
from orgsandbox.canvas.source import Spot
from orgsandbox.domain import tree
from tests.ui_helpers import carry, drag, move, press, release, role_of, role_spot, spot, unit_spot


def test_a_person_dragged_onto_a_role_sits_there_and_undo_takes_it_back(board, document):
    start = document.project
    drag(board, spot(board, "sato"), role_spot(board, "clerk"))
    assert role_of(document, "sato") == "clerk"
    document.undo()
    assert document.project is start


def test_a_person_dragged_onto_a_vacancy_takes_it(board, document):
    parts = board.board.organisation.layout("sales").tiles
    vacancy = Spot("sales", next(part for part in parts if part.kind == "vacancy"))
    drag(board, spot(board, "sato"), board.mapFromScene(board.board.box_of(vacancy).center()))
    assert role_of(document, "sato") == "seller"


def test_hovering_previews_and_nothing_has_changed_until_the_release(board, document):
    start = document.project
    seen = []
    document.previewed.connect(seen.append)
    at, to = spot(board, "sato"), role_spot(board, "clerk")
    press(board, at)
    carry(board, at, to)
    assert document.project is start
    assert seen[-1].org is not document.org
    assert tree.main_place(seen[-1].org, "sato").role == "clerk"
    release(board, to)
    assert role_of(document, "sato") == "clerk"


def test_escape_cancels_a_drag_and_nothing_has_changed(board, document, qtbot):
    start = document.project
    at, to = spot(board, "sato"), role_spot(board, "clerk")
    press(board, at)
    carry(board, at, to)
    gesture = board._gesture
    assert isinstance(gesture, Carry)
    assert gesture.ghost.scene() is board.scene()
    qtbot.keyClick(board, Qt.Key.Key_Escape)
    assert gesture.ghost.scene() is None
    release(board, to)
    assert document.project is start
    assert document.preview is None


def test_control_held_while_dragging_adds_a_second_post_and_says_so(board, document):
    at, to = spot(board, "sato"), role_spot(board, "seller")
    press(board, at)
    carry(board, at, to)
    control = Qt.KeyboardModifier.ControlModifier
    move(board, to + QPoint(1, 0), control)
    gesture = board._gesture
    assert isinstance(gesture, Carry)
    assert "20" in gesture.ghost.lines[0]
    release(board, to, control)
    shares = [(place.role, place.seat.share) for place in tree.places(document.org, "sato")]
    assert shares == [("anything", 80), ("seller", 20)]


def test_alt_held_while_dragging_brings_the_work_along(board, document):
    drag(board, spot(board, "sato"), role_spot(board, "clerk"), Qt.KeyboardModifier.AltModifier)
    place = tree.main_place(document.org, "sato")
    assert place.seat.work == {"closing": 0.5, "payroll": 0.5}


def test_an_illegal_target_says_why_and_takes_nobody(board, document):
    start = document.project
    at, to = spot(board, "sato"), role_spot(board, "ceo")
    press(board, at)
    carry(board, at, to)
    assert any("already has a head" in line for line in board._gesture.ghost.lines)
    assert not board.board.items_by_key["board"].marks.legal
    release(board, to)
    assert document.project is start


def test_several_selected_people_are_dragged_together(board, document):
    shift = Qt.KeyboardModifier.ShiftModifier
    for person in ("sato", "ito"):
        press(board, spot(board, person), shift)
        release(board, spot(board, person), shift)
    drag(board, spot(board, "ito"), role_spot(board, "seller"))
    assert (role_of(document, "sato"), role_of(document, "ito")) == ("seller", "seller")


def test_a_whole_role_moves_to_another_department(board, document):
    drag(board, role_spot(board, "clerk"), unit_spot(board, "sales"))
    assert tree.find_role(document.org, "clerk")[0].id == "sales"


def test_a_whole_department_moves_below_another(board, document):
    drag(board, unit_spot(board, "team"), unit_spot(board, "sales"))
    assert document.org.units["team"].parent == "sales"


def test_a_department_dropped_on_the_bare_board_stays_there(board, document):
    end = QPoint(60, 60)
    drag(board, unit_spot(board, "team"), end)
    assert "team" in document.scenario.pins


def test_a_selected_person_dragged_with_control_gets_the_second_post(board, document):
    press(board, spot(board, "ito"))
    release(board, spot(board, "ito"))
    control = Qt.KeyboardModifier.ControlModifier
    at, to = spot(board, "ito"), role_spot(board, "seller")
    press(board, at, control)
    carry(board, at, to, control)
    release(board, to, control)
    assert len(tree.places(document.org, "ito")) == 2
