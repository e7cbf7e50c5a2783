"""What an attack counts: outcomes, exceptions nobody declared, aborts, the peak of memory."""

from __future__ import annotations

import argparse
import importlib
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from orgsandbox.domain.project import Project
from orgsandbox.worker import Died, Told, Worker

MOST_MEMORY = 500 * 1024 * 1024
_BATCH = 250

Attempt = Callable[[random.Random], str]
"""One try: returns what became of it in a word; whatever it raises was not declared."""


@dataclass
class Tally:
    """The figures of an attack; `faults` are one line for each try that went wrong."""

    outcomes: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    aborts: int = 0
    peak: int = 0

    @property
    def sound(self) -> bool:
        """Say whether nothing was found."""
        return not self.faults and not self.aborts and self.peak <= MOST_MEMORY

    def tried(self, attempt: Attempt, seed: int, number: int) -> None:
        """Make one try and count what became of it."""
        try:
            self.outcomes[attempt(random.Random(f"{seed} {number}"))] += 1
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            at = f"{Path(where.filename).name}:{where.lineno}"
            self.faults.append(f"try {number}: {type(error).__name__} at {at}: {error!s:.200}")

    def add(self, other: Tally) -> None:
        """Add the figures of another run."""
        self.outcomes += other.outcomes
        self.faults += other.faults
        self.aborts += other.aborts
        self.peak = max(self.peak, other.peak)


def in_batches(module: str, count: int, seed: int) -> Tally:
    """Run a module's `attempt` `count` times in a process that may abort without ending us."""
    total = Tally()
    with Worker(_batch) as worker:
        for first in range(0, count, _BATCH):
            numbers = range(first, min(first + _BATCH, count))
            try:
                total.add(worker.ask((module, seed, numbers)))
            except Died:
                total.add(_one_by_one(module, seed, numbers))
    return total


def _one_by_one(module: str, seed: int, numbers: range) -> Tally:
    total = Tally()
    with Worker(_batch) as worker:
        for number in numbers:
            try:
                total.add(worker.ask((module, seed, range(number, number + 1))))
            except Died:
                total.aborts += 1
                total.faults.append(f"try {number}: the process aborted")
    return total


def _batch(asked: tuple[str, int, range], _told: Told) -> Tally:
    module, seed, numbers = asked
    attempt: Attempt = importlib.import_module(module).attempt
    tally = Tally()
    for number in numbers:
        tally.tried(attempt, seed, number)
    tally.peak = peak_memory()
    return tally


def peak_memory(process: int | str = "self") -> int:
    """Return the most bytes a process has had in memory (of our own where there is no /proc)."""
    status = Path(f"/proc/{process}/status")
    if status.is_file():
        for line in status.read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    import psutil

    memory = psutil.Process(None if process == "self" else int(process)).memory_info()
    return int(getattr(memory, "peak_wset", memory.rss))


def main(name: str, run: Callable[[int, int], Tally], count: int) -> int:
    """Run an attack from the terminal, print its figures; returns 1 when it found something."""
    parser = argparse.ArgumentParser(prog=f"python -m tests.attacks.{name}")
    parser.add_argument("--count", type=int, default=count)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    began = time.monotonic()
    tally = run(given.count, given.seed)
    for line in tally.faults[:40]:
        print(line, file=sys.stderr)
    outcomes = ", ".join(f"{key} {value}" for key, value in sorted(tally.outcomes.items()))
    print(
        f"{name} --count {given.count} --seed {given.seed}: {outcomes}; "
        f"undeclared exceptions {len(tally.faults) - tally.aborts}, aborts {tally.aborts}, "
        f"peak {tally.peak / 1024**2:.0f} MB, {time.monotonic() - began:.0f} s"
    )
    return 0 if tally.sound else 1


def unlike(one: Project, other: Project) -> str:
    """Return where two plans differ; "" when they are equal."""
    for mine, theirs in zip(one.scenarios, other.scenarios, strict=True):
        for kind in ("people", "units", "tasks", "families"):
            if getattr(mine.org, kind) != getattr(theirs.org, kind):
                return f"{kind} of {mine.id}"
        if replace(mine, org=theirs.org) != theirs:
            return f"scenario {mine.id}"
    kept = ("company", "assumptions", "baseline", "story")
    return next((name for name in kept if getattr(one, name) != getattr(other, name)), "")


# breaking bytes


def broken(data: bytes, chance: random.Random) -> bytes:
    """Return bytes with a few faults: flipped, cut, repeated, put in, swapped."""
    held = bytearray(data)
    for _fault in range(chance.choice((1, 1, 1, 2, 4, 16))):
        at = chance.randrange(len(held) + 1)
        upto = min(len(held), at + chance.choice((1, 1, 2, 8, 64, 1024)))
        kind = chance.randrange(6)
        if kind == 0 and at < len(held):
            held[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del held[at:upto]
        elif kind == 2:
            held[at:at] = held[at:upto] * chance.choice((1, 2, 50))
        elif kind == 3:
            held[at:upto] = chance.randbytes(chance.choice((1, 4, 32)))
        elif kind == 4:
            held[at:at] = chance.choice(ODD_BYTES)
        else:
            del held[at:]
    return bytes(held)


ODD_BYTES = (
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    "〒\u202e".encode(),
    b'"',
    b"'",
    b",",
    b"\t",
    b"\r",
    b"\n\n",
    b"{",
    b"[" * 3000,
    b"]",
    b"1e999",
    b"NaN",
    b"-0",
    b"9" * 400,
    b"null",
    b"<!DOCTYPE a>",
    b"\x1b$B",
    b"=cmd|' /C calc'!A0",
    "㈱①髙".encode("cp932"),
    b"&#0;",
    b"</c>",
    b"\xed\xa0\x80",
)
