"""A measure over the scenes: each is told, walked and opened; the one on show stands out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from orgsandbox.commands.people import EditPeople
from orgsandbox.commands.scenarios import DuplicateScenario
from orgsandbox.document import Document
from orgsandbox.drawing.theme import LIGHT
from orgsandbox.panels.measure_chart import MeasureChart
from orgsandbox.session.workspace import Workspace
from tests.panels.picture.pictures import move, tooltip
from tests.plans import plan


@pytest.fixture
def chart(qtbot):
    document = Document(Workspace(plan()))
    document.do(DuplicateScenario("now", "案A", new="a"))
    document.do(DuplicateScenario("a", "案B", new="b"))
    made = MeasureChart(document, LIGHT)
    qtbot.addWidget(made)
    document.changed.connect(made.sync)
    made.resize(700, 92)
    made.choice.setCurrentIndex(made.choice.findData("headcount.present"))
    made.show()
    made.document = document
    return made


def point_colour(chart, scenario: str) -> QColor:
    shape = chart.plot.shapes.get(scenario)
    at = chart.plot.picture.spot(shape).toPoint()
    return chart.plot.grab().toImage().pixelColor(at)


def test_each_scene_is_told_with_its_value(chart):
    assert tooltip(chart.plot, chart.plot.spot("a")) == "案A\n4"
    assert chart.plot.accessibleName() == chart.choice.currentText()


def test_the_keyboard_walks_the_scenes_and_enter_opens_one(chart, qtbot):
    chart.document.show("now")
    chart.plot.setFocus()
    qtbot.keyClick(chart.plot, Qt.Key.Key_Right)
    assert chart.document.scenario.id == "now"
    qtbot.keyClick(chart.plot, Qt.Key.Key_Return)
    assert chart.document.scenario.id == "a"
    qtbot.keyClick(chart.plot, Qt.Key.Key_Home)
    qtbot.keyClick(chart.plot, Qt.Key.Key_Return)
    assert chart.document.scenario.id == "now"


def test_the_scene_on_show_stands_out_and_the_one_aimed_at(chart):
    chart.document.show("b")
    accent = QColor(LIGHT.accent)
    assert point_colour(chart, "b") == accent
    assert point_colour(chart, "a") != accent
    move(chart.plot, chart.plot.spot("a"))
    assert point_colour(chart, "a") == accent


def test_out_of_sight_it_reads_nothing(chart, monkeypatch):
    read = []
    monkeypatch.setattr(chart._reader, "line", lambda *asked: read.append(asked))
    chart.hide()
    chart.document.do(EditPeople("b", ("sato",), {"note": "x"}))
    chart.show_theme(LIGHT)
    assert read == []
