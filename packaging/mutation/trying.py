"""Tries one mutant after the other in copies of the checkout, several at once."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

from mutation.covering import Covered
from mutation.places import Mutant

_FIRST = 40
"""So many tests that cover the line are run first; most mutants die of them."""

_MOST = 600
_SECONDS = 400
_COPIED = ("orgsandbox", "tests", "resources", "packaging")
_FILES = ("pyproject.toml", "README.md", "README.ja.md", "LICENSE", "CHANGELOG.md")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a mutant: killed, or how many tests it survived (0: no test covers it)."""

    mutant: Mutant
    killed: bool
    tests: int


def verdicts(
    root: Path, python: str, covered: Covered, mutants: list[Mutant], workers: int
) -> Iterator[Verdict]:
    """Yield what became of each mutant, in their order."""
    with tempfile.TemporaryDirectory() as folder:
        copies: Queue[Path] = Queue()
        for number in range(workers):
            copies.put(_copy(root, Path(folder) / str(number)))

        def tried(mutant: Mutant) -> Verdict:
            copy = copies.get()
            try:
                return _tried(copy, python, mutant, covered.tests(mutant.file, mutant.line))
            finally:
                copies.put(copy)

        with ThreadPoolExecutor(workers) as pool:
            yield from pool.map(tried, mutants)


def _copy(root: Path, target: Path) -> Path:
    target.mkdir()
    for name in _COPIED:
        shutil.copytree(root / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in _FILES:
        shutil.copy(root / name, target / name)
    return target


def _tried(copy: Path, python: str, mutant: Mutant, tests: list[str]) -> Verdict:
    if not tests:
        return Verdict(mutant, killed=False, tests=0)
    with _broken(copy / mutant.file, mutant):
        first, rest = tests[:_FIRST], tests[_FIRST:_MOST]
        killed = _fails(copy, python, first) or (bool(rest) and _fails(copy, python, rest))
    return Verdict(mutant, killed, min(len(tests), _MOST))


@contextmanager
def _broken(file: Path, mutant: Mutant) -> Iterator[None]:
    source = file.read_text(encoding="utf-8")
    file.write_text(mutant.apply(source), encoding="utf-8")
    try:
        yield
    finally:
        file.write_text(source, encoding="utf-8")


def _fails(copy: Path, python: str, tests: list[str]) -> bool:
    """Say whether a test fails; one that never ends has failed too."""
    command = [python, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "--no-header", *tests]
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": str(copy),
    }
    try:
        done = subprocess.run(
            command, cwd=copy, env=environment, capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0
