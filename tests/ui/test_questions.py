"""The back office's questions in the window: read, edited, asked by survey, compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QPushButton

from orgsandbox.commands.scenarios import FreezeScenario
from orgsandbox.commands.tasks import EditTask
from orgsandbox.document import Document
from orgsandbox.domain import tree, work
from orgsandbox.domain.model import Answer
from orgsandbox.drawing.theme import DARK, LIGHT
from orgsandbox.files import project as plan_file
from orgsandbox.files.questionnaire import questionnaire_bytes, read_questionnaire
from orgsandbox.i18n import use_language
from orgsandbox.metrics.sourcing import answers_of
from orgsandbox.panels.choice_card import ChoiceCard
from orgsandbox.panels.forms import Line
from orgsandbox.panels.questions.base import KEY
from orgsandbox.panels.questions.registry import pages
from orgsandbox.panels.unit_form import UnitForm
from orgsandbox.resources import path
from orgsandbox.selection import Selected
from orgsandbox.session.workspace import Workspace
from orgsandbox.settings import Settings
from orgsandbox.ui.main_window import MainWindow
from orgsandbox.ui.menu_lists import BOARD_ACTIONS
from orgsandbox.ui.questions import Questions


@pytest.fixture
def document(qapp):
    project = plan_file.load(path("samples", "growth.en.orgplan"))
    return Document(Workspace(project, project.scenarios[6].id))


@pytest.fixture
def questions(document, qtbot) -> Questions:
    made = Questions(document, LIGHT)
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show()
    return made


def page(questions: Questions, number: int):
    questions.show_question(pages()[number].ID)
    return questions.page


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_page_opens_with_a_sentence_made_of_the_numbers(qtbot, language):
    use_language(language)
    project = plan_file.load(path("samples", f"growth.{language}.orgplan"))
    kept = []  # a window nobody holds may be torn down in the middle of making the next one
    for scenario in (project.scenarios[0], project.scenarios[6], project.scenarios[7]):
        shown = Questions(Document(Workspace(project, scenario.id)), DARK)
        kept.append(shown)
        qtbot.addWidget(shown)
        shown.show()
        for held in shown.pages:
            shown.show_question(held.ID)
            assert held.sentence.text()
            assert not shown.grab().isNull()


def test_the_survey_goes_out_and_comes_back(document, tmp_path):
    import python_calamine

    org = document.org
    tasks = tuple(org.tasks)
    file = tmp_path / "survey.xlsx"
    file.write_bytes(questionnaire_bytes(org, tasks))
    assert questionnaire_bytes(org, tasks) == file.read_bytes()
    book = python_calamine.load_workbook(str(file))
    assert set(book.sheet_names) == {"Sales", "Purchasing", "Development"}
    found = read_questionnaire(file, org)
    assert found.problems == ()
    for task, answers in found.answers.items():
        assert answers == dict(org.tasks[task].sourcing.answers)
    rows = [row[1] for row in book.get_sheet_by_name("Sales").to_python()]
    exempt = [task.name for task in org.tasks.values() if task.sourcing.exempt]
    assert not set(exempt) & set(rows)


def test_answers_of_a_survey_are_one_step_and_bad_cells_are_named(questions, document, tmp_path):
    import xlsxwriter

    file = tmp_path / "answers.xlsx"
    hiring = next(task for task in document.org.tasks.values() if task.name == "Hiring")
    book = xlsxwriter.Workbook(str(file))
    sheet = book.add_worksheet("Sales")
    sheet.write_row(3, 0, ("", "Payroll", "Yes", "Undecided", "", "○", "", "○"))
    sheet.write_row(4, 0, ("", "Juggling", "Yes", ""))
    sheet.write_row(5, 0, (hiring.id, "Called otherwise meanwhile", "Perhaps", "No"))
    book.add_worksheet("Somebody else")
    book.close()
    found = read_questionnaire(file, document.org)
    assert [(problem.kind, problem.row) for problem in found.problems] == [
        ("unknown_task", 5),
        ("bad_answer", 6),
        ("sheet", None),
    ]
    assert hiring.id not in found.answers  # half a row is nobody's answer
    assert "Sales" in found.problems[1].message.text()
    start = document.project
    questions.survey.take([found])
    payroll = next(task for task in document.org.tasks.values() if task.name == "Payroll")
    sales = next(key for key, unit in document.org.units.items() if unit.name == "Sales")
    assert payroll.sourcing.answers[sales] == Answer("yes", "either", ("speed", "cost"))
    document.undo()
    assert document.project is start


def test_a_moved_task_is_a_scenario_of_its_own_and_nobody_is_given_the_work(questions, document):
    asked = []
    questions.compare_asked.connect(lambda: asked.append(True))
    sourcing = page(questions, 3)
    org = document.org
    task = next(key for key, held in org.tasks.items() if held.name == "Quotes and sales material")
    sourcing.choose(task)
    detail = sourcing.detail
    assert detail.target.currentText() == "Sales"  # whose head would rather do it
    next(held for held in detail.findChildren(QPushButton) if "moved" in held.text()).click()
    assert asked
    assert document.org is not org
    assert document.org.units[document.org.tasks[task].owner].name == "Sales"
    assert task in work.shortages(document.org)
    assert work.supply(document.org).get(task, 0.0) == 0


def test_the_pages_stand_in_the_place_of_the_board_and_go_again(
    document, qtbot, tmp_path, monkeypatch
):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(tmp_path / "s.xlsx"), ""))
    window = MainWindow(
        document, Settings(language="en", animations=False), LIGHT, tmp_path / "state"
    )
    window.files.may_leave = lambda: True
    qtbot.addWidget(window, before_close_func=lambda held: held.files.keeper.close())
    window.show()
    window.actions_by_id["questions"].trigger()
    shown = window.modes.questions
    assert shown is not None
    shown.survey.write()
    assert (tmp_path / "s.xlsx").is_file()
    window.show_theme(DARK)
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert window.modes.questions is None
    assert window.modes.currentWidget() is window.middle


def test_a_colouring_and_a_question_are_one_click_away_each(document, qtbot, tmp_path):
    window = MainWindow(
        document, Settings(language="en", animations=False), LIGHT, tmp_path / "state"
    )
    window.files.may_leave = lambda: True
    window.settings_changed.connect(window.keep_settings)
    qtbot.addWidget(window, before_close_func=lambda held: held.files.keeper.close())
    window.show()
    window.colourings.findChild(ChoiceCard, "lens load").click()
    assert window.board.board.organisation.look.lens.id == "load"
    window.colourings.findChild(ChoiceCard, "question results").click()
    shown = window.modes.questions
    assert shown.page.ID == "results"
    shown.choices.findChild(ChoiceCard, "question unity").click()
    assert shown.page.ID == "unity"
    shown.choices.findChild(ChoiceCard, "lens memory").click()
    assert window.modes.questions is None
    assert window.board.board.organisation.look.lens.id == "memory"
    window.actions_by_id["questions"].trigger()
    assert window.modes.questions.page.ID == "unity"


def test_a_task_bought_outside_leaves_the_scenario_and_frees_its_doers(questions, document):
    sourcing = page(questions, 3)
    org = document.org
    task = next(key for key, held in org.tasks.items() if held.name == "Payroll")
    sourcing.choose(task)
    detail = sourcing.detail
    detail.target.setCurrentIndex(detail.target.findData(""))
    next(held for held in detail.findChildren(QPushButton) if "moved" in held.text()).click()
    assert task not in document.org.tasks
    supply = work.supply(org)
    after = work.supply(document.org)
    assert sum(after.values()) == pytest.approx(sum(supply.values()) - supply[task])
    document.undo()
    assert document.org is org


def test_answers_and_reasons_are_given_in_place_and_the_fields_stay(questions, document):
    sourcing = page(questions, 3)
    task = next(key for key, held in document.org.tasks.items() if held.name == "Hiring")
    sourcing.choose(task)
    form = sourcing.form
    unit = next(key for key, held in document.org.units.items() if held.name == "Purchasing")
    check = next(
        box for box in form.findChildren(QCheckBox) if box.accessibleName() == "Purchasing Quality"
    )
    check.click()
    assert document.org.tasks[task].sourcing.answers[unit] == Answer(reasons=("quality",))
    assert sourcing.form is form
    document.undo()
    assert not check.isChecked()


def test_what_is_not_in_the_picture_is_counted_with_the_reason(questions, document):
    sourcing = page(questions, 3)
    tasks = sourcing.tasks.rowCount()
    placed = len(sourcing.scatter.picture.dots)
    counts = [int(word) for word in sourcing.missing.text().split() if word.isdigit()]
    assert placed + sum(counts) == tasks


def test_the_wheel_scrolls_past_a_field_and_changes_nothing(questions, document, qtbot):
    sourcing = page(questions, 3)
    box = next(iter(sourcing.form._amounts.values()))
    start = document.project
    at = QPointF(box.rect().center())
    wheel = QWheelEvent(
        at,
        QPointF(box.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, wheel)
    assert document.project is start


def test_a_frozen_scenario_refuses_and_the_fields_show_the_plan_again(questions, document):
    document.do(FreezeScenario(document.scenario.id, date(2027, 1, 1)))
    sourcing = page(questions, 3)
    box = sourcing.form._amounts["price"]
    before = box.value()
    box.setValue(before + 1_000_000)
    assert box.value() == before
    item = page(questions, 2).tasks.table.item(0, 2)
    held = item.text()
    item.setText("typed in vain")
    assert page(questions, 2).tasks.table.item(0, 2).text() == held


@pytest.fixture
def window(document, qtbot, tmp_path):
    made = MainWindow(
        document, Settings(language="en", animations=False), LIGHT, tmp_path / "state"
    )
    made.files.may_leave = lambda: True
    qtbot.addWidget(made, before_close_func=lambda held: held.files.keeper.close())
    made.show()
    return made


def test_nothing_on_the_hidden_board_changes_while_a_question_is_on_show(window, document, qtbot):
    person = next(iter(document.org.people))
    window.selection.set(Selected(people=(person,)))
    window.modes.show_question("results")
    start = document.project
    qtbot.keyClick(window.modes.questions, Qt.Key.Key_Delete)
    for key in BOARD_ACTIONS:
        window.actions_by_id[key].trigger()
    assert document.project is start
    page_ = window.modes.questions.page
    task = next(iter(page_.scope().tasks.tasks))
    document.do(EditTask(document.scenario.id, replace(document.org.tasks[task], note="x")))
    assert not window.actions_by_id["vacate"].isEnabled()
    assert window.actions_by_id["undo"].isEnabled()
    window.modes.end()
    window.selection.set(Selected(people=(person,)))
    assert window.actions_by_id["vacate"].isEnabled()


def test_a_colouring_chosen_by_key_leads_back_to_the_board(window):
    window.modes.show_question("unity")
    window.actions_by_id["lens_load"].trigger()
    assert window.modes.questions is None


def test_what_is_typed_is_taken_over_before_another_task_is_shown(questions, document, qtbot):
    sourcing = page(questions, 3)
    first, second = (sourcing.tasks.item(row, 0).data(KEY) for row in (0, 1))
    sourcing.choose(first)
    type_into(qtbot, sourcing.form._amounts["price"], "1234")
    sourcing.choose(second)
    assert document.org.tasks[first].sourcing.price == 1234
    assert sourcing._detail.count() == 1


def test_escape_takes_back_what_is_typed_and_stays(questions, document, qtbot):
    sourcing = page(questions, 3)
    box = sourcing.form._amounts["price"]
    start, left = document.project, []
    questions.left.connect(lambda: left.append(True))
    before = box.text()
    type_into(qtbot, box, "99")
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == before
    assert document.project is start
    assert not left


def type_into(qtbot, box, text):
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, text)


def test_a_removed_department_has_no_voice_any_more(document):
    org = document.org
    order_entry = next(task for task in org.tasks.values() if task.name == "Order entry")
    assert len(answers_of(order_entry, tree.revenue_units(org))) == 2
    gone = next(key for key, unit in org.units.items() if unit.name == "Purchasing")
    assert len(answers_of(order_entry, tree.revenue_units(org.without_units((gone,))))) == 1


def test_a_survey_in_japanese_is_read_in_english_and_finds_its_renamed_department(
    document, tmp_path
):
    org = document.org
    file = tmp_path / "survey.xlsx"
    use_language("ja")
    file.write_bytes(questionnaire_bytes(org, tuple(org.tasks)))
    use_language("en")
    sales = next(key for key, unit in org.units.items() if unit.name == "Sales")
    twin = next(key for key, unit in org.units.items() if unit.name == "Purchasing")
    renamed = org.with_units(replace(org.units[sales], name="Purchasing"))
    found = read_questionnaire(file, renamed)
    assert found.problems == ()
    for task, answers in found.answers.items():
        assert answers == answers_of(org.tasks[task], (sales, twin, *answers))


def test_a_name_a_frozen_scenario_refuses_leaves_its_line_again(document, qtbot):
    document.do(FreezeScenario(document.scenario.id, date(2027, 1, 1)))
    unit = next(iter(document.org.units))
    form = UnitForm(document, LIGHT, unit)
    qtbot.addWidget(form)
    line = form.findChildren(Line)[0]
    line.setText("Another name")
    line.editingFinished.emit()
    assert line.text() == document.org.units[unit].name


def test_a_page_out_of_sight_reads_nothing_on_a_change_or_a_hover(questions, document, monkeypatch):
    read = []
    for held in questions.pages:
        monkeypatch.setattr(
            held, "refresh", lambda page=held, shown=held.refresh: (read.append(page.ID), shown())
        )
    questions.show_question("unity")
    read.clear()
    task = next(iter(document.org.tasks.values()))
    change = EditTask(document.scenario.id, replace(task, note="x"))
    document.hover(change)
    assert read == []
    document.do(change)
    assert read == ["unity"]
    questions.show_theme(DARK)
    assert read == ["unity", "unity"]
    questions.show_question("results")
    assert read[2:] == ["results"]
    questions.hide()
    document.undo()
    assert read[3:] == []
