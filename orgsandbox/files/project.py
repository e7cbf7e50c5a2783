"""The plan file (.orgplan): UTF-8 JSON, keys sorted, one entity a line, so that versions diff well."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, is_dataclass
from dataclasses import fields as fields_of
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from orgsandbox.domain import rules
from orgsandbox.domain.people_table import (
    NO_TABLE,
    PeopleTable,
)
from orgsandbox.domain.problem import Problem
from orgsandbox.domain.project import Assumptions, Project, Scenario
from orgsandbox.files import plan_schema as schema
from orgsandbox.files.atomic import write_atomically
from orgsandbox.files.bounded import MEGABYTE, read_bounded
from orgsandbox.files.mends import mend
from orgsandbox.files.plan_values import project_of
from orgsandbox.files.same import is_same
from orgsandbox.i18n import N_, Message

FORMAT = "orgsandbox"
VERSION = 3
SUFFIX = ".orgplan"
LARGEST = 128 * MEGABYTE

UPGRADES: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {
    1: lambda plan: plan,  # version 2 only adds: agreement, answers, surveys, frozen scenarios
    2: lambda plan: plan,  # version 3 only adds: what people can do besides
}
"""For each old version, the function that makes the next one of it."""


class Unreadable(Exception):  # noqa: N818 - an answer about a file, told to the planner
    """The file is not a plan this program can open; `message` says why in one sentence."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


# writing


def save(project: Project, path: Path) -> None:
    """Write the plan to a file, whole or not at all (OSError).

    Before the file there is replaced, what was written is read back and opened; Unreadable when it
    would not open as this plan, and the old file stays.
    """

    def proven(data: bytes) -> None:
        if not is_same(loads(data), project):
            prove(data)

    write_atomically(path, dumps(project), proven)


def write(data: bytes, path: Path) -> None:
    """Write the bytes of a plan as `save` does, where they are at hand already."""
    write_atomically(path, data, prove)


def prove(data: bytes) -> None:
    """Raise Unreadable unless the bytes open as a sound plan that would be written the same."""
    if dumps(loads(data)) != data:
        raise Unreadable(Message(N_("The file would not hold the plan as it is shown.")))


def dumps(project: Project) -> bytes:
    """Return the plan as the bytes of its file; the same plan gives the same bytes."""
    head: dict[str, Any] = {
        "assumptions": _assumptions(project.assumptions),
        "baseline": project.baseline if project.has(project.baseline or "") else None,
        "company": project.company,
        "format": FORMAT,
        **_people_table(project.people_table),
        "story": project.story,
        "version": VERSION,
    }
    lines = [
        f"{_text(key)}: {_line(_sparse(head[key]))}," for key in sorted(head) if key < "scenarios"
    ]
    if project.origin:
        lines.append(_scenarios("origin", project.origin))
    lines.append(_scenarios("scenarios", project.scenarios))
    rest = [
        f"{_text(key)}: {_line(_sparse(head[key]))}" for key in sorted(head) if key > "scenarios"
    ]
    return ("{\n" + "\n".join(lines) + "\n" + ",\n".join(rest) + "\n}\n").encode()


def _people_table(table: PeopleTable) -> dict[str, Any]:
    return {} if table == NO_TABLE else {"people_table": _sparse(table)}


def _scenarios(key: str, scenarios: Iterable[Scenario]) -> str:
    lines = ",\n".join(_scenario(scenario) for scenario in scenarios)
    return f"{_text(key)}: [\n{lines}\n],"


def _assumptions(held: Assumptions) -> dict[str, Any]:
    return {
        "currency": held.currency,
        "full_time_hours": held.full_time_hours,
        "rates": dict(held.rates),
        "theta": held.theta,
        "titles": list(held.titles),
        **({} if held.turnover is None else {"turnover": held.turnover}),
    }


def _scenario(scenario: Scenario) -> str:
    org = scenario.org
    fields: dict[str, str] = {
        "based_on": _line(scenario.based_on),
        "date": _line(scenario.date),
        "families": _entities(org.families.values()),
        **({"frozen": _line(scenario.frozen)} if scenario.frozen else {}),
        "id": _line(scenario.id),
        "name": _line(scenario.name),
        "note": _line(scenario.note),
        "people": _entities(org.people.values()),
        "pins": _line({key: list(at) for key, at in scenario.pins.items()}),
        "tasks": _entities(org.tasks.values()),
        "units": _entities(org.units.values()),
    }
    return "{\n" + ",\n".join(f"{_text(key)}: {value}" for key, value in fields.items()) + "\n}"


_PLAIN = frozenset((str, int, float, bool, type(None)))
"""Types that JSON has."""

_AS_THEY_ARE = _PLAIN - {float}
"""Types of which every value can be written."""


def _entities(entities: Iterable[Any]) -> str:
    lines = ",\n".join(_line(_sparse(entity)) for entity in entities)
    return f"[\n{lines}\n]" if lines else "[]"


def _sparse(value: Any) -> Any:
    """Return a domain value as JSON types, leaving out what is as it is by default."""
    kind = type(value)
    if kind in _PLAIN:
        return value if kind is not float else _finite(value)
    if kind in (tuple, list):
        return [_sparse(part) for part in value]
    if is_dataclass(kind):
        return _entity(value)
    if isinstance(value, Mapping):
        return {key: _sparse(part) for key, part in value.items()}
    return value.value if isinstance(value, Enum) else value.isoformat()


def _entity(entity: Any) -> dict[str, Any]:
    """Return the fields of a domain object that are not as they are by default."""
    written = {}
    for key, default, always in _shape(entity.__class__):
        part = getattr(entity, key)
        if always or not (part is default or part is None or part == default):
            written[key] = part if part.__class__ in _AS_THEY_ARE else _sparse(part)
    return written


def _finite(value: float) -> float | str:
    """Return a number; one that is none becomes a text, which no reader takes for a number.

    As null it would be read as nothing, and a plan with such a fault would lose it in silence.
    """
    return value if math.isfinite(value) else str(value)


@lru_cache(maxsize=64)
def _shape(kind: type) -> tuple[tuple[str, Any, bool], ...]:
    """Return each field of a class of the domain: its name, default, and whether it always stands.

    A seat's empty work is not the default: it is work known to be nothing.
    """
    return tuple(
        (
            field.name,
            field.default if field.default_factory is MISSING else field.default_factory(),
            field.name in ("id", "name", "person"),
        )
        for field in fields_of(kind)
    )


_ENCODER = msgspec.json.Encoder(order="sorted")


def _line(value: Any) -> str:
    """Return a value as JSON on one line, with a space behind each comma and colon."""
    return msgspec.json.format(_ENCODER.encode(value), indent=0).decode()


def _text(key: str) -> str:
    return json.dumps(key)


# reading


def load(path: Path) -> Project:
    """Return the plan in a file; Unreadable when it is none, OSError when it cannot be read."""
    return load_told(path)[0]


def load_told(path: Path) -> tuple[Project, tuple[Problem, ...]]:
    """Return the plan in a file, and what in it was out of range and brought within."""
    return loads_told(read(path))


def read(path: Path) -> bytes:
    """Return the bytes of a plan's file; Unreadable when it can be none, OSError as `load`."""
    return read_bounded(path, LARGEST, Unreadable)


def loads(data: bytes) -> Project:
    """Return the plan in the bytes of a file; Unreadable says in one sentence why not."""
    return loads_told(data)[0]


def loads_told(data: bytes) -> tuple[Project, tuple[Problem, ...]]:
    """Return the plan, always a sound one, and what in it was out of range and brought within."""
    project, mended, faults = _decoded(data)
    if faults:
        raise Unreadable(
            Message(N_("The plan contradicts itself: {reason}"), {"reason": faults[0].message})
        )
    return project, mended


def check(data: bytes) -> tuple[Project, tuple[Problem, ...]]:
    """Return the plan as it stands, with every fault and everything that wants an eye."""
    project, mended, faults = _decoded(data)
    found = [*mended, *faults]
    for scenario in project.scenarios:
        found.extend(rules.concerns(scenario.org, scenario.date))
    return project, tuple(found)


def _decoded(data: bytes) -> tuple[Project, tuple[Problem, ...], tuple[Problem, ...]]:
    """Return the plan, what was mended in it, and what is still unsound."""
    raw = _plan(data)
    project, faults = _read(raw)
    mended = mend(raw) if faults else ()
    if mended:
        project, faults = _read(raw)
    if project is None:
        raise Unreadable(faults[0].message)
    return project, mended, faults


def _read(raw: dict[str, Any]) -> tuple[Project | None, tuple[Problem, ...]]:
    """Return the plan (None where a value is not what it must be), and what is wrong."""
    try:
        project = project_of(schema.read(raw))
    except msgspec.ValidationError as error:
        text = Message(N_("The plan file is damaged: {reason}"), {"reason": str(error)})
        return None, (Problem("damaged", text),)
    return project, rules.contradictions(project)


def _plan(data: bytes) -> dict[str, Any]:
    """Return the JSON of a plan, as this version writes it; Unreadable when it is none."""
    raw: dict[str, Any] = _json(data)
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise Unreadable(Message(N_("This is not a plan file of this program.")))
    version = raw.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise Unreadable(Message(N_("The plan file does not say which version it is.")))
    if version > VERSION:
        raise Unreadable(
            Message(N_("The plan was made by a newer version of this program. Please update."))
        )
    while version < VERSION:
        raw = UPGRADES[version](raw)
        version += 1
    return raw


def _json(data: bytes) -> Any:
    try:
        return msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError):
        reason = N_("The file is cut off or is not a plan file.")
    except RecursionError:
        reason = N_("The file is nested too deeply for a plan.")
    raise Unreadable(Message(reason))
