"""A table of people, and perhaps of their work, as a plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from orgsandbox.domain import tree
from orgsandbox.domain.ids import derived_id
from orgsandbox.domain.model import Org
from orgsandbox.domain.problem import Problem
from orgsandbox.domain.project import Assumptions, Project, Scenario
from orgsandbox.domain.work import with_expected
from orgsandbox.files import fields
from orgsandbox.files.hierarchy import HIERARCHIES, WORDS, shape
from orgsandbox.files.people_rows import PeopleReader
from orgsandbox.files.table import NotATable, read_table
from orgsandbox.files.work_rows import with_work
from orgsandbox.i18n import N_, Message

__all__ = ["HIERARCHIES", "Imported", "NotATable", "import_people"]


@dataclass(frozen=True, slots=True)
class Imported:
    """The plan, what was read, what is told of the line, and every problem found."""

    project: Project
    rows: int
    roots: int
    depth: int
    widest_span: int
    problems: tuple[Problem, ...]

    @property
    def org(self) -> Org:
        """The one organisation of the plan."""
        return self.project.scenarios[0].org

    @property
    def unplaced(self) -> int:
        """How many people have no seat."""
        return len(tree.unplaced(self.org))


def import_people(
    people: Path,
    work: Path | None = None,
    *,
    hierarchy: str | None = None,
    full_time: float = 40.0,
    mapping: Mapping[str, str] | None = None,
    encoding: str | None = None,
    language: str = "ja",
) -> Imported:
    """Return the plan that a table of people (and one of work) means.

    `mapping` gives the header of a field where guessing would fail. The same input gives the same
    plan. NotATable says in one sentence why a file is none; OSError when it cannot be read.
    """
    table = read_table(people, fields.known_headers(fields.PEOPLE), encoding)
    assumptions = Assumptions(full_time_hours=full_time)
    reader = PeopleReader(table, mapping, assumptions.titles)
    if not {"id", "name", "surname"} & reader.columns.keys():
        raise NotATable(Message(N_("The table has no column for names or numbers of people.")))
    rows = reader.rows()
    found = shape(rows, reader, hierarchy, language)
    org = Org({row.person.id: row.person for row in rows}, {unit.id: unit for unit in found.units})
    if tree.levels(org) > tree.DEEPEST:
        text = N_("The departments have more than {count} levels.")
        raise NotATable(Message(text, {"count": tree.DEEPEST}))
    problems = list(reader.problems)
    if work is not None:
        held = read_table(work, fields.known_headers(fields.WORK), encoding)
        org, more = with_work(org, held, mapping, full_time)
        problems.extend(more)
    org = with_expected(org, org.tasks)
    scenario = Scenario(derived_id("scenario", people.name), WORDS[language]["now"], org)
    project = Project((scenario,), assumptions=assumptions)
    return Imported(
        project, len(table.rows), found.roots, found.depth, found.widest_span, tuple(problems)
    )
