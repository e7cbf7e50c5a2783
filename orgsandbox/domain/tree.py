"""Questions about shape: parent, children, subtree, path, and where a person sits.

The answers come from an index of the whole organisation. It is derived from the index of the
value before it (units that are still the same objects are not looked at again), so that a move
among 10,000 people costs a fraction of a millisecond; only the last few are kept.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from orgsandbox.domain import lineage
from orgsandbox.domain.model import Org, Role, Seat, Side, Unit

_KEPT = 4


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody sits: unit id, role id and the seat."""

    unit: str
    role: str
    seat: Seat


@dataclass(frozen=True, slots=True)
class Index:
    """What is found by looking once at all units of an organisation.

    `places` by person id, the main seat first; `unit_of` by role id; `children` by unit id (None:
    the roots), in display order.
    """

    places: Mapping[str, tuple[Place, ...]]
    unit_of: Mapping[str, str]
    children: Mapping[str | None, tuple[str, ...]]


_indexes: OrderedDict[Org, Index] = OrderedDict()


def index(org: Org) -> Index:
    """Return the index of an organisation, made from a recent one where that is cheaper."""
    held = _indexes.get(org)
    if held is None:
        held = _make(org)
        _indexes[org] = held
        while len(_indexes) > _KEPT:
            _indexes.popitem(last=False)
    else:
        _indexes.move_to_end(org)
    return held


def _make(org: Org) -> Index:
    if not _indexes:
        return _build(org)
    base, known = next(reversed(_indexes.items()))
    differing = lineage.changed(base.units, org.units)
    changed = [key for key in differing if key in org.units]
    gone = [key for key in differing if key not in org.units]
    if 4 * (len(changed) + len(gone)) > len(org.units):
        return _build(org)
    return _patch(base, known, org, changed, gone)


def _build(org: Org) -> Index:
    places: dict[str, list[Place]] = {}
    unit_of: dict[str, str] = {}
    for unit in org.units.values():
        for role in unit.roles:
            unit_of[role.id] = unit.id
            for seat in role.seats:
                places.setdefault(seat.person, []).append(Place(unit.id, role.id, seat))
    sorted_places = {person: _main_first(held) for person, held in places.items()}
    return Index(sorted_places, unit_of, _children(org))


def _patch(base: Org, known: Index, org: Org, changed: list[str], gone: list[str]) -> Index:
    touched = frozenset((*changed, *gone))
    places = dict(known.places)
    unit_of = dict(known.unit_of)
    found: dict[str, list[Place]] = {}
    for unit in (base.units[key] for key in touched if key in base.units):
        for role in unit.roles:
            unit_of.pop(role.id, None)
            for seat in role.seats:
                held = places.get(seat.person, ())
                found[seat.person] = [place for place in held if place.unit not in touched]
    for unit in (org.units[key] for key in changed):
        for role in unit.roles:
            unit_of[role.id] = unit.id
            for seat in role.seats:
                kept = found.setdefault(seat.person, list(places.get(seat.person, ())))
                kept.append(Place(unit.id, role.id, seat))
    places.update({person: _main_first(held) for person, held in found.items()})
    for person in (person for person, held in found.items() if not held):
        del places[person]
    same_shape = not gone and all(
        key in base.units and _shape(base.units[key]) == _shape(org.units[key]) for key in changed
    )
    return Index(places, unit_of, known.children if same_shape else _children(org))


def _shape(unit: Unit) -> tuple[str | None, int]:
    return unit.parent, unit.order


def _main_first(held: list[Place]) -> tuple[Place, ...]:
    def rank(place: Place) -> tuple[bool, int, str, str]:
        return (not place.seat.main, -place.seat.share, place.unit, place.role)

    return tuple(sorted(held, key=rank))


def _children(org: Org) -> dict[str | None, tuple[str, ...]]:
    found: dict[str | None, list[Unit]] = {}
    for unit in org.units.values():
        parent = unit.parent if unit.parent in org.units else None
        found.setdefault(parent, []).append(unit)
    return {
        parent: tuple(unit.id for unit in sorted(units, key=lambda unit: unit.order))
        for parent, units in found.items()
    }


def roots(org: Org) -> tuple[str, ...]:
    """Return the ids of the units without a parent, in display order."""
    return index(org).children.get(None, ())


def children(org: Org, unit: str) -> tuple[str, ...]:
    """Return the ids of the units directly below, in display order."""
    return index(org).children.get(unit, ())


def subtree(org: Org, unit: str) -> tuple[str, ...]:
    """Return the unit and everything below it, parents before children, in display order."""
    found: list[str] = []
    waiting = [unit]
    below = index(org).children
    while waiting:
        key = waiting.pop()
        found.append(key)
        waiting.extend(reversed(below.get(key, ())))
    return tuple(found)


def in_order(org: Org) -> tuple[str, ...]:
    """Return all unit ids, parents before children, in display order (組織順)."""
    return tuple(key for root in roots(org) for key in subtree(org, root))


def path(org: Org, unit: str) -> tuple[str, ...]:
    """Return the ids from the root down to the unit, both included."""
    return tuple(reversed(tuple(upwards(org, unit))))


def upwards(org: Org, unit: str) -> Iterator[str]:
    """Yield the unit, its parent, and so on; stops at a root or where a cycle closes."""
    seen: set[str] = set()
    key: str | None = unit
    while key is not None and key in org.units and key not in seen:
        seen.add(key)
        yield key
        key = org.units[key].parent


DEEPEST = 100
"""So many levels of departments a plan may have; what is drawn or measured goes down all of them."""


def levels(org: Org) -> int:
    """Return how many levels of departments there are; each looked at once, cycles too."""
    known: dict[str, int] = {}
    for unit in org.units:
        line: dict[str, None] = {}
        key: str | None = unit
        while key is not None and key in org.units and key not in known and key not in line:
            line[key] = None
            key = org.units[key].parent
        above = known.get(key or "", 0)
        for level, below in enumerate(reversed(line), above + 1):
            known[below] = level  # noqa: PERF403 - later lines look into it while it grows
    return max(known.values(), default=0)


def side(org: Org, unit: str) -> Side:
    """Return the side of a unit: its own, else the nearest one above, else none."""
    for key in upwards(org, unit):
        own = org.units[key].side
        if own is not None:
            return own
    return Side.NONE


def revenue_units(org: Org) -> tuple[str, ...]:
    """Return the departments at the top of the direct side: whose heads speak for revenue."""
    known = sides(org)
    direct = [key for key in in_order(org) if known[key] is Side.DIRECT]
    return tuple(key for key in direct if known.get(org.units[key].parent or "") is not Side.DIRECT)


_sides: OrderedDict[Org, Mapping[str, Side]] = OrderedDict()


def sides(org: Org) -> Mapping[str, Side]:
    """Return the side of every unit, as `side` has it; looked up once for an organisation."""
    held = _sides.get(org)
    if held is None:
        held = _sides[org] = _all_sides(org)
        while len(_sides) > _KEPT:
            _sides.popitem(last=False)
    return held


def _all_sides(org: Org) -> dict[str, Side]:
    found: dict[str, Side] = {}
    for unit in org.units:
        inherits: list[str] = []
        result = Side.NONE
        for key in upwards(org, unit):
            own = org.units[key].side
            if key in found or own is not None:
                result = found.get(key) or own or Side.NONE
                found[key] = result
                break
            inherits.append(key)
        found.update(dict.fromkeys(inherits, result))
    return found


def places(org: Org, person: str) -> tuple[Place, ...]:
    """Return where a person sits, the main seat first; empty when unplaced (未配置)."""
    return index(org).places.get(person, ())


def main_place(org: Org, person: str) -> Place | None:
    """Return the main seat's place, or None when the person has no main seat."""
    held = places(org, person)
    return held[0] if held and held[0].seat.main else None


def unplaced(org: Org) -> tuple[str, ...]:
    """Return the ids of the people without a seat, in the organisation's order."""
    placed = index(org).places
    return tuple(person for person in org.people if person not in placed)


def find_role(org: Org, role: str) -> tuple[Unit, Role] | None:
    """Return the role of that id with its unit, or None."""
    key = index(org).unit_of.get(role)
    if key is None:
        return None
    unit = org.units[key]
    return unit, next(held for held in unit.roles if held.id == role)


def head_role(unit: Unit) -> Role | None:
    """Return the unit's head role, or None when it has none."""
    return next((role for role in unit.roles if role.is_head), None)


def head(unit: Unit) -> str | None:
    """Return the id of the person who heads the unit, or None when that is vacant."""
    role = head_role(unit)
    return role.seats[0].person if role is not None and role.seats else None


def manager(org: Org, person: str) -> str | None:
    """Return the id of a person's manager, or None for the top and for people without a seat.

    It is the head of the main seat's unit; where that is the person or vacant, the next head above
    who is somebody else.
    """
    place = main_place(org, person)
    if place is None:
        return None
    for key in upwards(org, place.unit):
        candidate = head(org.units[key])
        if candidate is not None and candidate != person:
            return candidate
    return None
