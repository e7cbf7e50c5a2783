"""Kills a working program at any instant and asks what is left of the planner's work.

    python -m tests.attacks.kills --runs 500 --seed 1 [--windows 25]

Each run starts a real process on the state folder that the run before left behind: it takes up what
was kept (or opens the file, or begins a plan), edits, saves, gives changes up, and is killed. Every
edit carries a number, written down before it is made. Afterwards nothing may be lost but the edits
of the last second, nothing may be offered that is older than the file or was given up, and
everything must be readable. `--windows` of the runs use the real window, without a screen.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from orgsandbox.commands.scenarios import SetNote
from orgsandbox.domain.project import Project
from orgsandbox.files import project as plan_file
from orgsandbox.files.atomic import write_atomically
from orgsandbox.session.keeper import Keeper
from orgsandbox.session.workspace import Workspace
from tests.plans import plan

ALLOWED = 1.0
"""Seconds of work that a kill may cost."""


# the program that is killed


class Diary:
    """What the program did, line by line, where no kill can take it back."""

    def __init__(self, folder: Path) -> None:
        self._handle = os.open(folder / "diary", os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def write(self, what: str, number: int = 0) -> None:
        line = json.dumps([what, number, time.monotonic()]) + "\n"
        os.write(self._handle, line.encode())


def number_of(project: Project) -> int:
    """Return the number of the last edit that a plan holds."""
    return int(project.scenarios[0].note or 0)


class Worker:
    """A planner in a hurry, without a window."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self._chance = chance
        self._file = folder / "plan.orgplan"
        self._keeper = Keeper(folder / "state")
        self._diary = Diary(folder)
        self._last = last_edit(folder)
        self._workspace = Workspace(plan())

    def work(self) -> None:
        """Take up what was kept, then work until killed."""
        self._diary.write("started")
        self._take_up()
        while True:
            dice = self._chance.random()
            if dice < 0.03:
                self._save()
            elif dice < 0.075 and self._file.exists():
                self._give_up()
            else:
                self._edit()
            time.sleep(self._chance.random() ** 3 * 0.15)

    def _take_up(self) -> None:
        works = self._keeper.left_over()
        if works:
            project, path = self._keeper.plan(works[0].entry), works[0].entry.path
            self._open(project, path)
            self._workspace.recovered()
            self._keeper.unfiled()
            self._keeper.note(project, path)
            self._keeper.settle(works[0])
        elif self._file.exists():
            self._open(plan_file.load(self._file), self._file)
        else:
            self._open(plan(), None)

    def _open(self, project: Project, path: Path | None) -> None:
        self._keeper.opened(project, path)
        self._workspace.open(project, path=path)

    def _edit(self) -> None:
        self._last += 1
        self._diary.write("edit", self._last)
        self._workspace.do(SetNote("now", str(self._last)))
        self._keeper.note(self._workspace.project, self._workspace.path)

    def _save(self) -> None:
        project = self._workspace.project
        data = plan_file.dumps(project)
        self._keeper.saving(data, self._file)
        write_atomically(self._file, data)
        self._keeper.saved(project, self._file)
        self._workspace.saved(project, self._file)

    def _give_up(self) -> None:
        self._diary.write("giving up", self._last)
        self._keeper.discarded()
        self._open(plan_file.load(self._file), self._file)
        self._keeper.flush()
        self._diary.write("given up", self._last)


# the one who kills and looks


@dataclass
class Findings:
    """What the kills brought to light. `lost` are seconds of work, one for every run;
    `reached` is the newest edit that was still there after the last kill."""

    runs: int = 0
    lost: list[float] = field(default_factory=list)
    plans_lost: int = 0
    stale: int = 0
    faults: list[str] = field(default_factory=list)
    offered: int = 0
    reached: int = 0

    @property
    def sound(self) -> bool:
        """Say whether nothing was lost, stale or broken."""
        late = any(seconds > ALLOWED for seconds in self.lost)
        return not (self.plans_lost or self.stale or self.faults or late)

    def text(self) -> str:
        """Return the figures in one line."""
        worst = max(self.lost, default=0.0)
        return (
            f"{self.runs} kills: {self.plans_lost} plans lost, at most {worst:.2f} s of work lost, "
            f"{self.stale} stale autosaves offered, {self.offered} offered, "
            f"{len(self.faults)} other faults"
        )


def diary(folder: Path) -> Iterator[tuple[str, int, float]]:
    """Return what the programs wrote down, without a line cut off by the kill."""
    file = folder / "diary"
    lines = file.read_text().split("\n")[:-1] if file.exists() else []
    for line in lines:
        what, number, moment = json.loads(line)
        yield what, number, moment


def last_edit(folder: Path) -> int:
    """Return the number of the last edit of all programs so far."""
    return max((number for what, number, _moment in diary(folder) if what == "edit"), default=0)


def look(folder: Path, killed: float, findings: Findings) -> None:
    """Compare what is left with what was done."""
    file = folder / "plan.orgplan"
    keeper = Keeper(folder / "state")
    works = keeper.left_over()
    offered = [number_of(keeper.plan(work.entry)) for work in works]
    damaged = keeper.store.read().damaged
    if damaged:
        findings.faults.append(f"{len(damaged)} damaged logs")
    saved = number_of(plan_file.load(file)) if file.exists() else 0
    lines = list(diary(folder))
    begun = max(at for at, (what, _number, _moment) in enumerate(lines) if what == "started")
    edits = [(number, moment) for what, number, moment in lines[begun:] if what == "edit"]
    giving = max((number for what, number, _moment in lines if what == "giving up"), default=0)
    given = max((number for what, number, _moment in lines if what == "given up"), default=0)
    best = max([saved, *offered])
    missing = [moment for number, moment in edits if number > max(best, giving)]
    findings.lost.append(max(0.0, killed - min(missing)) if missing else 0.0)
    findings.offered += len(offered)
    findings.stale += sum(number <= max(saved, given) for number in offered)
    if len(offered) > 1:
        findings.faults.append(f"{len(offered)} states of one plan offered")
    if max(best, giving) < findings.reached:
        findings.plans_lost += 1
    findings.reached = best


def kill_once(folder: Path, chance: random.Random, *, window: bool = False) -> float:
    """Start a program on the folder, kill it at a random instant; return when (monotonic)."""
    before = sum(what == "started" for what, _number, _moment in diary(folder))
    seed = str(chance.randrange(10**9))
    command = [
        sys.executable,
        "-m",
        "tests.attacks.kills",
        "--work-in",
        str(folder),
        "--seed",
        seed,
        *(["--in-window"] if window else []),
    ]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    child = subprocess.Popen(command, env=environment, start_new_session=True)
    deadline = time.monotonic() + 60
    while sum(what == "started" for what, _n, _m in diary(folder)) == before:
        if child.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError("the program to be killed did not start")
        time.sleep(0.002)
    quick = chance.random() < 0.3
    time.sleep(chance.random() * (0.08 if quick else 1.6))
    if child.poll() is not None:
        raise RuntimeError("the program to be killed ended by itself")
    os.kill(child.pid, signal.SIGKILL)
    killed = time.monotonic()
    child.wait()
    return killed


def attack(runs: int, seed: int, windows: int = 0, scenes: int = 12) -> Findings:
    """Kill `runs` programs, a dozen in a row on one plan; return the findings."""
    chance = random.Random(seed)
    findings = Findings()
    in_window = set(chance.sample(range(runs), min(windows, runs)))
    folder: Path | None = None
    try:
        for run in range(runs):
            if run % scenes == 0 or folder is None:
                if folder is not None:
                    shutil.rmtree(folder)
                folder = Path(tempfile.mkdtemp(prefix="kills-"))
                findings.reached = 0
            killed = kill_once(folder, chance, window=run in in_window)
            findings.runs += 1
            look(folder, killed, findings)
    finally:
        if folder is not None:
            shutil.rmtree(folder)
    return findings


def main() -> int:
    """Attack, or be attacked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--windows", type=int, default=0)
    parser.add_argument("--work-in", type=Path)
    parser.add_argument("--in-window", action="store_true")
    given = parser.parse_args()
    if given.work_in is not None:
        if given.in_window:
            from tests.attacks.kills_window import work

            work(given.work_in, random.Random(given.seed))
        Worker(given.work_in, random.Random(given.seed)).work()
    findings = attack(given.runs, given.seed, given.windows)
    print(findings.text())
    for fault in findings.faults:
        print(fault)
    return 0 if findings.sound else 1


if __name__ == "__main__":
    sys.exit(main())
