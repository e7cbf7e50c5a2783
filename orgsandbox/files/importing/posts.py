"""The posts that a row names: the department, the title and the share of each, the main one first."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from orgsandbox.domain.levels import level_rank
from orgsandbox.domain.names import folded
from orgsandbox.files.importing.cells_of_people import PersonCells
from orgsandbox.files.importing.columns import Columns, PostColumns
from orgsandbox.files.importing.paths import parts_of
from orgsandbox.files.importing.telling import Teller
from orgsandbox.files.importing.titles import Ranks, chief_of, is_department
from orgsandbox.files.marks import means_no_one
from orgsandbox.files.numbers import read_share
from orgsandbox.files.table import Row, Table
from orgsandbox.i18n import N_

_BRACKETED_SECOND = r"[(（\[［【]\s*兼[務任]?\s*[)）\]］】]"
_SECOND_MARK = re.compile(
    rf"^(?:{_BRACKETED_SECOND}|兼[務任]?[)）:：]\s*)|\s*{_BRACKETED_SECOND}$|(?<=.)\s*兼[務任]$"
)
_JOINED_BY_SECOND = re.compile(rf"\s*(?:{_BRACKETED_SECOND}|\s兼[務任]?\s|兼[務任]?)\s*")
_LISTS = (re.compile(r"[、，;；\n]"), _JOINED_BY_SECOND, re.compile(r"[,|]"))
"""What parts the entries of a list; the last also stand within a name or a path."""
_SLASHES = re.compile(r"\s*[/／・･]\s*")
"""What parts a path or a name too: entries where each has its share, or a title of its own."""
_BRACKETED_LIST = re.compile(r"[(（]\s*兼[務任]?[\s:：]*([^()（）\s][^()（）]*)[)）]")
"""総務部（兼 人事部）"""
_DOTS = re.compile(r"\s*[・･]\s*")
"""What parts a name too (法務・広報部), but no path: entries where each is known alone."""
_SHARE = re.compile(r"^(.+?)\s*[(（:：]?\s*([\d０-９.]{1,5}\s*[%％])\s*[)）]?$")


@dataclass(frozen=True, slots=True)
class Home:
    """The department that a row names: by levels from the top, by a name, a code, a parent.

    `parent` is a code where `parent_is_code`, else a name. `level_codes` stand beside `levels`,
    or are none.
    """

    levels: tuple[str, ...] = ()
    name: str = ""
    code: str = ""
    parent: str = ""
    parent_is_code: bool = False
    level_codes: tuple[str, ...] = ()

    @property
    def is_named(self) -> bool:
        """Say whether the row names a department at all."""
        return bool(self.levels or self.name or self.code)


@dataclass(frozen=True, slots=True)
class Post:
    """A post of somebody in a department; `share` in whole percents, None where not given."""

    row: int
    home: Home
    title: str = ""
    share: int | None = None
    is_head: bool = False


def without_second_mark(text: str) -> tuple[str, bool]:
    """Return a name or a title without a mark of a second post, and whether it had one.

    >>> without_second_mark("（兼）部長"), without_second_mark("佐藤（兼務）"), without_second_mark("兼子")
    (('部長', True), ('佐藤', True), ('兼子', False))
    """
    if "兼" not in text:
        return text, False
    plain = _SECOND_MARK.sub("", text).strip()
    return (plain, True) if plain and plain != text else (text, False)


def split_title(title: str) -> tuple[str, ...]:
    """Return the posts in one title (部長（兼）総務課長, 管理本部長兼総務部長)."""
    if "兼" not in title:
        return (title,)
    return tuple(part for part in _JOINED_BY_SECOND.split(title) if part) or (title,)


def readings(name: str, ranks: Ranks) -> Iterator[tuple[str, str]]:
    """Yield department and title as which a name may be read: 総務部 課長, 人事部長."""
    chief = chief_of(name.removesuffix("長")) if name.endswith("長") else ""
    if chief:
        yield name.removesuffix("長"), chief
    for title in ranks.titles:
        department = name.removesuffix(title).strip()
        if department and department != name:
            yield department, title
    department, space, title = name.rpartition(" ")
    if space:
        yield department.strip(), title


class PostCells:
    """Reads the posts of rows."""

    def __init__(self, table: Table, columns: Columns, cells: PersonCells, teller: Teller) -> None:
        self._table = table
        self._columns = columns
        self._cells = cells
        self._teller = teller
        self._alone = self._departments_alone()
        self._homes: dict[tuple[str, ...], tuple[Home, list[str]]] = {}
        fields = ("path", "department", "department_code", "parent", "parent_code")
        named = [at for name in fields if (at := columns.by_field.get(name)) is not None]
        self._home_columns = (*columns.levels, *columns.level_codes, *named)

    def _departments_alone(self) -> frozenset[str]:
        """Return the departments that stand alone in a cell, as names are compared."""
        places = [self._columns.by_field.get(name) for name in ("department", "path")]
        cells = {row.cells[at] for at in places if at is not None for row in self._table.rows}
        alone = (cell for cell in cells if not any(mark.search(cell) for mark in _LISTS))
        names = frozenset(folded(cell) for cell in alone if _with_share(cell)[1] is None)
        return names - {folded(cell) for cell in cells if _side_by_side(cell, names)}

    def of(self, row: Row) -> tuple[Post, list[Post]]:
        """Return the main post of a row, and second ones."""
        home, names = self._home_and_others(row)
        title, _marked = without_second_mark(self._cells.text(row, "title"))
        seconds: list[Post] = []
        if len(names) > 1:
            titles = _titles(title, len(names))
            title = titles[0] if titles else title
            seconds = self._posts(row, names[1:], titles[1:], None)
        share = self._cells.share(row, self._columns.by_field.get("post_share"))
        main = Post(row.number, home, title, share, self._is_head(row))
        for columns in self._columns.posts:
            seconds.extend(self._seconds(row, columns))
        return main, seconds

    def _is_head(self, row: Row) -> bool:
        """Say whether a mark says that somebody heads the department (組織長フラグ 1, 所属長 ○)."""
        return self._cells.flag(row, "head_flag") or self._cells.flag(row, "responsible")

    def _home_and_others(self, row: Row) -> tuple[Home, list[str]]:
        """Return the department of a row, and all names in its cell; equal cells mean the same."""
        given = tuple(row.cells[column] for column in self._home_columns)
        known = self._homes.get(given)
        if known is not None:
            return known
        told = self._teller.count
        home = self._home(row)
        names = self._listed(home.name, certain=False) if not home.levels else []
        if names:
            home = replace(home, name=_with_share(names[0])[0])
        if self._teller.count == told:  # what is told is told of each row
            self._homes[given] = home, names
        return home, names

    def _home(self, row: Row) -> Home:
        levels = tuple(row.cells[column] for column in self._columns.levels)
        text = self._cells.text
        code = text(row, "parent_code")
        if any(levels) and not levels[0]:
            note = N_(
                "Row {row}: the highest level is empty; the department below it stands at the top."
            )
            header = self._table.headers[self._columns.levels[0]]
            self._teller.note("missing_level", note, row.number, header)
        return Home(
            levels if any(levels) else (),
            text(row, "path") or text(row, "department"),
            text(row, "department_code"),
            code or text(row, "parent"),
            bool(code),
            tuple(row.cells[column] for column in self._columns.level_codes),
        )

    def _seconds(self, row: Row, columns: PostColumns) -> list[Post]:
        cell = row.cells[columns.department]
        if not cell or means_no_one(cell):
            return []
        names = self._listed(cell, certain=True)
        title = row.cells[columns.title] if columns.title is not None else ""
        titles = _titles(title, len(names)) or [title] * len(names)
        number = row.cells[columns.code] if columns.code is not None and len(names) == 1 else ""
        share = self._cells.share(row, columns.share)
        return self._posts(row, names, titles, share, number)

    def _posts(
        self,
        row: Row,
        names: Sequence[str],
        titles: Sequence[str],
        share: int | None,
        code: str = "",
    ) -> list[Post]:
        posts = []
        for at, text in enumerate(names):
            name, part = _with_share(text)
            title, _marked = without_second_mark(titles[at] if at < len(titles) else "")
            posts.append(
                Post(
                    row.number, Home(name=name, code=code), title, part if share is None else share
                )
            )
        return posts

    def _listed(self, cell: str, *, certain: bool) -> list[str]:
        """Return the departments in a cell that may hold a list (総務部、人事部).

        `certain`: in this column 、 and ; always part entries. Other signs do so between departments.
        """
        plain, _marked = without_second_mark(_BRACKETED_LIST.sub(r"（兼）\1", cell))
        if folded(plain) in self._alone:
            return [plain]
        for mark in _LISTS:
            parts = [part.strip() for part in mark.split(plain) if part.strip()]
            if len(parts) > 1 and (
                (certain and mark is _LISTS[0]) or all(self._is_department(part) for part in parts)
            ):
                return parts
        if parts := self._parted_by_slashes(plain, certain=certain):
            return parts
        return [plain] if plain else []

    def _parted_by_slashes(self, cell: str, *, certain: bool) -> list[str]:
        """Return the entries of 総務部 20%／経理部 10% or 総務部・経理部, nothing for a path or a name."""
        if parts := _side_by_side(cell, self._alone):
            return parts
        parts = [part for part in _SLASHES.split(cell) if part]
        names = [_with_share(part) for part in parts]
        if sum(share is not None for _name, share in names) > 1:
            return parts
        if not certain:
            return []
        if len(parts) > 1 and all(self._has_title(name) for name, _share in names):
            return parts
        parts = [part for part in _DOTS.split(cell) if part]
        return parts if len(parts) > 1 and all(map(self._is_known, parts)) else []

    def _has_title(self, name: str) -> bool:
        """Say whether a title follows a department that is known: 人事部 課長, 人事部長."""
        department = name.rpartition(" ")[0] or name.removesuffix("長")
        return department != name and folded(department) in self._alone

    def _is_known(self, name: str) -> bool:
        return folded(_with_share(name)[0]) in self._alone

    def _is_department(self, text: str) -> bool:
        name, _share = _with_share(text)
        last = parts_of(name)[-1:]
        return folded(name) in self._alone or bool(last and is_department(last[0].rstrip("長")))


def _side_by_side(cell: str, known: Collection[str]) -> list[str]:
    """Return the departments of one level in a cell, parted by spaces (総務部 人事部); nothing for a
    path, or where one of them is not known."""
    parts = cell.split()
    ranks = {level_rank(part) for part in parts}
    listed = len(parts) > 1 and len(ranks) == 1 and None not in ranks
    return parts if listed and all(folded(part) in known for part in parts) else []


def _titles(cell: str, count: int) -> list[str]:
    """Return the titles in a cell where there are as many as departments, else nothing."""
    for mark in _LISTS:
        titles = [part.strip() for part in mark.split(cell)]
        if len(titles) == count > 1:
            return titles
    return []


def _with_share(text: str) -> tuple[str, int | None]:
    """Return a department and the share written behind it: 人事部（20%）."""
    match = _SHARE.match(text)
    share = read_share(match[2]) if match is not None else None
    if match is None or share is None or share > 1:
        return text, None
    return match[1], round(share * 100)
