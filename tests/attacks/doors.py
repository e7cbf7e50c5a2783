"""Things that are no file of ours through every door of the terminal: python -m tests.attacks.doors

A pipe nobody writes to, endless and empty devices, a folder, 500 MB, 20,000 levels of nesting,
20,000 departments below each other: one sentence and exit 2 within a second of work, the start of
Python not counted (the doors are called in this process).
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from orgsandbox import cli
from tests.attacks import _tally

QUICK = 1.0
"""Seconds of work a door may take to say no."""

LEVELS = 20_000
PEOPLE = 2_000


def things(folder: Path) -> Iterator[tuple[str, Path]]:
    """Make everything that is no file of ours, by name."""
    made: dict[str, Callable[[Path], object]] = {
        "folder": Path.mkdir,
        "empty": Path.touch,
        "500 MB": lambda path: _sparse(path, 500 * 1024 * 1024),
        "lists": lambda path: path.write_bytes(b"[" * LEVELS + b"]" * LEVELS),
        "objects": lambda path: path.write_bytes(b'{"a":' * LEVELS + b"1" + b"}" * LEVELS),
        "a plan with lists": lambda path: path.write_bytes(
            b'{"format": "orgsandbox", "version": 3, "scenarios": '
            + b"[" * LEVELS
            + b"]" * LEVELS
            + b"}"
        ),
        "binary": lambda path: path.write_bytes(random.Random(1).randbytes(100_000) + b"\0"),
    }
    if hasattr(os, "mkfifo"):
        made["pipe"] = os.mkfifo
    for name, make in made.items():
        path = folder / name
        make(path)
        yield name, path
    for device in ("/dev/zero", "/dev/null", "/dev/tty", "/dev/urandom"):
        if Path(device).exists():
            yield device, Path(device)


def _sparse(path: Path, size: int) -> None:
    with path.open("wb") as stream:
        stream.truncate(size)


def doors(path: Path, folder: Path) -> dict[str, list[str]]:
    """Return every command of the terminal that opens a file, with `path` for it."""
    output = str(folder / "out.orgplan")
    return {
        "check": ["check", str(path)],
        "metrics": ["metrics", str(path)],
        "split": ["split", str(path), "--unit", "x"],
        "diff": ["diff", str(path), "a", "b"],
        "export": ["export", str(path), "-o", str(folder / "out.png")],
        "import": ["import", str(path), "-o", output],
        "import --work": ["import", str(_people(folder)), "--work", str(path), "-o", output],
    }


def _people(folder: Path) -> Path:
    file = folder / "people.csv"
    file.write_text("社員番号,氏名,部署\n1,佐藤 恵,総務部\n", encoding="utf-8")
    return file


def deep_plan() -> bytes:
    """Return a plan of departments, each below the one before."""
    units = [
        {"id": f"u{n}", "name": "課", **({"parent": f"u{n - 1}"} if n else {})}
        for n in range(LEVELS)
    ]
    scenario = {"id": "s", "name": "現行", "units": units}
    return json.dumps({"format": "orgsandbox", "version": 3, "scenarios": [scenario]}).encode()


def refused(arguments: list[str]) -> tuple[int, str, float]:
    """Return the exit code of a command, what it said of its error, and the seconds of work it took."""
    said = io.StringIO()
    began = time.process_time()  # other programs' work on the machine is not the door's
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
        code = cli.main(arguments)
    return code, said.getvalue(), time.process_time() - began


def run(_count: int, _seed: int) -> _tally.Tally:
    """Try every thing at every door."""
    tally = _tally.Tally()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "things").mkdir()
        (folder / "out").mkdir()
        for thing, path in things(folder / "things"):
            for door, arguments in doors(path, folder / "out").items():
                _try(tally, f"{door} of {thing}", arguments)
        deep = folder / "deep.orgplan"
        deep.write_bytes(deep_plan())
        for door in ("metrics", "split", "diff", "export"):
            _try(
                tally,
                f"{door} of {LEVELS} departments in each other",
                doors(deep, folder / "out")[door],
            )
        _try(
            tally,
            f"import of {PEOPLE} people above each other",
            doors(_line(folder), folder / "out")["import"],
        )
    tally.peak = _tally.peak_memory()
    return tally


def _line(folder: Path) -> Path:
    """Return a table in which everybody reports to the one before."""
    rows = (f"{n},人{n},{n - 1 if n else ''}\n" for n in range(PEOPLE))
    file = folder / "line.csv"
    file.write_text("社員番号,氏名,上司\n" + "".join(rows), encoding="utf-8")
    return file


def _try(tally: _tally.Tally, name: str, arguments: list[str]) -> None:
    try:
        code, said, seconds = refused(arguments)
    except Exception as error:
        tally.faults.append(f"{name}: {type(error).__name__}: {error!s:.200}")
        return
    if code != 2 or len(said.strip().splitlines()) != 1:
        tally.faults.append(f"{name}: exit {code}, said {said[:200]!r}")
    elif seconds > QUICK:
        tally.faults.append(f"{name}: took {seconds:.1f} s")
    else:
        tally.outcomes["refused in one sentence"] += 1


if __name__ == "__main__":
    sys.exit(_tally.main("doors", run, 1))
