"""Sentences made of the numbers: how work is divided, and what comes with it. Never advice."""

from __future__ import annotations

from collections.abc import Iterable

from orgsandbox.domain.model import Org
from orgsandbox.i18n import N_, Message, Names
from orgsandbox.metrics.panel import Line

_LEAST = 0.005


def opening(before: Org, now: Org, lines: Iterable[Line]) -> Message | None:
    """Return the one sentence a panel opens with: 経理部をつくると、担当の分かれ方の54％が…

    Without new departments it tells how far the lines carry the division of labour; None where
    that is not defined.
    """
    carried = next((line.now for line in lines if line.id == "lines"), None)
    if carried is None:
        return None
    share = f"{carried * 100:.0f}%"
    new = [unit.name for key, unit in now.units.items() if key not in before.units]
    if new and len(new) <= 3:
        text = N_("With {names}, {share} of how tasks are divided follows the departments' lines.")
        return Message(text, {"names": Names(tuple(new)), "share": share})
    text = N_("{share} of how tasks are divided follows the departments' lines.")
    return Message(text, {"share": share})


_TOLD = (
    ("dol", N_("The division of labour goes from {before} to {now} (0 = everybody the same, 1 = divided completely)."), "scale"),
    ("lines", N_("Of it, {now} follows the departments' lines (before {before})."), "share"),
    ("specialists", N_("The specialised share of the time goes from {before} to {now}."), "share"),
    ("leftover", N_("Task families without a specialist: {before} before, {now} now."), "count"),
    ("one_person", N_("Tasks with one person: {before} before, {now} now."), "count"),
    ("short", N_("Tasks short of people: {before} before, {now} now."), "count"),
    ("cross", N_("Work across departments goes from {before} to {now}."), "share"),
    ("second_posts", N_("People with a second post: {before} before, {now} now."), "count"),
    ("managers", N_("Managers: {before} before, {now} now."), "count"),
)  # fmt: skip
DIVISION = ("dol", "lines", "specialists")
"""What is said of how work is divided; the others come with it."""


def changes(lines: Iterable[Line]) -> tuple[tuple[str, Message], ...]:
    """Return (line id, sentence) for every line that differs, in the order of the panel."""
    held = {line.id: line for line in lines}
    found = []
    for key, text, kind in _TOLD:
        line = held.get(key)
        if line is None or line.before is None or line.now is None:
            continue
        if abs(line.now - line.before) < _LEAST:
            continue
        values = {"before": _written(line.before, kind), "now": _written(line.now, kind)}
        found.append((key, Message(text, values)))
    return tuple(found)


def _written(value: float, kind: str) -> str:
    if kind == "share":
        return f"{value * 100:.0f}%"
    return f"{value:.0f}" if kind == "count" else f"{value:.2f}"
