"""What a proposal is called: what it sets apart, and how a later one differs from the first."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from orgsandbox.domain.table import Ints
from orgsandbox.grouping import search
from orgsandbox.grouping.kinds import Kinds
from orgsandbox.grouping.team import Team
from orgsandbox.i18n import N_, Listed, Message, Names

_MOST_NAMES = 4
"""More names in one title nobody reads."""


def first_title(names: Sequence[str], rest: int) -> Message:
    """Return what the first proposal does: sets these apart, keeps what is left in one."""
    apart = tuple(name for number, name in enumerate(names) if number != rest)
    if rest < 0 or not apart:
        return Message(N_("Divide into {names}"), {"names": _few(names)})
    text = N_("Set {names} apart; the rest stays together in {rest}")
    return Message(text, {"names": _few(apart), "rest": names[rest]})


def later_title(
    team: Team, kinds: Kinds | None, homes: Sequence[tuple[int, ...]], groups: tuple[Ints, Ints]
) -> Message:
    """Return how a proposal differs from the first: departments joined or set apart, or people.

    `homes` are the home groups of the kinds, `groups` everybody's group, each first and later. A
    group that is no kind's home is a matter of people.
    """
    whole = set(homes[1]) == set(range(int(groups[1].max()) + 1))
    parts = _of_kinds(team, kinds, homes) if kinds is not None and whole else []
    return (
        Message("{parts}", {"parts": Listed(tuple(parts))}) if parts else _of_people(team, *groups)
    )


def _of_kinds(team: Team, kinds: Kinds, homes: Sequence[tuple[int, ...]]) -> list[Message]:
    first, later = homes
    parts = []
    for one in range(kinds.core):
        for other in range(one + 1, kinds.core + 1):
            before, now = first[one] == first[other], later[one] == later[other]
            core = kinds.core in (one, other)
            in_core = later[one] == later[kinds.core], first[one] == first[kinds.core]
            if before != now and (core or not any(in_core)):
                parts.append(_joined_or_apart(team, kinds, (one, other), together=now))
    return parts[:2]


def _joined_or_apart(team: Team, kinds: Kinds, pair: tuple[int, int], *, together: bool) -> Message:
    one, other = pair
    values = {"one": team.family_name(kinds.families[one])}
    if other == kinds.core:
        stays, apart = N_("{one} stays with general affairs"), N_("{one} apart as well")
        return Message(stays if together else apart, values)
    values["other"] = team.family_name(kinds.families[other])
    joined, divided = N_("{one} and {other} in one"), N_("{one} and {other} apart")
    return Message(joined if together else divided, values)


def _of_people(team: Team, first: Ints, later: Ints) -> Message:
    """Say who is elsewhere, departments matched by the people they share."""
    match = search.matched(first, later)
    moved = np.flatnonzero(match[later] != first)
    names = [team.org.people[team.people[row]].name for row in moved]
    return Message(N_("{names} elsewhere"), {"names": _few(names)})


def _few(names: Sequence[str]) -> Names:
    shown = tuple(names[:_MOST_NAMES])
    return Names(shown if len(names) <= _MOST_NAMES else (*shown, "…"))
