"""Broken plans through load and check: python -m tests.attacks.fuzz_plans --count 10000 --seed 1

A plan is broken as bytes (a bad disk, a bad merge) or as JSON that parses (another program wrote
it). It is refused in one sentence, or it opens, and then it can be saved and opened equal.
"""

from __future__ import annotations

import contextlib
import copy
import functools
import json
import random
from pathlib import Path
from typing import Any

from orgsandbox import resources
from orgsandbox.files import project as plan_file
from tests.attacks import _tally
from tests.plans import plan

OLD_PLANS = Path(__file__).resolve().parent.parent / "files" / "plans"
NESTED = "lists in lists"
"""Stands for lists in lists until the plan is a text: nothing in Python walks through so many."""
ODD: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    -1,
    1,
    2**31,
    2**63,
    2**64,
    10**30,
    -0.0,
    0.5,
    1e-320,
    1e308,
    -1e9,
    1e10,
    float("nan"),
    float("inf"),
    "",
    " ",
    "\x00",
    "\ud800",
    "名" * 5000,
    "a\nb",
    "0",
    "2027-02-30",
    "0001-01-01",
    "9999-12-31",
    "2027-04-01",
    [],
    {},
    [[]],
    {"": ""},
    {"id": "x"},
    [None],
    "open",
)


def attempt(chance: random.Random) -> str:
    """Break a plan, load and check it."""
    data = _broken(chance)
    with contextlib.suppress(plan_file.Unreadable):
        plan_file.check(data)
    try:
        opened = plan_file.loads(data)
    except plan_file.Unreadable as refusal:
        assert str(refusal)
        return "refused"
    again = plan_file.loads(plan_file.dumps(opened))
    other = _tally.unlike(opened, again)
    if other:
        raise AssertionError(f"saved and opened another plan: {other}")
    return "opened"


def _broken(chance: random.Random) -> bytes:
    data = chance.choice(_plans())
    if chance.random() < 0.25:
        return _tally.broken(data, chance)
    raw = json.loads(data)
    for _fault in range(chance.choice((1, 1, 1, 1, 2, 4))):
        _break(raw, chance)
    text = json.dumps(raw, ensure_ascii=chance.random() < 0.5)
    deep = chance.choice((3, 60, 900, 20_000))
    text = text.replace(json.dumps(NESTED), "[" * deep + "]" * deep)
    return text.encode("utf-8", "surrogatepass")


@functools.cache
def _plans() -> tuple[bytes, ...]:
    samples = [resources.path("samples", f"growth.{name}.orgplan") for name in ("ja", "en")]
    files = [*samples, *sorted(OLD_PLANS.glob("*.orgplan"))]
    return (plan_file.dumps(plan()), *(file.read_bytes() for file in files))


def _break(raw: Any, chance: random.Random) -> None:
    """Break one place of a plan that JSON can still hold."""
    holder, key = raw, chance.choice(("scenarios", "scenarios", *raw))
    for _step in range(chance.randrange(1, 9)):
        value = holder.get(key) if isinstance(holder, dict) else holder[key]
        if not isinstance(value, (dict, list)) or not value:
            break
        holder = value
        key = chance.choice(list(value) if isinstance(value, dict) else range(len(value)))
    if key not in holder and isinstance(holder, dict):
        return
    _change(raw, holder, key, chance)


def _change(raw: Any, holder: Any, key: Any, chance: random.Random) -> None:
    kind = chance.randrange(7)
    value = holder[key]
    if kind == 0:
        del holder[key]
    elif kind == 1:
        holder[key] = chance.choice(ODD)
    elif kind == 2:
        holder[key] = copy.deepcopy(chance.choice(_values(raw)))
    elif kind == 3:
        holder[key] = NESTED
    elif kind == 4 and isinstance(value, (int, float)):
        holder[key] = value * chance.choice((-1, 10, 1000, 1e12))
    else:
        _rearrange(holder, chance)


def _rearrange(holder: Any, chance: random.Random) -> None:
    """Say something twice, in another order, or under another name."""
    if isinstance(holder, dict):
        holder[chance.choice((*_names(), "x", ""))] = chance.choice(ODD)
    elif chance.random() < 0.5:
        chance.shuffle(holder)
    else:
        holder.append(copy.deepcopy(chance.choice(holder)))


def _values(raw: Any) -> list[Any]:
    found: list[Any] = []
    waiting = [raw["scenarios"]] if isinstance(raw, dict) and "scenarios" in raw else [raw]
    while waiting and len(found) < 400:
        value = waiting.pop()
        found.append(value)
        if isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
    return found


@functools.cache
def _names() -> tuple[str, ...]:
    return (
        "id",
        "name",
        "parent",
        "roles",
        "seats",
        "person",
        "share",
        "main",
        "work",
        "planned",
        "is_head",
        "duties",
        "owner",
        "demand",
        "family",
        "date",
        "side",
        "order",
        "frozen",
        "joined",
        "leaving",
        "fte",
        "own_work",
        "pins",
        "absences",
        "agreement",
    )


def run(count: int, seed: int) -> _tally.Tally:
    """Return the figures of `count` broken plans."""
    return _tally.in_batches("tests.attacks.fuzz_plans", count, seed)


if __name__ == "__main__":
    raise SystemExit(_tally.main("fuzz_plans", run, 10_000))
