"""Sentences made of the numbers: how work is divided, and what comes with it. Never advice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from orgsandbox.domain.model import Org
from orgsandbox.i18n import N_, Message, Names
from orgsandbox.metrics.figures import listed, spoken, written
from orgsandbox.metrics.panel import Line

_NAMED = 3


def opening(
    before: Org, now: Org, lines: Iterable[Line], units: frozenset[str] | None = None
) -> Message | None:
    """Return the one sentence a panel opens with: 経理部をつくると、担当の分かれ方の54％が…

    Names the new departments (of `units`, where given). Without any it tells how far the lines
    carry the division of labour; None where that is not defined.
    """
    line = next((line for line in lines if line.id == "lines"), None)
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


@dataclass(frozen=True, slots=True)
class _Told:
    """What is said of a line: when it changed, and when there is nothing to compare with."""

    id: str
    change: str
    state: str


_DIVISION = (
    _Told("dol",
          N_("The division of labour goes from {before} to {now} (0 = everybody the same, 1 = divided completely)."),
          N_("The division of labour is {now} (0 = everybody the same, 1 = divided completely).")),
    _Told("lines",
          N_("Of it, {now} follows the departments' lines (before {before})."),
          N_("Of it, {now} follows the departments' lines.")),
    _Told("specialists",
          N_("The specialised share of the time goes from {before} to {now}."),
          N_("The specialised share of the time is {now}.")),
    _Told("breadth",
          N_("Tasks per person (effective): {before} before, {now} now."),
          N_("Tasks per person (effective): {now}.")),
)  # fmt: skip
_COST = (
    _Told("present",
          N_("People: {before} before, {now} now."),
          N_("People: {now}.")),
    _Told("cost",
          N_("The cost a year at standard rates goes from {before} to {now}."),
          N_("The cost a year at standard rates is {now}.")),
    _Told("managers",
          N_("Managers: {before} before, {now} now."),
          N_("Managers: {now}.")),
    _Told("second_posts",
          N_("People with a second post: {before} before, {now} now."),
          N_("People with a second post: {now}.")),
    _Told("cross",
          N_("Work across departments goes from {before} to {now}."),
          N_("Work across departments is {now}.")),
    _Told("one_person",
          N_("Tasks with one person: {before} before, {now} now{names}."),
          N_("Tasks with one person: {now}{names}.")),
    _Told("leftover",
          N_("Task families without a specialist: {before} before, {now} now{names}."),
          N_("Task families without a specialist: {now}{names}.")),
    _Told("nobody",
          N_("Tasks nobody does: {before} before, {now} now{names}."),
          N_("Tasks nobody does: {now}{names}.")),
    _Told("short",
          N_("Tasks short of people: {before} before, {now} now{names}."),
          N_("Tasks short of people: {now}{names}.")),
    _Told("free",
          N_("Time not assigned: {before} FTE before, {now} FTE now."),
          N_("Time not assigned: {now} FTE.")),
    _Told("knows",
          N_("The share of people who know the time before the split goes from {before} to {now}."),
          N_("{now} of the people know the time before the split.")),
)  # fmt: skip
DIVISION = tuple(told.id for told in _DIVISION)
"""What is said of how work is divided; the others come with it."""

_COUNTS = ("count", "fte")


def changes(lines: Iterable[Line], currency: str = "JPY") -> tuple[tuple[str, Message], ...]:
    """Return (line id, sentence) for every line that reads differently before and now.

    What is defined only now is told as it is.
    """
    found = []
    for told, line in _known(lines):
        if line.before is None:
            found.extend(_state(told, line, currency))
        elif written(line, line.before) != written(line, line.now):
            found.append((told.id, _said(told.change, line, currency)))
    return tuple(found)


def states(lines: Iterable[Line], currency: str = "JPY") -> tuple[tuple[str, Message], ...]:
    """Return (line id, sentence) for every line as it is now; counts of nothing are left out."""
    return tuple(part for told, line in _known(lines) for part in _state(told, line, currency))


def _known(lines: Iterable[Line]) -> list[tuple[_Told, Line]]:
    held = {line.id: line for line in lines if line.now is not None}
    return [(told, held[told.id]) for told in (*_DIVISION, *_COST) if told.id in held]


def _state(told: _Told, line: Line, currency: str) -> list[tuple[str, Message]]:
    if line.kind in _COUNTS and written(line, line.now) == written(line, 0.0):
        return []
    return [(told.id, _said(told.state, line, currency))]


def _said(text: str, line: Line, currency: str) -> Message:
    values: dict[str, object] = {"names": ""}
    if line.names:
        values["names"] = Message(N_(" ({names})"), {"names": listed(line.names)})
    for side, value in (("before", line.before), ("now", line.now)):
        if value is not None:
            values[side] = spoken(line, value, currency)
    return Message(text, values)
