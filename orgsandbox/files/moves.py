"""異動者一覧: the list of moves as rows of text, as a personnel department writes it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from orgsandbox.domain import tree
from orgsandbox.domain.compare import (
    Comparison,
    Move,
    Post,
    PostKey,
    head_renamed,
    posts,
    posts_after,
    posts_before,
    standing,
)
from orgsandbox.domain.model import Org
from orgsandbox.domain.unit_changes import UnitChanges
from orgsandbox.domain.unit_names import told_apart
from orgsandbox.i18n import N_, _, join_names

HEADERS = (
    N_("Kind of order"),
    N_("Employee number"),
    N_("Full name"),
    N_("Department from then on"),
    N_("Post from then on"),
    N_("Old department"),
    N_("Old post"),
)

SUPPORT = 10
"""A second post under so many percent is 応援: helping out, which no order is given for."""

REORGANISED = N_("Change of department by reorganisation")
TRANSFER = N_("Transfer")
SECOND_POST = N_("Second post")
SECOND_POST_ENDS = N_("End of second post")
_KINDS = {"joined": N_("Joining"), "left": N_("Leaving")}
_ALWAYS_TOLD = (REORGANISED, TRANSFER)

Change = tuple[str, Post | None, Post | None]
"""発令区分, the old post, the new post."""


def move_rows(
    a: Org, b: Org, comparison: Comparison, *, renamed: bool = False
) -> list[tuple[str, ...]]:
    """Return one row for every order, in the comparison's order.

    With `renamed` the people whose department only changed its name or its parent follow (読替).
    """
    rows = [
        _row(a, b, move.person, change)
        for move in comparison.moves
        for change in _changes(a, b, move, comparison)
    ]
    if renamed:
        listed = {move.person for move in comparison.moves}
        rows.extend(_read_anew(a, b, comparison.units, listed))
    return rows


def summary(rows: list[tuple[str, ...]], unplaced: int) -> str:
    """Return how many rows of each kind the list has, and how many people have no post."""
    counts = Counter(row[0] for row in rows)
    kinds = dict.fromkeys((*map(_, _ALWAYS_TOLD), *counts))
    several = {_(SECOND_POST), _(SECOND_POST_ENDS)}
    told = [
        (_("{kind}: {count} orders") if kind in several else _("{kind}: {count}")).format(
            kind=kind, count=counts[kind]
        )
        for kind in kinds
    ]
    return join_names([*told, _("unplaced: {count}").format(count=unplaced)])


def _row(a: Org, b: Org, key: str, change: Change) -> tuple[str, ...]:
    kind, old, new = change
    person = b.people.get(key) or a.people[key]
    with_role = _role_name(a, old) != _role_name(b, new)
    return (
        _(kind),
        person.code,
        person.name,
        _unit(b, new),
        _post_title(b, new, key, with_role=with_role),
        _unit(a, old),
        _post_title(a, old, key, with_role=with_role),
    )


def _read_anew(a: Org, b: Org, units: UnitChanges, listed: set[str]) -> Iterator[tuple[str, ...]]:
    changed = {*units.renamed, *units.moved}
    for key in (key for key in tree.in_order(a) if key in changed):
        for person in (seat.person for role in a.units[key].roles for seat in role.seats):
            if person in listed or person not in b.people:
                continue
            after = [post for post in posts(b, person) if post.unit == units.after(key)]
            before = [post for post in posts(a, person) if post.unit == key]
            if before and after:
                yield _row(a, b, person, (N_("Read as"), before[0], after[0]))


def _changes(a: Org, b: Org, move: Move, comparison: Comparison) -> list[Change]:
    """Return every post of a move for which an order is given."""
    units = comparison.units
    before = posts_before(a, move.before, units)
    after = posts_after(a, b, move.after, units)
    main: list[Change] = []
    if (
        move.kind in _KINDS
        or _main(before) != _main(after)
        or standing(a, move.person) != standing(b, move.person)
        or head_renamed(a, b, before, after)
    ):
        main = [(_kind(a, b, move, comparison), *_main_posts(move))]
    ordered = {key for key, post in before.items() if _is_second(post)}
    then = {key for key, post in after.items() if _is_second(post)}
    return [
        *main,
        *((SECOND_POST, None, after[key]) for key in after if key in then - ordered),
        *((SECOND_POST_ENDS, before[key], None) for key in before if key in ordered - then),
    ]


def _is_second(post: Post) -> bool:
    return not post.main and post.share >= SUPPORT


def _main(posts_by_key: Mapping[PostKey, Post]) -> set[PostKey]:
    return {key for key in posts_by_key if key.main}


def _main_posts(move: Move) -> tuple[Post | None, Post | None]:
    old = next((post for post in move.before if post.main), None)
    return old, next((post for post in move.after if post.main), None)


def _kind(a: Org, b: Org, move: Move, comparison: Comparison) -> str:
    if move.kind in _KINDS:
        return _KINDS[move.kind]
    before, after = a.people[move.person], b.people[move.person]
    ranks = comparison.titles
    if before.title != after.title and {before.title, after.title} <= {*ranks}:
        up = ranks.index(after.title) < ranks.index(before.title)
        return N_("Promotion") if up else N_("Demotion")
    if before.location != after.location:
        return N_("Relocation")
    return REORGANISED if move.reorganised else TRANSFER


def _unit(org: Org, post: Post | None) -> str:
    return told_apart(org, post.unit) if post is not None else ""


def _post_title(org: Org, post: Post | None, person: str, *, with_role: bool) -> str:
    """Return 職名: the title; what a head's post is called, or where it is to be told apart
    (`with_role`) anybody's, stands with it where it says more."""
    if post is None:
        return ""
    title = org.people[person].title
    role = next(role for role in org.units[post.unit].roles if role.id == post.role)
    if not title or title in role.name or role.name in title:
        return max(title, role.name, key=len)
    if not (with_role or role.is_head):
        return title
    return _("{title} ({role})").format(title=title, role=role.name)


def _role_name(org: Org, post: Post | None) -> str:
    roles = org.units[post.unit].roles if post is not None else ()
    return next((role.name for role in roles if post is not None and role.id == post.role), "")
