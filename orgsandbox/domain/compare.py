"""What differs between two scenarios as a planner tells it: moves, units, chains.

Moves apart from 組織改編: who changes department only because the department was split, merged or
renamed has not moved.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from orgsandbox.domain import tree
from orgsandbox.domain.model import Org, Role
from orgsandbox.domain.unit_changes import UnitChanges, unit_changes


class PostKey(NamedTuple):
    """A post by what a planner calls it: the department's id in the new organisation, the role's
    name in the old one, whether it heads the department, whether it is the main post (主務)."""

    unit: str
    role: str
    heads: bool
    main: bool


@dataclass(frozen=True, slots=True)
class Post:
    """One seat as a list of moves names it."""

    unit: str
    role: str
    share: int
    main: bool


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody whose posts differ: kind is "moved", "joined", "left", "share", or "title" for one
    whose posts go on with another title, place of work or name of what the person heads.

    `reorganised` is True when only the department around the person changed.
    """

    person: str
    kind: str
    before: tuple[Post, ...]
    after: tuple[Post, ...]
    reorganised: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """Moves in the order of ranks, units, codes; unit changes; chains of moves (玉突き).

    `titles` are the ranks that were compared by, the highest first.
    """

    moves: tuple[Move, ...]
    units: UnitChanges
    chains: tuple[tuple[str, ...], ...]
    titles: tuple[str, ...] = ()


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
    return Comparison(tuple(moves), units, chains(moves), titles)


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
    was = posts_before(a, before, units)
    now = posts_after(a, b, after, units)
    if was.keys() != now.keys():
        return Move(person, "moved", before, after, _reorganised(was, now, units))
    if standing(a, person) != standing(b, person) or head_renamed(a, b, was, now):
        return Move(person, "title", before, after)
    if any(was[key].share != now[key].share for key in was):
        return Move(person, "share", before, after)
    return None


def posts_before(a: Org, before: tuple[Post, ...], units: UnitChanges) -> dict[PostKey, Post]:
    """Return posts of the old organisation by what tells them from others."""
    keyed = {}
    for post in before:
        role = _role(a, post)
        keyed[PostKey(units.after(post.unit), role.name, role.is_head, post.main)] = post
    return keyed


def posts_after(a: Org, b: Org, after: tuple[Post, ...], units: UnitChanges) -> dict[PostKey, Post]:
    """Return posts of the new organisation by what tells them from others, as called before."""
    keyed = {}
    for post in after:
        role = _role(b, post)
        known = tree.find_role(a, role.id)
        if known is not None and units.after(known[0].id) == post.unit:
            role = known[1]
        keyed[PostKey(post.unit, role.name, role.is_head, post.main)] = post
    return keyed


def _role(org: Org, post: Post) -> Role:
    return next(role for role in org.units[post.unit].roles if role.id == post.role)


def standing(org: Org, person: str) -> tuple[str, str]:
    """Return somebody's title and place of work."""
    return org.people[person].title, org.people[person].location


def head_renamed(a: Org, b: Org, was: Mapping[PostKey, Post], now: Mapping[PostKey, Post]) -> bool:
    """Say whether the main post goes on and heads what is called otherwise from then on."""
    return any(
        (_role(a, was[key]).name, a.units[was[key].unit].name)
        != (_role(b, now[key]).name, b.units[now[key].unit].name)
        for key in was
        if key.heads and key.main and key in now
    )


def _reorganised(
    was: Mapping[PostKey, Post], now: Mapping[PostKey, Post], units: UnitChanges
) -> bool:
    """Say whether every change of department is one that the departments themselves made."""
    old = [was[key] for key in was if key not in now]
    new = [now[key] for key in now if key not in was]
    if len(old) != len(new):
        return False
    for before, after in zip(old, new, strict=True):
        became = units.split.get(before.unit, ())
        came = units.merged.get(after.unit, ())
        if before.main != after.main or (after.unit not in became and before.unit not in came):
            return False
    return True


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
