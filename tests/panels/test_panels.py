"""Panels: figures that agree with each other, fields that become commands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton

from orgsandbox.commands.scenarios import DuplicateScenario
from orgsandbox.document import Document
from orgsandbox.drawing.theme import LIGHT
from orgsandbox.metrics import division
from orgsandbox.metrics.base import Output
from orgsandbox.metrics.figures import written
from orgsandbox.metrics.line import Line
from orgsandbox.panels.inspector import Inspector
from orgsandbox.panels.measure_chart import MeasureChart
from orgsandbox.panels.metric_row import difference, shown_now
from orgsandbox.panels.metrics_panel import MetricsPanel
from orgsandbox.panels.people_panel import PeoplePanel
from orgsandbox.panels.scenario_strip import ScenarioStrip
from orgsandbox.panels.tasks_panel import TasksPanel
from orgsandbox.selection import Selected, Selection
from orgsandbox.session.workspace import Workspace
from tests.plans import move_one, plan


def line(kind, before, now):
    return Line(division.METRIC, Output("x", "X", kind), before, now)


@pytest.mark.parametrize(
    ("kind", "before", "now", "shown", "told"),
    [
        ("scale", 0.344, 0.361, "0.36", "before 0.34 (+0.02)"),
        ("share", 0.5, 0.31, "31%", "before 50% (−19pt)"),
        ("count", 3.0, 3.0, "3", ""),
        ("share", None, None, "—", ""),
        ("number", 2.0, None, "—", "before 2.00"),
        ("share", 0.0, -1e-17, "0%", ""),
    ],
)
def test_before_now_and_difference_agree(kind, before, now, shown, told):
    held = line(kind, before, now)
    assert written(held, held.now) == shown
    assert difference(held) == told


@pytest.fixture
def document(qapp):
    return Document(Workspace(plan()))


@pytest.fixture
def inspector(document, qtbot):
    selection = Selection()
    made = Inspector(document, selection, LIGHT)
    made.selection = selection
    qtbot.addWidget(made)
    document.changed.connect(made.sync)
    made.show()
    return made


def test_several_people_are_edited_together(inspector, document):
    inspector.selection.set(Selected(people=("sato", "ito")))
    field = inspector.form.findChild(QLineEdit, "person_grade")
    field.setText("G3")
    field.editingFinished.emit()
    assert {document.org.people[key].grade for key in ("sato", "ito")} == {"G3"}
    assert document.workspace.undo_label is not None


def test_a_date_that_is_none_is_said_and_changes_nothing(inspector, document):
    said = []
    inspector.failed.connect(said.append)
    start = document.project
    inspector.selection.set(Selected(people=("sato",)))
    joined = next(
        f for f in inspector.form.findChildren(QLineEdit) if f.accessibleName() == "Joining date"
    )
    joined.setText("soon")
    joined.editingFinished.emit()
    assert said
    assert document.project is start


def test_a_family_can_be_marked_as_nobody_s_specialty_and_removed(inspector, document):
    inspector.selection.set(Selected(families=("acc",)))
    inspector.form.findChild(QCheckBox).click()
    assert not document.org.families["acc"].specialty
    inspector.form.findChild(QPushButton).click()
    assert "acc" not in document.org.families
    assert document.org.tasks["closing"].family is None


def test_the_unplaced_are_listed_and_follow_the_plan(document, qtbot):
    from orgsandbox.commands.seats import Vacate

    people = PeoplePanel(document, Selection(), LIGHT)
    qtbot.addWidget(people)
    people.show()
    document.changed.connect(people.sync)
    assert people.list.count() == 1
    document.do(Vacate("now", "sato"))
    assert people.list.count() == 2
    document.do(move_one("now", "new", "clerk"))
    assert people.list.count() == 1


def test_the_strip_steps_through_the_scenarios(document, qtbot):
    from orgsandbox.commands.scenarios import DuplicateScenario

    strip = ScenarioStrip(document, LIGHT)
    qtbot.addWidget(strip)
    document.changed.connect(strip.sync)
    document.do(DuplicateScenario("now", "案A", new="a"))
    strip.cards[0].clicked.emit("now")
    assert document.scenario.id == "now"
    assert [card.current for card in strip.cards] == [True, False]


def test_a_new_task_is_ready_to_be_named(document, qtbot):
    selection = Selection()
    panel = TasksPanel(document, selection, LIGHT)
    qtbot.addWidget(panel)
    panel.refresh()
    panel.add_task()
    (task,) = selection.value.tasks
    assert document.org.tasks[task].name == "New task"


def test_the_chart_reads_a_measure_of_every_scenario_and_a_click_opens_one(qtbot):
    document = Document(Workspace(plan()))
    document.do(DuplicateScenario("now", "案A", new="a"))
    chart = MeasureChart(document, LIGHT)
    qtbot.addWidget(chart)
    chart.resize(700, 92)
    chart.show()
    chart.choice.setCurrentIndex(chart.choice.findData("headcount.present"))
    assert [point.line.now for point in chart.plot.picture.points] == [4.0, 4.0]
    place = chart.plot.spot(document.project.scenarios[0].id)
    assert place is not None
    qtbot.mouseClick(chart.plot, Qt.MouseButton.LeftButton, pos=place.toPoint())
    assert document.scenario.id == "now"


def test_detailed_measures_of_many_people_are_marked_as_coming_and_follow(qtbot, monkeypatch):
    monkeypatch.setattr("orgsandbox.metrics.reader.AT_ONCE", 2)
    document = Document(Workspace(plan()))
    shown = MetricsPanel(document, Selection(), LIGHT)
    qtbot.addWidget(shown)
    shown.show()
    with qtbot.waitSignal(shown._slow.ready, timeout=10_000):
        shown.more.setChecked(True)
        assert shown._rows["h2prime.H2prime"].now.text() == "…"
        assert shown._rows["headcount.present"].now.text() != "…"
    assert shown._rows["h2prime.H2prime"].now.text() not in ("…", "")


def test_a_value_that_is_an_upper_bound_says_so_and_has_no_difference():
    held = Line(division.METRIC, Output("x", "X", "count"), 4.0, 3.0, before_at_most=True)
    assert (shown_now(held), difference(held)) == ("3", "before at most 4")
    held = Line(division.METRIC, Output("x", "X", "count"), 3.0, 3.0, at_most=True)
    assert (shown_now(held), difference(held)) == ("at most 3", "before 3")


def test_a_panel_nobody_sees_reads_nothing_and_catches_up_when_it_is_seen(
    document, qtbot, monkeypatch
):

    shown = MetricsPanel(document, Selection(), LIGHT)
    qtbot.addWidget(shown)
    document.changed.connect(shown.sync)
    document.previewed.connect(shown.show_preview)
    read = []
    lines = shown._reader.lines
    monkeypatch.setattr(shown._reader, "lines", lambda *a, **k: read.append(a) or lines(*a, **k))
    document.hover(move_one("now", "sato", "clerk"))
    document.do(move_one("now", "sato", "clerk"))
    assert not read
    shown.show()
    assert read
    assert shown._rows["headcount.vacant"].now.text() == "2"


def test_the_panel_shows_the_preview_it_is_given(document, qtbot):

    shown = MetricsPanel(document, Selection(), LIGHT)
    qtbot.addWidget(shown)
    shown.show()
    row = shown._rows["balance_coverage.one_person_tasks"]
    assert row.now.text() == "0"
    shown.show_preview(document.workspace.preview(move_one("now", "tanaka", "clerk")))
    assert shown.heading.text() == "If you drop here"
    assert row.now.text() == "1"
    shown.show_preview(None)
    assert shown.heading.text() == "Balance: Support side"
    assert row.now.text() == "0"


def test_the_heading_says_that_no_support_side_is_set(document, qtbot):
    from orgsandbox.commands.units import SetSide

    document.do(SetSide("now", "team", None))
    shown = MetricsPanel(document, Selection(), LIGHT)
    qtbot.addWidget(shown)
    shown.show()
    assert shown.heading.text() == "Balance: Whole organisation (no support side set)"
    shown.scope_box.setCurrentIndex(shown.scope_box.findData("all"))
    assert shown.heading.text() == "Balance: Whole organisation"
