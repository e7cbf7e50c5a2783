"""A short run of each attack; the full ones are `python3 packaging/dev.py attack`."""

from __future__ import annotations

import subprocess
import sys

import pytest

SHORT = [
    ("fuzz_plans", 150),
    ("fuzz_tables", 100),
    ("fuzz_workbooks", 40),
    ("doors", 1),
    ("network", 1),
]


@pytest.mark.parametrize(("attack", "count"), SHORT, ids=[name for name, _count in SHORT])
def test_a_short_attack_finds_nothing(attack, count):
    """In a process of its own, whose memory is the attack's alone."""
    command = [
        sys.executable,
        "-m",
        f"tests.attacks.{attack}",
        "--count",
        str(count),
        "--seed",
        "7",
    ]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "undeclared exceptions 0, aborts 0" in ran.stdout
