"""Clues of unity: nobody by name, no share of one or two people, 0 written plainly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel

from orgsandbox.document import Document
from orgsandbox.domain.model import Person
from orgsandbox.drawing.theme import DARK, LIGHT, PRINT, THEMES
from orgsandbox.files import project as plan_file
from orgsandbox.i18n import use_language
from orgsandbox.metrics import panel
from orgsandbox.panels.questions import steps
from orgsandbox.panels.questions.unity import UnityPage
from orgsandbox.panels.questions.unity_table import LATER, MONTHS, NAME, PEOPLE, SHARE, SURVEY
from orgsandbox.resources import path
from orgsandbox.session.workspace import Workspace
from tests.ui_helpers import send


def story(language: str = "en"):
    """The growth story's last scene, divided in June 2022 so that not everybody was there."""
    project = plan_file.load(path("samples", f"growth.{language}.orgplan"))
    scene = project.scenarios[7]
    org = scene.org
    divided = [
        replace(org.units[key], divided_on=date(2022, 6, 1))
        for key in panel.default_scope(org)
        if org.units[key].divided_on
    ]
    return replace(project, scenarios=(replace(scene, org=org.with_units(*divided)),))


def shown(qtbot, project, theme=LIGHT) -> UnityPage:
    made = UnityPage(Document(Workspace(project, project.scenarios[0].id)), theme)
    qtbot.addWidget(made)
    made._document.changed.connect(made.sync)
    made.resize(1040, 560)
    made.show()
    return made


def cell(page: UnityPage, name: str, column: int) -> str:
    model = page.units.rows_shown
    row = next(row for row in range(model.rowCount()) if model.rows[row].texts[NAME] == name)
    return str(model.data(model.index(row, column), Qt.ItemDataRole.DisplayRole))


def every_text(page: UnityPage) -> str:
    told = [label.text() for label in page.findChildren(QLabel)]
    told += [text for row in page.units.rows_shown.rows for text in (*row.texts, row.tip)]
    return "\n".join(told)


def test_the_sentence_says_the_departments_that_share_nothing_and_who_was_there(qtbot):
    page = shown(qtbot, story())
    said = page.sentence.text()
    assert "3 of 6 pairs of departments share no task (such as Accounting" in said
    assert "6 of 10 people (15 of 45 pairs of people)" in said
    use_language("ja")
    page = shown(qtbot, story("ja"))
    said = page.sentence.text()
    assert (
        "経理部と人事部など、2部署の組み合わせ6組のうち3組は、一緒に担当している業務が0件です"
        in said
    )


def test_outside_the_story_no_share_is_shown_of_fewer_than_three_people(qtbot):
    page = shown(qtbot, story())
    assert cell(page, "Accounting", SHARE) == "50%"
    page = shown(qtbot, replace(story(), story=False))
    for column in (SHARE, MONTHS):
        assert cell(page, "Accounting", column) == "—"
        assert cell(page, "General Affairs and IT", column) != "—"
    assert page.units.rows_shown.rows[0].mix is None
    assert "three people" in page.notes.text()


def test_nobody_s_name_is_on_the_page(qtbot):
    project = story()
    text = every_text(shown(qtbot, project))
    assert not [held.name for held in project.scenarios[0].org.people.values() if held.name in text]


def test_people_without_a_joining_day_are_counted_and_not_guessed(qtbot):
    project = story()
    scene = project.scenarios[0]
    unknown = [replace(held, joined=None) for held in scene.org.people.values()]
    scene = replace(scene, org=scene.org.with_people(*unknown))
    page = shown(qtbot, replace(project, scenarios=(scene,)))
    assert "known joining day 0 of 10" in page.data.text()
    assert "Nobody's joining day is known." in page.sentence.text()
    assert cell(page, "All together", PEOPLE) == "10"
    assert cell(page, "All together", SHARE) == "—"


def test_months_need_the_scenario_s_day_and_the_page_says_so(qtbot):
    project = story()
    undated = replace(project, scenarios=(replace(project.scenarios[0], date=None),))
    page = shown(qtbot, undated)
    assert cell(page, "All together", MONTHS) == "—"
    assert "the day from which the scenario applies" in page.notes.text()


def test_a_survey_s_mean_is_typed_in_place_as_one_step(qtbot):
    page = shown(qtbot, story())
    document = page._document
    before, model = document.project, page.units.rows_shown
    said = []
    page.said.connect(said.append)
    edit = Qt.ItemDataRole.EditRole
    model.setData(model.index(0, SURVEY), "３.5", edit)
    assert cell(page, "Accounting", SURVEY) == "3.5"
    model.setData(model.index(0, SURVEY), "nan", edit)
    assert said
    assert cell(page, "Accounting", SURVEY) == "3.5"
    document.undo()
    assert document.project is before
    last = model.index(model.rowCount() - 1, SURVEY)
    assert not last.flags() & Qt.ItemFlag.ItemIsEditable


def test_a_projection_is_drawn_only_when_a_turnover_is_typed_and_ten_people_are_there(qtbot):
    page = shown(qtbot, story())
    assert page.units.isColumnHidden(LATER)
    assert page.explained.chart.isHidden()
    page.explained.turnover.setValue(10)
    assert not page.units.isColumnHidden(LATER)
    assert cell(page, "All together", LATER) == "35%"
    assert cell(page, "Accounting", LATER) == "—"
    assert page.explained.chart.isVisible()
    page.units.selectRow(0)
    assert "Accounting" in page.explained.courses_note.text()
    page.explained.turnover.setValue(-1)
    assert page.explained.chart.isHidden()


def test_a_square_names_the_two_departments_and_their_tasks(qtbot):
    page = shown(qtbot, story())
    port, units = page.matrix, page._shared.units
    left = Qt.MouseButton.LeftButton
    zero = page.matrix.box((units[0], units[1])).center().toPoint()
    send(port, QEvent.Type.MouseMove, zero, Qt.MouseButton.NoButton)
    assert page.explained.pair.text() == "Tasks Accounting and Human Resources both do: 0"
    shared = page.matrix.box((units[1], units[2])).center().toPoint()
    send(port, QEvent.Type.MouseButtonPress, shared, left)
    assert page.explained.pair.text().endswith("both do: 1")
    assert page.explained.tasks.text() == "Press work"
    send(port, QEvent.Type.MouseMove, QPoint(2, 2), Qt.MouseButton.NoButton)
    page.update_page()
    assert page.explained.tasks.text() == "Press work"
    qtbot.keyClick(page.matrix, Qt.Key.Key_Right)
    assert "General Affairs and IT" in page.explained.pair.text()


@pytest.mark.parametrize("theme", [LIGHT, DARK, PRINT], ids=lambda theme: theme.name)
def test_the_page_is_painted_in_every_theme(qtbot, theme):
    page = shown(qtbot, story(), theme)
    page.explained.turnover.setValue(5)
    assert not page.grab().isNull()


def test_numbers_stay_legible_on_every_blue():
    for theme in THEMES.values():
        for step in steps.STEPS:
            fill = QColor(theme.name_of(step))
            ink = QColor(steps.ink_on(theme.name_of(step)))
            low, high = sorted((steps.luminance(fill), steps.luminance(ink)))
            assert (high + 0.05) / (low + 0.05) >= 3.5, (theme.name, step)


def test_more_tasks_are_never_lighter_and_none_has_no_colour():
    assert steps.step_of(0, 9) is None
    for most in (1, 3, 4, 5, 9, 40):
        found = [steps.STEPS.index(steps.step_of(count, most)) for count in range(1, most + 1)]
        assert found == sorted(found)


def test_a_plan_without_departments_or_splits_is_told_so(qtbot):
    project = plan_file.load(path("samples", "growth.en.orgplan"))
    page = shown(qtbot, replace(project, scenarios=(project.scenarios[0],)))
    assert "divided" in page.sentence.text()
    scene = project.scenarios[0]
    empty = scene.org.without_units(tuple(scene.org.units)).with_people(Person("x", "X"))
    page = shown(qtbot, replace(project, scenarios=(replace(scene, org=empty),)))
    assert page.units.rows_shown.rowCount() == 1
    assert not page.grab().isNull()
