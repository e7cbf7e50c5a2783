"""The worker process: answers, bounds, cancel, and that nothing of it is left behind."""

from __future__ import annotations

import multiprocessing.spawn
import os
import shutil
import subprocess
import sys
from pathlib import Path

import psutil
import pytest
from PySide6 import QtCore

from orgsandbox import worker
from orgsandbox.__main__ import main
from orgsandbox.files.xlsx import table_bytes
from orgsandbox.worker import Bounds, Cancelled, Died, OutOfMemory, OutOfTime, Worker, WorkError
from tests.worker_tasks import obey

ROOT = Path(__file__).resolve().parent.parent
MEGABYTE = 1024 * 1024


def gone(pid: int | None) -> bool:
    return pid is not None and not psutil.pid_exists(pid)


def test_one_process_answers_one_question_after_the_other_and_says_how_far_it_is():
    heard: list[float] = []
    with Worker(obey) as held:
        assert held.ask(("double", "ab"), heard.append) == "abab"
        first = held.pid
        assert held.ask(("double", b"x" * 5 * MEGABYTE)) == b"x" * 10 * MEGABYTE
        assert held.pid == first
    assert heard == [0.5]
    assert gone(first)


def test_the_process_never_loads_what_only_the_window_needs():
    assert QtCore.__name__ in sys.modules
    with Worker(obey) as held:
        assert not held.ask(("loaded", "PySide6"))
        assert not held.ask(("loaded", "numpy"))


def test_who_cancels_kills_the_process_and_may_ask_again():
    pids = []
    with Worker(obey) as held:
        with pytest.raises(Cancelled):
            held.ask(("sleep", 600), lambda _part: pids.append(held.pid), lambda: bool(pids))
        assert gone(pids[0])
        assert held.ask(("double", 2)) == 4


def test_a_crash_is_told_and_the_next_question_has_a_new_process():
    with Worker(obey) as held:
        with pytest.raises(Died):
            held.ask(("die", 3))
        assert held.pid is None
        assert held.ask(("double", 2)) == 4


def test_a_process_that_cannot_even_start_is_a_fault_of_the_program_and_of_no_file(monkeypatch):
    monkeypatch.setattr(
        multiprocessing.spawn, "_python_exe", os.fsencode(shutil.which("false") or "")
    )
    with Worker(obey) as held, pytest.raises(WorkError, match="could not be started"):
        held.ask(("double", 2))


def test_a_script_without_a_guard_reads_its_workbook_once(tmp_path):
    sheet = tmp_path / "people.xlsx"
    sheet.write_bytes(table_bytes("社員", ["社員番号", "氏名"], [["001", "佐藤 恵"]]))
    script = tmp_path / "script.py"
    script.write_text(
        "import sys\nfrom pathlib import Path\nfrom orgsandbox.files.people import import_people\n"
        "print(len(import_people(Path(sys.argv[1])).org.people))\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, script, sheet],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert (done.stdout, done.stderr, done.returncode) == ("1\n", "", 0)


def test_what_nobody_declared_comes_back_with_its_trace():
    with Worker(obey) as held, pytest.raises(WorkError, match=r"(?s)worker_tasks.*KeyError.*oh"):
        held.ask(("fail", "oh"))


def test_work_that_takes_too_long_is_stopped():
    with Worker(obey, Bounds(seconds=0.2)) as held, pytest.raises(OutOfTime):
        held.ask(("sleep", 600))


@pytest.mark.parametrize("by_system", [True, False])
def test_work_that_takes_too_much_memory_is_stopped_by_the_system_or_else_by_us(
    monkeypatch, by_system
):
    if not by_system:
        monkeypatch.setattr(worker, "_system_bounds_memory", lambda: False)
    with Worker(obey, Bounds(memory=300 * MEGABYTE)) as held:
        with pytest.raises(OutOfMemory):
            held.ask(("fill", 3000))
        assert held.ask(("fill", 20)) == 20


@pytest.mark.parametrize("end", ["kill", "quit"])
def test_the_process_ends_with_the_program_however_that_ends(end):
    code = (
        "import sys; from orgsandbox.worker import Worker; from tests.worker_tasks import obey\n"
        "held = Worker(obey); held.start(('sleep', 600))\n"
        "while held.news(1) is None: pass\n"
        "print(held.pid, flush=True); sys.stdin.read()"
    )
    root = Path(__file__).resolve().parent.parent
    program = subprocess.Popen(
        (sys.executable, "-c", code), cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with program:
        assert program.stdout is not None
        process = psutil.Process(int(program.stdout.readline()))
        if end == "kill":
            program.kill()
        else:
            program.communicate()
        _ended, alive = psutil.wait_procs([process], timeout=30)
        assert alive == []


def test_a_frozen_program_started_as_its_own_worker_does_not_open_a_window(monkeypatch):
    class Served(Exception):  # noqa: N818 - where a worker's process would end
        pass

    def serve() -> None:
        raise Served

    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(multiprocessing, "freeze_support", serve)
    with pytest.raises(Served):
        main(["--multiprocessing-fork"])
