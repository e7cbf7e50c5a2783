"""Does anything go out? python -m tests.attacks.network

A planner's session (open, edit, import a table and a workbook, search proposals, export, save) runs
in a window of its own process. Neither Python (an audit hook), nor Qt, nor a worker process (the
system's own list of sockets; every system call where strace is installed) may open an AF_INET or
AF_INET6 socket.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import psutil

from tests.attacks import _tally

ROOT = Path(__file__).resolve().parent.parent.parent
TABLE = "社員番号,氏名,部署\n1,佐藤 恵,総務部\n2,伊藤 大輔,経理部\n"
_INTERNET = (socket.AF_INET, socket.AF_INET6)
_CALL = re.compile(r"socket\((AF_INET6?),.*")
_NAMED = (
    "socket.connect",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.sendto",
    "urllib.Request",
    "http.client.connect",
    "ftplib.connect",
    "smtplib.connect",
)


class Watch:
    """Writes a line for everything that looks like the network."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        sys.addaudithook(self._heard)

    def _heard(self, event: str, values: tuple[object, ...]) -> None:
        if event == "socket.__new__" and values[1] in _INTERNET:
            self.seen.append(f"{event} {values[1]!r}")
        elif event in _NAMED and "AF_UNIX" not in repr(values[:1]):
            self.seen.append(event)

    def look(self, step: str) -> None:
        """Ask the system which sockets of this process and its workers are open."""
        us = psutil.Process()
        for process in (us, *us.children(recursive=True)):
            for found in process.net_connections("inet"):
                self.seen.append(f"after {step}: {found}")


def session(folder: Path, watch: Watch) -> None:
    """Do what a planner does in a day."""
    from PySide6.QtWidgets import QApplication

    from orgsandbox import cli, resources
    from orgsandbox.document import Document
    from orgsandbox.drawing.theme import LIGHT
    from orgsandbox.files import project as plan_file
    from orgsandbox.files.inventory import read_sheet, sheet_bytes
    from orgsandbox.grouping.values import Wishes
    from orgsandbox.grouping.worker import proposal_worker
    from orgsandbox.session.workspace import Workspace
    from orgsandbox.settings import Settings
    from orgsandbox.ui.main_window import MainWindow
    from tests.plans import move_one, plan, support_team

    app = QApplication.instance() or QApplication(sys.argv[:1])
    file = folder / "plan.orgplan"
    plan_file.save(plan(), file)
    story = plan_file.load(resources.path("samples", "growth.ja.orgplan"))
    window = MainWindow(Document(Workspace(story)), Settings(), LIGHT, folder / "state")
    window.show()
    assert window.files.open_file(str(file))
    watch.look("open")
    document = window.files._document
    document.do(move_one("now", "sato", "anything", "clerk"))
    app.processEvents()
    watch.look("edit")
    (folder / "people.csv").write_text(TABLE, encoding="utf-8")
    assert cli.main(["import", str(folder / "people.csv"), "-o", str(folder / "b.orgplan")]) == 0
    (folder / "sheet.xlsx").write_bytes(sheet_bytes(support_team(), "team"))
    assert read_sheet(folder / "sheet.xlsx", support_team(), "team").work
    watch.look("import")
    with proposal_worker() as worker:
        assert worker.ask((support_team(), "team", Wishes(), "ja"))
        watch.look("proposals")
    assert cli.main(["export", str(file), "-o", str(folder / "chart.png"), "--paper", "A4"]) == 0
    watch.look("export")
    assert window.files.save()
    watch.look("save")
    window.files.may_leave = lambda: True
    window.close()


def run(_count: int, _seed: int) -> _tally.Tally:
    """Run the session where it can be watched, and before it one that must not pass unseen."""
    tally = _tally.Tally()
    heard, _how = _watched("--loud")
    if len(heard) < 2:
        tally.faults.append(f"the watch is deaf: it heard {heard} of a socket")
    heard, how = _watched("--inside")
    tally.faults += heard
    tally.outcomes["sessions without a socket" + how] += not heard
    return tally


def _watched(role: str) -> tuple[list[str], str]:
    """Return what was heard of a process of ours, and how closely it could be watched."""
    with tempfile.TemporaryDirectory() as name:
        calls = Path(name) / "calls"
        inside = [sys.executable, "-m", "tests.attacks.network", role, name]
        tracer = shutil.which("strace")
        traced = [tracer, "-f", "-qq", "-e", "trace=socket", "-o", str(calls)] if tracer else []
        done = _done([*traced, *inside])
        if traced and not calls.is_file():  # no right to trace: the hook and the list remain
            done = _done(inside)
        heard = [line for line in done.stdout.splitlines() if line.startswith("network: ")]
        if done.returncode:
            heard.append(f"the session failed: {done.stderr[-2000:]}")
        if not calls.is_file():
            return heard, ""
        heard += _CALL.findall(calls.read_text(encoding="utf-8", errors="replace"))
        return heard, ", every system call watched"


def _done(command: list[str]) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def _inside(folder: Path, loud: bool) -> int:
    watch = Watch()
    if loud:
        with socket.socket() as door:
            door.bind(("127.0.0.1", 0))
            door.listen()
            watch.look("a socket")
    else:
        session(folder, watch)
    for line in watch.seen:
        print(f"network: {line}")
    return 0


if __name__ == "__main__":
    if sys.argv[1:2] in (["--inside"], ["--loud"]):
        raise SystemExit(_inside(Path(sys.argv[2]), sys.argv[1] == "--loud"))
    raise SystemExit(_tally.main("network", run, 1))
