"""異動者一覧: the list of moves as rows of text, as a personnel department writes it."""

from __future__ import annotations

from orgsandbox.domain.compare import Comparison, Move, Post
from orgsandbox.domain.model import Org

HEADERS = (
    "発令区分",
    "社員番号",
    "氏名",
    "旧所属",
    "旧役割",
    "新所属",
    "新役割",
    "主務/兼務",
    "割合",
)

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def move_rows(a: Org, b: Org, found: Comparison) -> list[tuple[str, ...]]:
    """Return one row for every post that changes, in the comparison's order."""
    rows: list[tuple[str, ...]] = []
    for move in found.moves:
        person = b.people.get(move.person) or a.people[move.person]
        for kind, old, new in _changes(move):
            post = new or old
            assert post is not None  # a change has at least one side
            rows.append(
                tuple(
                    as_text(cell)
                    for cell in (
                        kind,
                        person.code,
                        person.name,
                        _unit(a, old),
                        _role(a, old),
                        _unit(b, new),
                        _role(b, new),
                        "主務" if post.main else "兼務",
                        f"{post.share}%",
                    )
                )
            )
    return rows


def as_text(cell: str) -> str:
    """Return a cell that a spreadsheet takes for text even if it looks like a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _changes(move: Move) -> list[tuple[str, Post | None, Post | None]]:
    """Return (発令区分, old post, new post) for every post that differs."""
    main = next((post for post in move.before if post.main), None)
    then = next((post for post in move.after if post.main), None)
    if move.kind == "joined":
        return [("入社", None, post) for post in move.after]
    if move.kind == "left":
        return [("退職", post, None) for post in move.before]
    found: list[tuple[str, Post | None, Post | None]] = []
    if _place(main) != _place(then):
        kind = "組織改編に伴う所属変更" if move.reorganised else "任命" if main is None else "異動"
        found.append((kind, main, then))
    elif move.kind == "share":
        found.append(("割合変更", main, then))
    old = {_place(post): post for post in move.before if not post.main}
    new = {_place(post): post for post in move.after if not post.main}
    found.extend(("兼務", None, post) for place, post in new.items() if place not in old)
    found.extend(("兼務解除", post, None) for place, post in old.items() if place not in new)
    return found


def _place(post: Post | None) -> tuple[str, str] | None:
    return (post.unit, post.role) if post is not None else None


def _unit(org: Org, post: Post | None) -> str:
    return org.units[post.unit].name if post is not None else ""


def _role(org: Org, post: Post | None) -> str:
    if post is None:
        return ""
    return next((role.name for role in org.units[post.unit].roles if role.id == post.role), "")
