"""Second posts in a table of their own (兼務情報): a row for each post, joined by the number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orgsandbox.domain.names import folded
from orgsandbox.files import fields
from orgsandbox.files.cells import Cells
from orgsandbox.files.importing.columns import PEOPLE_HEADERS
from orgsandbox.files.importing.fates import Entry
from orgsandbox.files.importing.posts import Home, Post
from orgsandbox.files.importing.telling import Teller
from orgsandbox.files.numbers import read_share
from orgsandbox.files.table import NotATable, Row, Table, as_table
from orgsandbox.i18n import N_, Message

_FIELDS: fields.Fields = {
    "id": fields.PEOPLE["id"],
    "name": fields.PEOPLE["name"],
    "department": (*fields.SECOND_POSTS["department"], *fields.PEOPLE["department"],
                   *fields.PEOPLE["path"]),
    "title": (*fields.SECOND_POSTS["title"], *fields.PEOPLE["title"]),
    "share": (*fields.SECOND_POSTS["share"], *fields.PEOPLE["post_share"], "割合"),
    "code": (*fields.SECOND_POSTS["code"], *fields.PEOPLE["department_code"]),
}  # fmt: skip


def add_posts(entries: Sequence[Entry], cells: Cells, teller: Teller) -> None:
    """Give people the second posts of a table; NotATable where it names no people or departments."""
    table = as_table(cells, PEOPLE_HEADERS.knows)
    free = [number for number, header in enumerate(table.headers) if header]
    columns = fields.matched(table.headers, _FIELDS, {}, free)
    if not ({"id", "name"} & columns.keys() and {"department", "code"} & columns.keys()):
        raise NotATable(Message(N_("The table of second posts names no people or no departments.")))
    by_key = {folded(entry.key): entry for entry in entries if entry.person is not None}
    for row in table.rows:
        _add(row, table, columns, by_key, teller)


def _add(
    row: Row, table: Table, columns: Mapping[str, int], by_key: Mapping[str, Entry], teller: Teller
) -> None:
    def cell(name: str) -> str:
        return row.cells[columns[name]] if name in columns else ""

    key = cell("id") or cell("name")
    entry = by_key.get(folded(key))
    if entry is None:
        text = N_("Row {row}: {value} is not in the table of people.")
        teller.problem("unknown_person", text, row.number, table.headers[columns.get("id", 0)],
                       value=key)  # fmt: skip
        return
    home = Home(name=cell("department"), code=cell("code"))
    title = cell("title")
    if home.is_named and (entry.post.home.name, entry.post.title) != (home.name, title):
        share = read_share(cell("share")) if cell("share") else None
        part = round(share * 100) if share is not None and share <= 1 else None
        entry.seconds.append(Post(row.number, home, title, part))
