"""Real drags on the board: press, move, release."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from orgsandbox.canvas.gestures.carry import Carry
from orgsandbox.canvas.source import Spot
from orgsandbox.canvas.view import BoardView
from orgsandbox.commands.scenarios import DuplicateScenario
from orgsandbox.document import Document
from orgsandbox.domain import tree
from orgsandbox.drawing.theme import LIGHT
from orgsandbox.selection import Selection
from orgsandbox.session.workspace import Workspace
from tests.plans import move_one, plan
from tests.ui_helpers import (
    carry,
    drag,
    move,
    press,
    release,
    role_spot,
    send,
    spot,
    unit_box,
    unit_spot,
)


@pytest.fixture
def document(qapp):
    return Document(Workspace(plan()))


@pytest.fixture
def board(document, qtbot):
    view = BoardView(document, Selection(), LIGHT, animations=False)
    qtbot.addWidget(view)
    document.changed.connect(view.sync)
    view.resize(1200, 900)
    view.show()
    view.fit()
    return view


def role_of(document: Document, person: str) -> str | None:
    place = tree.main_place(document.org, person)
    return place.role if place else None


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
    qtbot.keyClick(board, Qt.Key.Key_Escape)
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


def test_a_rubber_band_selects_whom_it_touches(board):
    box = unit_box(board, "team").adjusted(-12, 40, 12, 4)
    drag(board, board.mapFromScene(box.topLeft()), board.mapFromScene(box.bottomRight()))
    assert set(board.selection.value.people) == {"sato", "ito", "suzuki", "tanaka"}


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


def test_a_click_selects_without_moving(board, document):
    start = document.project
    press(board, spot(board, "ito"))
    release(board, spot(board, "ito"))
    assert board.selection.value.people == ("ito",)
    assert document.project is start


def test_arrows_walk_from_card_to_card(board, qtbot):
    press(board, spot(board, "sato"))
    release(board, spot(board, "sato"))
    qtbot.keyClick(board, Qt.Key.Key_Right)
    assert board.selection.value.people == ("ito",)


def test_the_wheel_zooms_at_the_cursor(board):
    point = QPoint(300, 300)
    before = board.mapToScene(point)
    scale = board.scale_now()
    board.zoom_by(1.5)
    assert board.scale_now() == pytest.approx(scale * 1.5)
    board.fit()
    assert board.scale_now() == pytest.approx(scale)
    assert (board.mapToScene(point) - before).manhattanLength() < 5


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


def test_names_are_typed_where_they_stand(board, document, qtbot):
    from orgsandbox.canvas.inline_edit import InlineEdit

    board.rename_unit("team")
    line = board.viewport().findChild(InlineEdit)
    line.setText("管理部")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert document.org.units["team"].name == "管理部"
    assert not [held for held in board.viewport().findChildren(InlineEdit) if held.isVisible()]


def test_a_middle_button_drag_moves_the_board(board):
    from PySide6.QtCore import QEvent

    middle = Qt.MouseButton.MiddleButton
    board.zoom_to(2.0)
    before = board.mapToScene(QPoint(0, 0))
    area = board.viewport()
    send(area, QEvent.Type.MouseButtonPress, QPoint(200, 200), middle, button=middle)
    send(area, QEvent.Type.MouseMove, QPoint(150, 180), middle, button=middle)
    send(
        area,
        QEvent.Type.MouseButtonRelease,
        QPoint(150, 180),
        Qt.MouseButton.NoButton,
        button=middle,
    )
    assert board.mapToScene(QPoint(0, 0)).x() == pytest.approx(before.x() + 25)


def test_control_and_a_click_add_and_take_away(board):
    control = Qt.KeyboardModifier.ControlModifier
    for person in ("sato", "ito", "sato"):
        press(board, spot(board, person), control)
        release(board, spot(board, person), control)
    assert board.selection.value.people == ("ito",)


def test_a_selected_person_dragged_with_control_gets_the_second_post(board, document):
    press(board, spot(board, "ito"))
    release(board, spot(board, "ito"))
    control = Qt.KeyboardModifier.ControlModifier
    at, to = spot(board, "ito"), role_spot(board, "seller")
    press(board, at, control)
    carry(board, at, to, control)
    release(board, to, control)
    assert len(tree.places(document.org, "ito")) == 2


def test_a_folded_department_opens_under_what_is_carried(board):
    from orgsandbox.canvas.spring import REST_MS

    board.toggle_fold("board")
    at = unit_box(board, "board").center()
    for _tick in range(REST_MS // 16 + 2):
        board._spring.rest(at)
    assert "team" in board.board.items_by_key


def test_between_two_scenes_people_fly_from_where_they_were(qtbot):
    document = Document(Workspace(plan()))
    document.do(DuplicateScenario("now", "案A", new="a"))
    document.do(move_one("a", "sato", "seller"))
    board = BoardView(document, Selection(), LIGHT)
    qtbot.addWidget(board)
    document.changed.connect(board.sync)
    document.show("now")
    flight = board.board.flight
    assert flight.flying
    assert "佐藤 恵" in {tile.name for tile, _start, _end in flight._ways}
    press(board, QPoint(2, 2))
    release(board, QPoint(2, 2))
    assert not flight.flying
