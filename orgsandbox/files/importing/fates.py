"""What becomes of each row: a person, a post, a seat, a department, a note or a problem; exactly one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from orgsandbox.domain.directory import without_zeros
from orgsandbox.domain.model import Person
from orgsandbox.domain.names import folded
from orgsandbox.files.importing.cells_of_people import PersonCells
from orgsandbox.files.importing.columns import PEOPLE_HEADERS, Columns
from orgsandbox.files.importing.name_remarks import parted
from orgsandbox.files.importing.options import Options
from orgsandbox.files.importing.posts import Home, Post, PostCells, without_second_mark
from orgsandbox.files.importing.telling import Teller
from orgsandbox.files.marks import is_closed_post, is_no_name, means_no_one, vacant_seats
from orgsandbox.files.table import Row, Table
from orgsandbox.i18n import N_

_SECOND = frozenset(
    folded(text)
    for text in (
        "兼務",
        "兼",
        "副",
        "兼任",
        "サブ",
        "second",
        "secondary",
        "no",
        "0",
        "additional",
        "○",
        "◯",
    )
)
VACANT_POSTS = "vacant_posts"
"""The mend that takes rows without a name for vacant posts."""


class Fate(Enum):
    """What a row is."""

    PERSON = "person"
    POST = "post"
    PLANNED_SEAT = "planned_seat"
    DEPARTMENT = "department"
    NOTE = "note"
    PROBLEM = "problem"


@dataclass(slots=True)
class Entry:
    """One node of the people line: somebody, or (`person` None) a post that nobody takes.

    `key` is the number, else the name; `manager` is the cell as given, empty where it says nobody.
    Not `sits`: no post to be filled, but a department without people, or a post done away with.
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
    sits: bool = True


@dataclass(frozen=True, slots=True)
class People:
    """The entries of a table in its order, and how many rows came to which fate.

    `nameless` are the rows that would be vacant posts if the planner said so, `either_order` those
    with a date that may be read with the month or with the day first.
    """

    entries: tuple[Entry, ...]
    fates: dict[Fate, int]
    nameless: tuple[int, ...] = ()
    either_order: tuple[int, ...] = ()


def people_of(table: Table, columns: Columns, options: Options, teller: Teller) -> People:
    """Return who is in a table; what is not understood is told and becomes nobody."""
    return _Rows(table, columns, options, teller).people()


def says_second(cell: str) -> bool:
    """Say whether a cell of a column of 主務 and 兼務 says that the post is a second one."""
    kind = folded(cell)
    return kind in _SECOND or (kind.rstrip("0123456789") or "-") in _SECOND


class _Rows:
    def __init__(self, table: Table, columns: Columns, options: Options, teller: Teller) -> None:
        self._table = table
        self._columns = columns
        self._mends = options.mends
        self._teller = teller
        self._cells = PersonCells(table, columns, options, teller)
        self._posts = PostCells(table, columns, self._cells, teller)
        self._by_key: dict[str, Entry] = {}
        self._vacant: list[Entry] = []
        self._counts = dict.fromkeys(Fate, 0)
        self._marked_second: dict[str, Entry] = {}
        self.nameless: list[int] = []

    def people(self) -> People:
        self._counts[Fate.NOTE] = self._table.skipped
        self._counts[Fate.PROBLEM] = self._table.too_long
        later: list[tuple[Row, str]] = []
        for row in self._table.rows:
            name, marked = without_second_mark(self._cells.name(row))
            key = self._cells.key(row)
            if marked and not key:
                later.append((row, name))  # （兼）伊藤: a second post of whoever is called so
            else:
                self._counts[self._fate(row, key, name)] += 1
        for row, name in later:
            self._counts[self._of_somebody(row, name)] += 1
        entries = [*self._by_key.values(), *self._vacant]
        entries.sort(key=lambda entry: entry.row)
        self._tell_alike(entries)
        self._tell_only_second()
        return People(
            tuple(entries), self._counts, tuple(self.nameless), tuple(self._cells.either_order)
        )

    def _tell_alike(self, entries: Sequence[Entry]) -> None:
        """Tell of numbers that differ by leading zeros alone: 001 and 1 may be one person."""
        first: dict[str, Entry] = {}
        for entry in entries:
            code = entry.person.code if entry.person is not None else ""
            other = first.setdefault(without_zeros(code), entry) if code else entry
            if other is not entry and other.person is not None:
                text = N_(
                    "The numbers {other} (row {first}) and {value} (row {row}) differ by zeros alone; two people are taken."
                )
                self._teller.note(
                    "alike_numbers",
                    text,
                    entry.row,
                    self._header("id"),
                    value=code,
                    other=other.person.code,
                    first=other.row,
                )

    def _tell_only_second(self) -> None:
        """Tell of people whose main post is not in the table: the second one is taken for it."""
        for entry in self._marked_second.values():
            if entry.person is not None:
                text = N_(
                    "Row {row}: {value} has only a second post in the table; it is taken for the main one."
                )
                self._teller.note("only_second", text, entry.row, value=entry.person.name)

    def _of_somebody(self, row: Row, name: str) -> Fate:
        """A second post of whoever has the name; nobody, or one of several, is a problem."""
        alike = [
            entry
            for entry in self._by_key.values()
            if entry.person is not None and folded(entry.person.name) == folded(name)
        ]
        if len(alike) == 1:
            return self._another_row(row, alike[0].key, alike[0])
        if alike:
            text = N_("Row {row}: {value} may be {names}; which one is meant?")
            names = " / ".join(f"{name} ({entry.row})" for entry in alike)
            self._teller.problem(
                "ambiguous_person", text, row.number, self._header("name"), value=name, names=names
            )
        else:
            text = N_("Row {row}: {value} is not in the table of people.")
            self._teller.problem(
                "unknown_person", text, row.number, self._header("name"), value=name
            )
        return Fate.PROBLEM

    def _fate(self, row: Row, key: str, name: str) -> Fate:
        if is_closed_post(name):
            return self._closed(row, key)
        if seats := vacant_seats(name):
            return self._planned(row, key, seats)
        if name and (is_no_name(name) or PEOPLE_HEADERS.is_one(name)):
            text = N_("Row {row}: “{value}” is not the name of a person.")
            self._teller.problem("missing_name", text, row.number, self._header("name"), value=name)
            return Fate.PROBLEM
        if not name:
            return self._nameless(row, key)
        if not key and self._cells.lacks(row, "id"):
            text = N_("Row {row}: {value} has no number and is known by the name.")
            self._teller.note("missing_id", text, row.number, self._header("id"), value=name)
        return self._named(row, key or name, name)

    def _closed(self, row: Row, key: str) -> Fate:
        """A post that was done away with: in no department; whoever reports to it reports past it."""
        text = N_(
            "Row {row} is a post that was done away with: neither a person nor a planned seat."
        )
        self._teller.note("closed_post", text, row.number, self._header("name"), value=key)
        entry = self._entry(row, key or f"\0{row.number}", None)
        entry.post, entry.seconds, entry.sits = replace(entry.post, home=Home()), [], False
        self._vacant.append(entry)
        return Fate.NOTE

    def _nameless(self, row: Row, key: str) -> Fate:
        """A row without a name: a post to be filled where it says which, else a problem."""
        post, _seconds = self._posts.of(row)
        home = post.home
        if home.is_named and post.title and not key:
            return self._planned(row, key)
        if home.is_named and self._cells.has_names and not (key and is_no_name(key)):
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

    def _planned(self, row: Row, key: str, seats: int = 1) -> Fate:
        text = N_("Row {row} is a vacant post: a planned seat, not a person.")
        self._teller.note("vacant_post", text, row.number, self._header("name"), value=key)
        entry = self._entry(row, key or f"\0{row.number}", None)
        if key and folded(key) not in self._by_key:
            self._by_key[folded(key)] = entry
        else:
            self._vacant.append(entry)
        self._vacant.extend(
            self._entry(row, f"\0{row.number} {number}", None) for number in range(1, seats)
        )
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
            self._teller.problem(
                "duplicate_name", text, row.number, self._header("name"), value=key, first=known.row
            )
            entry = self._entry(
                row, f"{key}\0{row.number}", self._cells.person(row, f"{key}\0{row.number}", key)
            )
            self._by_key[folded(entry.key)] = entry
            return Fate.PERSON
        text = N_("The number {value} is used in rows {first} and {row}; the first is taken.")
        self._teller.problem(
            "duplicate_id",
            text,
            row.number,
            self._header("id"),
            value=key,
            key=key,
            first=known.row,
        )
        return Fate.PROBLEM

    def _another_row(self, row: Row, key: str, known: Entry) -> Fate:
        """The same person again: a second post, or the same row once more."""
        post, more = self._posts.of(row)
        marked = self._is_second(row)
        posts = [known.post, *known.seconds]
        if any(post.home == other.home and post.title == other.title for other in posts):
            same_line = self._manager(row) == known.manager
            kind, text = (
                ("duplicate_row", N_("Row {row} repeats row {first}."))
                if same_line
                else (
                    "duplicate_id",
                    N_("The number {value} is used in rows {first} and {row}; the first is taken."),
                )
            )
            self._teller.problem(
                kind, text, row.number, self._header("id"), value=key, first=known.row
            )
            return Fate.PROBLEM
        self._tell_other_fte(row, known)
        first_was_second = self._marked_second.pop(folded(key), None)
        if first_was_second is not None and not marked:
            # The second post came before the main one: they change places.
            known.seconds.append(known.post)
            known.seconds.extend(more)
            known.post, known.manager = post, self._manager(row) or known.manager
            return Fate.POST
        if not marked and self._columns.by_field.get("post_kind") is None:
            text = N_("Row {row} is taken for a second post of {name} (row {first}).")
            self._teller.note(
                "second_post",
                text,
                row.number,
                name=known.person.name if known.person else key,
                first=known.row,
            )
        known.seconds.extend((post, *more))
        return Fate.POST

    def _tell_other_fte(self, row: Row, known: Entry) -> None:
        """Tell of a working time that differs from post to post: nobody can say which is whose."""
        cell = self._cells.text(row, "fte")
        fte = self._cells.fte(row) if cell and known.person is not None else None
        if fte is not None and known.person is not None and fte != known.person.fte:
            text = N_(
                "Row {row} {name}: the FTE {value} of a second post is not used; give shares of posts instead."
            )
            self._teller.problem(
                "bad_number",
                text,
                row.number,
                self._header("fte"),
                name=known.person.name,
                value=cell,
            )

    def _is_second(self, row: Row) -> bool:
        if says_second(self._cells.text(row, "post_kind")):
            return True
        if "兼" not in "".join(row.cells):  # most rows: nothing is to be parted
            return False
        texts = (self._cells.text(row, "title"), self._cells.name(row))
        return any(without_second_mark(text)[1] for text in texts)

    def _entry(self, row: Row, key: str, person: Person | None) -> Entry:
        post, seconds = self._posts.of(row)
        has_left = person is not None and self._cells.has_left(person, row)
        if person is not None:
            person = self._cells.by_status(person, row, has_left=has_left)
        return Entry(
            key,
            row.number,
            person,
            post,
            self._manager(row),
            self._cells.text(row, "responsible"),
            self._cells.text(row, "email"),
            has_left,
            seconds,
        )

    def _manager(self, row: Row) -> str:
        cell = parted(self._cells.text(row, "manager_id"))[0]
        return "" if means_no_one(cell) and folded(cell) != "0" else cell

    def _header(self, name: str) -> str:
        column = self._columns.by_field.get(name)
        return name if column is None else self._table.headers[column]
