"""One file adds one thing: a module laid beside its kind is found in every place that offers it."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QToolButton

from orgsandbox.canvas.gestures.registry import gesture_kinds
from orgsandbox.cli import main
from orgsandbox.document import Document
from orgsandbox.drawing.chart import ChartOptions
from orgsandbox.drawing.lenses.registry import lenses
from orgsandbox.drawing.theme import LIGHT
from orgsandbox.files import project as plan_file
from orgsandbox.layout.registry import arrangements
from orgsandbox.session.workspace import Workspace
from orgsandbox.settings import Settings
from orgsandbox.ui.dialogs.export_chart import ExportDialog
from orgsandbox.ui.main_window import MainWindow
from tests.plans import plan
from tests.ui_helpers import carry, press, release, spot, unit_box

LENS = """
from orgsandbox.drawing.lenses.base import Lens


class _Tenure(Lens):
    def seat(self, context, unit, role, seat):
        return (("step0", 1.0),)

    def legend(self, context):
        return (("step0", "everybody alike"),)


LENS = _Tenure("tenure", "Tenure of a fake", "A fake colouring")
"""

LAYOUT = """
from orgsandbox.layout.base import Arrangement, Picture, Rect, bounds


def _diagonal(boxes, options):
    rects = {
        box.key: Rect(300.0 * number, 400.0 * number, box.width, box.height)
        for number, box in enumerate(boxes)
    }
    return Picture(rects, (), bounds(rects))


LAYOUT = Arrangement("diagonal", "Fake diagonal", _diagonal)
"""

GESTURE = """
from orgsandbox.canvas.gestures.base import Gesture, GestureKind


class Knock(Gesture):
    moved = []

    def move(self, point, modifiers):
        self.moved.append(point)

    def finish(self):
        return None

    def cancel(self):
        self.moved.clear()


def _begin(grip):
    return Knock() if grip.spot is not None and grip.spot.part.kind == "unit" else None


GESTURE = GestureKind("knock", _begin)
"""


@pytest.fixture
def added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, str], None]]:
    """Lays a module with a text beside the others of a package, as long as the test lasts."""
    registries = (lenses, arrangements, gesture_kinds)
    names: list[str] = []

    def add(package: str, text: str) -> None:
        folder = tmp_path / package
        folder.mkdir()
        name = f"a_fake_of_{package.rpartition('.')[2]}"
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
        home = importlib.import_module(package)
        monkeypatch.setattr(home, "__path__", [*home.__path__, str(folder)])
        importlib.invalidate_caches()
        names.append(f"{package}.{name}")
        for registry in registries:
            registry.cache_clear()

    yield add
    for name in names:
        sys.modules.pop(name, None)
    for registry in registries:
        registry.cache_clear()


@pytest.fixture
def window_of(qtbot, tmp_path):
    """Makes the window, after the files have been added."""

    def make(settings: Settings | None = None) -> MainWindow:
        document = Document(Workspace(plan()))
        shown = settings or Settings(language="en", animations=False)
        window = MainWindow(document, shown, LIGHT, tmp_path / "state")
        window.files.may_leave = lambda: True
        qtbot.addWidget(window, before_close_func=lambda held: held.files.keeper.close())
        window.settings_changed.connect(window.keep_settings)
        window.resize(1440, 900)
        window.show()
        window.board.fit()
        return window

    return make


def texts(menu: QMenu) -> list[str]:
    """All entries of a menu and of those below it."""
    found = []
    for action in menu.actions():
        found.append(action.text())
        if action.menu() is not None:
            found.extend(texts(action.menu()))
    return found


def menu_of(window: MainWindow, title: str) -> list[str]:
    action = next(held for held in window.menuBar().actions() if held.text() == title)
    return texts(action.menu())


def exported(tmp_path: Path, *wanted: str) -> bytes:
    """The chart that the terminal writes."""
    file, out = tmp_path / "plan.orgplan", tmp_path / "chart.png"
    plan_file.save(plan(), file)
    assert main(["export", str(file), "-o", str(out), "--language", "en", *wanted]) == 0
    return out.read_bytes()


def test_a_colouring_is_offered_by_menu_toolbar_panel_dialog_and_terminal(
    added, window_of, qtbot, tmp_path
):
    added("orgsandbox.drawing.lenses", LENS)
    window = window_of()
    assert "Tenure of a fake" in menu_of(window, "View")
    button = window.findChild(QToolButton, "lens_button")
    assert "Tenure of a fake" in texts(button.menu())
    assert window.colourings.findChild(object, "lens tenure") is not None
    window.actions_by_id["lens_tenure"].trigger()
    assert ("step0", "everybody alike") in window.board.corners.legend._entries
    assert window.board.board.organisation.card("team").mix == (("step0", 1.0),)
    assert window.actions_by_id["lens_tenure"].isChecked()
    dialog = ExportDialog(window, window.document, None, ChartOptions(lens=lenses()[-1]))
    qtbot.addWidget(dialog)
    assert dialog.lens.currentText() == "Tenure of a fake"
    assert ("step0", "everybody alike") in dialog.wish().chart.legend
    assert exported(tmp_path, "--lens", "tenure") != exported(tmp_path)


def test_an_arrangement_is_offered_by_menu_dialog_and_terminal(added, window_of, qtbot, tmp_path):
    added("orgsandbox.layout", LAYOUT)
    window = window_of()
    assert "Fake diagonal" in menu_of(window, "View")
    window.actions_by_id["arrangement_diagonal"].trigger()
    assert window.actions_by_id["arrangement_diagonal"].isChecked()
    assert not window.actions_by_id["arrangement_tree"].isChecked()
    order = window.board.board.organisation.cards.keys
    corners = [unit_box(window.board, key).topLeft().toTuple() for key in order]
    assert corners == [(300.0 * n, 400.0 * n) for n in range(len(order))]
    assert window.board.sees_all()
    again = window_of(window.settings)
    assert unit_box(again.board, order[1]).left() == 300.0, "it is kept for the next start"
    dialog = ExportDialog(window, window.document, None, ChartOptions())
    qtbot.addWidget(dialog)
    dialog.arrangement.setCurrentIndex(dialog.arrangement.findText("Fake diagonal"))
    assert dialog.wish().chart.picture.rects[order[2]].x == 600.0
    assert exported(tmp_path, "--arrangement", "diagonal") != exported(tmp_path)


def test_a_choice_of_one_arrangement_is_not_offered(window_of):
    assert len(arrangements()) == 1
    assert "Arrangement" not in menu_of(window_of(), "View")


def test_a_gesture_begins_on_the_board_where_its_file_says_so(added, window_of):
    added("orgsandbox.canvas.gestures", GESTURE)
    board = window_of().board
    start = board.mapFromScene(unit_box(board, "team").topLeft()) + QPoint(20, 12)
    press(board, start)
    carry(board, start, start + QPoint(80, 60))
    gesture = board._gesture
    assert type(gesture).__name__ == "Knock" and len(gesture.moved) == 5
    release(board, start + QPoint(80, 60), Qt.KeyboardModifier.NoModifier)
    assert board._gesture is None
    person = spot(board, "sato")
    press(board, person)
    carry(board, person, person + QPoint(80, 60))
    assert type(board._gesture).__name__ == "Carry"
    assert board.cancel_gesture()
