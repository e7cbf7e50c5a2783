"""A table of people, and perhaps of their work, as a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from orgsandbox.domain import tree
from orgsandbox.domain.ids import derived_id
from orgsandbox.domain.model import Org
from orgsandbox.domain.problem import Problem
from orgsandbox.domain.project import Assumptions, Project, Scenario
from orgsandbox.domain.work import with_expected
from orgsandbox.files.cells import Cells, NotATable
from orgsandbox.files.headers import folded_header
from orgsandbox.files.importing.cells_of_people import DAY_FIRST
from orgsandbox.files.importing.columns import PEOPLE_HEADERS, Columns, columns_of, repeats_people
from orgsandbox.files.importing.department_table import departments_in, of_departments
from orgsandbox.files.importing.fates import Entry, Fate, People, people_of
from orgsandbox.files.importing.guesses import tells_second_posts
from orgsandbox.files.importing.layout import layout_of
from orgsandbox.files.importing.mends import (
    ALL,
    FILL_DOWN,
    Mend,
    blanks_to_fill,
    filled_down,
    offered,
)
from orgsandbox.files.importing.options import HIERARCHIES, Options
from orgsandbox.files.importing.organisation import organised
from orgsandbox.files.importing.post_table import add_posts
from orgsandbox.files.importing.repairs import with_sections, without_point_zero
from orgsandbox.files.importing.telling import Teller
from orgsandbox.files.importing.titles import Ranks
from orgsandbox.files.importing.words import WORDS
from orgsandbox.files.sheets import table_cells, tables_of
from orgsandbox.files.table import Table, as_table
from orgsandbox.files.work_rows import WORK_HEADERS, with_titles_as_work, with_work
from orgsandbox.i18n import N_, Message

__all__ = ["HIERARCHIES", "Imported", "NotATable", "Options", "import_cells", "import_people"]

_LOOKED_AT = 100
"""Rows of the table of work among which a header given by hand may stand."""

ALL_MENDS = "all"
"""Stands for every kind of mend."""


Reader = Callable[[Table, Columns, Options, Teller], People]
"""Reads the rows of a table: of people, or of departments alone."""


@dataclass(frozen=True, slots=True)
class Imported:
    """The plan, what was read, what is told of the line, and every problem found.

    `fates` counts what became of the rows; they add up to `rows` and the rows left out. `mends` are
    offered or chosen, `table` and `columns` are what the file was taken for.
    """

    project: Project
    rows: int
    roots: int
    depth: int
    widest_span: int
    problems: tuple[Problem, ...]
    fates: Mapping[Fate, int]
    mends: tuple[Mend, ...]
    table: Table
    columns: Columns

    @property
    def org(self) -> Org:
        """The one organisation of the plan."""
        return self.project.scenarios[0].org

    @property
    def unplaced(self) -> int:
        """How many people have no seat."""
        return len(tree.unplaced(self.org))


def import_people(  # noqa: PLR0913 - the door for scripts: a word for each option of the terminal
    people: Path,
    work: Path | None = None,
    *,
    posts: Path | None = None,
    hierarchy: str | None = None,
    full_time: float = 40.0,
    mapping: Mapping[str, str] | None = None,
    left_out: Iterable[str] = (),
    header: int | None = None,
    encoding: str | None = None,
    language: str = "ja",
    sheet: str | None = None,
    day: date | None = None,
    mends: Iterable[str] = (),
    title_as_work: bool = False,
) -> Imported:
    """Return the plan that a table of people (and one of work, one of second posts) means.

    `mapping` gives the header of a field where guessing would fail, `left_out` headers that are to
    mean nothing, `header` the row of the headers (0: none), `mends` the kinds of mend that were
    chosen ("all" for every one). The same input gives the same plan. NotATable says in one
    sentence why a file is none; OSError when it cannot be read.
    """
    wanted = frozenset(mends)
    options = Options(
        hierarchy=hierarchy,
        full_time=full_time,
        mapping=dict(mapping or {}),
        left_out=frozenset(left_out),
        header=header,
        encoding=encoding,
        sheet=sheet,
        day=day,
        mends=wanted | ALL if ALL_MENDS in wanted else wanted,
        title_as_work=title_as_work,
        language=language,
    )
    cells, beside = tables_of(people, encoding, sheet)
    works = None if work is None else table_cells(work, encoding, known=WORK_HEADERS.knows)
    seconds = beside if posts is None else table_cells(posts, encoding)
    return import_cells(cells, options, works, seconds)


def import_cells(
    cells: Cells, options: Options, works: Cells | None = None, posts: Cells | None = None
) -> Imported:
    """Return the plan that cells mean: the stages after the files were read, to be run again freely."""
    teller, posts_teller = Teller(cells.file), Teller(posts.file if posts is not None else "")
    table, columns, read = _understood(cells, options, teller)
    _tell_columns(table, columns, teller)
    _tell_unknown(table, works, options, teller)
    blanks = blanks_to_fill(table, columns)
    if FILL_DOWN in options.mends:
        table = filled_down(table, blanks)
    people = read(table, columns, options, teller)
    proposed: dict[str, list[int]] = {}
    if people.either_order:
        proposed[DAY_FIRST] = list(people.either_order)
    if posts is not None:
        _add(proposed, _with_posts(people.entries, posts, cells.file, options.mends, posts_teller))
    assumptions = Assumptions(full_time_hours=options.full_time)
    manager = columns.by_field.get("manager_id")
    header = "manager_id" if manager is None else table.headers[manager]
    made = organised(people, columns, header, options, teller, Ranks(assumptions.titles))
    rows = [entry.row for entry in people.entries]
    _add(proposed, {kind: [rows[n] for n in places] for kind, places in made.proposed.items()})
    problems = [*table.problems, *teller.problems, *posts_teller.problems]
    org = made.org
    if options.title_as_work:
        org = with_titles_as_work(org, people.entries)
    if works is not None:
        table_of_work = as_table(works, WORK_HEADERS.knows)
        worked = with_work(org, table_of_work, options.mapping, options.full_time, options.mends)
        org = worked.org
        problems.extend(worked.problems)
        _add(proposed, worked.proposed)
    org = with_expected(org, org.tasks)
    day = options.day or table.as_of or date.today()
    name = WORDS[options.language]["now"]
    scenario = Scenario(derived_id("scenario", cells.file), name, org, day)
    return Imported(
        Project(
            (scenario,),
            assumptions=assumptions,
            people_table=layout_of(table, columns, people, options, made),
        ),
        rows=len(table.rows) + table.too_long,
        **made.told,
        problems=tuple(problems),
        fates=people.fates,
        mends=offered(proposed, blanks, people.nameless),
        table=table,
        columns=columns,
    )


def _understood(cells: Cells, options: Options, teller: Teller) -> tuple[Table, Columns, Reader]:
    """Return the table, what its columns are, and who reads its rows; NotATable for a table of neither."""
    table = as_table(cells, PEOPLE_HEADERS.knows, tuple(options.mapping.values()), options.header)
    columns = columns_of(table, options.mapping, options.left_out)
    sections = with_sections(table, columns, teller)
    if sections is not table:
        table, columns = sections, columns_of(sections, options.mapping, options.left_out)
    departments = of_departments(table, columns, options.mapping)
    if departments is not None:
        return without_point_zero(table, departments, teller), departments, departments_in
    if not {"id", "name", "surname"} & columns.by_field.keys():
        raise NotATable(Message(N_("The table has no column for names or numbers of people.")))
    return without_point_zero(table, columns, teller), columns, people_of


def _with_posts(
    entries: Sequence[Entry], posts: Cells, file: str, mends: frozenset[str], teller: Teller
) -> Mapping[str, Sequence[int]]:
    """Give people their second posts; a sheet beside the people that is no such table is told."""
    try:
        return add_posts(entries, posts, mends, teller)
    except NotATable as refusal:
        if posts.file != file:  # it was asked for
            raise
        text = N_("The sheet “{value}” is not read for second posts: {reason}")
        teller.problem("unread_sheet", text, value=posts.sheet, reason=refusal.message)
        return {}


def _add(proposed: dict[str, list[int]], more: Mapping[str, Sequence[int]]) -> None:
    for kind, rows in more.items():
        proposed.setdefault(kind, []).extend(rows)


def _tell_unknown(table: Table, works: Cells | None, options: Options, teller: Teller) -> None:
    """Say which headers given by hand stand nowhere."""
    known = {folded_header(header) for header in table.headers}
    if works is not None:
        known.update(folded_header(cell) for row in works.rows[:_LOOKED_AT] for cell in row)
    text = N_("The table has no column {column}.")
    for header in (*options.mapping.values(), *options.left_out):
        if folded_header(header) not in known:
            teller.problem("unknown_column", text, column=header)


def _has_cells(table: Table, column: int) -> bool:
    return any(row.cells[column] for row in table.rows)


def _tell_columns(table: Table, columns: Columns, teller: Teller) -> None:
    if "id" in columns.by_field and not {"name", "surname"} & columns.by_field.keys():
        text = N_("No column holds names: the numbers in {column} stand for them.")
        teller.problem("no_names", text, column=table.headers[columns.by_field["id"]])
    for column in columns.sensitive:
        text = N_("The column {column} is sensitive and stays outside.")
        teller.note("dropped_column", text, column=table.headers[column])
    for column in columns.kept:
        if repeats_people(table.headers[column]):
            text = N_("The column {column} comes a second time: whom it names is not read.")
            teller.problem("repeated_column", text, column=table.headers[column])
            continue
        if tells_second_posts(table.headers[column]) and _has_cells(table, column):
            text = N_("The column {column} speaks of second posts and is not read.")
            teller.problem("unread_posts", text, column=table.headers[column])
            continue
        text = N_("The column {column} is not used.")
        teller.note("dropped_column", text, column=table.headers[column])
