"""What differs between two states of a plan, in a few plain sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from orgsandbox.domain.change import between_orgs
from orgsandbox.domain.compare import compare
from orgsandbox.domain.model import Org, Task
from orgsandbox.domain.project import Project, Scenario
from orgsandbox.i18n import N_, Listed, Message, Names

_COUNTS = {
    "moved": N_("people moved: {count}"),
    "reorganised": N_("people in reorganised departments: {count}"),
    "share": N_("people with other shares: {count}"),
    "joined": N_("people more: {count}"),
    "left": N_("people fewer: {count}"),
}


def differences(before: Project, after: Project) -> tuple[Message, ...]:
    """Return what became of `before` in `after`, the scenarios in order; empty when they are equal.

    A scenario is named only where the plan has more than one.
    """
    told: list[Message] = []
    known = {scenario.id: scenario for scenario in before.scenarios}
    new = [scenario.name for scenario in after.scenarios if scenario.id not in known]
    gone = [scenario.name for scenario in before.scenarios if not after.has(scenario.id)]
    if new:
        told.append(Message(N_("new scenarios: {names}"), {"names": Names(tuple(new))}))
    if gone:
        told.append(Message(N_("scenarios gone: {names}"), {"names": Names(tuple(gone))}))
    several = len(after.scenarios) > 1
    for scenario in after.scenarios:
        if scenario.id not in known:
            continue
        lines = tuple(_within(known[scenario.id], scenario, after.assumptions.titles))
        if lines:
            what = Listed(lines)
            values = {"scenario": scenario.name, "what": what}
            text = N_("{scenario}: {what}") if several else "{what}"
            told.append(Message(text, values))
    order = [scenario.id for scenario in after.scenarios if scenario.id in known]
    if order != [scenario.id for scenario in before.scenarios if after.has(scenario.id)]:
        told.append(Message(N_("the order of the scenarios")))
    if _particulars(before) != _particulars(after):
        told.append(Message(N_("assumptions or particulars of the plan")))
    return tuple(told)


def _particulars(project: Project) -> tuple[object, ...]:
    return project.company, project.assumptions, project.baseline, project.story


def _within(before: Scenario, after: Scenario, titles: tuple[str, ...]) -> Iterator[Message]:
    change = between_orgs(before.org, after.org)
    lines = list(_moves(before.org, after.org, titles)) if change.people or change.units else []
    yield from lines
    tasks = [key for key in change.tasks if _task(before.org, key) != _task(after.org, key)]
    if tasks or change.families:
        count = len(tasks) + len(change.families)
        yield Message(N_("tasks changed: {count}"), {"count": count})
    elif change and not lines:
        count = len(change.people) + len(change.units) + len(change.tasks)
        yield Message(N_("other particulars changed: {count}"), {"count": count})
    if _frame(before) != _frame(after):
        yield Message(N_("name, date, note or places of boxes"))


def _task(org: Org, key: str) -> Task | None:
    """Return a task without its demand, which the program writes down when work moves."""
    task = org.tasks.get(key)
    return replace(task, demand=None, expected=None) if task is not None else None


def _frame(held: Scenario) -> tuple[object, ...]:
    return held.name, held.date, held.note, held.based_on, dict(held.pins), held.frozen


def _moves(a: Org, b: Org, titles: tuple[str, ...]) -> Iterator[Message]:
    found = compare(a, b, titles)
    counts: dict[str, int] = {}
    for move in found.moves:
        kind = "reorganised" if move.kind == "moved" and move.reorganised else move.kind
        counts[kind] = counts.get(kind, 0) + 1
    for kind, text in _COUNTS.items():
        if counts.get(kind):
            yield Message(text, {"count": counts[kind]})
    names = {**{k: u.name for k, u in a.units.items()}, **{k: u.name for k, u in b.units.items()}}
    for text, keys in (
        (N_("new departments: {names}"), found.units.new),
        (N_("departments gone: {names}"), found.units.gone),
        (N_("departments renamed: {names}"), found.units.renamed),
        (N_("departments elsewhere: {names}"), found.units.moved),
    ):
        if keys:
            yield Message(text, {"names": Names(tuple(names[key] for key in keys))})
