"""What becomes of each row: a person, a post, a planned seat, a note or a problem; exactly one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from orgsandbox.domain.model import Person
from orgsandbox.domain.names import folded
from orgsandbox.files.importing.cells_of_people import PersonCells
from orgsandbox.files.importing.columns import Columns
from orgsandbox.files.importing.options import Options
from orgsandbox.files.importing.telling import Teller
from orgsandbox.files.marks import is_vacant, means_no_one
from orgsandbox.files.table import Row, Table
from orgsandbox.i18n import N_

_SECOND = frozenset(
    folded(text) for text in ("兼務", "兼", "副", "兼任", "サブ", "second", "secondary", "no", "0", "additional")
)  # fmt: skip
VACANT_POSTS = "vacant_posts"
"""The mend that takes rows without a name for vacant posts."""

_LIST = ("、", "，", ";", "；", "\n", "|")


class Fate(Enum):
    """What a row is."""

    PERSON = "person"
    POST = "post"
    PLANNED_SEAT = "planned_seat"
    NOTE = "note"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Home:
    """The department that a row names: by levels from the top, by a name, a code, a parent."""

    levels: tuple[str, ...] = ()
    name: str = ""
    code: str = ""
    parent: str = ""

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


@dataclass(slots=True)
class Entry:
    """One node of the people line: somebody, or (`person` None) a post that nobody takes.

    `key` is the number, else the name; `manager` is the cell as given, empty where it says nobody.
    """

    key: str
    row: int
    person: Person | None
    post: Post
    manager: str
    responsible: str
    email: str
    has_left: bool
    seconds: list[Post] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class People:
    """The entries of a table in its order, and how many rows came to which fate.

    `nameless` are the rows that would be vacant posts if the planner said so.
    """

    entries: tuple[Entry, ...]
    fates: dict[Fate, int]
    nameless: tuple[int, ...] = ()


def people_of(table: Table, columns: Columns, options: Options, teller: Teller) -> People:
    """Return who is in a table; what is not understood is told and becomes nobody."""
    return _Rows(table, columns, options, teller).people()


class _Rows:
    def __init__(self, table: Table, columns: Columns, options: Options, teller: Teller) -> None:
        self._table = table
        self._columns = columns
        self._mends = options.mends
        self._teller = teller
        self._cells = PersonCells(table, columns, options, teller)
        self._by_key: dict[str, Entry] = {}
        self._vacant: list[Entry] = []
        self._counts = dict.fromkeys(Fate, 0)
        self._marked_second: dict[str, Entry] = {}
        self.nameless: list[int] = []

    def people(self) -> People:
        self._counts[Fate.NOTE] = self._table.skipped
        self._counts[Fate.PROBLEM] = self._table.too_long
        for row in self._table.rows:
            self._counts[self._fate(row)] += 1
        entries = [*self._by_key.values(), *self._vacant]
        entries.sort(key=lambda entry: entry.row)
        return People(tuple(entries), self._counts, tuple(self.nameless))

    def _fate(self, row: Row) -> Fate:
        name = self._cells.name(row)
        key = self._cells.key(row)
        if is_vacant(name):
            return self._planned(row, key)
        if not name:
            return self._nameless(row, key)
        return self._named(row, key or name, name)

    def _nameless(self, row: Row, key: str) -> Fate:
        """A row without a name: a post to be filled where it says which, else a problem."""
        home, title = self._home(row), self._cells.text(row, "title")
        if home.is_named and title and not key:
            return self._planned(row, key)
        if home.is_named and self._cells.has_names:
            self.nameless.append(row.number)
            if VACANT_POSTS in self._mends:
                return self._planned(row, key)
        if not self._cells.has_names and key:
            return self._named(row, key, key)
        self._teller.problem(
            "missing_name",
            N_("Row {row} has no name."),
            row.number,
            self._header("name"),
            value=key,
        )
        return Fate.PROBLEM

    def _planned(self, row: Row, key: str) -> Fate:
        text = N_("Row {row} is a vacant post: a planned seat, not a person.")
        self._teller.note("vacant_post", text, row.number, self._header("name"), value=key)
        entry = self._entry(row, key or f"\0{row.number}", None)
        if key and folded(key) not in self._by_key:
            self._by_key[folded(key)] = entry
        else:
            self._vacant.append(entry)
        return Fate.PLANNED_SEAT

    def _named(self, row: Row, key: str, name: str) -> Fate:
        known = self._by_key.get(folded(key))
        if known is None:
            entry = self._entry(row, key, self._cells.person(row, key, name))
            self._by_key[folded(key)] = entry
            if self._is_second(row):
                self._marked_second[folded(key)] = entry
            return Fate.PERSON
        if known.person is None or not self._same_person(known.person, row, name):
            return self._two_with_one_number(row, key, known)
        return self._another_row(row, key, known)

    def _same_person(self, person: Person, row: Row, name: str) -> bool:
        if self._columns.by_field.get("id") is None:
            return False  # one name twice without a number is two people
        joined = self._cells.text(row, "joined")
        return folded(person.name) == folded(name) and (
            not joined or person.joined is None or self._cells.day(row, "joined") == person.joined
        )

    def _two_with_one_number(self, row: Row, key: str, known: Entry) -> Fate:
        if self._columns.by_field.get("id") is None:
            text = N_(
                "Row {row}: {value} is also the name in row {first}; without numbers nobody can tell them apart."
            )
            self._teller.problem("duplicate_name", text, row.number, self._header("name"),
                                 value=key, first=known.row)  # fmt: skip
            entry = self._entry(
                row, f"{key}\0{row.number}", self._cells.person(row, f"{key}\0{row.number}", key)
            )
            self._by_key[folded(entry.key)] = entry
            return Fate.PERSON
        text = N_("The number {value} is used in rows {first} and {row}; the first is taken.")
        self._teller.problem("duplicate_id", text, row.number, self._header("id"), value=key,
                             key=key, first=known.row)  # fmt: skip
        return Fate.PROBLEM

    def _another_row(self, row: Row, key: str, known: Entry) -> Fate:
        """The same person again: a second post, or the same row once more."""
        post = self._post(row)
        marked = self._is_second(row)
        posts = [known.post, *known.seconds]
        if any(post.home == other.home and post.title == other.title for other in posts):
            same_line = self._manager(row) == known.manager
            kind, text = ("duplicate_row", N_("Row {row} repeats row {first}.")) if same_line else (
                "duplicate_id", N_("The number {value} is used in rows {first} and {row}; the first is taken."))  # fmt: skip
            self._teller.problem(
                kind, text, row.number, self._header("id"), value=key, first=known.row
            )
            return Fate.PROBLEM
        first_was_second = self._marked_second.pop(folded(key), None)
        if first_was_second is not None and not marked:
            # The second post came before the main one: they change places.
            known.seconds.append(known.post)
            known.post, known.manager = post, self._manager(row) or known.manager
            return Fate.POST
        if not marked and self._columns.by_field.get("post_kind") is None:
            text = N_("Row {row} is taken for a second post of {name} (row {first}).")
            self._teller.note("second_post", text, row.number, name=known.person.name if known.person else key,
                              first=known.row)  # fmt: skip
        known.seconds.append(post)
        return Fate.POST

    def _is_second(self, row: Row) -> bool:
        return folded(self._cells.text(row, "post_kind")) in _SECOND

    def _entry(self, row: Row, key: str, person: Person | None) -> Entry:
        entry = Entry(
            key,
            row.number,
            person,
            self._post(row),
            self._manager(row),
            self._cells.text(row, "responsible"),
            self._cells.text(row, "email"),
            person is not None and self._cells.has_left(person, row),
        )
        for columns in self._columns.posts:
            if not row.cells[columns.department]:
                continue
            entry.seconds.extend(self._seconds(row, columns.department, columns.title,
                                               columns.share, columns.code))  # fmt: skip
        return entry

    def _manager(self, row: Row) -> str:
        cell = self._cells.text(row, "manager_id")
        return "" if means_no_one(cell) and folded(cell) != "0" else cell

    def _post(self, row: Row) -> Post:
        flag = self._cells.flag(row, "head_flag")
        share = self._cells.share(row, self._columns.by_field.get("post_share"))
        return Post(row.number, self._home(row), self._cells.text(row, "title"), share, flag)

    def _home(self, row: Row) -> Home:
        levels = tuple(row.cells[column] for column in self._columns.levels)
        text = self._cells.text
        parent = text(row, "parent_code") or text(row, "parent")
        path = text(row, "path")
        if any(levels) and not levels[0]:
            note = N_(
                "Row {row}: the highest level is empty; the department below it stands at the top."
            )
            self._teller.note(
                "missing_level", note, row.number, self._table.headers[self._columns.levels[0]]
            )
        return Home(levels if any(levels) else (), path or text(row, "department"),
                    text(row, "department_code"), parent)  # fmt: skip

    def _seconds(
        self, row: Row, department: int, title: int | None, share: int | None, code: int | None
    ) -> list[Post]:
        names = _listed(row.cells[department])
        titles = _listed(row.cells[title]) if title is not None else []
        if len(titles) != len(names):
            titles = [row.cells[title] if title is not None else ""] * len(names)
        number = row.cells[code] if code is not None and len(names) == 1 else ""
        part = self._cells.share(row, share)
        return [
            Post(row.number, Home(name=name, code=number), post, part)
            for name, post in zip(names, titles, strict=True)
        ]

    def _header(self, name: str) -> str:
        column = self._columns.by_field.get(name)
        return name if column is None else self._table.headers[column]


def _listed(cell: str) -> Sequence[str]:
    """Return the entries of a cell that may hold a list (総務部、人事部)."""
    for mark in _LIST:
        if mark in cell:
            return [part.strip() for part in cell.split(mark) if part.strip()]
    return [cell] if cell else []
