"""Second posts in a table of their own (兼務情報): a row for each post, joined by the number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orgsandbox.domain.directory import LEADING_ZEROS, VARIANTS
from orgsandbox.files import fields
from orgsandbox.files.cells import Cells
from orgsandbox.files.importing.columns import PEOPLE_HEADERS
from orgsandbox.files.importing.fates import Entry
from orgsandbox.files.importing.line import directory_of
from orgsandbox.files.importing.posts import Home, Post, without_second_mark
from orgsandbox.files.importing.telling import Teller
from orgsandbox.files.numbers import read_share
from orgsandbox.files.table import NotATable, Row, Table, as_table
from orgsandbox.i18n import N_, Message

_FIELDS: fields.Fields = {
    "id": fields.PEOPLE["id"],
    "name": fields.PEOPLE["name"],
    "department": (
        *fields.SECOND_POSTS["department"],
        *fields.PEOPLE["department"],
        *fields.PEOPLE["path"],
    ),
    "title": (*fields.SECOND_POSTS["title"], *fields.PEOPLE["title"]),
    "share": (*fields.SECOND_POSTS["share"], *fields.PEOPLE["post_share"], "割合"),
    "code": (*fields.SECOND_POSTS["code"], *fields.PEOPLE["department_code"]),
}


def add_posts(
    entries: Sequence[Entry], cells: Cells, mends: frozenset[str], teller: Teller
) -> Mapping[str, Sequence[int]]:
    """Give people the second posts of a table; NotATable where it names no people or departments.

    Returns the rows for which a mend would find the person, by the kind of mend.
    """
    table = as_table(cells, PEOPLE_HEADERS.knows)
    free = [number for number, header in enumerate(table.headers) if header]
    columns = fields.matched(table.headers, _FIELDS, {}, free)
    if not ({"id", "name"} & columns.keys() and {"department", "code"} & columns.keys()):
        raise NotATable(Message(N_("The table of second posts names no people or no departments.")))
    reader = _Posts(table, columns, entries, mends, teller)
    for row in table.rows:
        reader.add(row)
    return reader.proposed


class _Posts:
    def __init__(
        self,
        table: Table,
        columns: Mapping[str, int],
        entries: Sequence[Entry],
        mends: frozenset[str],
        teller: Teller,
    ) -> None:
        self._headers = table.headers
        self._columns = columns
        self._decimal_comma = table.cells.has_decimal_comma
        self._entries = entries
        self._people = directory_of(entries)
        self._mends = mends & {LEADING_ZEROS, VARIANTS}
        self._teller = teller
        self.proposed: dict[str, list[int]] = {}

    def add(self, row: Row) -> None:
        entry = self._entry(row)
        home = Home(name=self._cell(row, "department"), code=self._cell(row, "code"))
        title, _marked = without_second_mark(self._cell(row, "title"))
        if entry is None or not home.is_named:
            return
        if (entry.post.home.name, entry.post.title) != (home.name, title):
            entry.seconds.append(Post(row.number, home, title, self._share(row)))

    def _entry(self, row: Row) -> Entry | None:
        who = self._cell(row, "id") or self._cell(row, "name")
        match = self._people.find(who, mends=self._mends)
        if match.mend:
            self.proposed.setdefault(match.mend, []).append(row.number)
        if match.key is not None and self._entries[match.key].person is not None:
            return self._entries[match.key]
        if match.is_ambiguous:
            kind, text = (
                "ambiguous_person",
                N_("Row {row}: {value} may be {names}; which one is meant?"),
            )
        else:
            kind, text = "unknown_person", N_("Row {row}: {value} is not in the table of people.")
        names = " / ".join(str(self._entries[place].row) for place in match.candidates)
        self._teller.problem(
            kind,
            text,
            row.number,
            self._header("id" if self._cell(row, "id") else "name"),
            value=who,
            names=names,
        )
        return None

    def _share(self, row: Row) -> int | None:
        cell = self._cell(row, "share")
        share = read_share(cell, decimal_comma=self._decimal_comma) if cell else None
        if cell and (share is None or share > 1):
            text = N_("Row {row}: “{value}” is not a share of the time.")
            self._teller.problem("bad_number", text, row.number, self._header("share"), value=cell)
            return None
        return None if share is None else round(share * 100)

    def _cell(self, row: Row, name: str) -> str:
        return row.cells[self._columns[name]] if name in self._columns else ""

    def _header(self, name: str) -> str:
        return self._headers[self._columns[name]] if name in self._columns else name
