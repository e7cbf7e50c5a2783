"""The split mode as a planner uses it: proposals, drags between dashed cards, apply, leave."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtWidgets import QLabel, QPushButton

from orgsandbox.canvas.draft_cards import TOP
from orgsandbox.commands.split import Style
from orgsandbox.document import Document
from orgsandbox.domain import tree, work
from orgsandbox.domain.model import Org, Person, Role, Seat, Task, Unit
from orgsandbox.drawing.theme import LIGHT
from orgsandbox.grouping.values import Wishes
from orgsandbox.panels.proposal_search import ProposalSearch
from orgsandbox.selection import Selected
from orgsandbox.session.workspace import Workspace
from orgsandbox.settings import Settings
from orgsandbox.ui.main_window import MainWindow
from orgsandbox.ui.split_mode import SplitMode
from tests.grouping.test_lessons import office
from tests.plans import plan
from tests.ui_helpers import send


@pytest.fixture
def document(qapp):
    return Document(Workspace(plan()))


@pytest.fixture
def window(document, qtbot, tmp_path):
    made = MainWindow(
        document, Settings(language="en", animations=False), LIGHT, tmp_path / "state"
    )
    made.files.may_leave = lambda: True
    qtbot.addWidget(made, before_close_func=lambda held: held.files.keeper.close())
    made.resize(1440, 900)
    made.show()
    return made


@pytest.fixture
def mode(window) -> SplitMode:
    window.modes.begin_split("team")
    assert window.modes.split is not None
    return window.modes.split


def large_team(people: int, groups: int) -> tuple[Org, str]:
    """A team in which everybody shares two tasks with those of the same hidden group."""
    tasks = {f"t{n}": Task(f"t{n}", f"業務{n}", owner="u") for n in range(2 * groups)}
    works = [{f"t{2 * (n % groups)}": 0.6, f"t{2 * (n % groups) + 1}": 0.4} for n in range(people)]
    seats = tuple(Seat(f"p{n}", work=held) for n, held in enumerate(works))
    unit = Unit("u", "管理部", roles=(Role("r", "担当", seats),))
    members = {f"p{n}": Person(f"p{n}", f"社員{n}") for n in range(people)}
    return Org(members, {"u": unit}, tasks, {}), "u"


def drag(mode: SplitMode, key: str, group: str) -> None:
    view = mode.board
    spot = view.spot_of(key)
    assert spot is not None
    cards = view.board.source.cards
    start = view.mapFromScene(view.board.box_of(spot).center())
    end = view.mapFromScene(cards.rect(group).topLeft() + QPointF(30, 14))
    left = Qt.MouseButton.LeftButton
    send(view.viewport(), QEvent.Type.MouseButtonPress, start, left)
    for step in range(1, 5):
        at = start + (end - start) * step / 4
        send(view.viewport(), QEvent.Type.MouseMove, QPoint(at), left)
    send(view.viewport(), QEvent.Type.MouseButtonRelease, end, Qt.MouseButton.NoButton)


def button(mode: SplitMode, text: str) -> QPushButton:
    return next(held for held in mode.findChildren(QPushButton) if held.text() == text)


def test_the_team_falls_apart_into_a_proposal_with_reasons_and_names(mode):
    assert mode.choices.list.count() >= 1
    assert (
        sum(mode.draft.people.get(key, "") != "" for key in ("sato", "ito", "suzuki", "tanaka"))
        == 4
    )
    assert "draft" in mode.choices.said.text()
    assert "Shares work with" in mode.result.reasons.text()
    assert all(
        mode.board.board.source.card(key).draft
        for key in mode.board.board.items_by_key
        if key != TOP
    )
    assert mode.result.apply.isEnabled()


def test_people_and_tasks_are_dragged_across_and_the_numbers_follow(mode):
    one, other = (group.id for group in mode.draft.groups[:2])
    person = next(key for key, group in mode.draft.people.items() if group == one)
    told = mode.result.numbers._values["dol.DOL_P2T"][1].text()
    drag(mode, person, other)
    assert mode.draft.people[person] == other
    assert mode.result.numbers._values["dol.DOL_P2T"][1].text() != told
    task = next(key for key, group in mode.draft.tasks.items() if group == one)
    drag(mode, task, other)
    assert mode.draft.tasks[task] == other
    drag(mode, person, TOP)
    assert mode.draft.people[person] == ""
    mode.undo()
    assert mode.draft.people[person] == other
    mode.redo()
    assert mode.draft.people[person] == ""


def test_applied_it_is_one_step_and_undone_the_plan_is_the_same_object(mode, window, document):
    start = document.project
    first = mode.draft.groups[0]
    mode.result.fields[0].box.setCurrentText("経理部")
    mode.result.fields[0]._tell()
    button(mode, "Apply this split").click()
    assert window.modes.split is None
    assert document.org.units[first.id].name == "経理部"
    assert window.actions_by_id["undo"].isEnabled()
    document.undo()
    assert document.project is start


def test_escape_leaves_no_trace(mode, window, document, qtbot):
    start = document.project
    mode.result.added.emit()
    qtbot.keyClick(mode, Qt.Key.Key_Escape)
    assert window.modes.split is None
    assert document.project is start
    assert document.preview is None
    assert not document.workspace.modified
    assert window.actions_by_id["save"].isEnabled()


@pytest.mark.parametrize("style", list(Style))
def test_every_style_can_be_applied_right_after_the_proposal(mode, document, style):
    mode.choices.drawn_as.choose(style.value)
    mode.choices.changed.emit()
    assert mode.result.refusal.text() == ""
    before = sum(work.supply(document.org).values())
    mode.apply()
    held = document.org
    assert all(tree.places(held, key) for key in ("sato", "ito", "suzuki", "tanaka"))
    assert sum(work.supply(held).values()) <= before + 1e-9
    assert ("team" in held.units) is (style is not Style.SIBLINGS)


def test_wishes_are_kept_by_the_next_proposals_and_can_be_forgotten(mode):
    mode.board.selection.set(Selected(people=("sato", "ito")))
    together = next(a for a in mode.menu().actions() if a.text() == "Keep together")
    together.trigger()
    mode.board.selection.set(Selected(people=("tanaka",)))
    lock = next(a for a in mode.menu().actions() if a.text().startswith("Leave in"))
    lock.trigger()
    assert mode.choices.wishes.count() == 2
    mode.ask()
    assert mode.draft.people["sato"] == mode.draft.people["ito"]
    assert mode.draft.group_of("tanaka") == ""
    mode.choices.wishes.itemClicked.emit(mode.choices.wishes.item(0))
    assert mode.choices.wishes.count() == 1


def test_a_name_given_twice_is_said_and_cannot_be_applied(mode):
    one, other = mode.draft.groups[:2]
    mode.result.renamed.emit(other.id, one.name)
    assert "same name" in mode.result.refusal.text()
    assert not mode.result.apply.isEnabled()


def test_the_keyboard_sends_people_to_the_neighbouring_group(mode, qtbot):
    person, group = next(iter(mode.draft.people.items()))
    mode.board.selection.set(Selected(people=(person,)))
    qtbot.keyClick(mode.board, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert mode.draft.people[person] != group


def test_a_large_team_is_searched_in_a_process_that_tells_how_far_it_is(qtbot):
    org, unit = large_team(90, 6)
    search = ProposalSearch()
    heard = []
    search.progress.connect(heard.append)
    with qtbot.waitSignal(search.found, timeout=60_000) as found:
        search.start(org, unit, Wishes(into=6))
    assert len(found.args[0].proposals[0].groups) == 6
    assert heard
    assert heard == sorted(heard)
    search.start(org, unit, Wishes(into=6))
    assert search.running
    search.stop()
    assert not search.running


def test_after_a_drag_the_reason_is_worked_out_anew(mode):
    before = mode.board._reason("sato")
    other = next(g.id for g in mode.draft.groups if g.id != mode.draft.group_of("sato"))
    drag(mode, "sato", other)
    after = mode.board._reason("sato")
    assert before
    assert after
    assert after != before
    old = next(g.name for g in mode.draft.groups if g.id != other)
    assert after.endswith(f"Tied just as closely to: {old}")


def test_the_tasks_of_whoever_was_dragged_follow_by_a_choice_on_the_card(mode, qtbot):
    other = next(g.id for g in mode.draft.groups if g.id != mode.draft.group_of("tanaka"))
    assert mode.draft.tasks["hiring"] != other
    drag(mode, "tanaka", other)
    choice = mode.board.follow
    assert choice.isVisible()
    assert "採用" in choice.text()
    assert mode.board.rect().contains(choice.geometry())
    qtbot.mouseClick(choice, Qt.MouseButton.LeftButton)
    assert mode.draft.tasks["hiring"] == other
    assert not choice.isVisible()
    mode.undo()
    assert mode.draft.tasks["hiring"] != other


def test_what_falls_short_says_whose_it_was(mode):
    other = next(g.id for g in mode.draft.groups if g.id != mode.draft.group_of("tanaka"))
    mode._next(mode.draft.with_people(["tanaka"], other))
    told = " ".join(
        label.text()
        for label in mode.result.numbers.findChildren(QLabel)
        if "Short" in label.text()
    )
    assert "採用 (so far 田中 陽子" in told, told


def test_a_headquarters_has_a_name_of_its_own(mode, document):
    above = mode.result.above
    assert above is not None
    assert above.box.currentText() == "管理本部"
    above.box.setCurrentText(mode.draft.groups[0].name)
    above._tell()
    assert not mode.result.apply.isEnabled()
    assert "a name of its own" in mode.result.refusal.text()
    above.box.setCurrentText("管理本部")
    above._tell()
    assert mode.result.apply.isEnabled()
    mode.apply()
    assert document.org.units["team"].name == "管理本部"
    assert document.org.units["team"].level == "本部"


@pytest.fixture
def office_mode(qtbot, tmp_path) -> SplitMode:
    """The split of an office of three families and a core, as it is proposed first."""
    org = office()
    document = Document(Workspace(plan(org)))
    made = SplitMode(document, "u", LIGHT, animations=False)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.begin()
    qtbot.waitUntil(lambda: made.choices.list.count() > 0, timeout=20_000)
    return made


def group_of(mode: SplitMode, person: str) -> str:
    return mode.draft.group_of(person)


def test_corrections_are_carried_on_told_in_words_and_taken_back(office_mode):
    mode = office_mode
    bar = mode.choices.lessons
    hr, law = group_of(mode, "人事の0"), group_of(mode, "法務の0")
    assert len({hr, law, ""}) == 3
    assert not bar.isVisible()
    drag(mode, "法務の0", hr)
    button(mode, "Propose again with the corrections").click()
    assert "Move one more person" in bar.told.text()
    assert group_of(mode, "法務の1") == law
    drag(mode, "法務の1", hr)
    before = mode.draft
    button(mode, "Propose again with the corrections").click()
    assert {group_of(mode, f"法務の{n}") for n in range(5)} == {hr}
    assert {mode.draft.tasks[key] for key in ("法務0", "法務1")} == {hr}
    assert law not in [group.id for group in mode.draft.groups]
    assert bar.told.text() == "法務 and 人事 belong together."
    button(mode, "Forget what was learned").click()
    assert mode.draft == before
    assert bar.told.text() == ""
    mode.undo()
    assert {group_of(mode, f"法務の{n}") for n in range(5)} == {hr}


def test_every_candidate_shows_all_its_words(mode):
    listed = mode.choices.list
    for row in range(listed.count()):
        item = listed.item(row)
        box = listed.visualItemRect(item)
        room = QRect(0, 0, box.width() - 20, 10_000)
        needed = listed.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, item.text())
        assert box.height() - 14 >= needed.height()
