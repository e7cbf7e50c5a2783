"""What the window says is carried out in order: no autosave overtakes a save or a quit."""

from __future__ import annotations

import threading
import time

import pytest

from orgsandbox.commands.scenarios import SetNote
from orgsandbox.files import project as plan_file
from orgsandbox.files.project import Unreadable
from orgsandbox.session.entries import Origin
from orgsandbox.session.keeper import Keeper
from tests.plans import plan


def noted(project, text):
    return SetNote("now", text).apply(project)


@pytest.fixture
def keeper(tmp_path):
    made = Keeper(tmp_path / "state")
    yield made
    made.close()


def left(tmp_path):
    """Return the notes of what another program would be offered."""
    other = Keeper(tmp_path / "state")
    return [other.plan(work.entry).scenarios[0].note for work in other.left_over()]


def test_a_change_is_on_the_disk_within_a_second_and_the_newest_wins(keeper):
    arrived = threading.Event()
    start = plan()
    keeper.opened(start, None)
    last = noted(start, "9")
    keeper.compared = lambda project, _differs: arrived.set() if project is last else None
    began = time.monotonic()
    for number in range(9):
        keeper.note(noted(start, str(number)), None)
    keeper.note(last, None)
    assert arrived.wait(10)
    assert time.monotonic() - began < 1
    autosaves = [e for e in keeper.history() if e.origin in (Origin.AUTOSAVE, Origin.HOURLY)]
    assert [keeper.plan(entry).scenarios[0].note for entry in autosaves] == ["9"]


@pytest.mark.parametrize("turn", range(20))
def test_no_autosave_is_left_by_a_save_or_a_quit(tmp_path, turn):
    keeper = Keeper(tmp_path / "state", delay=0.001 * turn)
    path = tmp_path / "plan.orgplan"
    project = plan()
    keeper.opened(project, path)
    for number in range(5):
        project = noted(project, str(number))
        keeper.note(project, path)
        time.sleep(0.0007 * turn)
    if turn % 2:
        plan_file.save(project, path)
        keeper.saved(project, path)
    else:
        keeper.discarded()
    keeper.close()
    keeper.note(project, path)
    assert left(tmp_path) == []


def test_a_plan_changed_back_by_hand_is_known_as_what_its_file_holds(keeper, tmp_path):
    told = []
    keeper.compared = lambda project, differs: told.append(differs)
    start = plan()
    keeper.opened(start, tmp_path / "plan.orgplan")
    keeper.note(noted(start, "x"), tmp_path / "plan.orgplan")
    keeper.flush()
    keeper.note(noted(noted(start, "x"), ""), tmp_path / "plan.orgplan")
    keeper.flush()
    assert told == [True, False]


def test_a_disk_that_says_no_is_told_at_once_and_again_when_it_works(tmp_path, monkeypatch):
    keeper = Keeper(tmp_path / "state", retry=0.01)
    told, works = [], threading.Event()

    def hear(message):
        told.append(message if message is None else message.text())
        if message is None:
            works.set()

    keeper.trouble = hear
    start = plan()
    keeper.opened(start, None)
    keeper.flush()
    monkeypatch.setattr(keeper.store, "put", lambda _data: (_ for _ in ()).throw(full()))
    keeper.note(noted(start, "x"), None)
    keeper.flush()
    assert (
        told[0]
        == "Your work cannot be kept at present: The disk is full. Free some space, or choose another place."
    )
    monkeypatch.undo()
    assert works.wait(10)
    keeper.close()
    assert left(tmp_path) == ["x"]


def test_while_the_disk_says_no_only_the_newest_state_waits(tmp_path, monkeypatch):
    keeper = Keeper(tmp_path / "state", delay=0.0, retry=0.01)
    works = threading.Event()
    keeper.trouble = lambda message: works.set() if message is None else None
    start = plan()
    keeper.opened(start, None)
    keeper.flush()
    monkeypatch.setattr(keeper.store, "put", lambda _data: (_ for _ in ()).throw(full()))
    for note in ("one", "two", "three"):
        keeper.note(noted(start, note), None)
        keeper.flush()
    monkeypatch.undo()
    assert works.wait(10)
    keeper.flush()
    kept = [keeper.plan(entry).scenario("now").note for entry in keeper.history()]
    keeper.close()
    assert kept == ["three", start.scenario("now").note]


def full():
    return OSError(28, "No space left on device")


def test_a_fault_of_the_program_does_not_end_keeping(keeper, tmp_path, monkeypatch):
    told = []
    keeper.trouble = told.append
    start = plan()
    keeper.opened(start, None)
    keeper.flush()
    monkeypatch.setattr(plan_file, "dumps", lambda _project: 1 // 0)
    keeper.note(noted(start, "x"), None)
    keeper.flush()
    monkeypatch.undo()
    keeper.note(noted(start, "y"), None)
    keeper.flush()
    keeper.close()
    assert told[-1] is None
    assert len(told) == 2
    assert left(tmp_path) == ["y"]


def test_what_cannot_be_opened_again_is_told(keeper, monkeypatch):
    told = []
    keeper.trouble = told.append
    start = plan()
    keeper.opened(start, None)
    keeper.flush()
    real = plan_file.dumps
    monkeypatch.setattr(plan_file, "dumps", lambda project: real(project)[:-4])
    keeper.note(noted(start, "x"), None)
    keeper.flush()
    assert "cut off" in str(told[0])


def test_taking_work_up_keeps_it_until_the_new_session_has_it(tmp_path, monkeypatch):
    first = Keeper(tmp_path / "state")
    first.opened(plan(), None)
    first.note(noted(plan(), "x"), None)
    first.close()
    second = Keeper(tmp_path / "state")
    (work,) = second.left_over()
    project = second.plan(work.entry)
    monkeypatch.setattr(second.store, "put", lambda _data: (_ for _ in ()).throw(full()))
    second.opened(project, None)
    second.unfiled()
    second.settle(work)
    second.flush()
    assert left(tmp_path) == ["x"]
    monkeypatch.undo()
    second.flush()
    second.close()
    assert left(tmp_path) == ["x"], "now from the second session, once"
    third = Keeper(tmp_path / "state")
    (work,) = third.left_over()
    assert work.entry.session == second.store.session
    third.settle(work)
    third.close()
    assert left(tmp_path) == []


def test_later_keeps_it_and_a_file_is_offered_only_its_own(tmp_path):
    paths = tmp_path / "a.orgplan", tmp_path / "b.orgplan"
    for path in paths:
        keeper = Keeper(tmp_path / "state")
        keeper.opened(plan(), path)
        keeper.note(noted(plan(), path.stem), path)
        keeper.close()
    other = Keeper(tmp_path / "state")
    assert [work.entry.path for work in other.left_over(paths[0])] == [paths[0]]
    assert left(tmp_path) == ["b", "a"]


def test_a_relative_path_is_kept_from_the_root(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    keeper = Keeper(tmp_path / "state")
    keeper.opened(plan(), (tmp_path / "a.orgplan").relative_to(tmp_path))
    monkeypatch.chdir("/")
    keeper.close()
    assert {entry.path for entry in keeper.store.read().entries} == {tmp_path / "a.orgplan"}


def test_unreadable_work_is_offered_with_its_reason_and_stays(tmp_path):
    keeper = Keeper(tmp_path / "state")
    keeper.note(noted(plan(), "x"), None)
    keeper.close()
    (file,) = (keeper.store.folder / "contents").iterdir()
    file.write_bytes(b"rubbish")
    other = Keeper(tmp_path / "state")
    (work,) = other.left_over()
    with pytest.raises(Unreadable, match="damaged or gone"):
        other.plan(work.entry)
    assert file.exists()


def test_the_history_goes_on_through_sessions_first_save_and_a_moved_file(tmp_path):
    path, moved = tmp_path / "a.orgplan", tmp_path / "b.orgplan"
    first = Keeper(tmp_path / "state")
    first.opened(plan(), None)
    first.note(noted(plan(), "unnamed"), None)
    first.flush()
    project = noted(plan(), "named")
    plan_file.save(project, path)
    first.saved(project, path)
    first.close()
    path.rename(moved)
    second = Keeper(tmp_path / "state")
    second.opened(plan_file.load(moved), moved)
    notes = [second.plan(entry).scenarios[0].note for entry in second.history()]
    assert notes == ["named", "unnamed", ""]
    assert second.history()[0].origin is Origin.SAVE
    other = tmp_path / "c.orgplan"
    plan_file.save(plan(), other)
    second.opened(noted(plan(), "another"), other)
    assert [second.plan(entry).scenarios[0].note for entry in second.history()] == ["another"]
    second.close()


def test_a_save_that_could_not_be_noted_is_never_offered_once_the_file_moved_on(tmp_path):
    path = tmp_path / "plan.orgplan"
    killed = Keeper(tmp_path / "state")
    killed.opened(plan(), path)
    killed.note(noted(plan(), "a second before"), path)
    killed.flush()
    data = plan_file.dumps(noted(plan(), "saved"))
    killed.saving(data, path)
    path.write_bytes(data)
    killed.close()
    next_one = Keeper(tmp_path / "state")
    next_one.opened(plan_file.load(path), path)
    later = noted(plan(), "later")
    next_one.note(later, path)
    next_one.saving(plan_file.dumps(later), path)
    plan_file.save(later, path)
    next_one.saved(later, path)
    next_one.close()
    assert left(tmp_path) == []


def test_work_left_by_two_crashes_in_a_row_is_offered_once_and_goes_at_once(tmp_path):
    first = Keeper(tmp_path / "state")
    first.note(noted(plan(), "x"), None)
    first.close()
    second = Keeper(tmp_path / "state")
    (work,) = second.left_over()
    project = second.plan(work.entry)
    second.opened(project, None)
    second.unfiled()
    second.close()  # killed before it could note that it took the work up
    third = Keeper(tmp_path / "state")
    (work,) = third.left_over()
    third.settle(work)
    third.close()
    assert left(tmp_path) == []
