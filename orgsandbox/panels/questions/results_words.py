"""What the results page says of its numbers, in the planner's words."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from orgsandbox.domain.destinations import known_shares
from orgsandbox.domain.model import Org, Task
from orgsandbox.i18n import _, ngettext
from orgsandbox.metrics.customer_way import Distance
from orgsandbox.metrics.support_cost import whole_amounts
from orgsandbox.panels.questions.base import percent

_SMALL = 0.25
"""Ours: below this share on the widest way the page says in words that little arrives."""


def sentence(org: Org, tasks: list[Task]) -> str:
    """Return how many tasks have no check and how many no destination."""
    unchecked = sum(not (task.checked_how or task.checked_by) for task in tasks)
    nowhere = sum(not known_shares(org, task) for task in tasks)
    text = ngettext(
        "{count} of {all} tasks has no way to check its result.",
        "{count} of {all} tasks have no way to check their result.",
        unchecked,
    )
    if nowhere:
        text = ngettext(
            "{count} of {all} tasks has no way to check its result, {nowhere} no destination.",
            "{count} of {all} tasks have no way to check their result, {nowhere} no destination.",
            unchecked,
        )
    return text.format(count=unchecked, all=len(tasks), nowhere=nowhere)


def percents(shares: Iterable[float]) -> list[int]:
    """Return whole percents of shares that add up to 1, so that they add up to 100.

    >>> percents([0.41, 0.32, 0.075, 0.195])
    [41, 32, 8, 19]
    """
    return whole_amounts(np.array(list(shares)) * 100, 100)


_READS_AS_ALL = 0.995
"""From here on a share reads as 100%."""


def small(distance: Distance) -> bool:
    """Say whether little of a department's results arrives on the widest way."""
    return distance.fewest is not None and distance.best < _SMALL


def box_words(org: Org, distance: Distance, unknown: float) -> str:
    """Return the line in a department's box: its main way to the customer, and how much arrives.

    `unknown` is the share whose destination is not set.
    """
    if distance.mean is None:
        return (
            _("destination not set")
            if unknown > _READS_AS_ALL
            else _("does not reach the customer")
        )
    told = way_words(org, distance)
    return _("{told} ・ a small share arrives").format(told=told) if small(distance) else told


def way_words(org: Org, distance: Distance) -> str:
    """Return the main way to the customer, with the mean of all: most need not be the whole."""
    if distance.through is None or distance.mean is None:
        return "—"
    if distance.direct > _READS_AS_ALL:
        return _("reaches the customer")
    steps = f"{distance.mean:.1f}"
    if distance.through not in org.units:
        return _("mainly directly (mean {steps} steps)").format(steps=steps)
    name = org.units[distance.through].name
    return _("mainly through {name} (mean {steps} steps)").format(name=name, steps=steps)


def bar_words(distance: Distance) -> str:
    """Return the words beside a department's bar: the mean steps, and what goes directly."""
    if distance.mean is None:
        return "—"
    if distance.direct > _READS_AS_ALL:
        return _("directly")
    told = _("mean {steps} steps").format(steps=f"{distance.mean:.1f}")
    if distance.direct > 0:
        told = _("{told} ・ {share} directly").format(told=told, share=percent(distance.direct))
    return _("{told} ・ small share").format(told=told) if small(distance) else told


def unit_words(org: Org, distance: Distance) -> list[str]:
    """Return the sentences about one department's way to the customer."""
    if distance.mean is None:
        return [_("Nothing of it is known to reach the customer.")]
    told = [way_words(org, distance)]
    if sum(distance.arrives) < _READS_AS_ALL:
        text = _("On average {steps} steps, of what arrives")
        told.append(text.format(steps=f"{distance.mean:.1f}"))
    if 0 < distance.direct <= _READS_AS_ALL:
        text = _("Directly to the customer: {share}")
        told.append(text.format(share=percent(distance.direct)))
    if small(distance):
        text = _("A small share arrives: {share} on the widest way")
        told.append(text.format(share=percent(distance.best)))
    return told


def check_words(task: Task) -> str:
    """Return how a task's result is checked and by whom; empty where that is not set."""
    return " ・ ".join(part for part in (task.checked_how, task.checked_by) if part)
