"""Sentences made of the numbers: how work is divided, and what comes with it. Never advice."""

from __future__ import annotations

from collections.abc import Iterable

from orgsandbox.domain.model import Org, Unit
from orgsandbox.domain.names import folded
from orgsandbox.domain.unit_changes import unit_changes
from orgsandbox.i18n import N_, Message, Names
from orgsandbox.metrics.base import Sentence
from orgsandbox.metrics.decomposition import CARRIED
from orgsandbox.metrics.figures import listed, spoken, written
from orgsandbox.metrics.line import Line

_NAMED = 3


def opening(
    before: Org, now: Org, lines: Iterable[Line], units: frozenset[str] | None = None
) -> Message | None:
    """Return the one sentence a panel opens with: 経理部をつくると、担当の違いの54％は…

    Names the new departments (of `units`, where given); a post drawn as a department (代表取締役社長)
    is none. Without any it tells how far the lines carry the division of labour; None where that
    is not defined or nothing.
    """
    line = next((line for line in lines if line.output is CARRIED), None)
    if line is None or line.now is None:
        return None
    new = [
        now.units[key].name
        for key in unit_changes(before, now).new
        if (units is None or key in units) and not is_post(now.units[key])
    ]
    if round(100 * line.now) == 0:
        return Message(N_("The departments' tasks are still mixed.")) if new else None
    values: dict[str, object] = {"share": spoken(line, line.now), "before": _earlier(line)}
    if not new:
        text = N_("{share} of how tasks are divided follows the departments' lines{before}.")
        return Message(text, values)
    values["names"] = Names(tuple(new[:_NAMED]))
    if len(new) <= _NAMED:
        text = N_(
            "With {names}, {share} of how tasks are divided follows the departments' lines{before}."
        )
        return Message(text, values)
    values["count"] = len(new)
    text = N_(
        "With {count} new departments ({names} …), {share} of how tasks are divided follows the departments' lines{before}."
    )
    return Message(text, values)


def is_post(unit: Unit) -> bool:
    """Say whether a unit is one post drawn as a department: called as its only role, a head, is."""
    if len(unit.roles) != 1 or not unit.roles[0].is_head:
        return False
    return folded(unit.name).endswith(folded(unit.roles[0].name))


def _earlier(line: Line) -> Message | str:
    if line.before is None or written(line, line.before) == written(line, line.now):
        return ""
    if round(100 * line.before) == 0:  # nothing is no achievement to start from
        return ""
    return Message(N_(" (before {value})"), {"value": spoken(line, line.before)})


_COUNTS = ("count", "fte")


def changes(lines: Iterable[Line], currency: str = "JPY") -> tuple[tuple[Line, Message], ...]:
    """Return a sentence for every line that reads differently before and now.

    What is defined only now is told as it is.
    """
    told: list[tuple[Line, Message]] = []
    for line, sentence in _known(lines):
        if line.before is None:
            told.extend(_state(line, sentence, currency))
        elif written(line, line.before) != written(line, line.now):
            told.append((line, _said(sentence.change, line, currency)))
    return tuple(told)


def states(lines: Iterable[Line], currency: str = "JPY") -> tuple[tuple[Line, Message], ...]:
    """Return a sentence for every line as it is now; counts of nothing are left out."""
    return tuple(
        part for line, sentence in _known(lines) for part in _state(line, sentence, currency)
    )


def _known(lines: Iterable[Line]) -> list[tuple[Line, Sentence]]:
    return [
        (line, line.output.sentence)
        for line in lines
        if line.now is not None and line.output.sentence is not None
    ]


def _state(line: Line, sentence: Sentence, currency: str) -> list[tuple[Line, Message]]:
    if line.kind in _COUNTS and written(line, line.now) == written(line, 0.0):
        return []
    return [(line, _said(sentence.state, line, currency))]


def _said(text: str, line: Line, currency: str) -> Message:
    values: dict[str, object] = {"names": ""}
    if line.names:
        values["names"] = Message(N_(" ({names})"), {"names": listed(line.names)})
    for side, value in (("before", line.before), ("now", line.now)):
        if value is not None:
            values[side] = spoken(line, value, currency)
    return Message(text, values)
