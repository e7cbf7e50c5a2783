"""Which tests run through which line: recorded once for a state of the source and the tests."""

from __future__ import annotations

import hashlib
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from coverage import Coverage, CoverageData

_LEFT_OUT = (
    "tests/test_rules_of_the_house.py",
    "tests/packaging",
    "tests/test_foundations.py",
    "tests/attacks",
)
"""Tests of the source itself: they would find every mutant by its text, and prove nothing."""


def state_of(root: Path) -> str:
    """Return a name for the present source and tests."""
    digest = hashlib.sha256()
    for folder in ("orgsandbox", "tests", "resources"):
        for file in sorted((root / folder).rglob("*")):
            if file.is_file() and file.suffix in (".py", ".po", ".orgplan", ".json"):
                digest.update(file.relative_to(root).as_posix().encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def recorded(root: Path, python: str) -> Path:
    """Return the record of who runs through what, made where there is none of this state."""
    folder = root / "out" / "mutation"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"covered-{state_of(root)}"
    if not file.is_file():
        for older in folder.glob("covered-*"):
            older.unlink()
        _record(root, python, file)
    return file


def _record(root: Path, python: str, file: Path) -> None:
    ignored = [f"--ignore={name}" for name in _LEFT_OUT]
    command = [
        python, "-m", "pytest", "-q", "-n", "auto", "--cov=orgsandbox", "--cov-branch",
        "--cov-context=test", "--cov-report=", "-p", "no:cacheprovider", *ignored,
    ]  # fmt: skip
    environment = {**os.environ, "COVERAGE_FILE": str(file), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=root, env=environment, check=False)
    if done.returncode:
        file.unlink(missing_ok=True)
        raise SystemExit("the tests must pass before anything is broken")


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a room the tests run through: lines and branches."""

    room: str
    lines: float
    branches: float


class Covered:
    """The tests of every line."""

    def __init__(self, root: Path, file: Path) -> None:
        self._root, self._file = root, file
        self._data = CoverageData(basename=str(file))
        self._data.read()

    def tests(self, file: str, line: int) -> list[str]:
        """Return the tests that run through a line, those that run through little first."""
        contexts = self._data.contexts_by_lineno(str(self._root / file))
        names = {name.split("|")[0] for name in contexts.get(line, ()) if name}
        return sorted(names, key=lambda name: (name.count("ui"), len(name), name))

    def shares(self, rooms: tuple[str, ...]) -> list[Share]:
        """Return how much of each room is run through."""
        measured = Coverage(data_file=str(self._file), branch=True, source=[str(self._root)])
        measured.load()
        return [self._share(measured, room) for room in rooms]

    def _share(self, measured: Coverage, room: str) -> Share:
        home = self._root / "orgsandbox"
        found = (home / room).rglob("*.py") if room else home.glob("*.py")
        lines = run = branches = taken = 0
        for file in found:
            numbers = measured._analyze(str(file)).numbers  # noqa: SLF001 - its reports can only print
            lines += numbers.n_statements
            run += numbers.n_executed
            branches += numbers.n_branches
            taken += numbers.n_executed_branches
        return Share(room or "(beside)", run / max(lines, 1), taken / max(branches, 1))
