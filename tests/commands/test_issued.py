"""What a planner can do is asked for somewhere: no command waits for somebody to issue it."""

from __future__ import annotations

import re
from pathlib import Path

from orgsandbox import commands
from tests.attacks.wishes import every_command

ROOM = Path(commands.__file__).parent


def test_every_command_is_issued_outside_its_room():
    elsewhere = [file for file in ROOM.parent.rglob("*.py") if ROOM not in file.parents]
    words = {word for file in elsewhere for word in re.findall(r"\w+", file.read_text("utf-8"))}
    assert [kind.__name__ for kind in every_command() if kind.__name__ not in words] == []
