"""What the set-up is doing, said while it does it: one line a step, with the seconds gone by."""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Sequence

_BEGUN = time.monotonic()
_PACKAGE = re.compile(r"\s*Collecting (\S+)")
_LARGE_DOWNLOAD = re.compile(r"Downloading \S+ \([\d.]+ [MG]B\)")
_KEPT_FOR_A_FAILURE = 30


def say(text: str) -> None:
    """Print one step with the seconds since the start."""
    print(f"[{time.monotonic() - _BEGUN:3.0f} s] {text}", flush=True)


def told(line: str) -> str:
    """Return what a line of pip means to somebody who waits; nothing for its chatter."""
    package = _PACKAGE.match(line)
    if package:
        return f"  {package[1]}"
    if _LARGE_DOWNLOAD.search(line):
        return "    " + line.strip().replace("Downloading", "downloading")
    if "Installing build dependencies: started" in line:
        return "  preparing orgsandbox itself …"
    if line.startswith("Installing collected packages:"):
        return f"  unpacking {line.count(',') + 1} packages (the longest step) …"
    return ""


def run_pip(command: Sequence[str]) -> bool:
    """Run pip, say each of its steps, and on failure its last lines; returns whether it worked."""
    with subprocess.Popen(
        [*command, "--progress-bar", "off", "--disable-pip-version-check"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as process:
        assert process.stdout is not None
        lines: list[str] = []
        for line in process.stdout:
            lines.append(line)
            meaning = told(line)
            if meaning:
                say(meaning)
    if process.returncode:
        print("".join(lines[-_KEPT_FOR_A_FAILURE:]), flush=True)
    return process.returncode == 0
