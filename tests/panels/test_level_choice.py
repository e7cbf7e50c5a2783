"""The level that measures look at: chosen in the panel, and told where it hides a change."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from orgsandbox.document import Document
from orgsandbox.domain.level_parts import Level
from orgsandbox.domain.project import Project, Scenario
from orgsandbox.drawing.theme import LIGHT
from orgsandbox.panels.metrics_panel import MetricsPanel
from orgsandbox.selection import Selection
from orgsandbox.session.workspace import Workspace
from tests.metrics.test_cut import helping


def moved():
    """One person of a 課 moved into the next 課 of the same 部."""
    org = helping()
    seat = org.units["A0"].roles[0].seats[0]
    to = org.units["A1"].roles[0]
    return org.with_units(
        replace(org.units["A0"], roles=()),
        replace(org.units["A1"], roles=(replace(to, seats=(*to.seats, seat)),)),
    )


@pytest.fixture
def panel(qtbot):
    now = Scenario("now", "現行", helping())
    plan = Project((now, Scenario("then", "案A", moved(), based_on="now")))
    workspace = Workspace(plan)
    workspace.show("then")
    made = MetricsPanel(Document(workspace), Selection(), LIGHT)
    qtbot.addWidget(made)
    made.resize(340, 900)
    made.show()
    qtbot.waitExposed(made)
    return made


def across(panel):
    lines = panel._reader.lines(*panel._scopes(None))
    return next(line.before for line in lines if line.id == "separability.cross_share")


def test_departments_are_counted_until_the_planner_chooses_another_level(panel, qtbot):
    assert panel.level.value is Level.DEPARTMENT
    assert across(panel) == 0.0
    with qtbot.waitSignal(panel.level.changed):
        qtbot.keyClick(panel.level.box, Qt.Key.Key_Down)
    assert panel.level.value is Level.SECTION
    assert across(panel) == pytest.approx(0.5)


def test_a_level_that_hides_the_change_says_so_and_one_click_shows_it(panel, qtbot):
    assert "cannot be seen" in panel.level.note.text()
    assert panel.level.finer.isVisible()
    qtbot.mouseClick(panel.level.finer, Qt.MouseButton.LeftButton)
    assert panel.level.value is Level.SECTION
    assert not panel.level.finer.isVisible()
    assert not panel.level.note.isVisible()
