"""One file adds one thing: a module laid beside its kind is found in every place that offers it."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QToolButton

from orgsandbox.canvas.gestures.registry import gesture_kinds
from orgsandbox.cli import main
from orgsandbox.commands.scenarios import DuplicateScenario
from orgsandbox.document import Document
from orgsandbox.drawing.chart import ChartOptions
from orgsandbox.drawing.lenses.registry import lenses
from orgsandbox.drawing.theme import LIGHT
from orgsandbox.export.papers.registry import paper_formats
from orgsandbox.export.report import ReportOptions, make_report
from orgsandbox.export.report_html import html
from orgsandbox.files import project as plan_file
from orgsandbox.files.table_formats.registry import patterns, table_formats
from orgsandbox.layout.registry import arrangements
from orgsandbox.paper.arrangements.registry import paper_arrangements
from orgsandbox.session.workspace import Workspace
from orgsandbox.settings import Settings
from orgsandbox.ui.dialogs.compare import CompareDialog
from orgsandbox.ui.dialogs.export_chart import ExportDialog
from orgsandbox.ui.dialogs.paper.dialog import PaperDialog
from orgsandbox.ui.importing import is_table
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


METRIC = """
from orgsandbox.metrics.base import Metric, Output, Reading


def compute(scope):
    return Reading({"count": 42.0})


METRIC = Metric(
    "lucky",
    "Luck of a fake",
    "What luck is.",
    "luck = 42",
    "A fake",
    compute,
    (Output("count", "Luck of a fake", "count", advanced=False),),
)
"""

PAGE = """
from orgsandbox.panels.questions.base import Page


class Luck(Page):
    ID = "luck"
    PLACE = 99
    TITLE = "Whose luck is it"
    ABOUT = "A fake question"

    def refresh(self):
        self.sentence.setText("It is everybody's luck.")


PAGE = Luck
"""

PAPER_FORMAT = """
from orgsandbox.export.papers.base import PaperFormat


def render(chart, sheets, ink):
    return (b"fake " + chart.title.title.encode(),)


PAPER_FORMAT = PaperFormat("fake", ".fake", "Fake paper", render, is_graph=True)
"""

ARRANGEMENT = """
from orgsandbox.paper.arrangements.base import PaperArrangement
from orgsandbox.paper.arrangements.rightward import plans

ARRANGEMENT = PaperArrangement("faked", "Fake on paper", "A fake", plans)
"""

FORMAT = """
from orgsandbox.files.cells import cells_of
from orgsandbox.files.table_formats.base import TableFormat


def read(path, data, asked):
    return cells_of(path.name, data.removeprefix(b"FAKE "), asked.encoding), None


FORMAT = TableFormat("fake", (".fake",), read, begins=(b"FAKE ",))
"""


@pytest.fixture
def added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, str], None]]:
    """Lays a module with a text beside the others of a package, as long as the test lasts."""
    registries = (
        lenses,
        arrangements,
        gesture_kinds,
        paper_formats,
        paper_arrangements,
        table_formats,
    )
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


def test_a_measure_reaches_panel_comparison_report_and_terminal(
    added, window_of, qtbot, tmp_path, capsys
):
    added("orgsandbox.metrics", METRIC)
    window = window_of()
    row = window.metrics._rows["lucky.count"]
    assert (row.title.text(), row.now.text()) == ("Luck of a fake", "42")
    window.document.do(DuplicateScenario(window.document.scenario.id, "A"))
    dialog = CompareDialog(window, window.document, LIGHT)
    qtbot.addWidget(dialog)
    cells = [
        dialog.table.item(row, column).text()
        for row in range(dialog.table.rowCount())
        for column in range(dialog.table.columnCount())
        if dialog.table.item(row, column) is not None
    ]
    assert "Luck of a fake" in cells
    assert "42" in cells
    scenario = window.document.scenario
    made = make_report(window.document.project, scenario, ReportOptions(names=False))
    assert "Luck of a fake" in html(made).decode()
    file = tmp_path / "plan.orgplan"
    plan_file.save(plan(), file)
    assert main(["metrics", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["metrics"]["lucky"] == {"count": 42.0}
    assert main(["metrics", str(file)]) == 0
    assert "42" in capsys.readouterr().out


def test_a_question_is_offered_by_menu_and_page(added, window_of):
    added("orgsandbox.panels.questions", PAGE)
    window = window_of()
    action = next(
        action for action in window.actions_by_id.values() if action.text() == "Whose luck is it"
    )
    action.trigger()
    shown = [page for page in window.modes.questions.pages if page.isVisible()]
    assert [page.ID for page in shown] == ["luck"]
    assert shown[0].sentence.text() == "It is everybody's luck."


def test_a_format_and_an_arrangement_of_paper_reach_dialog_and_terminal(
    added, window_of, qtbot, tmp_path
):
    added("orgsandbox.export.papers", PAPER_FORMAT)
    added("orgsandbox.paper.arrangements", ARRANGEMENT)
    window = window_of()
    dialog = PaperDialog(window, window.document, None, None, "fake")
    qtbot.addWidget(dialog)
    tabs = [dialog.formats.tabText(tab) for tab in range(dialog.formats.count())]
    assert "Fake paper" in tabs
    assert dialog.format.id == "fake"
    ways = [
        dialog.ways.arrangements.item(row).text() for row in range(dialog.ways.arrangements.count())
    ]
    assert "Fake on paper" in ways
    dialog.reject()
    file, out = tmp_path / "plan.orgplan", tmp_path / "chart.fake"
    plan_file.save(plan(), file)
    wanted = ["export", str(file), "-o", str(out), "--arrangement", "faked", "--language", "en"]
    assert main(wanted) == 0
    assert out.read_bytes().startswith(b"fake ")


def test_a_format_of_tables_is_read_and_offered_wherever_tables_are(added, window_of, tmp_path):
    added("orgsandbox.files.table_formats", FORMAT)
    table = tmp_path / "people.fake"
    table.write_bytes("FAKE 社員番号,氏名,部署\n1,佐藤 一郎,総務部\n".encode())
    out = tmp_path / "plan.orgplan"
    assert main(["import", str(table), "-o", str(out)]) == 0
    people = plan_file.load(out).scenarios[-1].org.people.values()
    assert [person.name for person in people] == ["佐藤 一郎"]
    assert is_table(table)
    assert "*.fake" in patterns()
