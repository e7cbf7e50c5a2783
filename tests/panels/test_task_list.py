"""The tasks with who does them: told whole, walked, chosen; how many more there are is said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from orgsandbox.commands.seats import SetSeatWork
from orgsandbox.domain.project import Assumptions
from orgsandbox.drawing.theme import LIGHT
from orgsandbox.metrics.base import Scope
from orgsandbox.metrics.task_status import task_rows
from orgsandbox.panels.task_list import MORE, TaskList
from tests.panels.picture.pictures import press, tooltip
from tests.plans import support_team


@pytest.fixture
def shown(qtbot):
    org = support_team()
    rows = task_rows(Scope(org, frozenset({"team"}), Assumptions()))
    made = TaskList(LIGHT)
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show_rows(org, rows[:3], len(rows), LIGHT)
    made.show()
    made.heard = []
    made.chosen.connect(made.heard.append)
    return made, rows


def test_each_row_tells_name_and_state_and_how_many_more_there_are(shown):
    tasks, rows = shown
    assert tasks.texts() == tuple(
        f"{row.name}: {tasks.shapes.get(row.task).value}" for row in rows[:3]
    )
    assert tooltip(tasks, tasks.spot(rows[0].task)).startswith(f"{rows[0].name}\n")
    assert tasks.shapes.get(MORE).name == "and 1 more task"
    assert tasks.sizeHint().height() == 4 * 24 + 4


def test_a_click_and_enter_choose_a_task_and_the_line_of_the_rest_does_not(shown, qtbot):
    tasks, rows = shown
    press(tasks, tasks.spot(rows[1].task))
    press(tasks, tasks.spot(MORE))
    assert tasks.heard == [rows[1].task]
    tasks.setFocus()
    qtbot.keyClick(tasks, Qt.Key.Key_Down)
    assert tasks.heard == [rows[1].task]
    qtbot.keyClick(tasks, Qt.Key.Key_Return)
    qtbot.keyClick(tasks, Qt.Key.Key_Down)
    qtbot.keyClick(tasks, Qt.Key.Key_Up)
    qtbot.keyClick(tasks, Qt.Key.Key_Enter)
    assert tasks.heard == [rows[1].task, rows[2].task, rows[1].task]


def test_all_rows_shown_need_no_line_of_the_rest(shown):
    tasks, rows = shown
    tasks.show_rows(support_team(), rows, len(rows), LIGHT)
    assert tasks.shapes.get(MORE) is None
    assert len(tasks.texts()) == len(rows)


@pytest.mark.parametrize(
    ("typed", "noted", "told"),
    [
        (None, None, "one person"),
        (None, 2.0, "needed 2.0, assigned 0.8 FTE"),
        (1.5, None, "needed 1.5, assigned 0.8 FTE"),
        (1.5, 2.0, "needed 1.5, assigned 0.8 FTE"),  # what somebody typed wins
        (0.5, 2.0, "one person"),
        (0.0, 2.0, "one person"),  # a typed 0 is an answer
    ],
)
def test_a_typed_demand_wins_over_what_was_done_before(shown, typed, noted, told):
    tasks, _rows = shown
    org = support_team()
    org = org.with_tasks(replace(org.tasks["closing"], demand=typed, expected=noted))
    alone = SetSeatWork("now", "sato", "anything", {"payroll": 1.0}).apply_org(org)
    org = replace(alone, tasks=org.tasks)  # without what the command notes as done before
    rows = task_rows(Scope(org, frozenset({"team"}), Assumptions()))
    tasks.show_rows(org, rows, len(rows), LIGHT)
    assert tasks.shapes.get("closing").value == told
