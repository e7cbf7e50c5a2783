"""Opening and saving as planners do it: beside other programs, on bad disks, with real dialogs."""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QFileSystemWatcher, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableWidget, QWidget

from orgsandbox.commands.people import EditPeople
from orgsandbox.commands.units import RenameUnit
from orgsandbox.document import Document
from orgsandbox.domain import tree
from orgsandbox.drawing.theme import LIGHT
from orgsandbox.files import project as plan_file
from orgsandbox.i18n import use_language
from orgsandbox.session.lock import Lock
from orgsandbox.session.workspace import Workspace
from orgsandbox.settings import Settings
from orgsandbox.ui.main_window import MainWindow
from tests.attacks.locks import end, heard, start, tell
from tests.plans import move_one, plan
from tests.system import files_of_at_most, nobody
from tests.ui.dialogs_driven import Answers, click, name_it

MOVED = move_one("now", "sato", "clerk")


@pytest.fixture
def make_window(qtbot, tmp_path):
    made = []

    def make(state: Path | None = None) -> MainWindow:
        document = Document(Workspace(plan()))
        settings = Settings(language="en", animations=False)
        window = MainWindow(document, settings, LIGHT, state or tmp_path / "state")
        window.show()
        made.append(window)
        return window

    yield make
    for window in made:
        window.files.may_leave = lambda: True
        window.close()
        window.deleteLater()


@pytest.fixture
def window(make_window):
    return make_window()


@pytest.fixture
def file(tmp_path) -> Path:
    path = tmp_path / "計画.orgplan"
    plan_file.save(plan(), path)
    return path


def seat_of(project, person: str) -> str:
    return tree.main_place(project.scenarios[0].org, person).role


def renamed(project, name: str):
    return RenameUnit("now", "sales", name).apply(project)


def trigger(window: MainWindow, key: str, *answers: object) -> Answers:
    """Carry out an action while the planner answers what is asked."""
    planner = Answers(*answers)
    window.actions_by_id[key].trigger()
    planner.done()
    return planner


def opened(window: MainWindow, path: object, *answers: object) -> Answers:
    planner = Answers(*answers)
    window.files.open_file(str(path))
    planner.done()
    return planner


# saving compares with the disk


def test_saving_over_what_another_program_wrote_is_asked_about_first(window, file):
    opened(window, file)
    window.files.file.unwatch()  # a network folder of which the system tells nothing
    window.document.do(MOVED)
    theirs = plan_file.dumps(renamed(plan(), "国内営業部"))
    file.write_bytes(theirs)
    planner = trigger(window, "save", click("Cancel"))
    assert "was changed by another program since" in planner.said[0]
    assert file.read_bytes() == theirs
    assert window.isWindowModified()
    trigger(window, "save", click("Overwrite"))
    assert seat_of(plan_file.load(file), "sato") == "clerk"
    assert not window.isWindowModified()
    window.document.do(EditPeople("now", ("ito",), {"note": "x"}))
    trigger(window, "save")


def test_what_differs_is_looked_at_and_taken_over_before_saving(window, file):
    opened(window, file)
    window.files.file.unwatch()
    window.document.do(MOVED)
    file.write_bytes(plan_file.dumps(renamed(plan(), "国内営業部")))

    def take_over(shown: QWidget) -> None:
        table = shown.findChild(QTableWidget)
        assert [table.item(0, column).text() for column in (1, 2)] == ["営業部", "国内営業部"]
        assert table.rowCount() == 1, "what only we changed is no difference of theirs"
        click("Take over what is checked")(shown)

    trigger(window, "save", click("Look at what differs…"), take_over, click("Overwrite"))
    saved = plan_file.load(file)
    assert seat_of(saved, "sato") == "clerk"
    assert saved.scenarios[0].org.units["sales"].name == "国内営業部"


def test_a_copy_is_saved_beside_what_another_program_wrote(window, file, tmp_path):
    opened(window, file)
    window.files.file.unwatch()
    window.document.do(MOVED)
    file.write_bytes(b"rubbish")
    copy = tmp_path / "copy.orgplan"
    planner = trigger(window, "save", click("Save as a copy…"), name_it(copy))
    assert "not a plan" in planner.said[0]
    assert file.read_bytes() == b"rubbish"
    assert seat_of(plan_file.load(copy), "sato") == "clerk"
    assert window.windowTitle().startswith("copy")


def test_a_file_that_was_removed_is_written_again(window, file):
    opened(window, file)
    window.document.do(MOVED)
    file.unlink()
    trigger(window, "save")
    assert seat_of(plan_file.load(file), "sato") == "clerk"


def test_reading_again_is_one_step_that_undo_takes_back(window, file, qtbot):
    opened(window, file)
    window.document.do(MOVED)
    mine = window.document.project
    planner = Answers(click("Read again"))
    with qtbot.waitSignal(window.files.file.changed):
        file.write_bytes(plan_file.dumps(renamed(plan(), "国内営業部")))
    planner.done()
    assert window.document.org.units["sales"].name == "国内営業部"
    assert seat_of(window.document.project, "sato") == "anything"
    assert not window.isWindowModified()
    window.actions_by_id["undo"].trigger()
    assert window.document.project is mine
    assert window.isWindowModified()
    trigger(window, "save")
    assert seat_of(plan_file.load(file), "sato") == "clerk"


def test_keeping_what_is_here_is_asked_about_once_more_when_saving(window, file, qtbot):
    opened(window, file)
    planner = Answers(click("Keep what is here"))
    with qtbot.waitSignal(window.files.file.changed):
        file.write_bytes(plan_file.dumps(renamed(plan(), "国内営業部")))
    planner.done()
    assert window.isWindowModified()
    trigger(window, "save", click("Overwrite"))
    assert plan_file.load(file).scenarios[0].org.units["sales"].name == "営業部"


# save as


def test_save_as_adds_the_suffix_first_and_then_asks_before_it_replaces(window, file):
    before = file.read_bytes()
    window.document.do(MOVED)
    trigger(window, "save_as", name_it(file.with_suffix("")), click("Cancel"))
    assert file.read_bytes() == before
    trigger(window, "save_as", name_it(file.with_suffix("")), click("Replace"))
    assert seat_of(plan_file.load(file), "sato") == "clerk"


def test_a_relative_path_stays_where_it_was(window, file, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    opened(window, "計画.orgplan")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    window.document.do(MOVED)
    trigger(window, "save")
    assert list(elsewhere.iterdir()) == []
    assert seat_of(plan_file.load(file), "sato") == "clerk"
    assert window.settings.recent == (str(file),)
    assert window.settings.last_file == str(file)


@pytest.mark.parametrize(("language", "said"), [("en", "no permission"), ("ja", "アクセス権")])
def test_a_save_that_fails_says_why_in_the_window_s_language_and_keeps_the_lock(
    make_window, language, said
):
    use_language(language)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        here, there = folder / "here", folder / "there"
        for place in (here, there):
            place.mkdir()
        file = here / "a.orgplan"
        plan_file.save(plan(), file)
        window = make_window(here / "state")
        opened(window, file)
        window.document.do(MOVED)
        folder.chmod(0o755)
        with nobody(there):
            ok = "OK"
            planner = trigger(window, "save_as", name_it(there / "b.orgplan"), click(ok))
        assert said in planner.said[0]
        assert "Permission denied" not in planner.said[0]
        assert list(there.iterdir()) == []
        assert window.files.file.path == file
        assert not Lock(here / "state", file).take(), "the lock of the file that is open stays"
        trigger(window, "save")
        assert seat_of(plan_file.load(file), "sato") == "clerk"
        window.files.keeper.close()  # its thread writes into the folder that goes now


@pytest.mark.parametrize(("language", "said"), [("en", "too long"), ("ja", "長すぎます")])
def test_a_name_longer_than_the_system_takes_is_told_and_may_be_given_again(
    make_window, file, language, said
):
    use_language(language)
    window = make_window()
    opened(window, file)
    planner = trigger(window, "save_as", name_it(file.with_name("案" * 86)), click("OK"))
    assert said in planner.said[0]
    longest = file.with_name("案" * 82 + ".orgplan")
    trigger(window, "save_as", name_it(longest))
    assert window.files.file.path == longest


def test_a_folder_that_may_not_be_looked_into_for_a_while_is_no_lost_file(make_window, qtbot):
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        folder, state = Path(name) / "shared", Path(name) / "state"
        folder.mkdir()
        file = folder / "a.orgplan"
        plan_file.save(plan(), file)
        window = make_window(state)
        opened(window, file)
        watched = window.files.file
        told = watched.findChild(QFileSystemWatcher).directoryChanged
        with (
            qtbot.assertNotEmitted(watched.gone),
            qtbot.assertNotEmitted(watched.changed),
            nobody(folder, mode=0o000),
            qtbot.waitSignal(told),
        ):
            pass
        window.files.keeper.close()  # its thread writes into the folder that goes now
        window.document.do(MOVED)
        trigger(window, "save")
        assert seat_of(plan_file.load(file), "sato") == "clerk"


def test_a_full_disk_is_told_and_the_plan_stays_open_and_unsaved(window, file):
    opened(window, file)
    before = file.read_bytes()
    window.document.do(MOVED)
    with files_of_at_most(1000):
        planner = trigger(window, "save", click("OK"))
    assert "would be larger" in planner.said[0]
    assert file.read_bytes() == before
    assert window.isWindowModified()
    assert not list(file.parent.glob(".orgsandbox-*.new"))


def test_a_plan_that_would_not_open_again_is_refused_with_what_to_do(window, file):
    opened(window, file)
    before = file.read_bytes()
    org = window.document.org
    broken = org.with_people(replace(org.people["sato"], fte=-1.0))
    window.document.open(window.document.project.with_org("now", broken), path=file)
    planner = trigger(window, "save", click("OK"))
    assert "Undo the last steps" in planner.said[0]
    assert file.read_bytes() == before


# the second colleague


@pytest.fixture
def colleague(file):
    """Another program that has the plan open."""
    program = start(file.parent)
    tell(program)
    assert heard(program) == "got"
    yield program
    end(program)


def test_a_plan_a_colleague_has_open_can_be_read(window, file, colleague, tmp_path):
    before = file.read_bytes()
    planner = opened(window, file, click("Open read only"))
    assert f"({os.uname().nodename})" in planner.said[0]
    assert window.windowTitle().startswith("計画 (read only)")
    window.document.do(MOVED)
    mine = tmp_path / "mine.orgplan"
    trigger(window, "save", name_it(mine))
    assert file.read_bytes() == before
    assert seat_of(plan_file.load(mine), "sato") == "clerk"
    assert window.windowTitle() == "mine[*] ― orgsandbox"


def test_a_read_only_plan_is_not_saved_over_the_colleague_s(window, file, colleague):
    before = file.read_bytes()
    opened(window, file, click("Open read only"))
    window.document.do(MOVED)
    # the file dialog asks whether to replace it, the lock says no
    planner = trigger(window, "save", name_it(file), click("Yes"), click("OK"))
    assert "open in another program" in planner.said[-1]
    assert file.read_bytes() == before


def test_a_copy_brings_back_only_what_was_changed_in_it(make_window, file, tmp_path):
    first, second = make_window(tmp_path / "one"), make_window(tmp_path / "two")
    opened(first, file)
    opened(second, file, click("Open a copy to merge back"))
    assert second.isWindowModified(), "no file holds the copy yet"
    first.document.do(RenameUnit("now", "sales", "国内営業部"))
    trigger(first, "save")
    second.document.do(MOVED)
    copy = tmp_path / "copy.orgplan"
    trigger(second, "save", name_it(copy))
    second.files.leave()

    def take_over(shown: QWidget) -> None:
        table = shown.findChild(QTableWidget)
        rows = [[table.item(r, c).text() for c in range(4)] for r in range(table.rowCount())]
        assert any("佐藤" in row[0] for row in rows)
        assert not any("営業部" in row[1] for row in rows if "佐藤" not in row[0])
        assert not any(row[3] for row in rows), "nothing was changed in both"
        assert {table.item(r, 0).checkState() for r in range(len(rows))} == {Qt.CheckState.Checked}
        click("Take over what is checked")(shown)

    trigger(first, "merge_plan", name_it(copy), take_over)
    org = first.document.org
    assert org.units["sales"].name == "国内営業部"
    assert tree.main_place(org, "sato").role == "clerk"
    first.actions_by_id["undo"].trigger()
    assert tree.main_place(first.document.org, "sato").role == "anything"


def test_the_plan_at_hand_is_opened_again_without_a_question(window, file):
    opened(window, file)
    opened(window, file)
    assert not window.files.file.read_only
    assert not Lock(file.parent / "state", file).take()


def test_a_recovered_plan_holds_its_file_too(make_window, file, tmp_path):
    first, second = make_window(tmp_path / "one"), make_window(tmp_path / "two")
    kept = MOVED.apply(plan())
    first.files.show_recovered(kept, file)
    assert first.isWindowModified()
    planner = Answers(click("OK"))
    second.files.show_recovered(kept, file)
    planner.done()
    assert "open in another program" in planner.said[0]
    assert "read only" in second.windowTitle()
    second.files.leave()
    trigger(first, "save")
    assert seat_of(plan_file.load(file), "sato") == "clerk"


def test_names_of_departments_become_safe_names_of_files(window, tmp_path):
    from orgsandbox.selection import Selected

    window.document.do(RenameUnit("now", "team", "CON"))
    window.selection.set(Selected(units=("team",)))
    proposed = []

    def read(shown: QWidget) -> None:
        from PySide6.QtWidgets import QLineEdit

        proposed.append(shown.findChild(QLineEdit, "fileNameEdit").text())
        QTest.keyClick(shown, Qt.Key.Key_Escape)

    trigger(window, "cut_out", read)
    window.document.do(RenameUnit("now", "team", "人事/総務: R&D"))
    trigger(window, "cut_out", read)
    assert proposed == ["CON_.orgplan", "人事-総務- R&D.orgplan"]
