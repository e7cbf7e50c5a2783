"""A table without departments: every manager's reports are a team, named by its manager."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orgsandbox.files.importing.departments import Departments, Path
from orgsandbox.files.importing.fates import Entry
from orgsandbox.files.importing.line import Line


def by_managers(entries: Sequence[Entry], line: Line, words: Mapping[str, str]) -> Departments:
    """Return a team for everybody to whom somebody reports, nested along the line.

    Whoever has neither a manager nor reports is in no team. The manager sits in the own team, as
    its head.
    """
    made = Departments()
    paths: dict[int, Path] = {}
    order = sorted(range(len(entries)), key=line.depths().__getitem__)
    home: dict[int, Path | None] = {}
    for place in order:
        above = line.above[place]
        over = paths.get(above, ()) if above is not None else ()
        if place in line.reports:
            # The row stands in the path: two managers of one name have two teams.
            path = (*over, f"{place}")
            paths[place] = path
            made.names[path] = _name(entries[place], words)
            home[place] = path
        else:
            home[place] = over or None
    made.home = [home[place] for place in range(len(entries))]
    return made


def _name(entry: Entry, words: Mapping[str, str]) -> str:
    own = entry.post.home.name
    if own:
        return own
    name = entry.person.name if entry.person is not None else entry.post.title or entry.key
    return words["team"].format(name=name)
