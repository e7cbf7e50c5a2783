"""Sentences made of the numbers: how work is divided, and what comes with it. Never advice."""

from __future__ import annotations

from collections.abc import Iterable

from orgsandbox.domain.model import Org
from orgsandbox.i18n import N_, Message, Names
from orgsandbox.metrics.base import Sentence
from orgsandbox.metrics.decomposition import CARRIED
from orgsandbox.metrics.figures import listed, spoken, written
from orgsandbox.metrics.line import Line

_NAMED = 3


def opening(
    before: Org, now: Org, lines: Iterable[Line], units: frozenset[str] | None = None
) -> Message | None:
    """Return the one sentence a panel opens with: 経理部をつくると、担当の分かれ方の54％が…

    Names the new departments (of `units`, where given). Without any it tells how far the lines
    carry the division of labour; None where that is not defined.
    """
    line = next((line for line in lines if line.output is CARRIED), None)
    if line is None or line.now is None:
        return None
    new = [
        unit.name
        for key, unit in now.units.items()
        if key not in before.units and (units is None or key in units)
    ]
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


def _earlier(line: Line) -> Message | str:
    if line.before is None or written(line, line.before) == written(line, line.now):
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
