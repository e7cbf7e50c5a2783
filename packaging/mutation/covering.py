"""Which tests run through which line: recorded once for a state of the source and the tests."""

from __future__ import annotations

import ast
import hashlib
import os
import re
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


def names_made(module: ast.Module, line: int) -> set[str]:
    """Return the names that the statement at a line makes as its module is loaded: a constant, a
    field, a function whose default stands there."""
    names: set[str] = set()
    body: list[ast.stmt] = module.body
    while body:
        inner: list[ast.stmt] = []
        for node in body:
            first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", ()))])
            if not first <= line <= (node.end_lineno or node.lineno):
                continue
            names = _targets(node) or names
            inner = node.body if isinstance(node, ast.ClassDef | ast.FunctionDef) else []
        body = inner
    return names


def _targets(node: ast.stmt) -> set[str]:
    if isinstance(node, ast.ClassDef | ast.FunctionDef):
        return {node.name}
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return {
        inner.id
        for target in targets
        if target is not None
        for inner in ast.walk(target)
        if isinstance(inner, ast.Name)
    }


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
        """Return the tests that run through a line, those that run through little first.

        A line that runs when its module is loaded is run through by no test: it has those that run
        through the lines that use the names it makes.
        """
        names = self._through(file, {line}) or self._using(file, line)
        return sorted(names, key=lambda name: (name.count("ui"), len(name), name))

    def _through(self, file: str, lines: set[int]) -> set[str]:
        contexts = self._data.contexts_by_lineno(str(self._root / file))
        return {name.split("|")[0] for line in lines for name in contexts.get(line, ()) if name}

    def _using(self, file: str, line: int) -> set[str]:
        """Return the tests of the lines with the names that a line makes: here, else anywhere."""
        made = names_made(ast.parse((self._root / file).read_text(encoding="utf-8")), line)
        if not made:
            return set()
        word = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(made)))})\b")
        here = self._through(file, self._lines_with(file, word))
        if here:
            return here
        modules = sorted((self._root / "orgsandbox").rglob("*.py"))
        names = [module.relative_to(self._root).as_posix() for module in modules]
        return {
            test for name in names for test in self._through(name, self._lines_with(name, word))
        }

    def _lines_with(self, file: str, word: re.Pattern[str]) -> set[int]:
        source = (self._root / file).read_text(encoding="utf-8").splitlines()
        return {number for number, text in enumerate(source, 1) if word.search(text)}

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
