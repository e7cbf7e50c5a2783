"""A disk that fills up while plans are saved on it: the old plan stays whole, always.

    python -m tests.attacks.full_disk [ROUNDS]        (as root: it mounts a small disk in memory)

Each round fills the disk to a random degree, saves a changed plan, and looks at what is there: the
old plan or the new one, whole, and nothing of ours beside it. The system's answer is ENOSPC.
"""

from __future__ import annotations

import contextlib
import errno
import random
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from orgsandbox.files import project as plan_file
from tests.plans import plan

SIZE = 128 * 1024


def save_on_a_full_disk(folder: Path, dice: random.Random, number: int) -> str:
    """Fill the disk, save, and return what went wrong: "full", "saved" or what must not be."""
    file, ballast = folder / "計画.orgplan", folder / "ballast"
    before = file.read_bytes()
    free = SIZE - 8192
    with contextlib.suppress(OSError):  # fuller than full is full too
        ballast.write_bytes(b"\0" * dice.randrange(free - 3 * len(before), free))
    changed = replace(plan(), company=f"{number}" + "x" * dice.randrange(20_000))
    answer = "saved"
    try:
        plan_file.save(changed, file)
    except OSError as error:
        answer = "full" if error.errno == errno.ENOSPC else f"errno {error.errno}"
    ballast.unlink()
    after = file.read_bytes()
    wanted = before if answer == "full" else plan_file.dumps(changed)
    plan_file.loads(after)
    if after != wanted or {held.name for held in folder.iterdir()} != {file.name}:
        return "lost"
    return answer


def main(rounds: int = 200) -> int:
    """Fill and save, and report; 1 when a plan was lost."""
    dice = random.Random(7)
    with tempfile.TemporaryDirectory() as name:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", name], check=True)
        try:
            plan_file.save(plan(), Path(name) / "計画.orgplan")
            answers = [save_on_a_full_disk(Path(name), dice, turn) for turn in range(rounds)]
        finally:
            subprocess.run(["umount", name], check=True)
    print({answer: answers.count(answer) for answer in sorted(set(answers))})
    return 0 if set(answers) <= {"full", "saved"} else 1


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
