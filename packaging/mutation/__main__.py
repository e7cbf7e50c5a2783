"""Break a sample of the program: `python packaging/dev.py mutate [ROOM] [--seed N] [--sample N]`."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from mutation.covering import Covered, recorded
from mutation.rooms import ABOVE, BELOW, sample
from mutation.trying import Verdict, verdicts

ROOT = Path(__file__).resolve().parent.parent.parent
_BELOW, _ABOVE = 120, 80


def main(arguments: list[str]) -> int:
    """Run; 1 when a side of the Qt line stays below its goal."""
    given = _parser().parse_args(arguments)
    covered = Covered(ROOT, recorded(ROOT, sys.executable))
    if given.coverage:
        for share in covered.shares((*BELOW, *ABOVE)):
            print(f"{share.room:10} lines {share.lines:6.1%}  branches {share.branches:6.1%}")
        return 0
    sides = ((BELOW, _BELOW, 0.85), (ABOVE, _ABOVE, 0.65))
    if given.room is not None:
        side = BELOW if given.room in BELOW else ABOVE
        sides = (((given.room,), given.sample or 40, 0.85 if side is BELOW else 0.65),)
    good = True
    for rooms, count, goal in sides:
        wanted = given.sample if given.sample and given.room is None else count
        good &= _side(covered, rooms, given, (wanted, goal))
    return 0 if good else 1


def _side(
    covered: Covered, rooms: tuple[str, ...], given: argparse.Namespace, wish: tuple[int, float]
) -> bool:
    count, goal = wish
    begun = time.monotonic()
    chosen = sample(ROOT, rooms, count, given.seed)
    found: list[Verdict] = []
    for verdict in verdicts(ROOT, sys.executable, covered, chosen, given.workers):
        found.append(verdict)
        if not verdict.killed:
            tests = f"{verdict.tests} tests" if verdict.tests else "no test"
            print(f"survived {tests}: {verdict.mutant}", flush=True)
    killed = sum(verdict.killed for verdict in found)
    share = killed / max(len(found), 1)
    minutes = (time.monotonic() - begun) / 60
    names = ", ".join(room or "(beside)" for room in rooms)
    print(
        f"{names}: {killed} of {len(found)} killed ({share:.0%}, goal {goal:.0%}), {minutes:.0f} min"
    )
    return share >= goal


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py mutate")
    parser.add_argument("room", nargs="?", choices=(*BELOW[:-1], *ABOVE))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--coverage", action="store_true", help="lines and branches by room")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
