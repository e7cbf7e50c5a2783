"""The wheel on every board: what is under the pointer stays there, by real events."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from orgsandbox.canvas.camera import LARGEST, SMALLEST, Camera
from orgsandbox.canvas.draft_cards import TOP, DraftCards
from orgsandbox.canvas.split_board import SplitBoard
from orgsandbox.canvas.view import BoardView
from orgsandbox.document import Document
from orgsandbox.domain.project import Project, Scenario
from orgsandbox.drawing.card_data import Card, CardOptions, build_card
from orgsandbox.drawing.theme import LIGHT
from orgsandbox.selection import Selection
from orgsandbox.session.split_draft import SplitDraft
from orgsandbox.session.workspace import Workspace
from orgsandbox.ui.dialogs.linked_charts import LinkedCharts
from tests.benchmarks.organisations import make_organisation
from tests.plans import plan
from tests.ui_helpers import carry, move, press, release, send, spot

NOTCH = 120


def wheel(view: Camera, at: QPointF, delta: int, held=Qt.KeyboardModifier.ControlModifier) -> None:
    """Turn the wheel over a point of the viewport, through Qt."""
    everywhere = QPointF(view.viewport().mapToGlobal(at))
    event = QWheelEvent(
        at,
        everywhere,
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def seen_at(view: Camera, point: QPointF) -> QPointF:
    """Where a point of the scene is in the viewport."""
    return view.viewportTransform().map(point)


def assert_stays(view: Camera, at: QPointF, steps: Iterator[int]) -> None:
    """Turn the wheel step by step: the point under the pointer stays within a pixel."""
    point = view.point_at(at)
    for delta in steps:
        wheel(view, at, delta)
        off = seen_at(view, point) - at
        assert abs(off.x()) <= 1 and abs(off.y()) <= 1, (view.scale_now(), off)


def in_and_out() -> Iterator[int]:
    """To both limits and back, in notches and in the small steps of a touchpad."""
    yield from [NOTCH] * 30
    yield from [-NOTCH] * 60
    yield from [NOTCH // 7] * 200
    yield from [-NOTCH // 7] * 300
    yield from [NOTCH] * 20


def organisation(qtbot, people: int | None = None) -> BoardView:
    project = plan() if people is None else make_organisation(people, 3)
    document = Document(Workspace(project))
    view = BoardView(document, Selection(), LIGHT, animations=False)
    document.changed.connect(view.sync)
    return shown(qtbot, view)


def split_draft(qtbot, cards: dict[str, Card] | None = None) -> SplitBoard:
    source = DraftCards(lambda _draft: "", lambda _draft: None)
    view = SplitBoard(source, lambda _person: "", LIGHT, animations=False)
    groups = {f"g{n}": Card(f"g{n}", f"課{n}", "", "", "", None, (), draft=True) for n in range(8)}
    top = {TOP: Card("team", "管理部", "", "", "", None, ())}
    view.show_draft(SplitDraft("team"), cards or {**top, **groups})
    return shown(qtbot, view)


def shown(qtbot, view):
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    view.fit()
    return view


@pytest.fixture
def charts(qtbot) -> LinkedCharts:
    first = Scenario("a", "現行", org=make_organisation(60, 1).scenarios[0].org)
    second = Scenario("b", "案", org=make_organisation(120, 2).scenarios[0].org)
    made = LinkedCharts(LIGHT)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.show_scenarios(Project((first, second)), first, [second])
    return made


@pytest.fixture(params=["plan", "1,000 people", "split", "compare"])
def camera(request, qtbot) -> Camera:
    """Every board there is, shown whole."""
    if request.param == "plan":
        return organisation(qtbot)
    if request.param == "1,000 people":
        return organisation(qtbot, 1000)
    if request.param == "split":
        return split_draft(qtbot)
    return request.getfixturevalue("charts").views[1]


@pytest.mark.parametrize("place", [(0.5, 0.5), (0.13, 0.21), (0.97, 0.9)])
def test_what_is_under_the_pointer_stays_while_the_wheel_turns(camera, place):
    room = camera.viewport().size()
    at = QPointF(room.width() * place[0], room.height() * place[1])
    assert_stays(camera, at, in_and_out())


def test_the_wheel_reaches_both_limits_and_goes_no_further(camera):
    for _turn in range(60):
        wheel(camera, camera.middle(), NOTCH)
    assert camera.scale_now() == LARGEST
    for _turn in range(80):
        wheel(camera, camera.middle(), -NOTCH)
    assert camera.scale_now() == SMALLEST


def test_the_pointer_may_have_moved_between_two_turns_of_the_wheel(camera):
    for n, delta in enumerate((NOTCH, NOTCH, -NOTCH, NOTCH, -3 * NOTCH, NOTCH)):
        at = QPointF(60 + 40 * n, 300 - 30 * n)
        move(camera, at.toPoint())
        assert_stays(camera, at, iter((delta, delta)))


def test_zoom_by_keys_and_buttons_keeps_the_middle(camera):
    point = camera.point_at(camera.middle())
    for factor in [1.25] * 8 + [0.8] * 20 + [1.25] * 12:
        camera.zoom_by(factor)
        off = seen_at(camera, point) - camera.middle()
        assert abs(off.x()) <= 1 and abs(off.y()) <= 1
    camera.zoom_to(1.0)
    off = seen_at(camera, point) - camera.middle()
    assert abs(off.x()) <= 1 and abs(off.y()) <= 1


def test_zoom_while_carrying_keeps_the_point_and_what_is_carried_under_the_pointer(qtbot):
    board = organisation(qtbot)
    start = spot(board, "sato")
    to = start + QPoint(90, 70)
    press(board, start)
    carry(board, start, to)
    ghost = board._gesture.ghost
    assert_stays(board, QPointF(to), iter([NOTCH] * 5 + [-NOTCH] * 12))
    assert (seen_at(board, ghost.scenePos()) - QPointF(to)).manhattanLength() < 2
    assert board.cancel_gesture()
    release(board, to)


def test_zoom_while_carrying_on_the_split_board(qtbot):
    document = Document(Workspace(plan()))
    view = split_draft(qtbot, {TOP: build_card(document.org, "team", CardOptions())})
    start = view.mapFromScene(view.board.box_of(view.spot_of("sato")).center())
    to = start + QPoint(60, 50)
    press(view, start)
    carry(view, start, to)
    point = view.point_at(QPointF(to))
    for delta in [NOTCH] * 5 + [-NOTCH] * 12:
        wheel(view, QPointF(to), delta)
        assert (seen_at(view, point) - QPointF(to)).manhattanLength() < 2
        assert (seen_at(view, view._gesture.ghost.scenePos()) - QPointF(to)).manhattanLength() < 2
    assert view.cancel_gesture()


def test_linked_charts_zoom_together(charts):
    first, second = charts.views
    wheel(first, QPointF(100, 200), 3 * NOTCH)
    assert second.scale_now() == first.scale_now()


def test_the_wheel_alone_scrolls_the_way_it_turns(camera):
    camera.zoom_to(1.0)
    point = camera.point_at(camera.middle())
    wheel(camera, camera.middle(), -NOTCH, Qt.KeyboardModifier.NoModifier)
    assert seen_at(camera, point).y() == pytest.approx(camera.middle().y() - 60, abs=1)
    wheel(camera, camera.middle(), NOTCH, Qt.KeyboardModifier.ShiftModifier)
    assert seen_at(camera, point).x() == pytest.approx(camera.middle().x() + 60, abs=1)


def test_no_pan_loses_the_board(camera):
    for by in (QPoint(0, -4000), QPoint(0, 4000), QPoint(-9000, 0), QPoint(9000, 0)):
        for _step in range(30):
            camera.pan_by(by)
        seen = camera.mapToScene(camera.viewport().rect()).boundingRect()
        assert seen.intersects(camera.content_rect())


def test_the_wheel_zooms_at_the_cursor(board):
    point = QPoint(300, 300)
    before = board.mapToScene(point)
    scale = board.scale_now()
    board.zoom_by(1.5)
    assert board.scale_now() == pytest.approx(scale * 1.5)
    board.fit()
    assert board.scale_now() == pytest.approx(scale)
    assert (board.mapToScene(point) - before).manhattanLength() < 5


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
