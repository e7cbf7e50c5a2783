"""After a crash: everything unsaved is offered, nothing goes until something newer is on the disk."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from orgsandbox import app as program_file
from orgsandbox import settings as settings_file
from orgsandbox.domain import tree
from orgsandbox.files import project as plan_file
from orgsandbox.i18n import Message
from orgsandbox.session.keeper import Keeper
from orgsandbox.settings import Settings
from orgsandbox.ui.dialogs.history import HistoryDialog
from orgsandbox.ui.dialogs.recovered import RecoveredDialog
from orgsandbox.ui.folders import Folders
from tests.plans import move_one, plan


@pytest.fixture
def folders(tmp_path):
    made = Folders(tmp_path / "settings", tmp_path / "state")
    settings_file.save(Settings(language="en", animations=False), made.settings)
    return made


@pytest.fixture
def start(qapp, qtbot, folders):
    """Start the program on the same folders as often as a test wants."""

    def begin():
        program = program_file.Program(qapp, folders)
        qtbot.addWidget(program.window, before_close_func=leave)
        return program

    return begin


def leave(window):
    window.files.may_leave = lambda: True


class Answers(list):
    """The questions asked so far; `act` answers them."""

    @staticmethod
    def act(dialog):
        dialog.later.click()


@pytest.fixture
def answers(monkeypatch):
    """Answer the question after a crash, by default: later."""
    asked = Answers()

    def answer(dialog):
        asked.append(dialog)
        asked.act(dialog)
        return dialog.result()

    monkeypatch.setattr(RecoveredDialog, "exec", answer)
    return asked


def moved(project=None):
    return move_one("now", "sato", "clerk").apply(project or plan())


def crash(folders, path=None, project=None, start=None):
    """Leave unsaved work behind as a killed program does."""
    keeper = Keeper(folders.state)
    keeper.opened(start or plan(), path)
    keeper.note(project or moved(), path)
    keeper.close()


def role_of(project, person="sato"):
    return tree.main_place(project.scenario("now").org, person).role


def offered(folders):
    return Keeper(folders.state).left_over()


def saved_plan(tmp_path, name="plan.orgplan"):
    path = tmp_path / name
    plan_file.save(plan(), path)
    return path


def test_a_crash_is_asked_about_and_what_is_opened_stays_kept(start, answers, folders):
    crash(folders)
    answers.act = lambda dialog: dialog.cards[0].open.click()
    program = start()
    program.start(None)
    assert role_of(program.document.project) == "clerk"
    assert program.document.workspace.modified
    program.keeper.close()
    (work,) = offered(folders)
    assert work.entry.session == program.keeper.store.session, "offered again after a second crash"


def test_later_leaves_everything_and_it_is_offered_again(start, answers, folders):
    crash(folders)
    for _start in range(2):
        program = start()
        program.start(None)
        program.keeper.close()
    assert len(answers) == 2
    assert len(offered(folders)) == 1


def test_escape_throws_nothing_away_whatever_is_marked(start, answers, folders):
    crash(folders)
    answers.act = lambda dialog: (dialog.cards[0].throw.click(), dialog.reject())
    start().start(None)
    assert len(offered(folders)) == 1


def test_what_is_thrown_away_on_purpose_is_not_offered_again(start, answers, folders):
    crash(folders)
    answers.act = lambda dialog: (dialog.cards[0].throw.click(), dialog.later.click())
    program = start()
    program.start(None)
    program.keeper.flush()
    assert offered(folders) == ()


def test_the_question_names_every_plan_its_time_and_what_differs(start, answers, folders, tmp_path):
    path = saved_plan(tmp_path)
    crash(folders, path)
    crash(folders)
    program = start()
    program.start(None)
    unnamed, named = answers[0].cards
    assert named.offer.lines[-1] == "• people moved: 1"
    assert named.offer.work.entry.path == path
    assert unnamed.offer.lines == ("Scenarios: 現行; members: 7",)


def test_unreadable_work_is_told_cannot_be_opened_and_stays(start, answers, folders):
    crash(folders)
    keeper = Keeper(folders.state)
    (work,) = keeper.left_over()
    (keeper.store.folder / "contents" / work.entry.content).write_bytes(b"rubbish")
    start().start(None)
    (card,) = answers[0].cards
    assert not card.open.isVisibleTo(answers[0])
    assert "damaged" in card.told.text()
    assert len(offered(folders)) == 1


def test_a_start_with_a_file_offers_what_belongs_to_it(start, answers, folders, tmp_path):
    path, other = saved_plan(tmp_path), saved_plan(tmp_path, "other.orgplan")
    crash(folders, path)
    crash(folders, other)
    answers.act = lambda dialog: dialog.cards[0].open.click()
    program = start()
    program.start(str(path))
    assert len(answers[0].cards) == 1
    assert role_of(program.document.project) == "clerk"
    assert program.document.workspace.path == path
    assert program.document.workspace.modified


def test_a_later_open_and_save_never_passes_over_newer_work(start, answers, folders, tmp_path):
    path = saved_plan(tmp_path)
    crash(folders, path)
    program = start()
    program.start(None)
    assert program.window.files.open_file(str(path))
    assert len(answers) == 2, "asked at the start and again at the open"
    assert role_of(program.document.project) == "anything", "later: the file as it is"
    assert program.window.files.save()
    program.keeper.flush()
    assert [work.entry.path for work in offered(folders)] == [path]


def test_after_later_the_last_plan_opens_without_asking_twice(start, answers, folders, tmp_path):
    path = saved_plan(tmp_path)
    crash(folders, path)
    settings_file.save(Settings(language="en", last_file=str(path)), folders.settings)
    program = start()
    program.start(None)
    assert len(answers) == 1
    assert program.document.workspace.path == path


def test_quitting_with_the_changes_given_up_leaves_nothing_to_offer(
    start, answers, folders, tmp_path
):
    program = start()
    program.start(str(saved_plan(tmp_path)))
    program.document.do(move_one("now", "sato", "clerk"))
    program.keeper.flush()
    program.window.files.may_leave = lambda: True
    program.window.close()
    assert offered(folders) == ()
    start().start(None)
    assert not answers


def test_recent_files_and_settings_are_written_when_they_change(
    start, answers, folders, tmp_path, monkeypatch
):
    path = saved_plan(tmp_path)
    monkeypatch.chdir(tmp_path)
    program = start()
    program.start(path.name)
    held = settings_file.load(folders.settings)
    assert held.recent == (str(path),)
    assert held.last_file == str(path)
    assert program.document.workspace.path == path
    monkeypatch.chdir("/")
    program.document.do(move_one("now", "sato", "clerk"))
    assert program.window.files.save()
    assert role_of(plan_file.load(path)) == "clerk"


def test_two_programs_do_not_forget_each_others_recent_files(folders):
    first = settings_file.load(folders.settings)
    settings_file.save_changes(first, Settings(**_with(first, recent=("/a",))), folders.settings)
    settings_file.save_changes(first, Settings(**_with(first, recent=("/b",))), folders.settings)
    assert settings_file.load(folders.settings).recent == ("/b", "/a")
    settings_file.save_changes(first, Settings(**_with(first, theme="dark")), folders.settings)
    assert settings_file.load(folders.settings).recent == ("/b", "/a")


def _with(settings, **changes):
    from dataclasses import asdict

    return {**asdict(settings), **changes}


def test_trouble_stands_in_the_status_line_until_it_works_again(start, qtbot):
    program = start()
    window = program.window
    program.keeper.trouble(
        Message("Your work cannot be kept at present: {reason}", {"reason": "x"})
    )
    assert window.status.text() == "Your work cannot be kept at present: x"
    window.say("Saved.")
    window.status._quiet.timeout.emit()
    assert window.status.text() == "Your work cannot be kept at present: x"
    program.keeper.trouble(None)
    assert window.status.text() == "Your work is being kept again."
    window.status._quiet.timeout.emit()
    assert window.status.text() == ""


def test_a_plan_changed_back_by_hand_is_not_modified(start, qtbot, tmp_path):
    program = start()
    program.start(str(saved_plan(tmp_path)))
    before = tree.main_place(program.document.org, "sato")
    program.document.do(move_one("now", "sato", "clerk"))
    assert program.window.isWindowModified()
    program.document.undo()
    program.document.redo()
    from orgsandbox.commands.restore import RestorePlan

    earlier = plan_file.loads(plan_file.dumps(plan_file.load(program.document.workspace.path)))
    with qtbot.waitSignal(program.document.filed):
        program.document.do(RestorePlan(earlier))
    assert before is not None
    assert not program.window.isWindowModified()


def history(program) -> HistoryDialog:
    return HistoryDialog(program.window, program.document, program.keeper, program.window.theme)


def test_history_shows_states_and_takes_one_scenario_back_as_one_step(start, tmp_path, qtbot):
    program = start()
    program.start(str(saved_plan(tmp_path)))
    document = program.document
    document.do(move_one("now", "sato", "clerk"))
    program.keeper.flush()
    dialog = history(program)
    qtbot.addWidget(dialog)
    assert dialog.states.count() == 2
    assert dialog.states.currentRow() == 1
    assert dialog.told.text() == "Since then:\n• people moved: 1"
    assert [view.isVisibleTo(dialog) for view in dialog.charts.views] == [True, True]
    assert dialog.moves.rowCount() == 1
    dialog.one.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert role_of(document.project) == "anything"
    document.undo()
    assert role_of(document.project) == "clerk"


def test_history_says_why_a_frozen_scenario_cannot_be_taken_back(start, tmp_path, qtbot):
    from datetime import date

    from orgsandbox.commands.scenarios import FreezeScenario

    program = start()
    program.start(str(saved_plan(tmp_path)))
    program.document.do(move_one("now", "sato", "clerk"))
    program.document.do(FreezeScenario("now", date(2027, 1, 1)))
    program.keeper.flush()
    dialog = history(program)
    qtbot.addWidget(dialog)
    dialog.states.setCurrentRow(dialog.states.count() - 1)
    assert not dialog.one.isEnabled()
    assert "frozen" in dialog.one.toolTip()
    assert not dialog.all.isEnabled()


def test_the_menu_opens_the_history(start, tmp_path):
    program = start()
    seen = []

    def look():
        dialog = QApplication.activeModalWidget()
        seen.append(type(dialog))
        dialog.reject()

    QTimer.singleShot(0, look)
    program.window.actions_by_id["history"].trigger()
    assert seen == [HistoryDialog]
