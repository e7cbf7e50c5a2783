"""What the tests of the worker let it do; the process imports this module by its name."""

from __future__ import annotations

import os
import sys
import time
from typing import Any

from orgsandbox.worker import Told


def obey(asked: tuple[str, Any], told: Told) -> Any:
    """Do what is asked by a word."""
    return DEEDS[asked[0]](asked[1], told)


def double(value: Any, told: Told) -> Any:
    told(0.5)
    return value * 2


def loaded(name: str, _told: Told) -> bool:
    return any(module == name or module.startswith(name + ".") for module in sys.modules)


def fill(megabytes: int, told: Told) -> int:
    held = []
    for _piece in range(megabytes):
        held.append(bytearray(os.urandom(1)) * 1024 * 1024)
        time.sleep(0.002)
    told(1.0)
    return len(held)


def sleep(seconds: float, told: Told) -> None:
    told(0.1)
    time.sleep(seconds)


def never_end(_question: object, told: Told) -> None:
    sleep(600, told)


def die(code: int, _told: Told) -> None:
    os._exit(code)


def fail(text: str, _told: Told) -> None:
    raise KeyError(text)


DEEDS = {"double": double, "loaded": loaded, "fill": fill, "sleep": sleep, "die": die, "fail": fail}
