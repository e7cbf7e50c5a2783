"""異動者一覧: the list of moves as rows of text, as a personnel department writes it."""

from __future__ import annotations

from orgsandbox.domain.compare import Comparison, Move, Post
from orgsandbox.domain.model import Org
from orgsandbox.i18n import N_, _

HEADERS = (
    N_("Kind of order"),
    N_("Employee number"),
    N_("Full name"),
    N_("Old department"),
    N_("Old title"),
    N_("Old role"),
    N_("Department from then on"),
    N_("Title from then on"),
    N_("Role from then on"),
    N_("Main or second post"),
    N_("Share"),
)

_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Change = tuple[str, Post | None, Post | None]
"""発令区分, the old post, the new post."""


def move_rows(a: Org, b: Org, found: Comparison) -> list[tuple[str, ...]]:
    """Return one row for every post that changes, in the comparison's order."""
    rows: list[tuple[str, ...]] = []
    for move in found.moves:
        person = b.people.get(move.person) or a.people[move.person]
        for kind, old, new in _changes(move):
            post = new or old
            assert post is not None  # a change has at least one side
            rows.append(
                (
                    _(kind),
                    person.code,
                    person.name,
                    _unit(a, old),
                    _title(a, old, move.person),
                    _role(a, old),
                    _unit(b, new),
                    _title(b, new, move.person),
                    _role(b, new),
                    _("Main post") if post.main else _("Second post"),
                    f"{post.share}%",
                )
            )
    return rows


def as_text(cell: str) -> str:
    """Return a cell that a spreadsheet takes for text even if it looks like a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _changes(move: Move) -> list[Change]:
    """Return every post of a move that differs."""
    if move.kind == "joined":
        return [(N_("Joining"), None, post) for post in move.after]
    if move.kind == "left":
        return [(N_("Leaving"), post, None) for post in move.before]
    old = {_place(post): post for post in move.before if not post.main}
    new = {_place(post): post for post in move.after if not post.main}
    return [
        *_main_change(move),
        *((N_("Second post"), None, post) for place, post in new.items() if place not in old),
        *(
            (N_("End of second post"), post, None)
            for place, post in old.items()
            if place not in new
        ),
    ]


def _main_change(move: Move) -> list[Change]:
    main = next((post for post in move.before if post.main), None)
    then = next((post for post in move.after if post.main), None)
    if _place(main) == _place(then):
        return [(N_("Change of share"), main, then)] if move.kind == "share" else []
    if move.reorganised:
        return [(N_("Change of department by reorganisation"), main, then)]
    return [(N_("Appointment") if main is None else N_("Transfer"), main, then)]


def _place(post: Post | None) -> tuple[str, str] | None:
    return (post.unit, post.role) if post is not None else None


def _unit(org: Org, post: Post | None) -> str:
    return org.units[post.unit].name if post is not None else ""


def _title(org: Org, post: Post | None, person: str) -> str:
    return org.people[person].title if post is not None else ""


def _role(org: Org, post: Post | None) -> str:
    if post is None:
        return ""
    return next((role.name for role in org.units[post.unit].roles if role.id == post.role), "")
