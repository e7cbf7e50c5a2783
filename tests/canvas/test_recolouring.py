"""The board's colours after a change: whoever is concerned gets them, at once or after the frame."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from orgsandbox.canvas.scene import BoardScene
from orgsandbox.canvas.view import BoardView
from orgsandbox.commands.people import EditPeople
from orgsandbox.commands.scenarios import SetAssumptions, SetDate
from orgsandbox.commands.seats import SetSeatWork, SetShare, Vacate
from orgsandbox.commands.tasks import EditTask
from orgsandbox.commands.units import AddUnit
from orgsandbox.document import Document
from orgsandbox.domain import tree
from orgsandbox.domain.model import Absence, Answer, Sourcing, Unit
from orgsandbox.drawing.lenses.registry import lens, lenses
from orgsandbox.drawing.theme import LIGHT
from orgsandbox.selection import Selection
from orgsandbox.session.workspace import Workspace
from tests.benchmarks.organisations import make_organisation
from tests.benchmarks.timing import mover
from tests.plans import move_one, plan, second_post


@pytest.fixture
def view_of(qtbot) -> Iterator[Callable[[Document], BoardView]]:
    """What shows a document on a board that lives as long as the test."""
    views = []

    def make(document: Document) -> BoardView:
        view = BoardView(document, Selection(), LIGHT, animations=False)
        qtbot.addWidget(view)
        document.changed.connect(view.sync)
        view.resize(740, 550)
        view.show()
        view.fit()
        views.append(view)
        return view

    yield make


@pytest.fixture
def document(qapp):
    return Document(Workspace(plan()))


@pytest.fixture(scope="module")
def many():
    return make_organisation(2500, seed=3)


def shown(board: BoardScene) -> dict:
    cards = board.organisation
    return {key: (cards.card(key), cards.folds(key)) for key in board.items_by_key}


def built_anew(board: BoardScene, document: Document) -> dict:
    fresh = BoardScene(document, LIGHT, board.organisation.look, parent=board)
    return shown(fresh)


@pytest.mark.parametrize("held", lenses(), ids=lambda held: held.id)
def test_of_many_departments_all_have_their_colours_in_the_end(many, held, view_of):
    document = Document(Workspace(many))
    board = view_of(document).board
    board.set_lens(held)
    moves = mover(document.workspace)
    for _round in range(3):
        document.do(moves())
    board.finish_recolouring()
    assert shown(board) == built_anew(board, document)


def test_the_departments_of_a_change_are_coloured_at_once_and_the_rest_by_itself(
    many, view_of, qtbot
):
    document = Document(Workspace(many))
    board = view_of(document).board
    board.set_lens(lens("tasks"))
    person = next(iter(document.org.people))
    role = list(document.org.units.values())[-1].roles[-1].id
    places = [tree.places(document.org, person)[0].unit]
    with qtbot.waitSignal(board._recolouring.finished):
        assert document.do(move_one("now", person, role))
        assert board._recolouring.waiting
        places.append(tree.places(document.org, person)[0].unit)
        whole = built_anew(board, document)
        assert {key: shown(board)[key] for key in places} == {key: whole[key] for key in places}
    assert shown(board) == whole


def test_both_posts_of_a_person_tell_of_all_the_person_does(document, view_of):
    view = view_of(document)
    for key in ("breadth", "load"):
        view.set_lens(lens(key))
        for command in (
            second_post("now", "sato", "seller"),
            SetShare("now", "sato", "seller", 50),
            SetSeatWork("now", "sato", "seller", {"pitch": 2.0}),
            Vacate("now", "sato", "seller"),
        ):
            document.do(command)
            assert shown(view.board) == built_anew(view.board, document), command


def test_another_threshold_answer_day_or_department_below_is_shown(document, view_of):
    view = view_of(document)
    task = document.org.tasks["closing"]
    away = Absence(date(2028, 1, 1), date(2028, 3, 1))
    document.do(EditPeople("now", ("sato",), {"absences": (away,)}))
    held = document.project.assumptions
    for key, command in (
        ("breadth", SetAssumptions(replace(held, theta=0.9))),
        (
            "sourcing",
            EditTask("now", replace(task, sourcing=Sourcing(answers={"sales": Answer("yes")}))),
        ),
        ("mix", SetDate("now", date(2028, 2, 1))),
        ("mix", AddUnit("now", Unit("below", "第二営業課", "sales"))),
    ):
        view.set_lens(lens(key))
        before = shown(view.board)
        document.do(command)
        assert shown(view.board) != before
        assert shown(view.board) == built_anew(view.board, document), key
