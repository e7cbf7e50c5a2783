"""The last stage: from the fates of rows to departments with people in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from orgsandbox.domain import tree
from orgsandbox.domain.model import Org
from orgsandbox.files.cells import NotATable
from orgsandbox.files.importing import departments as shapes
from orgsandbox.files.importing.codes import names_with_codes, with_names_of_codes
from orgsandbox.files.importing.columns import Columns
from orgsandbox.files.importing.departments import Departments
from orgsandbox.files.importing.fates import Entry, People
from orgsandbox.files.importing.line import Line, counted
from orgsandbox.files.importing.options import Options
from orgsandbox.files.importing.parents import by_parents
from orgsandbox.files.importing.paths import is_path_column, parts_of, spaced_paths
from orgsandbox.files.importing.posts import Post
from orgsandbox.files.importing.seats import Reading, seated
from orgsandbox.files.importing.teams import by_managers
from orgsandbox.files.importing.telling import Teller
from orgsandbox.files.importing.titles import Ranks
from orgsandbox.files.importing.whole import under_the_whole, without_officers
from orgsandbox.files.importing.words import WORDS
from orgsandbox.i18n import N_, Message


@dataclass(frozen=True, slots=True)
class Organised:
    """The organisation, what is told of its people line: roots, depth, widest span, and `proposed`:
    by the kind of mend, the places of the entries that it would change. `vacant` are, of each
    vacant post, the id of its role and the number of its row.
    """

    org: Org
    proposed: Mapping[str, Sequence[int]]
    told: Mapping[str, int]
    vacant: tuple[tuple[str, int], ...] = ()


def organised(
    people: People, columns: Columns, manager: str, options: Options, teller: Teller, ranks: Ranks
) -> Organised:
    """Return the organisation that people with their posts and managers are.

    `manager` is the header of the managers' column. NotATable where departments go too deep.
    """
    with_names_of_codes(people.entries)
    without_officers(people.entries)
    line = Line(people.entries, options.mends, teller, manager)
    nested = _departments(people, columns, line, options, teller)
    found = under_the_whole(nested, people.entries, line)
    words = WORDS[options.language]
    reading = Reading(people.entries, found, line, ranks, options.mends, words)
    made = seated(reading, teller, "department")
    org = Org({person.id: person for person in made.people}, {unit.id: unit for unit in made.units})
    if tree.levels(org) > tree.DEEPEST:
        text = N_("The departments have more than {count} levels.")
        raise NotATable(Message(text, {"count": tree.DEEPEST}))
    told = _told(line, found)
    if told["roots"] > 1 and line.exists:
        text = N_("{count} people have no manager: each of them stands at the top.")
        teller.note("several_roots", text, count=told["roots"])
    proposed: dict[str, list[int]] = {}
    for kind, places in (*line.proposed.items(), *found.proposed.items()):
        proposed.setdefault(kind, []).extend(places)
    return Organised(org, proposed, told, made.vacant)


def _departments(
    people: People, columns: Columns, line: Line, options: Options, teller: Teller
) -> Departments:
    """Return the departments by the way asked for, else by the table's own evidence."""
    entries = people.entries
    wanted = options.hierarchy
    if wanted is None:
        wanted = _evident(entries, columns)
    if wanted == "level":
        return shapes.by_levels(entries)
    if wanted == "path":
        return shapes.by_paths(entries)
    if wanted == "manager":
        return by_managers(entries, line, WORDS[options.language])
    numbered = names_with_codes(entries, teller)
    nested = None
    if options.hierarchy is None:
        nested = by_parents(entries, options.mends, teller)
    return nested if nested is not None else shapes.by_names(entries, line, numbered)


def _evident(entries: Sequence[Entry], columns: Columns) -> str:
    """Return the way in which the table itself names departments; by managers where it names none."""
    homes = [entry.post.home for entry in entries]
    names = [home.name for home in homes]
    if any(home.levels for home in homes):
        return "level"
    if "path" in columns.by_field or _are_paths(entries, names):
        return "path"
    if paths := spaced_paths(names):
        _take_for_levels(entries, paths)
        return "level"
    return "department" if any(home.is_named for home in homes) else "manager"


def _are_paths(entries: Sequence[Entry], names: Sequence[str]) -> bool:
    """Say whether the main posts' cells are paths; where they may be, the second posts' say so too."""
    if not any(len(parts_of(name)) > 1 for name in set(names)):
        return False
    return is_path_column(
        {*names, *(post.home.name for entry in entries for post in entry.seconds)}
    )


def _take_for_levels(entries: Sequence[Entry], paths: Mapping[str, tuple[str, ...]]) -> None:
    """Let posts name their departments by levels where one cell holds a path (管理本部　総務部)."""

    def levelled(post: Post) -> Post:
        levels = paths.get(post.home.name, ())
        return replace(post, home=replace(post.home, levels=levels)) if levels else post

    for entry in entries:
        entry.post = levelled(entry.post)
        entry.seconds = [levelled(post) for post in entry.seconds]


def _told(line: Line, found: Departments) -> Mapping[str, int]:
    """Return roots, depth and widest span of the people line, or of the departments without one."""
    if line.exists:
        return counted(line)
    children = Counter(path[:-1] for path in found.names if len(path) > 1)
    return {
        "roots": sum(len(path) == 1 for path in found.names),
        "depth": max((len(path) for path in found.names), default=0),
        "widest_span": max(children.values(), default=0),
    }
