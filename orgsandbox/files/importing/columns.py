"""What each column of a table of people is taken for, and by which evidence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from orgsandbox.files import fields
from orgsandbox.files.headers import folded_header, spellings
from orgsandbox.files.importing import mapping as by_hand
from orgsandbox.files.importing.guesses import guessed, lists_people
from orgsandbox.files.table import Table

_SEVERAL = 2
"""Numbered columns from which they are levels, or posts, one after the other."""

_LEVEL_NUMBERED = re.compile(
    r"(?:level|lv|所属名|所属|階層|部署階層|組織階層|組織|部門|部署|部署名)(\d{1,2})(?:階層|level|名)?$"
    r"|^第?(\d{1,2})(?:階層|次|層)(?:部署|組織|所属)?(?:名)?$"
)
_LEVEL_CODE = re.compile(r"(?:所属|組織|部署|部門|階層)コード(\d{1,2})$|^level(\d{1,2})code$")
_POST_DEPARTMENT = re.compile(
    r"(?:部署|所属|部門|所属部署|department|dept)(\d{1,2})(?:部署|所属|部署名)?$"
)
_POST_TITLE = re.compile(r"(?:役職|職位|title|position|jobtitle)(\d{1,2})(?:役職|役職名)?$")
_SECOND = {
    "department": re.compile(
        r"(?:兼務|副|サブ)(?:先|務)?(?:所属|部署|部門|グループ)(?:名)?(\d{1,2})(?:部署)?$"
        r"|^兼務(?:情報|先)?(\d{1,2})(?:所属|部署|部門)?(?:名)?$|^.*兼務(\d{0,2})部署部署名$"
    ),
    "title": re.compile(
        r"(?:兼務|副)(?:先)?(?:部署|所属)?(?:役職|職位)(?:名)?(\d{1,2})$|^(?:兼務|副)(?:部署|所属)(\d{1,2})(?:役職|職位)(?:名)?$|^兼務(\d{1,2})(?:役職|職位)(?:名)?$"
        r"|^.*兼務(\d{0,2})役職役職名$"
    ),
    "share": re.compile(r"(?:兼務|副)(?:割合|比率|率)(\d{1,2})$|^兼務(\d{1,2})(?:割合|比率|率)$"),
    "code": re.compile(r"(?:兼務|副)(?:部署|所属)コード(\d{1,2})$|^.*兼務(\d{0,2})部署部署コード$"),
}
_LEVEL_WORDS = (
    (
        "事業本部",
        "事業本部名",
        "本部",
        "本部名",
        "統括部",
        "事業部",
        "事業部名",
        "部門",
        "部門名",
        "部",
        "部名",
        "部署",
        "部署名",
        "室",
        "室名",
        "課",
        "課名",
        "係",
        "係名",
        "グループ",
        "グループ名",
        "チーム",
        "チーム名",
        "班",
    ),
    (
        "company",
        "group company",
        "division",
        "business unit",
        "department",
        "sub department",
        "subdepartment",
        "section",
        "sub section",
        "team",
    ),
)
_KINDS = frozenset(("主務", "本務", "専任", "主", "兼務", "兼任", "兼", "○", "◯"))
_EITHER_SHARE = frozenset(folded_header(text) for text in ("割合", "比率", "稼働率"))
_EITHER_KIND = frozenset(("区分", "種別"))
_EMPLOYED = ("正社員", "正職員", "契約", "派遣", "嘱託", "パート", "アルバイト", "出向", "委託")
_REPEATED = re.compile(r" \((\d{1,2})\)$")


class _PeopleHeaders(fields.Vocabulary):
    """The headers of a table of people, levels of departments (本部, level1) among them."""

    def knows(self, header: str) -> bool:
        return super().knows(header) or _is_level(header)


PEOPLE_HEADERS = _PeopleHeaders(fields.PEOPLE, fields.SECOND_POSTS)


@lru_cache(maxsize=4096)
def _is_level(header: str) -> bool:
    whole = folded_header(header)
    words = (folded_header(word) for level_words in _LEVEL_WORDS for word in level_words)
    return _LEVEL_NUMBERED.match(whole) is not None or whole in words


@dataclass(frozen=True, slots=True)
class PostColumns:
    """The columns of one second post."""

    department: int
    title: int | None = None
    share: int | None = None
    code: int | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """Column numbers by what they mean.

    `evidence` says for each column used whether it was "given" by hand, known by its "header",
    taken for what it is by its "neighbours" (役職1 makes 部署1 a post, not a level) or by its "cells". `kept` are the
    columns that mean nothing to the program and go back out as they came in; `sensitive` are left
    at the door.
    """

    by_field: Mapping[str, int]
    levels: tuple[int, ...] = ()
    level_codes: tuple[int, ...] = ()
    posts: tuple[PostColumns, ...] = ()
    kept: tuple[int, ...] = ()
    sensitive: tuple[int, ...] = ()
    evidence: Mapping[int, str] = field(default_factory=dict)

    def cell(self, cells: Sequence[str], name: str) -> str:
        """Return a row's cell of a field, empty where the table has no such column."""
        column = self.by_field.get(name)
        return "" if column is None else cells[column]


def columns_of(
    table: Table,
    mapping: Mapping[str, str] | None = None,
    left_out: Collection[str] = (),
) -> Columns:
    """Return what the columns of a table of people mean.

    `mapping` is field to header, by hand (see `mapping`); columns named in `left_out` are guessed
    at as nothing and kept for the way back.
    """
    return _Guess(table, mapping or {}, left_out).columns()


def repeats_people(header: str) -> bool:
    """Say whether a header is that of names or numbers of people, come again beside the first."""
    match = _REPEATED.search(header)
    if match is None:
        return lists_people(header)
    known = {folded_header(text) for name in ("id", "name") for text in fields.PEOPLE[name]}
    return folded_header(header[: match.start()]) in known


def _numbered_by_hand(given: Mapping[str, int], pattern: re.Pattern[str]) -> tuple[int, ...]:
    """Return the columns mapped to `level1`, `level2` …, in that order."""
    numbered = {int(match[1]): at for name, at in given.items() if (match := pattern.match(name))}
    return tuple(numbered[number] for number in sorted(numbered))


def _posts_by_hand(given: Mapping[str, int]) -> tuple[PostColumns, ...]:
    """Return the second posts mapped by hand; one without a department is none."""
    posts: dict[int, dict[str, int]] = {}
    for name, column in given.items():
        if match := by_hand.POST.match(name):
            posts.setdefault(int(match[1]), {})[match[2]] = column
    return tuple(PostColumns(**posts[n]) for n in sorted(posts) if "department" in posts[n])


def _columns_of(posts: Iterable[PostColumns]) -> list[int]:
    parts = ((post.department, post.title, post.share, post.code) for post in posts)
    return [column for post in parts for column in post if column is not None]


class _Guess:
    """Takes columns one kind after the other; a column taken is not guessed at again."""

    def __init__(self, table: Table, mapping: Mapping[str, str], left_out: Collection[str]) -> None:
        self._rows = table.rows
        self._headers = headers = table.headers
        self._sensitive = {
            number for number, header in enumerate(headers) if fields.is_sensitive(header)
        }
        self._aside = {number for number, header in enumerate(headers) if header in left_out}
        given = {
            name: column
            for name, header in mapping.items()
            if (column := self._column(header)) is not None and column not in self._sensitive
        }
        self._found = {name: column for name, column in given.items() if name in fields.PEOPLE}
        self._given_levels = _numbered_by_hand(given, by_hand.LEVEL)
        self._given_posts = _posts_by_hand(given)
        used = (*self._found.values(), *self._given_levels, *_columns_of(self._given_posts))
        self._used: dict[int, str] = dict.fromkeys(used, "given")

    def _column(self, header: str) -> int | None:
        """Return the column of a header given by hand: as it stands, or as headers are compared."""
        if header in self._headers:
            return self._headers.index(header)
        wanted = folded_header(header)
        alike = [n for n, other in enumerate(self._headers) if folded_header(other) == wanted]
        return alike[0] if len(alike) == 1 and wanted else None

    def columns(self) -> Columns:
        """Return what was found, the surest kinds first."""
        posts = [
            *self._given_posts,
            *self._paired_posts(),
            *self._repeated_posts(),
            *self._numbered_seconds(),
        ]
        levels, codes = self._levels()
        self._found = fields.matched(self._headers, fields.PEOPLE, self._found, self._free())
        self._move_share_of_posts()
        self._look_at_kinds()
        self._take(self._found.values(), "header")
        posts[:0] = self._plain_second()
        cells = guessed(self._headers, self._rows, self._found, self._free())
        self._take(cells.values(), "cells")
        self._found = {**self._found, **cells}
        kept = tuple(sorted({*self._free(), *self._aside - self._sensitive}))
        sensitive = tuple(sorted(self._sensitive))
        return Columns(self._found, levels, codes, tuple(posts), kept, sensitive, self._used)

    def _move_share_of_posts(self) -> None:
        """Take 割合 beside 主務/兼務 for the share of a post: there it is nobody's working time."""
        column = self._found.get("fte")
        if column is None or column in self._used or "post_share" in self._found:
            return
        if "post_kind" in self._found and folded_header(self._headers[column]) in _EITHER_SHARE:
            self._found["post_share"] = self._found.pop("fte")

    def _look_at_kinds(self) -> None:
        """Take 区分 for the kind of employment where its cells say 正社員 and 派遣, not 主務 and 兼務."""
        column = self._found.get("post_kind")
        if column is None or column in self._used:
            return
        says = any(sign in row.cells[column] for row in self._rows for sign in "主本兼")
        if says or folded_header(self._headers[column]) not in _EITHER_KIND:
            return
        self._found = {name: at for name, at in self._found.items() if name != "post_kind"}
        if "employment" not in self._found and self._holds_employment(column):
            self._found["employment"] = column

    def _holds_employment(self, column: int) -> bool:
        cells = {row.cells[column] for row in self._rows} - {""}
        return any(word in cell for cell in cells for word in _EMPLOYED)

    def _free(self) -> list[int]:
        return [
            number
            for number, header in enumerate(self._headers)
            if header
            and number not in self._used
            and number not in self._sensitive
            and number not in self._aside
        ]

    def _take(self, columns: Iterable[int | None], evidence: str) -> None:
        for column in columns:
            if column is not None:
                self._used.setdefault(column, evidence)

    def _numbered(self, pattern: re.Pattern[str]) -> dict[int, int]:
        """Return the free columns whose header fits a pattern, by the number in it."""
        numbered: dict[int, int] = {}
        for column in self._free():
            for text in spellings(self._headers[column]):
                match = pattern.match(text)
                if match is not None:
                    digits = next((group for group in match.groups() if group), "1")
                    numbered.setdefault(int(digits), column)
                    break
        return numbered

    def _paired_posts(self) -> list[PostColumns]:
        """Return the posts of 部署1/役職1/部署2/役職2: a numbered title makes its department a post.

        The first is the main post; without titles numbered departments are levels.
        """
        departments, titles = self._numbered(_POST_DEPARTMENT), self._numbered(_POST_TITLE)
        paired = departments.keys() & titles.keys()
        if not paired or max(departments) < _SEVERAL:
            return []
        if 1 in departments:
            self._found.setdefault("department", departments.pop(1))
        if 1 in titles:
            self._found.setdefault("title", titles.pop(1))
        posts = [PostColumns(departments[n], titles.get(n)) for n in sorted(departments)]
        self._take([*self._found.values(), *departments.values(), *titles.values()], "neighbours")
        return posts

    def _repeated_posts(self) -> list[PostColumns]:
        """Return the posts of 部署/役職/部署/役職: a header that comes again is the next post's."""
        departments = self._repeats("department")
        titles = self._repeats("title")
        posts = [PostColumns(departments[n], titles.get(n)) for n in sorted(departments)]
        if posts:
            self._take([*departments.values(), *titles.values()], "neighbours")
        return posts

    def _repeats(self, name: str) -> dict[int, int]:
        known = {folded_header(text) for text in fields.PEOPLE[name]}
        return {
            int(match[1]): column
            for column in self._free()
            if (match := _REPEATED.search(self._headers[column])) is not None
            and folded_header(self._headers[column][: match.start()]) in known
        }

    def _numbered_seconds(self) -> list[PostColumns]:
        """Return the posts of 兼務部署1/兼務役職1/兼務部署2 …"""
        numbered = {part: self._numbered(pattern) for part, pattern in _SECOND.items()}
        departments = numbered.pop("department")
        if not departments:
            return []
        for columns in (departments, *numbered.values()):
            self._take(columns.values(), "header")
        return [
            PostColumns(column, *(numbered[part].get(n) for part in ("title", "share", "code")))
            for n, column in sorted(departments.items())
        ]

    def _plain_second(self) -> list[PostColumns]:
        """Return the post of the columns 兼務所属 and 兼務役職."""
        second = fields.matched(self._headers, fields.SECOND_POSTS, {}, self._free())
        if "department" not in second:
            return []
        if "post_kind" not in self._found and self._holds_kinds(second["department"]):
            self._found = {**self._found, "post_kind": second["department"]}
            self._take([second["department"]], "header")
            return []
        share = self._found.get("post_share")
        if "share" not in second and share is not None and self._is_second_share(share):
            self._found = {name: at for name, at in self._found.items() if name != "post_share"}
            second["share"] = share
        self._take(second.values(), "header")
        parts = (second.get(part) for part in ("title", "share", "code"))
        return [PostColumns(second["department"], *parts)]

    def _holds_kinds(self, column: int) -> bool:
        """Say whether a column called 兼務 only says of each row whether it is a second post."""
        cells = {row.cells[column] for row in self._rows} - {""}
        return bool(cells) and cells <= _KINDS

    def _is_second_share(self, column: int) -> bool:
        wanted = {folded_header(name) for name in fields.SECOND_POSTS["share"]}
        return folded_header(self._headers[column]) in wanted

    def _levels(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return the level columns from the top, and those of their codes."""
        if self._given_levels:
            return self._given_levels, ()
        numbered = self._numbered(_LEVEL_NUMBERED)
        if len(numbered) < _SEVERAL:
            numbered = self._by_words()
        levels = tuple(numbered[n] for n in sorted(numbered))
        self._take(levels, "header")
        codes = self._numbered(_LEVEL_CODE) if levels else {}
        self._take(codes.values(), "header")
        return levels, tuple(codes[n] for n in sorted(codes)) if len(codes) == len(levels) else ()

    def _by_words(self) -> dict[int, int]:
        """Return the columns 本部/部/課 (Division/Department/Section) in order of rank."""
        by_header = {
            spellings(self._headers[column])[0]: column for column in reversed(self._free())
        }
        for words in _LEVEL_WORDS:
            known = (by_header.get(folded_header(word)) for word in words)
            found = dict.fromkeys(column for column in known if column is not None)
            if len(found) >= _SEVERAL:
                return dict(enumerate(found, 1))
        return {}
