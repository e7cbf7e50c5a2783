"""What became of the departments: 新設, 廃止, 分割, 統合, 継続 (with another name or elsewhere)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from orgsandbox.domain import tree
from orgsandbox.domain.model import Org
from orgsandbox.domain.names import folded

_HALF = 0.5


@dataclass(frozen=True, slots=True)
class UnitChanges:
    """Unit ids: `split` and `merged` map the one unit to those it became or came from.

    `continues` maps the old id of a department that goes on under its name to its new id: it is
    neither gone nor new. `renamed` and `moved` have the old id.
    """

    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    split: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    merged: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    continues: Mapping[str, str] = field(default_factory=dict)

    def after(self, unit: str) -> str:
        """Return the id a department of the old organisation has in the new one."""
        return self.continues.get(unit, unit)


def unit_changes(a: Org, b: Org) -> UnitChanges:
    """Return what became of the units from organisation `a` to `b`.

    A new unit of a gone one's name with somebody of it, or in its place, is that unit going on. A
    new one whose people mostly come from one old unit is a part of its split; a gone one whose
    people mostly are in one unit now was merged into it.
    """
    continues = _continuing(a, b)
    came = {new: old for old, new in continues.items()}
    new = tuple(key for key in tree.in_order(b) if key not in a.units and key not in came)
    gone = tuple(key for key in tree.in_order(a) if key not in b.units and key not in continues)
    targets = {key: _mostly(_people(a, key), b) for key in gone}
    merged = _merged(targets, frozenset(new))
    made = frozenset(merged)
    split: dict[str, tuple[str, ...]] = {}
    for key in new:
        origin = _mostly(_people(b, key), a)
        if origin is not None and key not in made:
            split[origin] = (*split.get(origin, ()), key)
    both = [key for key in tree.in_order(a) if continues.get(key, key) in b.units]
    return UnitChanges(
        new,
        gone,
        tuple(key for key in both if a.units[key].name != b.units[continues.get(key, key)].name),
        tuple(key for key in both if _elsewhere(a, b, key, continues)),
        split,
        merged,
        continues,
    )


def split_off(a: Org, b: Org) -> frozenset[str]:
    """Return the units of `b` that a split made since `a`, the part that keeps the name too where
    the undivided unit is no more."""
    if a is b:
        return frozenset()
    changes = unit_changes(a, b)
    made = {part for parts in changes.split.values() for part in parts}
    made.update(changes.continues[key] for key in changes.split if key in changes.continues)
    return frozenset(made)


def _merged(targets: Mapping[str, str | None], new: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Return the gone units by the one they went into; a new one takes at least two."""
    into: dict[str, tuple[str, ...]] = {}
    for key, target in targets.items():
        if target is not None:
            into[target] = (*into.get(target, ()), key)
    return {target: parts for target, parts in into.items() if target not in new or len(parts) > 1}


def _elsewhere(a: Org, b: Org, key: str, continues: Mapping[str, str]) -> bool:
    before, after = a.units[key].parent, b.units[continues.get(key, key)].parent
    return (continues.get(before, before) if before is not None else None) != after


def _continuing(a: Org, b: Org) -> dict[str, str]:
    """Return the gone units that go on as a new one: of one name, with most of the same people."""
    new: dict[str, list[str]] = {}
    for key in tree.in_order(b):
        if key not in a.units:
            new.setdefault(folded(b.units[key].name), []).append(key)
    continues: dict[str, str] = {}
    for key in tree.in_order(a):
        candidates = new.get(folded(a.units[key].name), ()) if key not in b.units else ()
        people = set(_people(a, key))
        ranked = [
            (len(people.intersection(_people(b, other))), _same_place(a, b, key, other), other)
            for other in candidates
            if other not in continues.values()
        ]
        best = max(ranked, key=lambda rank: rank[:2], default=None)
        if best is not None and (best[0] or best[1]):
            continues[key] = best[2]
    return continues


def _same_place(a: Org, b: Org, old: str, new: str) -> bool:
    above, then = a.units.get(a.units[old].parent or ""), b.units.get(b.units[new].parent or "")
    if above is None or then is None:
        return above is then
    return above.id == then.id or folded(above.name) == folded(then.name)


def _people(org: Org, unit: str) -> list[str]:
    return [seat.person for role in org.units[unit].roles for seat in role.seats if seat.main]


def _mostly(people: list[str], org: Org) -> str | None:
    """Return the unit in which more than half of these people have their main seat."""
    counts: dict[str, int] = {}
    for person in people:
        place = tree.main_place(org, person) if person in org.people else None
        if place is not None:
            counts[place.unit] = counts.get(place.unit, 0) + 1
    if not counts:
        return None
    best = max(counts, key=lambda key: counts[key])
    return best if counts[best] > _HALF * len(people) else None
