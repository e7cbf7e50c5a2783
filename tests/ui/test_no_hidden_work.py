"""What nobody can see reads nothing: a drag counts the readings of each panel, shown and hidden."""

from __future__ import annotations

import pytest

from orgsandbox.commands.seats import Vacate
from orgsandbox.document import Document
from orgsandbox.metrics.reader import Reader
from orgsandbox.panels.people_panel import PeoplePanel
from orgsandbox.session.workspace import Workspace
from orgsandbox.ui.main_window import MainWindow
from tests.plans import plan
from tests.ui_helpers import carry, press, release, role_spot, shown_window, spot


@pytest.fixture
def window(qtbot, tmp_path):
    return shown_window(qtbot, Document(Workspace(plan())), tmp_path / "state")


@pytest.fixture
def readings(monkeypatch):
    """The readers asked for lines, one entry an asking."""
    asked: list[Reader] = []
    lines, line = Reader.lines, Reader.line
    monkeypatch.setattr(
        Reader,
        "lines",
        lambda self, *args, **said: asked.append(self) or lines(self, *args, **said),
    )
    monkeypatch.setattr(Reader, "line", lambda self, *args: asked.append(self) or line(self, *args))
    return asked


def hover(window: MainWindow) -> None:
    """Carry somebody over a vacant seat and drop them there."""
    at, to = spot(window.board, "sato"), role_spot(window.board, "clerk")
    press(window.board, at)
    carry(window.board, at, to)
    release(window.board, to)


def test_a_hidden_right_side_reads_nothing_while_somebody_is_dragged_and_dropped(window, readings):
    window.actions_by_id["right_panel"].trigger()
    assert not window.metrics.isVisible()
    readings.clear()
    hover(window)
    assert window.document.workspace.undo_label is not None
    assert readings == []
    window.actions_by_id["right_panel"].trigger()
    assert set(readings) == {window.metrics._reader}  # once it is looked at again


def test_a_shown_right_side_reads_for_itself_alone(window, readings):
    readings.clear()
    hover(window)
    assert readings
    assert set(readings) == {window.metrics._reader}


def test_the_measure_over_the_scenes_reads_only_while_it_is_open(window, readings):
    assert not window.chart.isVisible()
    hover(window)
    assert window.chart._reader not in readings
    window.actions_by_id["measure_chart"].trigger()
    assert window.chart._reader in readings


def test_a_hidden_list_of_the_unplaced_is_made_again_when_it_is_looked_at(window, monkeypatch):
    made: list[PeoplePanel] = []
    refresh = PeoplePanel.refresh
    monkeypatch.setattr(PeoplePanel, "refresh", lambda self: made.append(self) or refresh(self))
    window.actions_by_id["left_panel"].trigger()
    window.document.do(Vacate("now", "sato"))
    assert made == []
    window.actions_by_id["left_panel"].trigger()
    assert made == [window.people]
    assert {window.people.list.item(row).text() for row in range(window.people.list.count())} == {
        window.document.org.people[key].name for key in ("sato", "new")
    }


def test_a_split_under_way_reads_for_its_own_numbers_alone(window, readings):
    window.modes.begin_split("team")
    readings.clear()
    window.modes.split.result.added.emit()
    assert set(readings) == {window.modes.split.result.numbers._reader}
