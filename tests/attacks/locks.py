"""Two programs open one plan at the same moment, again and again: exactly one may hold it.

    python -m tests.attacks.locks [ROUNDS] [PROGRAMS]

Each round starts that many processes, lets them go at one word, and counts who got the lock. Every
third round begins with a lock that a killed program left behind.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from orgsandbox.session.lock import Lock

ASK = """
import sys
from pathlib import Path
from orgsandbox.session.lock import Lock
lock = Lock(Path(sys.argv[1]), Path(sys.argv[2]))
print("ready", flush=True)
sys.stdin.readline()
print("got" if lock.take() else "held by " + (lock.holder.user if lock.holder else "?"), flush=True)
sys.stdin.readline()
lock.release()
"""


def start(folder: Path) -> subprocess.Popen[str]:
    """Start a program that is about to open the plan in the folder, and wait until it is."""
    command = [sys.executable, "-c", ASK, str(folder / "state"), str(folder / "計画.orgplan")]
    program = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert heard(program) == "ready"
    return program


def heard(program: subprocess.Popen[str]) -> str:
    """Return the next line a program says."""
    assert program.stdout is not None
    return program.stdout.readline().strip()


def tell(program: subprocess.Popen[str]) -> None:
    """Let a program go on."""
    assert program.stdin is not None
    program.stdin.write("go\n")
    program.stdin.flush()


def end(program: subprocess.Popen[str], *, kill: bool = False) -> None:
    """End a program, orderly or not."""
    if kill:
        program.kill()
    else:
        tell(program)
    program.wait()
    for stream in (program.stdin, program.stdout):
        if stream is not None:
            stream.close()


def leave_behind(folder: Path) -> None:
    """Leave the lock of a program that was killed."""
    program = start(folder)
    tell(program)
    assert heard(program) == "got"
    end(program, kill=True)


def race(folder: Path, programs: int, *, stale: bool) -> int:
    """Return how many of the programs got the lock."""
    if stale:
        leave_behind(folder)
    started = [start(folder) for _number in range(programs)]
    for program in started:
        tell(program)
    answers = [heard(program) for program in started]
    for program in started:
        end(program)
    return answers.count("got")


def attack(rounds: int, programs: int) -> list[int]:
    """Return the numbers of the rounds in which not exactly one program got the lock."""
    wrong = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(rounds):
            if race(folder, programs, stale=number % 3 == 2) != 1:
                wrong.append(number)
            last = Lock(folder / "state", folder / "計画.orgplan")
            if not last.take() or (last.release() or any(folder.glob(".orgsandbox-*"))):
                wrong.append(number)
    return wrong


def main(rounds: int = 60, programs: int = 2) -> int:
    """Race and report; 1 when a round went wrong."""
    wrong = attack(rounds, programs)
    print(f"{rounds} rounds of {programs} programs: {len(wrong)} wrong {wrong}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
