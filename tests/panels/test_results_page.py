"""The page of results: the flow is read and edited, checks are typed, costs tell nobody's salary."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QSpinBox, QToolButton

from orgsandbox.document import Document
from orgsandbox.domain.destinations import CUSTOMER, unit_output
from orgsandbox.drawing.theme import DARK, LIGHT
from orgsandbox.files import project as plan_file
from orgsandbox.i18n import use_language
from orgsandbox.metrics.service import UNKNOWN, service
from orgsandbox.panels.picture.view import PictureView
from orgsandbox.panels.questions.bars import BarsPicture
from orgsandbox.panels.questions.flow_bands import Edge
from orgsandbox.panels.questions.flow_layout import Node, planned
from orgsandbox.panels.questions.results import ResultsPage
from orgsandbox.panels.questions.results_choice import OneTask
from orgsandbox.resources import path
from orgsandbox.session.workspace import Workspace
from tests.plans import plan
from tests.ui_helpers import send


def shown(qtbot, project, number: int = 0, theme=LIGHT) -> ResultsPage:
    made = ResultsPage(Document(Workspace(project, project.scenarios[number].id)), theme)
    qtbot.addWidget(made)
    made._document.changed.connect(made.sync)
    made.resize(1040, 560)
    made.show()
    return made


@pytest.fixture
def page(qtbot) -> ResultsPage:
    return shown(qtbot, plan_file.load(path("samples", "growth.en.orgplan")), 7)


def unit(page: ResultsPage, name: str) -> str:
    return next(key for key, held in page.org.units.items() if held.name == name)


def task(page: ResultsPage, name: str) -> str:
    return next(key for key, held in page.org.tasks.items() if held.name == name)


def drag(page: ResultsPage, source: str, target: str) -> None:
    start = page.flow.box(source).center().toPoint()
    end = page.flow.box(target).center().toPoint()
    left = Qt.MouseButton.LeftButton
    send(page.flow, QEvent.Type.MouseButtonPress, start, left)
    send(page.flow, QEvent.Type.MouseMove, (start + end) / 2, left)
    send(page.flow, QEvent.Type.MouseMove, end, left)
    send(page.flow, QEvent.Type.MouseButtonRelease, end, Qt.MouseButton.NoButton)


def click(page: ResultsPage, at: QPoint) -> None:
    send(page.flow, QEvent.Type.MouseButtonPress, at, Qt.MouseButton.LeftButton)
    send(page.flow, QEvent.Type.MouseButtonRelease, at, Qt.MouseButton.NoButton)


def told(page: ResultsPage) -> str:
    held = [page.side.itemAt(number).widget() for number in range(page.side.count())]
    lines = []
    for widget in (widget for widget in held if widget is not None):
        labels = [widget, *widget.findChildren(QLabel)]
        lines += [label.text() for label in labels if isinstance(label, QLabel)]
        if isinstance(widget, PictureView) and isinstance(widget.picture, BarsPicture):
            lines += [f"{row.name} {row.told}" for row in widget.picture.rows]
    return "\n".join(lines)


def field(page: ResultsPage, kind, name: str):
    for number in range(page.side.count()):
        widget = page.side.itemAt(number).widget()
        found = widget.findChild(kind, name) if widget is not None else None
        if found is not None:
            return found
        if isinstance(widget, kind) and widget.objectName() == name:
            return widget
    raise AssertionError(name)


def share(page: ResultsPage, source: str, target: str) -> float:
    return service(page.org).share(source, target)


# the flow


def test_dragging_a_department_onto_another_gives_it_what_is_not_set(page):
    before = page.org
    support, sales = unit(page, "General Affairs and IT"), unit(page, "Sales")
    output = unit_output(before, support)
    drag(page, support, sales)
    assert share(page, support, sales) == pytest.approx(output.offered(sales), abs=1e-5)
    assert field(page, QSpinBox, f"share {sales}").value() == round(output.offered(sales) * 100)
    left = sum(1 - sum(page.org.tasks[key].serves.values()) for key in output.weights)
    assert left == pytest.approx(0, abs=1e-5)
    page._document.undo()
    assert page._document.org is before


def test_dragging_onto_the_customer_works_and_what_is_not_set_takes_nothing(page):
    support, before = unit(page, "Accounting"), page.org
    drag(page, support, UNKNOWN)
    assert page._document.org is before
    drag(page, support, CUSTOMER)
    assert share(page, support, CUSTOMER) > 0
    assert "Accounting → Customer" in told(page)


def test_a_second_target_gets_an_equal_part_when_everything_is_set(page):
    support, sales = unit(page, "Accounting"), unit(page, "Sales")
    drag(page, support, sales)
    drag(page, support, CUSTOMER)
    assert share(page, support, CUSTOMER) == pytest.approx(1 / 4, abs=1e-5)
    row = page.results.flow.units.index(support)
    assert page.results.flow.unknown[row] == pytest.approx(0, abs=1e-5)


def test_a_band_is_picked_its_share_typed_and_taken_away_again(page):
    support, sales = unit(page, "Accounting"), unit(page, "Sales")
    click(page, page.flow.spot((support, sales)).toPoint())
    assert "Accounting → Sales" in told(page)
    field(page, QSpinBox, f"share {sales}").setValue(60)
    assert share(page, support, sales) == pytest.approx(0.6, abs=1e-5)
    for held in page.org.tasks.values():
        assert sum(held.serves.values()) <= 1 + 1e-9
    field(page, QToolButton, f"remove {sales}").click()
    assert share(page, support, sales) == 0
    assert told(page).startswith("Accounting\n")


def test_the_delete_key_removes_the_band_picked(page, qtbot):
    support, sales = unit(page, "Accounting"), unit(page, "Sales")
    page.pick((support, sales))
    qtbot.keyClick(page.flow, Qt.Key.Key_Delete)
    assert share(page, support, sales) == 0


def test_a_department_that_owns_no_task_says_so(page):
    refused = []
    page._document.refused.connect(lambda message: refused.append(message.text()))
    drag(page, unit(page, "Administration Division"), unit(page, "Sales"))
    assert refused == ["This department owns no tasks."]


def test_everything_unset_is_said_once_and_the_rest_has_a_box_of_its_own(page):
    nodes = {node.name: node for node in page.flow.picture.nodes}
    assert nodes["Administration Division"].under == "destination not set"
    assert nodes["Accounting"].under == "mainly through Sales (mean 2.0 steps)"
    rest = next(
        edge
        for edge in page.flow.picture.edges
        if edge.target == UNKNOWN and edge.source == nodes["Accounting"].key
    )
    percents = [
        int(edge.told.rstrip("%")) for edge in page.flow.picture.edges if edge.source == rest.source
    ]
    assert sum(percents) == 100


def test_a_small_share_is_told_in_words(qtbot):
    project = plan()
    org = project.scenarios[0].org
    org = org.with_tasks(replace(org.tasks["closing"], serves={"sales": 0.3}))
    page = shown(qtbot, project.with_org("now", org))
    assert (
        page.flow.picture.nodes[0].under
        == "mainly through 営業部 (mean 2.0 steps) ・ a small share arrives"
    )
    page.pick("team")
    assert "A small share arrives: 10% on the widest way" in told(page)


def test_bands_stand_side_by_side_and_arcs_pass_the_boxes():
    names = ("a", "b", "c")
    nodes = (
        *(Node(name, name, "", 0) for name in names),
        Node("s", "s", "", 1),
        Node("t", "t", "", 1),
        Node("x", "x", "", 1, quiet=True),
        Node("c*", "c", "", 2),
    )
    edges = (
        Edge("a", "s", 0.5),
        Edge("a", "t", 0.2),
        Edge("a", "c*", 0.3),
        Edge("b", "s", 0.4),
        Edge("b", "x", 0.6),
        Edge("c", "a", 0.5),
        Edge("c", "b", 0.2),
        Edge("c", "s", 0.3),
    )
    picture = planned(nodes, edges, 300).arranged(700, 300)
    ends: dict[tuple[str, bool], list[tuple[float, float]]] = {}
    for band in picture.bands:
        for key, at in ((band.edge.source, band.start), (band.edge.target, band.end)):
            box = picture.boxes[key]
            assert box.top() <= at.y() - band.width / 2 + 0.01
            assert at.y() + band.width / 2 <= box.bottom() + 0.01
            side = (key, at.x() < box.center().x())
            ends.setdefault(side, []).append((at.y(), band.width))
        if band.arc:
            middle = band.path.pointAtPercent(0.5)
            assert middle.x() < min(box.left() for box in picture.boxes.values())
    for held in ends.values():
        held.sort()
        for (upper, one), (lower, other) in pairwise(held):
            assert lower - upper >= (one + other) / 2 - 0.01
    through = next(
        band for band in picture.bands if (band.edge.source, band.edge.target) == ("a", "c*")
    )
    crossed = [key for key in "stx" if _meets(through.path, picture.boxes[key])]
    assert crossed == []


def _meets(path, box: QRectF) -> bool:
    return any(box.contains(path.pointAtPercent(step / 200)) for step in range(201))


def test_many_departments_scroll_and_keep_their_size(qtbot):
    nodes = (
        *(Node(f"u{n}", "u", "", 0) for n in range(40)),
        *(Node(f"r{n}", "r", "", 1) for n in range(20)),
    )
    edges = tuple(Edge(f"u{n}", f"r{n % 20}", 1.0) for n in range(40))
    picture = planned(nodes, edges, 300).arranged(660, 300)
    assert picture.height > 1500
    assert min(box.height() for box in picture.boxes.values()) >= 36


# tasks


def test_how_a_result_is_checked_is_typed_into_the_list(page):
    before = page.sentence.text()
    table = page.tasks.table
    row = next(row for row in range(table.rowCount()) if not table.item(row, 2).text())
    table.item(row, 2).setText("closed within five days")
    assert page.sentence.text() != before
    assert any(held.checked_how == "closed within five days" for held in page.org.tasks.values())


def test_a_task_chosen_in_the_list_is_edited_at_the_right(page):
    closing = task(page, "Monthly closing")
    table = page.tasks.table
    row = next(
        row for row in range(table.rowCount()) if table.item(row, 0).text() == "Monthly closing"
    )
    table.selectRow(row)
    who = field(page, QLineEdit, "checked_by")
    who.setText("Auditor")
    who.editingFinished.emit()
    assert page.org.tasks[closing].checked_by == "Auditor"
    sales = unit(page, "Sales")
    field(page, QSpinBox, f"share {sales}").setValue(50)
    assert page.org.tasks[closing].serves[sales] == 0.5
    box = field(page, QComboBox, f"swap {sales}")
    box.activated.emit(box.findData(CUSTOMER))
    assert page.org.tasks[closing].serves[CUSTOMER] == 0.5
    assert sales not in page.org.tasks[closing].serves
    adder = field(page, QComboBox, "add destination")
    adder.activated.emit(adder.findData(sales))
    assert sum(page.org.tasks[closing].serves.values()) == pytest.approx(1.0)
    field(page, QToolButton, f"remove {CUSTOMER}").click()
    assert CUSTOMER not in page.org.tasks[closing].serves


def test_what_a_revenue_department_uses_of_its_own_task_is_shown_and_can_be_changed(page):
    entry, sales = task(page, "Order entry"), unit(page, "Sales")
    page.choose(OneTask(entry))
    assert field(page, QSpinBox, f"share {sales}").value() == 60


def test_the_focus_stays_on_the_share_that_was_typed(page, qtbot):
    sales = unit(page, "Sales")
    page.pick(unit(page, "Accounting"))
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    box = field(page, QSpinBox, f"share {sales}")
    box.setFocus()
    box.setValue(50)
    again = field(page, QSpinBox, f"share {sales}")
    assert again is not box
    assert again.hasFocus()


# what stands at the right


def test_charges_on_the_screen_add_up_to_the_yen(page):
    lines = [line.replace(",", "") for line in told(page).splitlines() if "JPY" in line]
    numbers = [int(line.split("JPY")[1].split()[0]) for line in lines]
    assert len(numbers) > 2
    assert numbers[0] == sum(numbers[1:])


def test_nothing_chosen_comes_back_and_shows_every_department(page):
    page.pick(unit(page, "Accounting"))
    assert "mainly through Sales (mean 2.0 steps)" in told(page)
    assert "On average 2.0 steps, of what arrives" in told(page)
    assert "Monthly closing Figures within five working days ・ President" in told(page)
    assert "Expenses not set" in told(page)
    field(page, QPushButton, "back to all").click()
    assert "Accounting mean 2.0 steps" in told(page)


def test_no_cost_of_a_support_side_of_two_and_none_without_rates(qtbot):
    project = plan()
    page = shown(qtbot, project)
    assert "Assumptions, rates and ranks" in told(page)
    rates = replace(project.assumptions, rates={"": 6e6})
    org = project.scenarios[0].org
    role = org.units["team"].roles[0].without_person("sato").without_person("ito")
    small = org.with_units(org.units["team"].with_role(role))
    page = shown(qtbot, replace(project.with_org("now", small), assumptions=rates))
    assert "fewer than three people" in told(page)
    assert "JPY" not in told(page)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_kind_of_choice_can_be_shown_in_both_languages(qtbot, language):
    use_language(language)
    project = plan_file.load(path("samples", f"growth.{language}.orgplan"))
    page = shown(qtbot, project, 7, DARK)
    held = page.results.flow
    picks = [
        *held.units,
        *held.ends,
        (held.units[1], held.ends[0]),
        (held.units[1], UNKNOWN),
        (held.ends[0], CUSTOMER),
        None,
    ]
    for pick in picks:
        page.pick(pick)
        assert told(page)
        assert not page.grab().isNull()
    page.choose(OneTask(next(iter(page.org.tasks))))
    assert not page.grab().isNull()
    spot = page.flow.spot((held.units[1], held.ends[0]))
    assert page.flow.shape_at(spot) is not None
