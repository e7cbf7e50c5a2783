"""The page of the work without a specialist: a picture to read, to click and to drag in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from orgsandbox.commands.people import EditPeople
from orgsandbox.commands.seats import SetSeatWork
from orgsandbox.commands.tasks import AddTask
from orgsandbox.document import Document
from orgsandbox.domain.model import Task
from orgsandbox.domain.project import Assumptions
from orgsandbox.drawing.theme import DARK, LIGHT
from orgsandbox.metrics.base import Scope
from orgsandbox.panels.questions.cando_graph import graph
from orgsandbox.panels.questions.cando_layout import FAMILY, ISLAND, PERSON, TASK
from orgsandbox.panels.questions.leftover import LeftoverPage
from orgsandbox.session.workspace import Workspace
from tests.benchmarks.organisations import make_organisation
from tests.plans import move_one, plan, support_team
from tests.ui_helpers import send

TEAM = frozenset({"team"})


@pytest.fixture
def document(qapp):
    return Document(Workspace(plan()))


@pytest.fixture
def page(document, qtbot):
    return shown(document, qtbot)


def shown(document, qtbot):
    made = LeftoverPage(document, LIGHT)
    qtbot.addWidget(made)
    document.changed.connect(made.sync)
    made.resize(1040, 560)
    made.show()
    made.said_lines = []
    made.said.connect(made.said_lines.append)
    return made


def told(page):
    """Return all the words at the right, once the layout has shown them."""
    QApplication.processEvents()
    return "\n".join(
        label.text() for label in page.split.widget(1).findChildren(QLabel) if label.isVisible()
    )


def drag(page, person, task):
    picture = page.picture
    start = picture.box((PERSON, person)).center().toPoint()
    end = picture.box((TASK, task)).center().toPoint()
    left = Qt.MouseButton.LeftButton
    send(picture, QEvent.Type.MouseButtonPress, start, left)
    for step in range(1, 5):
        send(picture, QEvent.Type.MouseMove, start + (end - start) * step / 4, left)
    send(picture, QEvent.Type.MouseButtonRelease, end, Qt.MouseButton.NoButton)


def of_kind(page, kind):
    return [shape for shape in page.picture.shapes.items if shape.kind == kind]


def keys(page, kind):
    """Return the ids of the people or the tasks, from top to bottom."""
    shapes = sorted(of_kind(page, kind), key=lambda shape: shape.box.top())
    return [shape.key[1] for shape in shapes]


def click(page, key):
    at = page.picture.box(key).center().toPoint()
    send(page.picture, QEvent.Type.MouseButtonPress, at, Qt.MouseButton.LeftButton)
    send(page.picture, QEvent.Type.MouseButtonRelease, at, Qt.MouseButton.NoButton)


def test_people_stand_at_the_left_tasks_by_family_at_the_right(page):
    assert set(keys(page, PERSON)) == {"sato", "ito", "suzuki", "tanaka", "kato"}
    assert keys(page, TASK) == ["pitch", "closing", "payroll", "hiring"]
    assert [shape.name for shape in of_kind(page, FAMILY)] == ["", "経理", "人事"]
    families = [
        family for island in page.picture.picture.graph.islands for family in island.families
    ]
    assert [family.leftover for family in families] == [True, False, False]
    kato = page.picture.shapes.get((PERSON, "kato"))
    assert kato.name == "加藤 由美 (営業部)"  # does a task of the team from elsewhere
    assert page.picture.box((PERSON, "sato")).right() < page.picture.box((TASK, "pitch")).left()


def test_a_task_is_counted_over_the_whole_organisation():
    found = graph(Scope(support_team(), TEAM, Assumptions()))
    tasks = {
        what.key: what.doers
        for island in found.islands
        for family in island.families
        for what in family.tasks
    }
    assert tasks == {"pitch": 2, "closing": 2, "payroll": 2, "hiring": 2}
    assert found.does["ito", "pitch"] == pytest.approx(0.2)
    assert found.does["kato", "pitch"] == 1.0


def test_dragging_says_that_somebody_can_do_a_task_and_dragging_again_takes_it_away(page, document):
    start = document.project
    drag(page, "sato", "hiring")
    able = document.project
    assert document.org.people["sato"].can_do == ("hiring",)
    assert "採用" in page.said_lines[-1]
    drag(page, "sato", "hiring")
    assert document.org.people["sato"].can_do == ()
    document.undo()
    assert document.project is able
    document.undo()
    assert document.project is start


def test_what_somebody_does_is_not_dragged_away_here(page, document):
    start = document.project
    drag(page, "sato", "closing")
    assert document.project is start
    assert "board" in page.said_lines[-1]


def test_a_person_clicked_tells_what_stops_and_who_could_take_it_on(page, document):
    document.do(move_one("now", "tanaka", "seller", None, False))
    click(page, (PERSON, "suzuki"))
    assert "Tasks that stop while away\n採用\n" in told(page)
    document.do(EditPeople("now", ("sato",), {"can_do": ("hiring",)}))
    assert page.picture.chosen_key == (PERSON, "suzuki")
    assert "採用 (could be done by 佐藤 恵)" in told(page)
    page.picture.choose(None)
    assert "Who takes it on" in told(page)


def test_work_outside_the_page_counts_when_somebody_of_another_department_is_away(page, document):
    document.do(AddTask("now", Task("calls", "電話営業", owner="sales")))
    document.do(SetSeatWork("now", "kato", "seller", {"pitch": 0.5, "calls": 0.5}))
    click(page, (PERSON, "kato"))
    assert "Tasks that stop while away\n電話営業\n" in told(page)
    assert "電話営業　50%" in told(page)


def test_a_task_clicked_tells_who_does_it_at_which_share_of_their_time(page):
    click(page, (TASK, "pitch"))
    words = told(page)
    assert "加藤 由美　100%" in words
    assert "伊藤 大輔　20%" in words
    assert words.index("加藤") < words.index("伊藤")


def test_what_is_dragged_can_be_set_from_a_list_too(page, document, qtbot):
    page.picture.setFocus()
    qtbot.keyClick(page.picture, Qt.Key.Key_Down)
    assert page.picture.chosen_key == (PERSON, keys(page, PERSON)[0])
    page.picture.choose((PERSON, "sato"))
    choice = page.beside.choice
    choice.setCurrentIndex(choice.findData("hiring"))
    qtbot.mouseClick(page.beside.add, Qt.MouseButton.LeftButton)
    assert document.org.people["sato"].can_do == ("hiring",)
    away = next(
        button
        for button in page.beside.findChildren(QPushButton)
        if "採用" in button.accessibleName()
    )
    qtbot.mouseClick(away, Qt.MouseButton.LeftButton)
    assert document.org.people["sato"].can_do == ()


def test_the_arrows_walk_and_cross_and_escape_lets_go(page, qtbot):
    picture = page.picture
    qtbot.keyClick(picture, Qt.Key.Key_Down)
    qtbot.keyClick(picture, Qt.Key.Key_Right)
    assert picture.chosen_key[0] == TASK
    qtbot.keyClick(picture, Qt.Key.Key_Down)
    qtbot.keyClick(picture, Qt.Key.Key_Left)
    assert picture.chosen_key[0] == PERSON
    qtbot.keyClick(picture, Qt.Key.Key_Escape)
    assert picture.chosen_key is None


def test_islands_are_numbered_and_the_training_joins_them(document, qtbot):
    work = {
        "sato": {"closing": 1.0},
        "ito": {"closing": 0.4},
        "suzuki": {"payroll": 1.0},
        "tanaka": {"payroll": 0.4, "hiring": 0.6},
    }
    for person, done in work.items():
        document.do(SetSeatWork("now", person, "anything", done))
    page = shown(document, qtbot)
    assert [shape.name for shape in of_kind(page, ISLAND)] == ["Group 1", "Group 2"]
    assert "2 groups" in told(page)
    assert "伊藤 大輔 learns 採用" in told(page)  # one person does it, and 伊藤 has most time
    drag(page, "ito", "hiring")
    assert of_kind(page, ISLAND) == []
    page.show_theme(DARK)
    assert not page.grab().isNull()


def test_of_many_people_only_the_work_without_a_specialist_is_drawn_and_numbers_follow(qtbot, qapp):
    document = Document(Workspace(make_organisation(3000)))
    page = LeftoverPage(document, LIGHT)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page._slow.ready, timeout=10_000):
        page.show()
        assert "Absences that stop most tasks: …" in told(page)
    assert "at most" in told(page)
    assert page.narrowed.isVisible()
    assert of_kind(page, TASK)
    islands = page.picture.picture.graph.islands
    assert all(family.leftover for island in islands for family in island.families)


def test_what_somebody_may_learn_is_neither_done_nor_known_already(page, document):
    document.do(EditPeople("now", ("sato",), {"can_do": ("hiring",)}))
    click(page, (PERSON, "sato"))
    offered = [page.beside.choice.itemText(n) for n in range(page.beside.choice.count())]
    assert "採用" not in offered  # known
    assert not {"月次決算", "給与計算"} & set(offered)  # done
    click(page, (PERSON, "tanaka"))
    offered = [page.beside.choice.itemText(n) for n in range(page.beside.choice.count())]
    assert {"月次決算", "給与計算"} <= set(offered)
    assert "採用" not in offered


def test_an_island_is_a_framed_ground_and_its_people_stand_on_it_unframed(page):
    image = page.picture.grab().toImage()
    (island,) = {shape.kind: shape for shape in of_kind(page, ISLAND)}.values()
    left, middle = round(island.box.left()), round(island.box.center().y())
    assert image.pixelColor(left, middle).name() == LIGHT.card_border
    assert image.pixelColor(left + 4, middle).name() == LIGHT.background
    person = of_kind(page, PERSON)[0].box.toRect()
    assert image.pixelColor(person.left() + 1, person.center().y()).name() == LIGHT.background
