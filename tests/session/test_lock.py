"""One plan, one program: told who has it, let go by a crash, lost by nothing else."""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from orgsandbox.session.lock import Lock
from tests.attacks.locks import attack, end, heard, leave_behind, start, tell
from tests.system import nobody


@pytest.fixture
def plan(tmp_path) -> Path:
    return tmp_path / "計画.orgplan"


def ours(folder: Path) -> list[Path]:
    return sorted(folder.glob(".orgsandbox-*"))


def test_a_plan_is_open_once_and_it_is_told_where(tmp_path, plan):
    first, second = Lock(tmp_path / "state", plan), Lock(tmp_path / "state", plan)
    assert first.take()
    assert not second.take()
    assert second.holder == first.holder
    assert second.holder is not None
    assert second.holder.process == os.getpid()
    assert not second.left_behind
    assert not any("計画" in file.name for file in ours(tmp_path))
    first.release()
    assert ours(tmp_path) == []
    assert second.take()
    second.release()


def test_another_program_is_refused_until_this_one_lets_go(tmp_path, plan):
    program = start(tmp_path)
    tell(program)
    assert heard(program) == "got"
    lock = Lock(tmp_path / "state", plan)
    assert not lock.take()
    assert lock.holder is not None
    assert lock.holder.process == program.pid
    end(program)
    assert lock.take()
    lock.release()


def test_a_killed_program_lets_go_even_if_its_number_is_in_use_again(tmp_path, plan):
    leave_behind(tmp_path)
    (note,) = tmp_path.glob("*.who")
    lock = Lock(tmp_path / "state", plan)
    lock.take()
    holder = lock.holder
    assert holder is not None
    lock.release()
    note.write_bytes(msgspec.json.encode(replace(holder, process=os.getppid())))
    assert lock.take()
    lock.release()


def test_a_note_from_another_machine_is_believed_until_the_planner_says_otherwise(tmp_path, plan):
    lock = Lock(tmp_path / "state", plan)
    assert lock.take()
    holder = lock.holder
    assert holder is not None
    (note,) = tmp_path.glob("*.who")
    lock.release()
    for elsewhere in (replace(holder, host="kaizen-pc"), replace(holder, machine="0")):
        note.write_bytes(msgspec.json.encode(elsewhere))
        assert not lock.take()
        assert lock.left_behind
        assert lock.holder == elsewhere
    assert lock.take(over=True)
    assert not Lock(tmp_path / "state", plan).take(over=True)
    lock.release()
    assert ours(tmp_path) == []


def test_a_folder_that_may_not_be_written_has_its_lock_in_the_state_folder():
    with tempfile.TemporaryDirectory() as name:
        folder, state = Path(name), Path(name) / "state"
        folder.chmod(0o755)
        state.mkdir()
        state.chmod(0o777)
        with nobody(folder):
            first, second = Lock(state, folder / "a.orgplan"), Lock(state, folder / "a.orgplan")
            assert first.take()
            assert not second.take()
            assert second.holder == first.holder
            assert ours(folder) == []
            first.release()
            assert list((state / "locks").iterdir()) == []


def test_a_folder_that_is_not_there_is_not_made(tmp_path):
    lock = Lock(tmp_path / "state", tmp_path / "gone" / "a.orgplan")
    lock.take()
    lock.release()
    assert not (tmp_path / "gone").exists()


def test_of_programs_that_start_at_once_exactly_one_has_the_plan():
    assert attack(rounds=3, programs=2) == []
