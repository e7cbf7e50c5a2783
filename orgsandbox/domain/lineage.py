"""What differs between two mappings of which one was made from the other, without comparing all.

`Org.with_…` makes a new mapping for every change. The last few of these steps are remembered, so
that a cache can ask which keys may differ between the mapping it knows and the one it is given.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Generic, TypeVar

_KEPT = 32
_FARTHEST = 12

_Value = TypeVar("_Value")
_steps: OrderedDict[int, tuple[Mapping[str, Any], Mapping[str, Any], frozenset[str]]] = (
    OrderedDict()
)


def note(after: Mapping[str, Any], before: Mapping[str, Any], keys: Iterable[str]) -> None:
    """Remember that `after` was made from `before` by changing these keys only."""
    _steps[id(after)] = (after, before, frozenset(keys))
    if len(_steps) > _KEPT:
        _steps.popitem(last=False)


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> frozenset[str]:
    """Return the keys that may differ: remembered where both come from one, else by comparing."""
    keys: frozenset[str] = frozenset()
    at = after
    for _step in range(_FARTHEST):
        if at is before:
            return keys
        held = _steps.get(id(at))
        if held is None or held[0] is not at:
            break
        at, keys = held[1], keys | held[2]
    forward, backward = _origins(after), _origins(before)
    for origin, since in forward.items():
        if origin in backward:
            return since | backward[origin]
    differing = {key for key, value in after.items() if before.get(key) is not value}
    differing.update(key for key in before if key not in after)
    return frozenset(differing)


def _origins(mapping: Mapping[str, Any]) -> dict[int, frozenset[str]]:
    """Return the mappings this one was made from, each with the keys changed since."""
    keys: frozenset[str] = frozenset()
    found = {id(mapping): keys}
    at = mapping
    for _step in range(_FARTHEST):
        held = _steps.get(id(at))
        if held is None or held[0] is not at:
            break
        at = held[1]
        keys |= held[2]
        found[id(at)] = keys
    return found


class UnitCache(Generic[_Value]):
    """A value per unit, kept while the unit and the people in its seats are the same objects."""

    def __init__(self, make: Callable[[Any, Any], _Value], size: int = 8192) -> None:
        self._make = make
        self._size = size
        self._people: Mapping[str, Any] = {}
        self._held: OrderedDict[int, tuple[Any, _Value]] = OrderedDict()
        self._units_of: dict[str, set[int]] = {}

    def get(self, org: Any, unit: Any) -> _Value:
        """Return the unit's value in an organisation, made anew only where it may differ."""
        if org.people is not self._people:
            self._forget(changed(self._people, org.people))
            self._people = org.people
        held = self._held.get(id(unit))
        if held is not None and held[0] is unit:
            return held[1]
        value = self._make(org, unit)
        self._held[id(unit)] = (unit, value)
        for role in unit.roles:
            for seat in role.seats:
                self._units_of.setdefault(seat.person, set()).add(id(unit))
        if len(self._held) > self._size:
            self._held.popitem(last=False)
        return value

    def _forget(self, people: Iterable[str]) -> None:
        for person in people:
            for key in self._units_of.pop(person, ()):
                self._held.pop(key, None)
