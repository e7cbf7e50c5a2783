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


def box_words(distance: Distance, unknown: float) -> str:
    """Return the line in a department's box: how far to the customer, and whether little arrives."""
    if distance.fewest is None:
        return (
            _("destination not set")
            if unknown > _READS_AS_ALL
            else _("does not reach the customer")
        )
    told = (
        _("reaches the customer")
        if distance.fewest == 1
        else _("{count} steps to the customer").format(count=distance.fewest)
    )
    return _("{told} ・ a small share arrives").format(told=told) if small(distance) else told


def bar_words(distance: Distance) -> str:
    """Return the words beside a department's bar."""
    if distance.fewest is None:
        return "—"
    told = (
        _("directly") if distance.fewest == 1 else _("{count} steps").format(count=distance.fewest)
    )
    return _("{told} ・ small share").format(told=told) if small(distance) else told


def unit_words(distance: Distance) -> list[str]:
    """Return the sentences about one department's way to the customer."""
    if distance.fewest is None:
        return [_("Nothing of it is known to reach the customer.")]
    told = [_("Fewest steps to the customer: {count}").format(count=distance.fewest)]
    if distance.mean is not None:
        text = _("On average {steps} steps, of what arrives")
        told.append(text.format(steps=f"{distance.mean:.1f}"))
    if small(distance):
        text = _("A small share arrives: {share} on the widest way")
        told.append(text.format(share=percent(distance.best)))
    return told


def check_words(task: Task) -> str:
    """Return how a task's result is checked and by whom; empty where that is not set."""
    return " ・ ".join(part for part in (task.checked_how, task.checked_by) if part)
