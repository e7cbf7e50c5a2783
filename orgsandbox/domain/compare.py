"""What differs between two scenarios as a planner tells it: moves, units, chains.

Moves apart from 組織改編: who changes department only because the department was split, merged or
renamed has not moved.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from orgsandbox.domain import tree
from orgsandbox.domain.model import Org

_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Post:
    """One seat as a list of moves names it."""

    unit: str
    role: str
    share: int
    main: bool


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody whose posts differ: kind is "moved", "joined", "left" or "share".

    `reorganised` is True when only the department around the person changed.
    """

    person: str
    kind: str
    before: tuple[Post, ...]
    after: tuple[Post, ...]
    reorganised: bool = False


@dataclass(frozen=True, slots=True)
class UnitChanges:
    """Unit ids: `split` and `merged` map the one unit to those it became or came from."""

    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    split: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    merged: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Moves in the order of ranks, units, codes; unit changes; chains of moves (玉突き)."""

    moves: tuple[Move, ...]
    units: UnitChanges
    chains: tuple[tuple[str, ...], ...]


def compare(a: Org, b: Org, titles: tuple[str, ...] = ()) -> Comparison:
    """Return what changes from organisation `a` to organisation `b`."""
    units = unit_changes(a, b)
    moves = [move for person in {**a.people, **b.people} if (move := _move(a, b, person, units))]
    order = {key: number for number, key in enumerate((*tree.in_order(b), *tree.in_order(a)))}
    ranks = {title: number for number, title in enumerate(titles)}

    def rank(move: Move) -> tuple[int, int, str]:
        held = b.people.get(move.person) or a.people[move.person]
        posts = move.after or move.before
        return (
            ranks.get(held.title, len(ranks)),
            order.get(posts[0].unit, len(order)) if posts else len(order),
            held.code,
        )

    moves.sort(key=rank)
    return Comparison(tuple(moves), units, chains(moves))


def posts(org: Org, person: str) -> tuple[Post, ...]:
    """Return the posts of somebody, the main one first."""
    return tuple(
        Post(place.unit, place.role, place.seat.share, place.seat.main)
        for place in tree.places(org, person)
    )


def _move(a: Org, b: Org, person: str, units: UnitChanges) -> Move | None:
    before, after = posts(a, person), posts(b, person)
    if person not in a.people:
        return Move(person, "joined", before, after)
    if person not in b.people:
        return Move(person, "left", before, after)
    if before == after:
        return None
    places = {(post.unit, post.role, post.main) for post in before}
    if places == {(post.unit, post.role, post.main) for post in after}:
        return Move(person, "share", before, after)
    return Move(person, "moved", before, after, _reorganised(before, after, units))


def _reorganised(before: tuple[Post, ...], after: tuple[Post, ...], units: UnitChanges) -> bool:
    """Say whether every change of department is one that the departments themselves made."""
    if len(before) != len(after):
        return False
    for old, new in zip(before, after, strict=True):
        became = units.split.get(old.unit, ())
        came = units.merged.get(new.unit, ())
        if old.unit != new.unit and new.unit not in became and old.unit not in came:
            return False
        if old.unit == new.unit and old.role != new.role:
            return False
    return True


def unit_changes(a: Org, b: Org) -> UnitChanges:
    """Return what became of the units: a new one whose people mostly come from one old unit is a
    part of its split; a gone one whose people mostly are in one unit now was merged into it."""
    new = tuple(key for key in tree.in_order(b) if key not in a.units)
    gone = tuple(key for key in tree.in_order(a) if key not in b.units)
    both = [key for key in tree.in_order(a) if key in b.units]
    split: dict[str, tuple[str, ...]] = {}
    for key in new:
        origin = _mostly(_people(b, key), a)
        if origin is not None:
            split[origin] = (*split.get(origin, ()), key)
    merged: dict[str, tuple[str, ...]] = {}
    for key in gone:
        target = _mostly(_people(a, key), b)
        if target is not None and target not in new:
            merged[target] = (*merged.get(target, ()), key)
    return UnitChanges(
        new,
        gone,
        tuple(key for key in both if a.units[key].name != b.units[key].name),
        tuple(key for key in both if a.units[key].parent != b.units[key].parent),
        split,
        merged,
    )


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


def chains(moves: list[Move]) -> tuple[tuple[str, ...], ...]:
    """Return 玉突き: people of whom each takes the role the next one left."""
    left: dict[str, str] = {}
    for move in moves:
        if move.kind in ("moved", "left") and move.before and not move.reorganised:
            left.setdefault(move.before[0].role, move.person)
    follows: dict[str, str] = {}
    for move in moves:
        if move.kind in ("moved", "joined") and move.after and not move.reorganised:
            other = left.get(move.after[0].role)
            if other is not None and other != move.person:
                follows[move.person] = other
    begun = [person for person in follows if person not in follows.values()]
    found = []
    for person in begun:
        chain = [person]
        while chain[-1] in follows and follows[chain[-1]] not in chain:
            chain.append(follows[chain[-1]])
        found.append(tuple(chain))
    return tuple(found)
