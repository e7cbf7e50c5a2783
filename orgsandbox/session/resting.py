"""Earlier organisations kept small: a whole book of people for each edit would be the history.

Values share what they hold, but each edit copies one mapping (300 kB for 10,000 people). An
organisation that was left behind rests: its mappings become what differs from one kept whole. It
stays the same object and says the same; only how it is kept changes, so that threads that still
read it see nothing. One that is shown again is woken.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from orgsandbox.domain.model import Org
from orgsandbox.domain.project import Project

FIELDS = ("people", "units", "tasks", "families")
_LARGEST = 64
"""Entries of a patch: with more the mapping is kept whole, and later ones are told from it."""
_ABSENT = object()


class Patched(Mapping[str, Any]):
    """A mapping told as what differs from a whole one; keys come in the order they had."""

    __slots__ = ("_base", "_changed", "_gone")

    def __init__(
        self, base: Mapping[str, Any], changed: Mapping[str, Any], gone: frozenset[str]
    ) -> None:
        self._base = base
        self._changed = changed
        self._gone = gone

    def __getitem__(self, key: str) -> Any:
        if key in self._changed:
            return self._changed[key]
        if key in self._gone:
            raise KeyError(key)
        return self._base[key]

    def __iter__(self) -> Iterator[str]:
        yield from (key for key in self._base if key not in self._gone)
        yield from (key for key in self._changed if key not in self._base)

    def __len__(self) -> int:
        new = sum(key not in self._base for key in self._changed)
        return len(self._base) - len(self._gone) + new

    def whole(self) -> dict[str, Any]:
        """Return the mapping as it was before it rested."""
        made = {**self._base, **self._changed}
        for key in self._gone:
            del made[key]
        return made


def patch(base: Mapping[str, Any], whole: Mapping[str, Any]) -> Patched | None:
    """Return `whole` told from `base`; None where that is large or would lose the order."""
    if abs(len(base) - len(whole)) > _LARGEST:
        return None
    changed = {key: one for key, one in whole.items() if base.get(key, _ABSENT) is not one}
    gone = frozenset(key for key in base if key not in whole)
    if len(changed) + len(gone) > _LARGEST:
        return None
    told = Patched(base, changed, gone)
    return told if list(told) == list(whole) else None


class Resting:
    """Puts organisations to rest and wakes them; the last few woken stay awake."""

    def __init__(self, awake: int) -> None:
        self._awake = awake
        self._bases: dict[tuple[str, str], Mapping[str, Any]] = {}
        self._woken: deque[tuple[Org, dict[str, Patched]]] = deque()

    def rest(self, before: Project, after: Project) -> None:
        """Let the organisations rest that the step from `before` to `after` left behind."""
        shown = {id(scenario.org) for scenario in after.scenarios}
        for scenario in before.scenarios:
            if id(scenario.org) not in shown:
                self._rest(scenario.id, scenario.org)

    def _rest(self, scenario: str, org: Org) -> None:
        for name in FIELDS:
            whole = getattr(org, name)
            base = self._bases.get((scenario, name))
            if isinstance(whole, Patched) or whole is base:
                continue
            told = patch(base, whole) if base is not None else None
            if told is None:
                self._bases[scenario, name] = whole
            else:
                object.__setattr__(org, name, told)

    def wake(self, project: Project) -> None:
        """Make what is shown whole again: it will be read thousands of times."""
        shown = [scenario.org for scenario in project.scenarios]
        for org in shown:
            slept = {name: getattr(org, name) for name in FIELDS}
            slept = {name: told for name, told in slept.items() if isinstance(told, Patched)}
            if slept:
                _keep(org, {name: told.whole() for name, told in slept.items()}.items())
                self._woken.append((org, slept))
        for _turn in range(len(self._woken) - self._awake):
            org, slept = self._woken.popleft()
            if any(org is one for one in shown):
                self._woken.append((org, slept))
            else:
                _keep(org, slept.items())


def _keep(org: Org, mappings: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
    """Keep an organisation's mappings in another form that says the same."""
    for name, mapping in mappings:
        object.__setattr__(org, name, mapping)
